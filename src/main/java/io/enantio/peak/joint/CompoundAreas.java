package io.enantio.peak.joint;

import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Channel.Role;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.peak.joint.FittedChannel.FittedPeak;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.pooled.CompoundRun;
import io.enantio.peak.pooled.CompoundRun.Content;
import io.enantio.peak.pooled.PeakDensity;
import io.enantio.peak.pooled.RunAreas.ChannelAreas;
import io.enantio.peak.pooled.RunAreas.InjectionAreas;
import io.enantio.peak.pooled.RunAreas.Note;
import io.enantio.peak.pooled.RunAreas.PeakArea;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Areas of the channels that are fitted together in every injection: an internal standard and the compounds on one transition that it is
 * the reference of, with their qualifiers.
 */
final class CompoundAreas {
    /** What a fit leaves is summed over as much as its residuals are, this far on both sides of a top; less than noise gives is nothing. */
    private static final double SUM_WIDTHS = 0.3;

    private static final double FRONT_WIDTHS = 2;
    private static final double BACK_WIDTHS = 2.5;
    private static final double NOISE_SD = 2;
    /** Places at each side of an apex, up to its width, at which a background is compared. */
    private static final int STEP_POINTS = 10;

    private static final double STEP_SHARE = 0.5;

    private final Group group;
    private final List<Content> contents;
    private final FitLimits limits;
    private final List<TransitionTraces> traces;
    private final Set<Flag> ofTheLibrary = EnumSet.noneOf(Flag.class);
    private double[][] leastKnown = {};

    /**
     * Channels that are fitted together. Several compounds on one transition whose windows overlap are one group: all of their peaks are
     * fitted in each trace.
     *
     * @param standard the reference, if there is one
     * @param quantifiers of the compounds, in elution order
     * @param qualifiers of the compounds that have one
     */
    record Group(Optional<Channel> standard, List<Channel> quantifiers, List<Channel> qualifiers) {
        /** Expected times of all peaks, minutes, in elution order. */
        List<Double> expectedMin() {
            return quantifiers.stream()
                    .flatMap(channel -> channel.window().retentionTimesMin().stream())
                    .sorted()
                    .toList();
        }

        /** The widest of the windows. */
        double halfWidthMin() {
            return quantifiers.stream()
                    .mapToDouble(channel -> channel.window().halfWidthMin())
                    .max()
                    .orElseThrow();
        }

        /** Traces to be fitted: of the standard, of the quantifiers' common transition, of each qualifier's transition. */
        List<Channel> fitted() {
            List<Channel> fitted = new ArrayList<>(standard.stream().toList());
            quantifiers.stream().limit(1).forEach(fitted::add);
            for (Channel qualifier : qualifiers) {
                if (fitted.stream().noneMatch(one -> one.transition().equals(qualifier.transition()))) {
                    fitted.add(qualifier);
                }
            }
            return fitted;
        }
    }

    /** Traces of a channel's transition, with the peaks that are expected in it. */
    interface Source {
        TransitionTraces of(Channel channel, List<Double> expectedMin, double halfWidthMin);
    }

    CompoundAreas(Group group, Source source, List<Content> contents, FitLimits limits) {
        this.group = group;
        this.contents = contents;
        this.limits = limits;
        this.traces = group.fitted().stream()
                .map(channel -> channel.role() == Role.INTERNAL_STANDARD
                        ? source.of(
                                channel,
                                channel.window().retentionTimesMin(),
                                channel.window().halfWidthMin())
                        : source.of(channel, group.expectedMin(), group.halfWidthMin()))
                .toList();
    }

    Map<Channel, List<FittedChannel>> fit() {
        List<TransitionTraces> analyte = group.standard.isPresent() ? traces.subList(1, traces.size()) : traces;
        Optional<TransitionTraces> standard = group.standard.map(any -> traces.get(0));
        Optional<CompoundRun.Fitted> fitted =
                contained(() -> CompoundRun.of(new CompoundRun.Group(standard, analyte, contents))
                        .map(CompoundRun::fitted));
        List<InjectionAreas> areas = fitted.map(CompoundRun.Fitted::injections).orElse(List.of());
        fitted.ifPresent(this::judgeLibrary);
        leastKnown = leastKnown(areas);
        Map<Channel, List<FittedChannel>> found = new LinkedHashMap<>();
        group.standard.ifPresent(channel -> found.put(channel, results(areas, channel, 0)));
        for (Channel channel : group.quantifiers) {
            found.put(channel, results(areas, channel, fittedAs(channel)));
        }
        for (Channel channel : group.qualifiers) {
            found.put(channel, results(areas, channel, fittedAs(channel)));
        }
        return found;
    }

