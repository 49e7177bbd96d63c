package io.enantio.input.runfolder;

import io.enantio.input.assay.MethodCheck;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.YamlNode;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.AnalyticalRun.Origin;
import io.enantio.run.AnalyticalRun.Purpose;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** run.yaml to the record. */
final class RunHeader {
    private final YamlNode run;
    private final Problems problems;

    RunHeader(YamlNode run, Problems problems) {
        this.run = run;
        this.problems = problems;
    }

    /** The header; absent if there were problems. */
    Optional<AnalyticalRun.Header> read() {
        Optional<LocalDate> acquired = run.at("acquired").flatMap(date -> MethodCheck.checkDate(date, problems));
        return problems.count() > 0 ? Optional.empty() : acquired.map(this::header);
    }

    private AnalyticalRun.Header header(LocalDate acquired) {
        return new AnalyticalRun.Header(
                text("run"),
                new AnalyticalRun.Instrument(
                        text("instrument"), run.text("instrument_model"), run.text("instrument_serial")),
                text("column_serial"),
                text("analyst"),
                acquired,
                run.text("purpose")
                        .map(word -> Purpose.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Purpose.STUDY),
                run.at("simulated")
                        .filter(RunHeader::isTrue)
                        .map(node -> Origin.SIMULATED)
                        .orElse(Origin.MEASURED));
    }

    private static boolean isTrue(YamlNode node) {
        return node instanceof YamlNode.Truth truth && truth.word().equals("true");
    }

    private String text(String key) {
        return run.text(key).orElseThrow();
    }
}
