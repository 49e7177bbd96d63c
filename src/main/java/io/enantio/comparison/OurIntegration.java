package io.enantio.comparison;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.fit.FittedCurve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How we integrated a peak: where its neighbours lie, and what our data hold between bounds of another program.
 *
 * @param peak ours
 * @param neighbours other peaks of the channel, in elution order
 * @param signal what was measured
 * @param fit absent if the area was not fitted
 */
public record OurIntegration(Peak peak, List<Neighbour> neighbours, Trace signal, Optional<Fit> fit) {
    /** Steps over a window: finer than any data. */
    private static final int STEPS = 2000;

    /**
     * Another peak of the channel.
     *
     * @param name of the analyte; absent: of a peak that the method does not know
     * @param retentionTimeMin of its apex
     */
    public record Neighbour(Optional<String> name, double retentionTimeMin) {}

    /**
     * The curve from which the area was read.
     *
     * @param curve of the channel
     * @param place of this peak on it
     * @param places of the neighbours on it
     */
    public record Fit(FittedCurve curve, int place, List<Integer> places) {
        public Fit {
            places = List.copyOf(places);
        }
    }

    /** Where a result stands. */
    public record Key(int injection, String analyte) {}

    /**
     * What stands between bounds, each as a share of our area: the sum of all is what a program would find more than we do that cuts
     * there and draws a straight baseline.
     *
     * @param neighbour of all neighbours together, above our baseline
     * @param largest the neighbour that gives most of it; absent without any
     * @param cut of our own peak, which lies outside: 0 or below
     * @param baseline of the wedge between our baseline and the straight line from the signal at one bound to that at the other
     */
    public record Held(double neighbour, Optional<Neighbour> largest, double cut, double baseline) {
        /** With the baseline that we have: a perpendicular drop. */
        double dropped() {
            return neighbour + cut;
        }

        /** With a baseline from bound to bound. */
        double straight() {
            return dropped() + baseline;
        }
    }

    public OurIntegration {
        neighbours = List.copyOf(neighbours);
    }

    /** Every peak of a run that has an area. */
    public static Map<Key, OurIntegration> of(RunResult result) {
        Map<Integer, InjectionPeaks> injections = new HashMap<>();
        result.injections().forEach(each -> injections.put(each.injection().number(), each));
        Map<Key, OurIntegration> all = new HashMap<>();
        for (ResultRow row : result.rows()) {
            InjectionPeaks injection = injections.get(row.injection().number());
            if (injection != null && row.peak() instanceof Peak peak) {
                of(result.method().compoundOf(row.analyte()), row.analyte(), injection, peak)
                        .ifPresent(found -> all.put(
                                new Key(row.injection().number(), row.analyte().name()), found));
            }
        }
        return all;
    }

