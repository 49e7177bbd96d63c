package io.enantio.acceptance.result;

import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.AnalyticalRun;
import java.util.List;

/**
 * All that a run is judged on.
 *
 * @param injections peaks of every injection, in order
 * @param analytes one per judged analyte, in the method's order
 */
public record RunEvidence(
        Method method, AnalyticalRun run, List<InjectionPeaks> injections, List<CalibratedAnalyte> analytes) {
    public RunEvidence {
        injections = List.copyOf(injections);
        analytes = List.copyOf(analytes);
    }
}
