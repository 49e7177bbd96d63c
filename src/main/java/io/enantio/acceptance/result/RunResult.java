package io.enantio.acceptance.result;

import io.enantio.calibration.curve.CurveFit;
import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.AnalyticalRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that came of a run.
 *
 * @param injections peaks of every injection, in order
 * @param rows by injection, then by the method's analyte order
 * @param calibrations one per judged analyte, in the method's order
 * @param rules in the order of analyte, rule and subject
 * @param verdicts one per judged analyte, in the method's order
 * @param undecided what came of it before any decision; absent where no decision can change a result
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

    /** A curve with what has to be said about it. */
    public record Calibration(CurveFit fit, Set<Flag> flags) {}

    public RunResult {
        injections = List.copyOf(injections);
        rows = List.copyOf(rows);
        calibrations = List.copyOf(calibrations);
        rules = List.copyOf(rules);
        verdicts = List.copyOf(verdicts);
    }

    /** Whether every analyte's run stands. */
    public boolean isAccepted() {
        return verdicts.stream().allMatch(Verdict::isAccepted);
    }

    /** The same beside what it was before any decision, with what has to be said about how they were taken. */
    public RunResult comparedWith(RunResult before) {
        List<RuleOutcome> all = new ArrayList<>(rules);
        all.addAll(new Reintegrations(before, run.decisions()).outcomes());
        return new RunResult(method, run, injections, rows, calibrations, all, verdicts, Optional.of(before));
    }

    /** Rows of one analyte, by injection. */
    public List<ResultRow> rowsOf(Analyte analyte) {
        return rows.stream().filter(row -> row.analyte().equals(analyte)).toList();
    }
}
