package io.enantio.report.peaks;

import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.report.folder.OutputException;
import io.enantio.run.PeakLayout;
import io.enantio.run.PeakLayout.Column;
import io.enantio.run.PeakLayout.Components;
import io.enantio.run.PeakLayout.Encoding;
import io.enantio.run.StoredResults;
import io.enantio.text.CsvTable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The peaks of a run in a layout, made in memory so that no part of a file is written if another cannot be. */
public final class PeaksExport {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PeakLayout layout;
    private final List<List<String>> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final int leftOut;

    /**
     * Why the file cannot be written.
     *
     * @param element of the layout, or line and column of the file
     * @param problem half a sentence
     * @param remedy a sentence
     */
    public record Problem(String element, String problem, String remedy) {}

    /**
     * Makes the file.
     *
     * @param layout in which it is wanted
     * @param results of a run, with its lists
     * @param method of the run
     */
    public PeaksExport(PeakLayout layout, StoredResults results, Method method) {
        this.layout = layout;
        checkMasses(method);
        PeakText text = new PeakText(layout, results.assay().rounding());
        lines.add(layout.columns().stream().map(Column::header).toList());
        List<PeakRow> rows = PeakRow.of(results, method).stream()
                .filter(row -> layout.rows().components() == Components.ALL
                        || row.isInternalStandard() == (layout.rows().components() == Components.INTERNAL_STANDARDS))
                .toList();
        List<PeakRow> wanted = rows.stream()
                .filter(row -> layout.rows().types().contains(row.type()))
                .toList();
        this.leftOut = rows.size() - wanted.size();
        if (problems.isEmpty()) {
            wanted.forEach(row -> lines.add(layout.columns().stream()
                    .map(column -> text.of(column, row))
                    .toList()));
            checkCharacters();
        }
    }

    private void checkMasses(Method method) {
        List<String> compounds = method.compounds().stream().map(Compound::name).toList();
        layout.molarMasses().keySet().stream()
                .filter(name -> !compounds.contains(name))
                .sorted()
                .forEach(name -> problems.add(new Problem(
                        "molar_mass_g_per_mol",
                        "\"" + name + "\" is no compound of the method",
                        "Its compounds: " + String.join(", ", compounds) + ".")));
        if (PeakText.isInMoles(layout)) {
            compounds.stream()
                    .filter(name -> !layout.molarMasses().containsKey(name))
                    .forEach(name -> problems.add(new Problem(
                            "molar_mass_g_per_mol",
                            "a column is in nmol/L, and no molar mass of " + name + " is stated",
                            "State it, or choose ng/mL.")));
        }
    }

    /** No other character takes the place of one that the encoding lacks. */
    private void checkCharacters() {
        CharsetEncoder encoder = charset().newEncoder();
        for (int line = 0; line < lines.size(); line++) {
            List<String> cells = lines.get(line);
            for (int place = 0; place < cells.size(); place++) {
                Optional<String> missing = missing(encoder, cells.get(place));
                String element = "line " + (line + 1) + ", column "
                        + layout.columns().get(place).header();
                missing.ifPresent(character -> problems.add(new Problem(
                        element,
                        layout.form().encoding().word() + " does not have the character " + character,
                        "State encoding: utf-8 if the other program reads it.")));
            }
        }
    }

    private static Optional<String> missing(CharsetEncoder encoder, String cell) {
        return encoder.canEncode(cell)
                ? Optional.empty()
                : cell.codePoints()
                        .filter(c -> !encoder.canEncode(Character.toString(c)))
                        .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                        .findFirst();
    }

    private Charset charset() {
        return layout.form().encoding() == Encoding.WINDOWS_1252
                ? Charset.forName("windows-1252")
                : StandardCharsets.UTF_8;
    }

    /**
     * Why there is no file; in the order of its lines.
     *
     * @return empty if there is one
     */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Number of rows.
     *
     * @return without the header
     */
    public int rows() {
        return lines.size() - 1;
    }

    /**
     * Number of rows of sample types that the layout does not want.
     *
     * @return at least 0
     */
    public int leftOut() {
        return leftOut;
    }

    /**
     * The file as text.
     *
     * @return with its byte order mark, if it has one
     */
    public String text() {
        return (layout.form().encoding() == Encoding.UTF_8_BOM ? BYTE_ORDER_MARK : "")
                + CsvTable.text(lines, layout.form().separator(), layout.form().lineEnd());
    }

    /**
     * Writes the file; an existing one is replaced once the new one is on the disk.
     *
     * @param file to be written
     * @throws OutputException if it cannot be
     */
    public void write(Path file) {
        Path target = file.toAbsolutePath().normalize();
        Path name = target.getFileName();
        if (name == null || Files.isDirectory(target)) {
            throw new OutputException(file.toString(), "is a folder", "Name a file with --out.");
        }
        Path partial = target.resolveSibling("." + name + ".partial");
        try {
            Files.write(partial, text().getBytes(charset()));
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(partial);
            } catch (IOException stays) {
                e.addSuppressed(stays);
            }
            throw new OutputException(
                    file.toString(),
                    "cannot be written (" + OutputException.reason(e) + ")",
                    "Choose another file with --out.");
        }
    }
}
