package io.enantio.operation;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.comparison.Matching;
import io.enantio.comparison.OurIntegration;
import io.enantio.comparison.OurPeak;
import io.enantio.comparison.OurPeaks;
import io.enantio.comparison.ProgramComparison;
import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.RunInput;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.input.results.SealedResults;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.input.text.SourceFile.Location;
import io.enantio.input.theirs.TheirFile;
import io.enantio.input.theirs.TheirSystem;
import io.enantio.method.value.Rounding;
import io.enantio.peak.area.Peak;
import io.enantio.report.comparison.ComparisonFolder;
import io.enantio.report.comparison.ComparisonSources;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.writer.ReportFiles.Form;
import io.enantio.run.AnalyticalRun.Header;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import io.enantio.run.StoredResults.Role;
import io.enantio.run.StoredTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The results of a run beside those of another program. Our numbers come from the sealed results. The run is integrated again for the
 * chromatograms and for the reasons of disagreements; where it cannot be, or no longer gives the recorded areas, the report says so.
 */
public final class ComparedRun {
    private static final double SAME = 1e-9;

    private final Wishes wishes;
    private final ResultsFolder folder;
    private final Header header;
    private final Rounding rounding;
    private final SealedResults sealed;
    private final List<OurPeak> ours;
    private final TheirFile.Reading theirs;
    private final List<InputFile> inputs;

    private ComparedRun(
            Wishes wishes,
            ResultsFolder folder,
            ResultsOnFile onFile,
            SealedResults sealed,
            List<OurPeak> ours,
            TheirFile.Reading theirs) {
        this.wishes = wishes;
        this.folder = folder;
        this.header = onFile.header();
        this.rounding = onFile.rounding();
        this.sealed = sealed;
        this.ours = ours;
        this.theirs = theirs;
        this.inputs = inputs();
    }

    /**
     * What is to be compared.
     *
     * @param results folder of ours
     * @param runFolder absent: the folder that contains the results
     * @param theirs file of the other program
     * @param system that wrote it; absent: told from its content
     * @param columns map of its columns
     */
    public record Compared(
            Path results,
            Optional<Path> runFolder,
            Path theirs,
            Optional<TheirSystem> system,
            Optional<Path> columns) {}

    /**
     * How it is to be shown.
     *
     * @param compared what
     * @param out folder for the comparison; absent: {@code comparison} beside the results
     * @param overwrite which folder may be replaced
     * @param pictures at most how many disagreements are drawn
     * @param forms of the report besides HTML
     */
    public record Wishes(Compared compared, Optional<Path> out, Overwrite overwrite, int pictures, Set<Form> forms) {}