    private static Optional<OurIntegration> of(
            Compound compound, Analyte analyte, InjectionPeaks injection, Peak peak) {
        ChannelPeaks channel = injection.in(compound.channels().quantifier());
        int place = compound.place(analyte);
        Optional<FittedCurve> curve = channel.curve().filter(any -> isFitted(peak));
        List<Neighbour> neighbours = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < channel.peaks().size(); i++) {
            if (i != place && channel.peaks().get(i) instanceof Peak other && other.isDetected()) {
                neighbours.add(
                        new Neighbour(Optional.of(compound.analytes().get(i).name()), other.retentionTimeMin()));
                places.add(i);
            }
        }
        curve.ifPresent(fitted -> {
            for (int i = fitted.knownPeaks(); i < fitted.peaks(); i++) {
                neighbours.add(new Neighbour(Optional.empty(), apex(fitted, i)));
                places.add(i);
            }
        });
        return injection.raw().signal(compound.channels().quantifier()) instanceof Chromatogram signal
                        && signal.trace().size() > 1
                ? Optional.of(new OurIntegration(
                        peak, neighbours, signal.trace(), curve.map(fitted -> new Fit(fitted, place, places))))
                : Optional.empty();
    }

    private static boolean isFitted(Peak peak) {
        return switch (peak.how()) {
            case JOINT_FIT, FIXED_SHAPE_FIT -> true;
            case PERPENDICULAR_DROP, MANUAL, NONE -> false;
        };
    }

    private static double apex(FittedCurve curve, int place) {
        List<Double> times = grid(curve.fromMin(), curve.toMin());
        List<Double> counts = curve.peakAt(place, times);
        int highest = IntStream.range(0, counts.size())
                .reduce((one, other) -> counts.get(other) > counts.get(one) ? other : one)
                .orElse(0);
        return times.get(highest);
    }

    private static List<Double> grid(double from, double to) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(i -> from + (to - from) * i / STEPS)
                .toList();
    }

    /** Which of the channel's peaks is nearest to a time, if it is not ours. */
    public Optional<Neighbour> nearerThanOurs(double timeMin) {
        double own = Math.abs(peak.retentionTimeMin() - timeMin);
        return neighbours.stream()
                .filter(other -> Math.abs(other.retentionTimeMin() - timeMin) < own)
                .min((one, other) -> Double.compare(
                        Math.abs(one.retentionTimeMin() - timeMin), Math.abs(other.retentionTimeMin() - timeMin)));
    }

    /**
     * What stands between two times. Absent if they do not lie within the data or the fit, or our area is not above 0.
     *
     * @param startMin of another integration
     * @param endMin of it
     */
    public Optional<Held> between(double startMin, double endMin) {
        double area = peak.area().countsMin();
        double from = fit.map(each -> each.curve().fromMin()).orElse(signal.timeMin(0));
        double to = fit.map(each -> each.curve().toMin()).orElse(signal.timeMin(signal.size() - 1));
        double start = Math.max(startMin, from);
        double end = Math.min(endMin, to);
        if (!(end > start) || !(area > 0)) {
            return Optional.empty();
        }
        return Optional.of(fit.map(each -> ofFit(each, start, end, area)).orElseGet(() -> ofData(start, end, area)));
    }

    private Held ofFit(Fit of, double start, double end, double area) {
        List<Double> times = grid(start, end);
        double step = (end - start) / STEPS;
        double own = sum(of.curve().peakAt(of.place(), times)) * step;
        double neighbour = 0;
        double most = 0;
        Optional<Neighbour> largest = Optional.empty();
        for (int i = 0; i < neighbours.size(); i++) {
            double part = sum(of.curve().peakAt(of.places().get(i), times)) * step;
            neighbour += part;
            if (Math.abs(part) > most) {
                most = Math.abs(part);
                largest = Optional.of(neighbours.get(i));
            }
        }
        double wedge = wedge(start, end, of.curve()::at, of.curve()::baselineAt);
        double whole = of.curve().areaCountsMin(of.place());
        return new Held(neighbour / area, largest, (own - whole) / area, -wedge / area);
    }

    /** Without a fit nobody can tell whose signal it is: all that the bounds change is told as cut, also if it is more. */
    private Held ofData(double start, double end, double area) {
        List<Double> times = grid(start, end);
        double step = (end - start) / STEPS;
        double inside =
                sum(times.stream().map(time -> at(time) - baseline(time)).toList()) * step;
        return new Held(
                0, Optional.empty(), (inside - area) / area, -wedge(start, end, this::at, this::baseline) / area);
    }

    /** Area between our baseline and the straight line from signal to signal. */
    private static double wedge(double start, double end, DoubleUnaryOperator signal, DoubleUnaryOperator baseline) {
        return (end - start)
                / 2
                * (signal.applyAsDouble(start)
                        - baseline.applyAsDouble(start)
                        + signal.applyAsDouble(end)
                        - baseline.applyAsDouble(end));
    }

    /** By the trapezoidal rule, in steps of one. */
    private static double sum(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum - (values.get(0) + values.get(values.size() - 1)) / 2;
    }

    /** Our straight baseline, beyond the bounds as it is at them. */
    private double baseline(double timeMin) {
        Peak.Bounds bounds = peak.bounds();
        double share = (timeMin - bounds.startMin()) / (bounds.endMin() - bounds.startMin());
        double inside = Math.max(0, Math.min(1, share));
        return bounds.baselineStartCounts() + inside * (bounds.baselineEndCounts() - bounds.baselineStartCounts());
    }

    private double at(double timeMin) {
        int after = Math.max(1, Math.min(signal.size() - 1, signal.firstAtOrAfter(timeMin)));
        double from = signal.timeMin(after - 1);
        double share = (timeMin - from) / (signal.timeMin(after) - from);
        return (1 - share) * signal.intensityCounts(after - 1) + share * signal.intensityCounts(after);
    }

    /**
     * Bounds at which a program cuts that drops perpendicularly at the valleys to both neighbours. Absent without a fit or without a
     * neighbour.
     *
     * @return start and end, minutes
     */
    public Optional<List<Double>> valleys() {
        return fit.filter(any -> !neighbours.isEmpty()).map(each -> {
            double apex = peak.retentionTimeMin();
            OptionalDouble before = neighbours.stream()
                    .mapToDouble(Neighbour::retentionTimeMin)
                    .filter(time -> time < apex)
                    .max();
            OptionalDouble after = neighbours.stream()
                    .mapToDouble(Neighbour::retentionTimeMin)
                    .filter(time -> time > apex)
                    .min();
            double start = before.isPresent()
                    ? lowest(each.curve(), before.getAsDouble(), apex)
                    : Math.max(each.curve().fromMin(), peak.bounds().startMin());
            double end = after.isPresent()
                    ? lowest(each.curve(), apex, after.getAsDouble())
                    : Math.min(each.curve().toMin(), peak.bounds().endMin());
            return List.of(start, end);
        });
    }

    private static double lowest(FittedCurve curve, double from, double to) {
        return grid(from, to).stream()
                .min((one, other) -> Double.compare(curve.at(one), curve.at(other)))
                .orElseThrow();
    }
}
