package io.enantio.acceptance.evidence;

import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.AnalyticalRun;
import java.util.List;
import java.util.Optional;

/**
 * All that a run is judged on.
 *
 * @param injections peaks of every injection, in order
 * @param analytes one per judged analyte, in the method's order
 * @param failedBatches those that failed by an earlier curve: no curve of these analytes rests on their standards
 * @param undecided the same run judged without any decision; absent if no decision can change a result
 */
public record RunEvidence(
        Method method,
        AnalyticalRun run,
        List<InjectionPeaks> injections,
        List<CalibratedAnalyte> analytes,
        FailedBatches failedBatches,
        Optional<RunResult> undecided) {
    public RunEvidence {
        injections = List.copyOf(injections);
        analytes = List.copyOf(analytes);
    }
}
