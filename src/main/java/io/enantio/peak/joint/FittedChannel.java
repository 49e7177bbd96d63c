package io.enantio.peak.joint;

import io.enantio.chromatogram.Trace;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.linear.Matrices;
import io.enantio.peak.shape.PeakShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the joint fit makes of one injection of a channel. */
public record FittedChannel(
        List<FittedPeak> peaks,
        List<List<Double>> covariance,
        IntegrationMethod how,
        Set<Flag> flags,
        Optional<FittedCurve> curve) {

    /** An area with its standard error in parts, its apex and its height. */
    public record FittedPeak(double apexMin, Peak.Area area, double heightCounts, PeakShape shape) {
        static FittedPeak of(MapFit fit, int j, Peak.Area area) {
            PeakShape shape =
                    fit.trace().layout().shape(fit.theta(), j, fit.trace().loadOf(j));
            double apex = fit.trace().layout().apexMin(fit.theta(), j) + shape.maximumMin();
            return new FittedPeak(apex, area, area.countsMin() * shape.heightPerArea(), shape);
        }

        /** Whether not knowing the shape costs more than this part of the area. */
        public boolean isShapeLimited(double part) {
            double size = Math.max(Math.abs(area.countsMin()), Peak.DETECTION_SE * area.seCountsMin());
            return area.shapeSeCountsMin() > part * size;
        }
    }

    /** Areas with both parts of their error; empty if the covariance is not positive definite. */
    static Optional<FittedChannel> of(InjectionFit fit, Set<Flag> more) {
        Optional<double[][]> total = fit.covariance(fit.prior().total());
        Optional<double[][]> noisy = fit.covariance(fit.prior().shapeKnown());
        Set<Flag> flags = new TreeSet<>(fit.flags());
        flags.addAll(more);
        Optional<FittedChannel> found = total.flatMap(all -> noisy.flatMap(part -> of(fit, all, part)));
        return found.map(channel -> channel.with(flags));
    }

    /** The same with the fitted curve, if there is a trace. */
    FittedChannel drawn(InjectionFit fit, FitNoise noise, Optional<Trace> trace) {
        return new FittedChannel(
                peaks, covariance, how, flags, trace.map(points -> fit.fit().curve(noise, points)));
    }

    /** The same with other flags. */
    FittedChannel with(Set<Flag> more) {
        return new FittedChannel(peaks, covariance, how, more, curve);
    }

    private static Optional<FittedChannel> of(InjectionFit injection, double[][] total, double[][] noisy) {
        VariableProjection trace = injection.fit().trace();
        double worse = Math.max(1, ResidualChecks.of(trace).reducedChiSquare());
        double[][] all = Matrices.times(worse, trace.linearCovariance(total));
        double[][] part = Matrices.times(worse, trace.linearCovariance(noisy));
        int peaks = trace.layout().peaks();
        List<FittedPeak> found = new ArrayList<>();
        List<List<Double>> covariance = new ArrayList<>();
        for (int j = 0; j < peaks; j++) {
            if (!isUsable(trace.coefficient(j), all[j], part[j][j])) {
                return Optional.empty();
            }
            double noiseSe = Math.sqrt(part[j][j]);
            double shapeSe = Math.sqrt(Math.max(0, all[j][j] - part[j][j]));
            found.add(FittedPeak.of(injection.fit(), j, new Peak.Area(trace.coefficient(j), noiseSe, shapeSe)));
            covariance.add(Arrays.stream(all[j]).limit(peaks).boxed().toList());
        }
        return Optional.of(new FittedChannel(found, covariance, injection.how(), Set.of(), Optional.empty()));
    }

    /** Whether an area and its row of the covariance are numbers, and the noise is positive. */
    private static boolean isUsable(double area, double[] row, double noiseVariance) {
        return Double.isFinite(area)
                && Arrays.stream(row).allMatch(Double::isFinite)
                && Double.isFinite(noiseVariance)
                && noiseVariance > 0;
    }

    /** No areas, and why. */
    static FittedChannel none(Set<Flag> flags) {
        return new FittedChannel(List.of(), List.of(), IntegrationMethod.NONE, flags, Optional.empty());
    }
}
