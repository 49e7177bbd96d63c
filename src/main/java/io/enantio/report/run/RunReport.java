package io.enantio.report.run;

import io.enantio.acceptance.result.RunResult;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.run.figure.ChromatogramChoice;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The report of a run as a page: verdicts first, then what needs a person, then everything that they rest on. */
public final class RunReport {
    /**
     * What a report is made of besides the result.
     *
     * @param outputs other files of the results, with their hashes
     */
    public record Source(Provenance provenance, List<InputFile> outputs, ChromatogramChoice chromatograms) {
        public Source {
            outputs = List.copyOf(outputs);
        }
    }

    private RunReport() {}

    /** The page of a run. Nothing in it depends on when, where or by how many threads the run was processed. */
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
                ChromatogramSection.of(view, source.chromatograms(), attention.places()),
                DecisionSection.of(view),
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

    /** One hash for all inputs: of the lines role, path and hash of each. */
    static String digest(Provenance provenance) {
        String lines = provenance.inputs().stream()
                .map(input -> input.role() + "\t" + input.path() + "\t" + input.sha256() + "\n")
                .collect(Collectors.joining());
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }
}
