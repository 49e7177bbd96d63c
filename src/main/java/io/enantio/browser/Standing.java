package io.enantio.browser;

import io.enantio.input.RunInput;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.input.results.SealedResults;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.OpenedRecord;
import io.enantio.record.chain.ChainLayout;
import io.enantio.record.chain.ChainedFile;
import io.enantio.record.chain.ChainedLines;
import io.enantio.review.DecisionFile;
import io.enantio.run.Decisions;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import io.enantio.run.StoredResults.Role;
import io.enantio.run.StoredTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies in a run folder at a moment: the run with its decisions, and its sealed results.
 *
 * @param input the run, with the method of the results
 * @param sealed what run.json states
 * @param record text of run.json
 * @param results its SHA-256, by which these results are known
 * @param tables concentrations and verdicts, as sealed
 * @param seen what the files were like when they were read
 */
record Standing(RunInput input, SealedResults sealed, String record, String results, Tables tables, List<Stamp> seen) {

    static final String DECISIONS = "decisions";

    /** Tables of the results folder. */
    record Tables(StoredTable concentrations, StoredTable calibration, StoredTable verdicts) {}

    /** By what a file is known to be the one that was read. A file that enantio writes is always another file. */
    record Stamp(Optional<String> file) {
        static Stamp of(Path path) {
            try {
                BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
                return new Stamp(Optional.of(now.fileKey() + " " + now.size() + " " + now.lastModifiedTime()));
            } catch (NoSuchFileException e) {
                return new Stamp(Optional.empty());
            } catch (IOException e) {
                throw InputException.ofDisk(new Problem(
                        path.toString(), "", "cannot be read", "Check the disk, the share and the permissions."));
            }
        }

        static List<Stamp> ofAll(Path runFolder) {
            return Stream.of(
                            runFolder.resolve("results").resolve(Kind.RUN.file()),
                            runFolder.resolve(DecisionFile.NAME),
                            runFolder.resolve("run.yaml"),
                            runFolder.resolve("injections.csv"))
                    .map(Stamp::of)
                    .toList();
        }
    }

    /**
     * Reads it.
     *
     * @throws InputException if there are no results, or the run cannot be read
     */
    static Standing read(Path runFolder) {
        List<Stamp> seen = Stamp.ofAll(runFolder);
        Path results = runFolder.resolve("results");
        OpenedRecord opened = OpenedRecord.of(results, Kind.RUN);
        SealedResults sealed = opened.sealed();
        Truncated truncated = sealed.options().contains(RawReading.SALVAGE) ? Truncated.SALVAGED : Truncated.REFUSED;
        RunInput input = RunInput.read(
                runFolder,
                sealed.method(runFolder),
                new RawReading(sealed.software().rawReader(), truncated));
        ResultsOnFile files = ResultsOnFile.of(results, runFolder, opened.text());
        Tables tables =
                new Tables(files.table(Role.CONCENTRATIONS), files.table(Role.CALIBRATION), files.table(Role.VERDICTS));
        String sha256 = Sha256.of(opened.text().getBytes(StandardCharsets.UTF_8));
        return new Standing(input, sealed, opened.text(), sha256, tables, seen);
    }

    boolean isOf(Path runFolder) {
        return seen.equals(Stamp.ofAll(runFolder));
    }

    Decisions decisions() {
        return input.run().decisions();
    }

    /** The decisions that the results know: those first on record. */
    Decisions known() {
        Decisions all = decisions();
        int count = Math.min(sealed.decisions().count(), all.all().size());
        return new Decisions(
                all.all().subList(0, count),
                all.chain().subList(0, count),
                all.withoutEffect().headMap(count + 1));
    }

    /** The parameters of a decision as they were written. */
    String parameters(int decision) {
        ChainedLines lines =
                ChainedFile.in(input.folder().folder(), ChainLayout.DECISIONS).read();
        return decision <= lines.count() ? lines.cell(decision - 1, "parameters") : "";
    }

    /** Every input that can change a result but the decisions: role, path and hash. */
    Set<InputFile> inputs() {
        return sealed.inputs().stream()
                .filter(file -> !file.role().equals(DECISIONS))
                .collect(Collectors.toSet());
    }

    /** Decisions on record that the results do not know yet. */
    int pending() {
        return Math.max(0, decisions().chain().size() - sealed.decisions().count());
    }
}