    /**
     * What came of it.
     *
     * @param comparison the numbers
     * @param run its name
     * @param rounding of printed numbers
     * @param place of the folder
     * @param before where a folder is kept that was there and is not ours
     * @param remarks what the user should know, a sentence each
     */
    public record Written(
            ProgramComparison comparison,
            String run,
            Rounding rounding,
            Path place,
            Optional<Path> before,
            List<String> remarks) {
        public Written {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Reads both sides and checks all that can be checked before the work.
     *
     * @param wishes of the user
     * @return both sides, not yet compared
     * @throws InputException if one of them cannot be used
     */
    public static ComparedRun read(Wishes wishes) {
        Compared compared = wishes.compared();
        Path results = compared.results();
        OpenedRecord record = OpenedRecord.of(results, Kind.RUN);
        ResultsOnFile onFile = ResultsOnFile.of(results, runFolder(compared), record.text());
        List<Path> kept = new ArrayList<>(List.of(results, compared.theirs()));
        compared.columns().ifPresent(kept::add);
        Path place = wishes.out().orElseGet(() -> beside(results));
        ResultsFolder folder = ComparisonFolder.at(place, wishes.overwrite(), kept);
        List<OurPeak> ours = ours(results, onFile);
        TheirFile.Reading theirs = TheirFile.read(
                location(compared.theirs()),
                compared.system(),
                compared.columns().map(ComparedRun::location));
        return new ComparedRun(wishes, folder, onFile, record.sealed(), ours, theirs);
    }

    private static Path runFolder(Compared compared) {
        return compared.runFolder().orElseGet(() -> above(compared.results()));
    }

    private static Path above(Path results) {
        Path above = results.toAbsolutePath().normalize().getParent();
        return above == null ? results : above;
    }

    private static Path beside(Path results) {
        return above(results).resolve("comparison");
    }

    private static Location location(Path path) {
        return Location.of(path, path.toString().replace('\\', '/'));
    }

    private static List<OurPeak> ours(Path results, ResultsOnFile onFile) {
        try {
            return OurPeaks.of(onFile.table(Role.CONCENTRATIONS), onFile.rawFiles());
        } catch (StoredTable.Unusable e) {
            throw new InputException(new Problem(
                    results.toString(),
                    "",
                    String.valueOf(e.getMessage()),
                    "enantio did not write that, or a newer version did: process the run again."));
        }
    }

    /**
     * Compares and writes.
     *
     * @param occasion when, and by which command
     * @return what came of it
     */
    public Written write(Occasion occasion) {
        List<String> remarks = new ArrayList<>();
        Optional<RunResult> integrated = again(remarks);
        ProgramComparison comparison = ProgramComparison.of(
                theirs.results(),
                Matching.of(ours, theirs.results(), theirs.names()),
                integrated.map(OurIntegration::of).orElse(Map.of()),
                rounding);
        ComparisonSources sources = new ComparisonSources(
                header.run(),
                header.acquired(),
                occasion.version(),
                sealed.software().version(),
                inputs,
                integrated,
                remarks,
                wishes.pictures(),
                rounding);
        List<OutputFile> files = ComparisonFolder.files(comparison, sources, wishes.forms());
        Optional<Path> before = folder.write(files);
        return new Written(comparison, header.run(), rounding, folder.place(), before, remarks);
    }

    private List<InputFile> inputs() {
        Compared compared = wishes.compared();
        List<InputFile> files = new ArrayList<>();
        files.add(input("our results", compared.results().resolve(Kind.RUN.file())));
        files.add(new InputFile(
                "their results", shown(compared.theirs()), theirs.results().sha256()));
        compared.columns().ifPresent(map -> files.add(input("map of columns", map)));
        return List.copyOf(files);
    }

    private static InputFile input(String role, Path file) {
        try {
            return new InputFile(role, shown(file), Sha256.hex(RegularFile.digest(file, Sha256.start())));
        } catch (UnusableFile e) {
            throw new InputException(
                    new Problem(file.toString(), "", "cannot be read: " + e.problem(), "Put it back and try again."));
        }
    }

    /** The name without folders: a comparison that is moved or repeated elsewhere has the same bytes. */
    private static String shown(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return String.valueOf(name);
    }

    /** The run from its raw files, if they still give the recorded areas. */
    private Optional<RunResult> again(List<String> remarks) {
        Path runFolder = runFolder(wishes.compared());
        try {
            if (!RegularFile.isListed(runFolder.resolve("run.yaml"))) {
                return without(remarks, "its run folder is not at " + shownPlace(runFolder));
            }
            RunInput loaded = RunInput.read(runFolder, sealed.method(runFolder), reading());
            if (!loaded.run().header().run().equals(header.run())) {
                return without(
                        remarks,
                        "the folder " + shownPlace(runFolder) + " holds the run "
                                + loaded.run().header().run());
            }
            RunResult result = new AssayPipeline(loaded.method(), loaded.chromatograms()).process(loaded.run());
            int others = others(result);
            return others == 0
                    ? Optional.of(result)
                    : without(
                            remarks,
                            "its files, or this version of enantio, give other areas than the recorded ones (" + others
                                    + " of " + ours.size() + ")");
        } catch (InputException refused) {
            if (refused.isOfDisk()) {
                throw refused;
            }
            Problem first = refused.problems().get(0);
            return without(remarks, first.file() + " " + first.problem());
        }
    }

    private static String shownPlace(Path folder) {
        return folder.normalize().toString().replace('\\', '/');
    }

    private static Optional<RunResult> without(List<String> remarks, String problem) {
        remarks.add("The run was not integrated again: " + problem
                + ". Chromatograms are not shown, and bounds give no reasons.");
        return Optional.empty();
    }

    private RawReading reading() {
        Truncated truncated = sealed.options().contains(RawReading.SALVAGE) ? Truncated.SALVAGED : Truncated.REFUSED;
        return new RawReading(sealed.software().rawReader(), truncated);
    }

    /** How many recorded areas the run does not give any more. */
    private int others(RunResult result) {
        Map<String, OptionalDouble> now = new HashMap<>();
        for (ResultRow row : result.rows()) {
            now.put(
                    row.injection().number() + " " + row.analyte().name(),
                    row.peak() instanceof Peak peak
                            ? OptionalDouble.of(peak.area().countsMin())
                            : OptionalDouble.empty());
        }
        return (int) ours.stream()
                .filter(peak -> !isSame(
                        peak.figures().areaCountsMin(),
                        now.getOrDefault(peak.injected().number() + " " + peak.analyte(), OptionalDouble.empty())))
                .count();
    }

    private static boolean isSame(OptionalDouble recorded, OptionalDouble now) {
        return recorded.isEmpty() || now.isEmpty()
                ? recorded.isEmpty() && now.isEmpty()
                : Math.abs(recorded.getAsDouble() - now.getAsDouble()) <= SAME * Math.abs(recorded.getAsDouble());
    }
}