    /** Flags of every analyte row: too few standards and QCs have taught the shape, or what they taught does not give their own areas. */
    private void judgeLibrary(CompoundRun.Fitted fitted) {
        if (fitted.library() < limits.library().fewestTraces()) {
            ofTheLibrary.add(Flag.NO_SHAPE_LIBRARY);
        } else if (fitted.libraryErrorPercent() > limits.library().mostErrorPercent()) {
            ofTheLibrary.add(Flag.SHAPE_LIBRARY_POOR);
        }
    }

    /**
     * What a computation gives; nothing if its numbers lead nowhere. One compound whose traces have no fit must not end the run of
     * the others: its rows say that there is none. Only what a guard of numbers throws is held back here, no other mistake of the program.
     */
    static <T> Optional<T> contained(Supplier<Optional<T>> computation) {
        try {
            return computation.get();
        } catch (IllegalArgumentException | ArithmeticException noNumbers) {
            return Optional.empty();
        }
    }

    /** Whether every number that is kept of a peak is one. */
    static boolean isFinite(PeakArea peak) {
        PeakDensity.Figures figures = peak.figures();
        return DoubleStream.of(
                        peak.area(),
                        peak.variance(),
                        peak.shapeVariance(),
                        figures.apexMin(),
                        figures.heightPerArea(),
                        figures.widthMin(),
                        figures.tailingFactor())
                .allMatch(Double::isFinite);
    }

    private int fittedAs(Channel channel) {
        List<Channel> fitted = group.fitted();
        return IntStream.range(0, fitted.size())
                .filter(c -> fitted.get(c).role() != Role.INTERNAL_STANDARD
                        && fitted.get(c).transition().equals(channel.transition()))
                .findFirst()
                .orElseThrow();
    }

    private List<FittedChannel> results(List<InjectionAreas> areas, Channel channel, int c) {
        List<Double> own = channel.window().retentionTimesMin();
        List<Double> all = channel.role() == Role.INTERNAL_STANDARD ? own : group.expectedMin();
        int[] peaks = own.stream().mapToInt(all::indexOf).toArray();
        return IntStream.range(0, contents.size())
                .mapToObj(i -> areas.isEmpty() ? FittedChannel.none(Set.of()) : result(areas.get(i), c, i, peaks))
                .toList();
    }

