package io.enantio.acceptance.result;

import io.enantio.calibration.IntegrationComparison;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.AnalyticalRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The result of a run.
 *
 * @param injections peaks of every injection, in order
 * @param rows by injection, then by the method's analyte order
 * @param calibrations one per judged analyte, in the method's order
 * @param rules in the order of analyte, rule and subject
 * @param verdicts one per judged analyte, in the method's order
 * @param undecided the result without any decision of a person; absent if no decision can change a result
 */
public record RunResult(
        Method method,
        AnalyticalRun run,
        List<InjectionPeaks> injections,
        List<ResultRow> rows,
        List<Calibration> calibrations,
        List<RuleOutcome> rules,
        List<Verdict> verdicts,
        Optional<RunResult> undecided) {

    /**
     * The calibration of an analyte.
     *
     * @param flags of the curve
     * @param areas that blanks and internal standards of the run are compared with
     * @param integration which way of integration errs less by the run's standards; absent if only one was tried or the standards
     *     are too few
     */
    public record Calibration(
            CurveFit fit, Set<Flag> flags, ReferenceAreas areas, Optional<IntegrationComparison> integration) {}

    public RunResult {
        injections = List.copyOf(injections);
        rows = List.copyOf(rows);
        calibrations = List.copyOf(calibrations);
        rules = List.copyOf(rules);
        verdicts = List.copyOf(verdicts);
    }

    /** The same result of a run with other decisions on record. */
    public RunResult of(AnalyticalRun other) {
        return new RunResult(method, other, injections, rows, calibrations, rules, verdicts, undecided);
    }

    /** Whether the run is accepted for every analyte. */
    public boolean isAccepted() {
        return verdicts.stream().allMatch(Verdict::isAccepted);
    }

    /** Rows of one analyte, by injection. */
    public List<ResultRow> rowsOf(Analyte analyte) {
        return rows.stream().filter(row -> row.analyte().equals(analyte)).toList();
    }
}
