package io.enantio.cli;

import io.enantio.comparison.ProgramComparison;
import io.enantio.comparison.Quantity;
import io.enantio.comparison.QuantityComparison;
import io.enantio.comparison.QuantityComparison.Share;
import io.enantio.input.theirs.TheirSystem;
import io.enantio.operation.ComparedRun;
import io.enantio.operation.ComparedRun.Compared;
import io.enantio.operation.ComparedRun.Wishes;
import io.enantio.operation.ComparedRun.Written;
import io.enantio.report.page.NumberPrinter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio compare}: the results of another program beside those of a run. */
@Command(
        name = "compare",
        description =
                "Lays the results of another program beside those of a run: areas, area ratios, concentrations and retention"
                        + " times of the same peaks, how well they agree, which peaks do not, and why as far as the raw data tell."
                        + " Differences are no failure: the exit status is 0.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    private static final int PICTURES = 30;
    private static final int DIGITS = 4;
    private static final int MOST_ANALYTES = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RESULTS", description = "A results folder of a run.")
    private Path results = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "THEIRS",
            description =
                    "The result table of the other program: MultiQuant or SCIEX OS text, MassHunter CSV, TargetLynx XML,"
                            + " LabSolutions text or a Skyline report, known by its content, or any CSV with --columns.")
    private Path theirs = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "SYSTEM",
            description =
                    "The program that wrote THEIRS, if its content does not tell: multiquant, masshunter, targetlynx,"
                            + " labsolutions or skyline.")
    private Optional<String> system = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "FILE",
            description =
                    "A map (enantio-table/1): their columns, their names of our analytes and samples, decimal sign and"
                            + " units of time.")
    private Optional<Path> columns = Optional.empty();

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR",
            description =
                    "The run folder, whose raw files are integrated again for chromatograms and reasons. Default: the"
                            + " folder that contains RESULTS. Without it numbers are compared all the same.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--pictures",
            paramLabel = "N",
            description = "Draw the chromatograms of the first N disagreements. Default: " + PICTURES + ".")
    private int pictures = PICTURES;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder for the comparison. Default: comparison beside RESULTS. An earlier comparison is replaced.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private CommandOptions.ReportForms forms = new CommandOptions.ReportForms();

    @Mixin
    private CommandOptions.Force force = new CommandOptions.Force();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        if (pictures < 0) {
            throw new ParameterException(spec.commandLine(), "--pictures must be 0 or more, is " + pictures);
        }
        Compared compared = new Compared(results, run, theirs, system.map(this::system), columns);
        Written written = ComparedRun.read(new Wishes(compared, out, force.overwrite(), pictures, forms.forms()))
                .write(Now.occasion(spec));
        say(written);
        return ExitStatus.DONE.code();
    }

    private TheirSystem system(String word) {
        return TheirSystem.ofWord(word)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Unknown word " + word + " of --as; known: "
                                + Arrays.stream(TheirSystem.values())
                                        .map(TheirSystem::word)
                                        .collect(Collectors.joining(", "))));
    }

    private void say(Written written) {
        ProgramComparison comparison = written.comparison();
        PrintWriter text = spec.commandLine().getOut();
        text.println("Run " + written.run() + " beside " + comparison.theirs().system() + ": "
                + comparison.matching().pairs().size() + " pairs of peaks, "
                + comparison.matching().oursAlone().size() + " only here, "
                + comparison.matching().theirAnalytesAlone().size() + " only there");
        analytes(comparison, new NumberPrinter(written.rounding())).forEach(text::println);
        int disagreements = comparison.disagreements().size();
        text.println(
                disagreements == 0
                        ? "No pair disagrees."
                        : disagreements + (disagreements == 1 ? " pair disagrees" : " pairs disagree")
                                + "; report.html gives the reasons, as far as they can be told.");
        Stream.of(comparison.remarks(), comparison.matching().remarks(), written.remarks())
                .flatMap(List::stream)
                .forEach(remark -> text.println("Note: " + remark));
        text.println("Comparison: " + written.place());
        written.before().ifPresent(kept -> text.println("Previous folder kept as: " + kept));
        text.flush();
    }

    /** Of each analyte the quantity that is nearest to what is reported; of many analytes only all together. */
    private static Stream<String> analytes(ProgramComparison comparison, NumberPrinter printer) {
        List<Quantity> wanted = List.of(Quantity.CONCENTRATION, Quantity.AREA_RATIO, Quantity.AREA);
        List<String> analytes = comparison.quantities().stream()
                .map(QuantityComparison::analyte)
                .distinct()
                .toList();
        return analytes.stream()
                .skip(analytes.size() > MOST_ANALYTES ? analytes.size() - 1 : 0)
                .map(analyte -> wanted.stream()
                        .flatMap(quantity -> comparison.quantities().stream()
                                .filter(each -> each.analyte().equals(analyte) && each.quantity() == quantity))
                        .filter(each -> !each.values().isEmpty())
                        .findFirst()
                        .map(found -> line(found, printer))
                        .orElse(analyte + ": no pair has a value on both sides"));
    }

    private static String line(QuantityComparison of, NumberPrinter printer) {
        String ratio = of.ratio()
                .median()
                .map(found -> "median " + number(found.median().value(), printer) + " ("
                        + number(found.median().low95(), printer) + " to "
                        + number(found.median().high95(), printer) + ")")
                .orElse("no interval of the median");
        String shares = of.ratio().shares().stream()
                .filter(share -> share.withinPercent() == 15)
                .map(Share::percent)
                .map(percent -> printer.percent(percent).text() + " % of pairs within 15 %")
                .collect(Collectors.joining());
        return of.analyte() + ": theirs/ours of the " + of.quantity().title() + " " + ratio + ", " + shares + ", "
                + of.values().size() + (of.values().size() == 1 ? " pair" : " pairs");
    }

    private static String number(double value, NumberPrinter printer) {
        return printer.significant(value, DIGITS).text();
    }
}
