package io.enantio.report.study;

import io.enantio.report.folder.OutputFile;
import io.enantio.report.page.Page;
import io.enantio.report.text.JsonText;
import io.enantio.report.writer.HtmlPage;
import io.enantio.report.writer.PdfPage;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import io.enantio.study.StudyResult;
import io.enantio.study.record.StudyRun;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Every file of a study's results: tables, the figure, the page, and study.json with hashes of what went in and came out. */
public final class StudyReport {
    /** Name of the figure's file. */
    static final String FIGURE = "profile.svg";

    private static final String PAGE = "report.html";
    private static final String PDF = "report.pdf";

    /**
     * Where the results come from.
     *
     * @param software version of enantio
     * @param inputs the plan first, then what it names
     */
    public record Origin(String software, List<InputFile> inputs) {
        public Origin {
            inputs = List.copyOf(inputs);
        }

        String planHash() {
            return inputs.get(0).sha256();
        }
    }

    /** What is written for people. */
    public enum Form {
        HTML,
        HTML_AND_PDF
    }

    /** A file before it is written. */
    private record Written(String name, byte[] bytes) implements OutputFile {
        static Written of(String name, String text) {
            return new Written(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private StudyReport() {}

    /** All files; study.json, which names the others with their hashes, last. Equal inputs give equal bytes. */
    public static List<OutputFile> files(StudyResult result, Origin origin, Form form) {
        List<OutputFile> files = new ArrayList<>();
        StudyTables.of(result).forEach(table -> files.add(Written.of(table.file(), table.text())));
        files.add(Written.of(FIGURE, ProfileFigure.of(result).toString()));
        Page page = StudyPage.of(result, origin);
        files.add(new Written(PAGE, HtmlPage.of(page)));
        if (form == Form.HTML_AND_PDF) {
            files.add(new Written(PDF, PdfPage.of(page, lastAcquired(result))));
        }
        files.add(Written.of(StudyFolder.MARK, json(result, origin, List.copyOf(files))));
        return List.copyOf(files);
    }

    private static LocalDate lastAcquired(StudyResult result) {
        return result.records().runs().stream()
                .map(StudyRun::acquired)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }

    private static String json(StudyResult result, Origin origin, List<OutputFile> files) {
        JsonText json = new JsonText();
        return json.text(() -> {
            json.put("schema", StudyFolder.FORM);
            json.put("study", result.plan().identity().study());
            json.put("data", result.plan().identity().origin().name().toLowerCase(Locale.ROOT));
            json.put("software_version", origin.software());
            json.array(
                    "inputs",
                    origin.inputs(),
                    input -> json.object(() -> {
                        json.put("role", input.role());
                        json.put("path", input.path());
                        json.put("sha256", input.sha256());
                    }));
            json.array(
                    "runs",
                    runs(result),
                    run -> json.object(() -> {
                        json.put("run", run.run());
                        json.put("version", run.version());
                        json.put("seal", run.seal());
                    }));
            json.array(
                    "outputs",
                    files,
                    file -> json.object(() -> {
                        json.put("path", file.name());
                        json.put("sha256", Sha256.of(file.bytes()));
                    }));
        });
    }

    /** One line for each run, whatever the number of its analytes. */
    private static List<StudyRun> runs(StudyResult result) {
        List<StudyRun> runs = new ArrayList<>();
        for (StudyRun run : result.records().runs()) {
            if (runs.stream().noneMatch(known -> known.run().equals(run.run()))) {
                runs.add(run);
            }
        }
        return runs;
    }
}
