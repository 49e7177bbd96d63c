package io.enantio.peak;

import io.enantio.method.Flag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the joint fit makes of one injection of a channel. */
record FittedChannel(List<FittedPeak> peaks, List<FittedPeak> standards, List<List<Double>> covariance, Set<Flag> flags) {

    /** An area with its standard error in parts, its apex and its height. */
    record FittedPeak(double apexMin, Peak.Area area, double heightCounts) {}

    /** Areas with both parts of their error; empty where the covariance is not positive definite. */
    static Optional<FittedChannel> of(MapFit fit, SamplePrior prior, Set<Flag> flags) {
        Optional<double[][]> total = fit.covariance(prior.total());
        Optional<double[][]> noisy = fit.covariance(prior.shapeKnown());
        return total.flatMap(all -> noisy.map(part -> of(fit, all, part, flags)));
    }

    private static FittedChannel of(MapFit fit, double[][] total, double[][] noisy, Set<Flag> flags) {
        VariableProjection trace = fit.trace();
        FitLayout layout = trace.layout();
        double worse = Math.max(1, ResidualTests.of(trace).reducedChiSquare());
        double[][] all = Matrices.times(worse, trace.linearCovariance(total));
        double[][] part = Matrices.times(worse, trace.linearCovariance(noisy));
        List<FittedPeak> peaks = new ArrayList<>();
        List<List<Double>> covariance = new ArrayList<>();
        for (int j = 0; j < layout.peaks(); j++) {
            double area = trace.coefficient(j);
            double shapePart = Math.sqrt(Math.max(0, all[j][j] - part[j][j]));
            PeakShape shape = layout.shape(fit.theta(), j, 0);
            peaks.add(new FittedPeak(
                    layout.apexMin(fit.theta(), j) + shape.elution().sign() * shape.maximumMin(),
                    new Peak.Area(area, Math.sqrt(part[j][j]), shapePart),
                    area * shape.heightPerArea()));
            covariance.add(Arrays.stream(all[j]).limit(layout.peaks()).boxed().toList());
        }
        return new FittedChannel(peaks, List.of(), covariance, flags);
    }

    static FittedChannel none(Set<Flag> flags) {
        return new FittedChannel(List.of(), List.of(), List.of(), flags);
    }
}
