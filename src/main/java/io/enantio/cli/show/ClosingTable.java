package io.enantio.cli.show;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.method.Analyte;
import io.enantio.report.text.NumberText;
import java.util.List;

/** What a chemist wants to know first: a line per analyte, aligned, in plain ASCII. */
public final class ClosingTable {
    private static final List<String> HEADINGS = List.of("analyte", "LLOQ-ULOQ ng/mL", "standards", "QCs", "verdict");

    private ClosingTable() {}

    /** The table of a run, lines with a line end. */
    public static String of(RunResult result) {
        return AsciiTable.of(
                HEADINGS,
                result.verdicts().stream().map(verdict -> line(result, verdict)).toList());
    }

    private static List<String> line(RunResult result, Verdict verdict) {
        Analyte analyte = verdict.analyte();
        return List.of(
                analyte.name(),
                range(result, analyte),
                standards(result, analyte),
                qcs(result, analyte),
                verdict.isAccepted() ? "accepted" : "REJECTED by " + String.join(", ", verdict.reasons()));
    }

    private static String range(RunResult result, Analyte analyte) {
        return fitOf(result, analyte) instanceof CalibrationCurve curve
                ? NumberText.of(curve.range().effective().low()) + " - "
                        + NumberText.of(curve.range().effective().high())
                : AsciiTable.NOTHING;
    }

    private static String standards(RunResult result, Analyte analyte) {
        List<StandardPoint> standards = fitOf(result, analyte).standards();
        long used = standards.stream()
                .filter(standard -> standard.use() == StandardPoint.Use.USED)
                .count();
        return standards.isEmpty() ? AsciiTable.NOTHING : used + "/" + standards.size();
    }

    /** As rule RUN-2 counted them for the whole run. */
    private static String qcs(RunResult result, Analyte analyte) {
        return result.rules().stream()
                .filter(rule -> rule.analyte().equals(analyte) && rule.rule().equals("RUN-2"))
                .filter(rule -> rule.subject().isEmpty())
                .map(RuleOutcome::count)
                .filter(count -> count.passed().isPresent() && count.total().isPresent())
                .map(count -> count.passed().getAsInt() + "/" + count.total().getAsInt())
                .findFirst()
                .orElse(AsciiTable.NOTHING);
    }

    private static CurveFit fitOf(RunResult result, Analyte analyte) {
        return result.calibrations().stream()
                .map(RunResult.Calibration::fit)
                .filter(fit -> fit.analyte().equals(analyte))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no calibration of " + analyte.name()));
    }
}
