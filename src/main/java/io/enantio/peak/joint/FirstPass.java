package io.enantio.peak.joint;

import io.enantio.peak.fit.BaselineEvidence;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.learn.SpikeMask;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What later steps ask of a first fit of an injection. The fit itself is let go: what it works with is fifty times as large,
 * and a run has thousands of them.
 *
 * @param firstMin place of the first peak
 * @param placeInformation about it, 1/min^2
 * @param areasCountsMin of the expected peaks
 * @param backgroundCounts at the start of the window
 * @param background what the trace says of its baseline
 * @param spiked the fit itself, where a spike stands in it and it is to be made again
 */
record FirstPass(
        double firstMin,
        double placeInformation,
        List<Double> areasCountsMin,
        double backgroundCounts,
        BaselineEvidence background,
        Optional<MapFit> spiked) {

    static FirstPass of(MapFit fit) {
        VariableProjection trace = fit.trace();
        return new FirstPass(
                fit.theta()[0],
                trace.information()[0][0],
                IntStream.range(0, trace.layout().peaks())
                        .mapToObj(trace::coefficient)
                        .toList(),
                trace.baseline(0),
                trace.baselineEvidence(),
                SpikeMask.worst(trace) < 0 ? Optional.empty() : Optional.of(fit));
    }
}
