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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio method draft}: a method file to start from. */
@Command(
        name = "draft",
        description = "Prints a commented method file made from the SRM and SIM channels of mzML files, stored as"
                + " chromatograms or as spectra. It loads as it"
                + " is; what a person has to decide is marked. Best of all from a high standard.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class MethodDraftCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "mzML files, plain or gzipped.")
    private List<Path> files = List.of();

    private final Map<Transition, DraftChannel> channels = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private MethodDraft.TimeUnits units = MethodDraft.TimeUnits.STATED;

    /** A draft of some of the files would pass for one of all, so there is none if one cannot be read. */
    @Override
    public Integer call() {
        files.forEach(this::collect);
        if (problems.isEmpty()
                && channels.values().stream()
                        .allMatch(channel -> channel.best().peaks().isEmpty())) {
            problems.add(new Problem(
                    String.join(", ", names()),
                    "",
                    "no SRM or SIM channel shows a peak",
                    "Name a file of a standard; enantio inspect shows what is in a file."));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new MethodDraft(names(), List.copyOf(channels.values()), units).text());
        out.flush();
        return ExitStatus.DONE.code();
    }

    private List<String> names() {
        return files.stream().map(Path::toString).toList();
    }

    private void collect(Path file) {
        try {
            List<StoredTrace> traces =
                    MzmlSummary.read(file, file.toString(), Truncated.REFUSED).channels();
            DraftChannel.collect(file.toString(), traces, channels);
            if (traces.stream()
                    .anyMatch(trace ->
                            trace.transition().isPresent() && trace.timeUnit().isEmpty())) {
                units = MethodDraft.TimeUnits.MISSING;
            }
        } catch (InputException refused) {
            problems.addAll(refused.problems());
        }
    }
}
