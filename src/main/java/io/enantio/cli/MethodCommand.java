package io.enantio.cli;

import io.enantio.cli.draft.DraftChannel;
import io.enantio.cli.draft.MethodDraft;
import io.enantio.input.mzml.MzmlSummary;
import io.enantio.input.mzml.StoredTrace;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Transition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio method}: drafts method files. */
@Command(
        name = "method",
        description = "Drafts method files.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class MethodCommand {

    /** {@code enantio method draft}: a method file to start from. */
    @Command(
            name = "draft",
            description = "Prints a commented method file made from the SRM and SIM channels of mzML files, stored as"
                    + " chromatograms or as spectra. It can be loaded as it"
                    + " is; every decision left to you is marked. Use a high standard if you can.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Draft implements Callable<Integer>, PrintsItsResult {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "mzML files, plain or gzipped.")
        private List<Path> files = List.of();

        private final Map<Transition, DraftChannel> channels = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private boolean hasScans;
        private MethodDraft.TimeUnits units = MethodDraft.TimeUnits.STATED;

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        /** No draft is printed if a file cannot be read: it would pass for a draft of all files. */
        @Override
        public Integer call() {
            files.forEach(this::collect);
            if (problems.isEmpty()
                    && channels.values().stream()
                            .allMatch(channel -> channel.best().peaks().isEmpty())) {
                problems.add(channels.isEmpty() ? noChannel() : noPeak());
            }
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.print(new MethodDraft(names(), List.copyOf(channels.values()), units).text());
            out.flush();
            return ExitStatus.DONE.code();
        }

        private Problem noPeak() {
            return new Problem(
                    String.join(", ", names()),
                    "",
                    "no SRM or SIM channel has a peak",
                    "Use the file of a standard; enantio inspect shows what a file contains.");
        }

        private Problem noChannel() {
            return new Problem(
                    String.join(", ", names()),
                    "",
                    "there is no SRM or SIM channel to draft a method from",
                    (hasScans
                                    ? "Write the m/z of ions in full scans or product ion spectra into a method yourself;"
                                    : "Export the channels that the instrument recorded, not only their sum or the signal of"
                                            + " another detector;")
                            + " enantio inspect shows what a file contains.");
        }

        private List<String> names() {
            return files.stream().map(Path::toString).toList();
        }

        private void collect(Path file) {
            try {
                MzmlSummary summary = MzmlSummary.read(file, file.toString(), Truncated.REFUSED);
                List<StoredTrace> traces = summary.channels();
                hasScans |= summary.stored().groups().stream()
                        .anyMatch(group -> group.msLevel().isPresent());
                DraftChannel.collect(file.toString(), traces, channels);
                if (traces.stream()
                        .anyMatch(trace -> trace.transition().isPresent()
                                && trace.timeUnit().isEmpty())) {
                    units = MethodDraft.TimeUnits.MISSING;
                }
            } catch (InputException refused) {
                problems.addAll(refused.problems());
            }
        }
    }
}
