package io.enantio.cli;

import io.enantio.cli.show.InspectionJson;
import io.enantio.cli.show.InspectionText;
import io.enantio.cli.show.InspectionText.Plots;
import io.enantio.input.mzml.MzmlSummary;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.raw.Truncated;
import io.enantio.text.JsonText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio inspect}: the content of mzML files. */
@Command(
        name = "inspect",
        description =
                "Shows the content of mzML files: instrument, converter, start time, every chromatogram, irregularities."
                        + " A file that cannot be read is reported on the error stream; the others are still shown.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class InspectCommand implements Callable<Integer>, PrintsItsResult {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "mzML files, plain or gzipped.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--plot", description = "Plot every chromatogram.")
    private boolean plot;

    @Option(names = "--salvage", description = "From truncated files, show the chromatograms that are complete.")
    private boolean salvage;

    private final List<Problem> problems = new ArrayList<>();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        if (json && plot) {
            throw new ParameterException(spec.commandLine(), "--plot and --json exclude each other: omit one of them");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            json(out);
        } else {
            show(out, plot ? Plots.ALL : Plots.NONE);
        }
        out.flush();
        return ErrorReport.ofProblems(problems, spec).code();
    }

    /** One file after the other, so that only one is in memory. */
    private void show(PrintWriter out, Plots plots) {
        String gap = "";
        for (Path file : files) {
            Optional<MzmlSummary> summary = read(file);
            if (summary.isPresent()) {
                out.print(gap);
                InspectionText.print(summary.get(), plots, out);
                gap = "\n";
            }
        }
    }

    private void json(PrintWriter out) {
        JsonText text = new JsonText(out);
        InspectionJson writer = new InspectionJson(text);
        text.write(() -> {
            text.array("files", files, file -> read(file).ifPresent(writer::file));
            text.array("problems", problems, writer::problem);
        });
    }

    private Optional<MzmlSummary> read(Path file) {
        try {
            Truncated truncated = salvage ? Truncated.SALVAGED : Truncated.REFUSED;
            return Optional.of(
                    plot
                            ? MzmlSummary.read(file, file.toString(), truncated)
                            : MzmlSummary.withoutPoints(file, file.toString(), truncated));
        } catch (InputException refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
    }
}
