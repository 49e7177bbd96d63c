package io.enantio.report.run;

import io.enantio.acceptance.result.RunResult;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The report of a run as a page: verdicts first, then results that need review, then the supporting data. */
public final class RunReport {
    /**
     * Input of a report besides the result.
     *
     * @param outputs other files of the results, with their hashes
     * @param chromatograms study samples whose chromatograms are shown
     */
    public record Source(Provenance provenance, List<InputFile> outputs, ChromatogramChoice chromatograms) {
        public Source {
            outputs = List.copyOf(outputs);
        }
    }

    private RunReport() {}

    /** The page of a run. It does not depend on time, machine or number of threads. */
    public static Page of(RunResult result, Source source) {
        RunView view = new RunView(result);
        AttentionSection attention = new AttentionSection(view);
        List<Section> sections = List.of(
                VerdictSection.of(view),
                attention.section(),
                StudySection.of(view),
                CalibrationSection.of(view),
                QcSection.of(view),
                TrendSection.of(view),
                BlankSection.of(view),
                ChromatogramSection.of(view, source.chromatograms(), attention.shown()),
                DecisionSection.of(view, source.provenance().processedAt()),
                DecisionSection.touched(view),
                InjectionSection.of(view),
                RuleSection.of(view),
                OriginSection.of(view, source));
        return Page.of("Run " + result.run().header().run(), foot(view, source.provenance()), sections);
    }

    private static String foot(RunView view, Provenance provenance) {
        return "enantio " + provenance.software().version() + " · method " + method(view) + " · "
                + view.result().method().limits().ruleset() + " · inputs SHA-256 " + digest(provenance);
    }

    static String method(RunView view) {
        return view.result().method().identity().name() + " "
                + view.result().method().identity().version();
    }

    /** One SHA-256 for all inputs: of a line with role, path and hash for each. */
    static String digest(Provenance provenance) {
        String lines = provenance.inputs().stream()
                .map(input -> input.role() + "\t" + input.path() + "\t" + input.sha256() + "\n")
                .collect(Collectors.joining());
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }
}