    private FittedChannel result(InjectionAreas areas, int c, int i, int[] wanted) {
        boolean hasNoSolution = areas.channels().isEmpty();
        Optional<ChannelAreas> found =
                hasNoSolution ? Optional.empty() : areas.channels().get(c);
        if (isStandard(c) && !areas.isSeen()) {
            return FittedChannel.none(Set.of(traces.get(c).isEmpty(i) ? Flag.NO_DATA : Flag.IS_MISSING));
        }
        if (found.isEmpty()) {
            Flag why = hasNoSolution ? Flag.INTEGRATION_FAILED : Flag.TOO_FEW_POINTS;
            return FittedChannel.none(Set.of(traces.get(c).isEmpty(i) ? Flag.NO_DATA : why));
        }
        if (!found.get().peaks().stream().allMatch(CompoundAreas::isFinite)) {
            return FittedChannel.none(Set.of(Flag.INTEGRATION_FAILED));
        }
        boolean isPoor = found.get()
                .residuals()
                .areBad(
                        limits.residuals().leastDurbinWatson(),
                        limits.residuals().mostChiSquare(),
                        limits.residuals().leastRunsP());
        FittedCurve curve = found.get().curve().knowing(wanted).curve();
        Trace trace = traces.get(c).trace(i).orElseThrow();
        List<FittedPeak> peaks = new ArrayList<>();
        List<List<Double>> covariance = new ArrayList<>();
        for (int j : wanted) {
            PeakArea one = found.get().peaks().get(j);
            Peak.Area area = new Peak.Area(
                    one.area(),
                    Math.sqrt(Math.max(0, one.variance() - one.shapeVariance())),
                    Math.sqrt(Math.max(0, one.shapeVariance())));
            peaks.add(new FittedPeak(
                    one.figures().apexMin(),
                    area,
                    one.area() * one.figures().heightPerArea(),
                    new FittedPeak.ShapeFigures(
                            one.figures().widthMin(), one.figures().tailingFactor()),
                    isPoor && (leavesMuch(trace, curve, one) || isSunk(trace, curve, one))
                            ? Set.of(Flag.INTERFERENCE_LARGE)
                            : doubts(areas, c, j)));
            List<Double> row = new ArrayList<>();
            for (int k : wanted) {
                row.add(found.get().covariance()[j][k]);
            }
            covariance.add(row);
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (!isStandard(c)) {
            flags.addAll(ofTheLibrary);
            if (areas.notes().contains(Note.PEAK_SUSPECTED)) {
                flags.add(Flag.INTERFERENCE_SUSPECTED);
            }
        }
        boolean isFixed = areas.notes().contains(Note.FIXED_SHAPE);
        if (isFixed) {
            flags.add(Flag.FIT_FALLBACK_LINEAR);
        }
        if (areas.placeZ() > limits.doubts().placeSd() || areas.notes().contains(Note.MOVED)) {
            flags.add(Flag.RT_SHIFT);
        }
        if (areas.widthZ() > limits.doubts().widthSd()) {
            flags.add(Flag.WIDTH_ANOMALY);
        }
        if (found.get().disagreement() > limits.doubts().disagreeSe()) {
            flags.add(Flag.INTEGRATION_DISAGREE);
        }
        if (isPoor) {
            flags.add(Flag.FIT_POOR);
        }
        if (areas.without().isPresent()) {
            flags.add(Flag.INTERFERENCE_MODELLED);
        }
        return new FittedChannel(
                peaks,
                covariance,
                isFixed ? IntegrationMethod.FIXED_SHAPE_FIT : IntegrationMethod.JOINT_FIT,
                flags,
                Optional.of(curve),
                areas.without()
                        .filter(any -> found.get().hasFurtherPeak())
                        .map(without -> result(without, c, i, wanted)));
    }

    private boolean isStandard(int c) {
        return c == 0 && group.standard.isPresent();
    }

    /**
     * Whether a poor fit leaves more under a peak than the accuracy limit of its area: whatever signal that is, it may be part of the area, or
     * have been taken from it.
     */
    private boolean leavesMuch(Trace trace, FittedCurve curve, PeakArea peak) {
        double width = peak.figures().widthMin();
        double from = peak.figures().apexMin() - FRONT_WIDTHS * width;
        double to = peak.figures().apexMin() + BACK_WIDTHS * width;
        double left = 0;
        double sum = 0;
        double variance = 0;
        double end = from + SUM_WIDTHS * width;
        for (int p = Math.max(1, trace.firstAtOrAfter(from)); p + 1 < trace.size() && trace.timeMin(p) <= to; p++) {
            double time = trace.timeMin(p);
            if (time > end) {
                left += Math.max(0, Math.abs(sum) - NOISE_SD * Math.sqrt(variance));
                sum = 0;
                variance = 0;
                end += SUM_WIDTHS * width;
            }
            double fitted = curve.at(time);
            OptionalDouble residual = curve.residual(time, trace.intensityCounts(p), fitted);
            if (residual.isPresent()) {
                double counts = trace.intensityCounts(p) - fitted;
                double minutes = (trace.timeMin(p + 1) - trace.timeMin(p - 1)) / 2;
                double sd = residual.getAsDouble() == 0 ? 0 : counts / residual.getAsDouble();
                sum += minutes * counts;
                variance += minutes * minutes * sd * sd;
            }
        }
        left += Math.max(0, Math.abs(sum) - NOISE_SD * Math.sqrt(variance));
        double size = Math.max(Math.abs(peak.area()), Peak.DETECTION_SE * Math.sqrt(peak.variance()));
        return left > limits.mostChangePercent() / 100 * size;
    }

    /**
     * Whether a poor fit lays the baseline somewhere far below every point of the trace: no signal is below zero, and what is filled up there is
     * missing or surplus elsewhere.
     */
    private boolean isSunk(Trace trace, FittedCurve curve, PeakArea peak) {
        double lowest = Double.POSITIVE_INFINITY;
        double deepest = Double.POSITIVE_INFINITY;
        for (int p = trace.firstAtOrAfter(curve.fromMin());
                p < trace.size() && trace.timeMin(p) <= curve.toMin();
                p++) {
            lowest = Math.min(lowest, trace.intensityCounts(p));
            deepest = Math.min(deepest, curve.baselineAt(trace.timeMin(p)));
        }
        double height = Math.abs(peak.area() * peak.figures().heightPerArea());
        return lowest - deepest > limits.mostChangePercent() / 100 * height;
    }

    /**
     * Whether one of several peaks of the standard is not there: the other may be taken for it, the pair is then read one peak off, and what
     * looks like a foreign peak is the analyte.
     */
    private boolean lacksStandardPeak(InjectionAreas areas) {
        return group.standard.isPresent()
                && areas.channels().get(0).stream()
                        .map(ChannelAreas::peaks)
                        .anyMatch(peaks -> peaks.size() > 1
                                && peaks.stream()
                                        .anyMatch(one -> one.area() < Peak.DETECTION_SE * Math.sqrt(one.variance())));
    }

    private Set<Flag> doubts(InjectionAreas areas, int c, int j) {
        ChannelAreas found = areas.channels().get(c).orElseThrow();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(interference(areas, c, j));
        if (isOnStep(found.curve().recurring(), found.peaks().get(j))) {
            flags.add(Flag.BASELINE_SHIFT);
        }
        return flags;
    }

    /** Whether a background that recurs over the run, such as a valve step, changes under a peak by more than half of the peak's height. */
    static boolean isOnStep(DoubleUnaryOperator recurring, PeakArea peak) {
        double width = peak.figures().widthMin();
        DoubleSummaryStatistics background = IntStream.rangeClosed(-STEP_POINTS, STEP_POINTS)
                .mapToDouble(k -> recurring.applyAsDouble(peak.figures().apexMin() + k * width / STEP_POINTS))
                .summaryStatistics();
        double height = Math.abs(peak.area() * peak.figures().heightPerArea());
        return background.getMax() - background.getMin() > STEP_SHARE * height;
    }

    /** Whether a peak that the method does not know decides the area: without it the area would be another one. */
    private Set<Flag> interference(InjectionAreas areas, int c, int j) {
        Optional<PeakArea> without = areas.without()
                .flatMap(before -> before.channels().get(c))
                .map(channel -> channel.peaks().get(j));
        if (without.isEmpty()) {
            return Set.of();
        }
        if (lacksStandardPeak(areas)) {
            return Set.of(Flag.INTERFERENCE_LARGE);
        }
        PeakArea with = areas.channels().get(c).orElseThrow().peaks().get(j);
        boolean isLarge = new Change(without.get().area(), with.area(), Math.sqrt(with.variance()))
                .decides(limits.mostChangePercent() / 100, leastKnown[c][j] * standardArea(areas));
        return isLarge ? Set.of(Flag.INTERFERENCE_LARGE) : Set.of();
    }

    /**
     * An area without and with a further peak that the method does not know.
     *
     * @param se standard error of the area with it
     */
    record Change(double without, double with, double se) {
        /**
         * Whether the further peak decides what is reported: it changes the area by more than a share. It decides nothing where the area stays
         * below that of the least of the standards either way, three standard errors included: there is too little of the analyte then, and
         * any noise is a large share of it.
         */
        boolean decides(double share, double leastKnown) {
            double least = Peak.DETECTION_SE * se;
            boolean isLittle = Math.max(Math.abs(without), Math.abs(with)) + least < leastKnown;
            return !isLittle && Math.abs(without - with) > share * Math.max(Math.abs(without), least);
        }
    }

    /** Of each fitted trace and peak the least area that a sample of known content shows, per area of its standard; 0 if none shows any. */
    private double[][] leastKnown(List<InjectionAreas> areas) {
        double[][] least = new double[traces.size()][];
        for (int c = 0; c < least.length; c++) {
            int trace = c;
            least[c] = IntStream.range(0, peaksOf(areas, c))
                    .mapToDouble(j -> IntStream.range(0, areas.size())
                            .filter(i -> contents.get(i) == Content.KNOWN)
                            .mapToObj(areas::get)
                            .filter(one -> standardArea(one) > 0)
                            .flatMapToDouble(one -> seen(one, trace, j).map(area -> area / standardArea(one)))
                            .min()
                            .orElse(0))
                    .toArray();
        }
        return least;
    }

    private static int peaksOf(List<InjectionAreas> areas, int c) {
        return areas.stream()
                .filter(one -> one.channels().size() > c)
                .flatMap(one -> one.channels().get(c).stream())
                .mapToInt(channel -> channel.peaks().size())
                .max()
                .orElse(0);
    }

    private static DoubleStream seen(InjectionAreas areas, int c, int j) {
        return areas.channels().size() <= c
                ? DoubleStream.empty()
                : areas.channels().get(c).stream()
                        .filter(channel -> channel.peaks().size() > j)
                        .map(channel -> channel.peaks().get(j))
                        .filter(one -> one.area() >= Peak.DETECTION_SE * Math.sqrt(one.variance()))
                        .mapToDouble(PeakArea::area);
    }

    /** Area of all peaks of the standard; 1 without one. */
    private double standardArea(InjectionAreas areas) {
        return group.standard.isEmpty()
                ? 1
                : areas.channels().stream()
                        .limit(1)
                        .flatMap(Optional::stream)
                        .flatMap(channel -> channel.peaks().stream())
                        .mapToDouble(PeakArea::area)
                        .sum();
    }
}
