package io.enantio.peak.learn;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.signal.FlatTop;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The traces of one transition over a run, with the detector's limits seen in the run: where it saturates, below what it stores 0. */
public final class TransitionTraces {
    /** A larger share of zeros than this is not measured. */
    static final double ZERO_SHARE = 0.3;

    private static final double THRESHOLD_STEPS = 5;

    private final List<Optional<Trace>> traces;
    private final double[] expectedMin;
    private final double halfWidthMin;
    private final double[] clippedAt;
    private final double censoredBelow;
    private final FitNoise noise;

    /**
     * The detector in a run.
     *
     * @param clippedAt level at which it clips each trace
     * @param censoredBelow level below which it stores 0
     * @param noise of a point, a first guess
     */
    private record Detector(double[] clippedAt, double censoredBelow, FitNoise noise) {}

    private TransitionTraces(
            List<Optional<Trace>> traces, double[] expectedMin, double halfWidthMin, Detector detector) {
        this.traces = traces;
        this.expectedMin = expectedMin;
        this.halfWidthMin = halfWidthMin;
        this.clippedAt = detector.clippedAt;
        this.censoredBelow = detector.censoredBelow;
        this.noise = detector.noise;
    }

    public static TransitionTraces of(List<Optional<Trace>> traces, List<Double> expectedMin, double halfWidthMin) {
        double[] expected =
                expectedMin.stream().mapToDouble(Double::doubleValue).toArray();
        List<Optional<Trace>> usable = traces.stream()
                .map(trace -> trace.filter(TransitionTraces::hasSignal))
                .toList();
        List<Trace> present = usable.stream().flatMap(Optional::stream).toList();
        FitNoise noise = NoiseEstimate.firstGuess(present);
        Detector detector = new Detector(clippedAt(usable, highest(present), noise), threshold(present), noise);
        return new TransitionTraces(usable, expected, halfWidthMin, detector);
    }

    private static double highest(List<Trace> traces) {
        double highest = Double.NEGATIVE_INFINITY;
        for (Trace trace : traces) {
            for (int i = 0; i < trace.size(); i++) {
                highest = Math.max(highest, trace.intensityCounts(i));
            }
        }
        return highest;
    }

    /** The value below which zeros stand for anything. Only where there are many zeros the order of all values is asked for. */
    private static double threshold(List<Trace> traces) {
        long zeros = 0;
        long points = 0;
        for (Trace trace : traces) {
            for (int i = 0; i < trace.size(); i++) {
                zeros += trace.intensityCounts(i) == 0 ? 1 : 0;
            }
            points += trace.size();
        }
        if (!(zeros > ZERO_SHARE * points)) {
            return 0;
        }
        double[] sorted = sortedCounts(traces);
        return threshold(sorted, smallestStep(sorted));
    }

    /** All intensities of some traces, counts, ascending. */
    static double[] sortedCounts(List<Trace> traces) {
        double[] all = new double[traces.stream().mapToInt(Trace::size).sum()];
        int n = 0;
        for (Trace trace : traces) {
            for (int i = 0; i < trace.size(); i++) {
                all[n++] = trace.intensityCounts(i);
            }
        }
        Arrays.sort(all);
        return all;
    }

    private static boolean hasSignal(Trace trace) {
        return IntStream.range(0, trace.size()).anyMatch(i -> trace.intensityCounts(i) != 0);
    }

    /** Smallest difference between two of some values, ascending; 1 if all are equal. */
    static double smallestStep(double[] sorted) {
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double difference = sorted[i] - sorted[i - 1];
            step = difference > 0 ? Math.min(step, difference) : step;
        }
        return Double.isFinite(step) ? step : 1;
    }

    /** A detector clips every trace at one level: a flat top that no trace of the run exceeds is a limit for all of them. */
    private static double[] clippedAt(List<Optional<Trace>> traces, double highest, FitNoise noise) {
        double sd = Math.sqrt(noise.variance(0));
        List<Optional<FlatTop>> tops = traces.parallelStream()
                .map(trace -> trace.flatMap(own -> FlatTop.of(own, 0, own.size(), level -> sd)))
                .toList();
        double limit = tops.stream()
                .flatMap(Optional::stream)
                .filter(top -> top.highestCounts() >= highest)
                .mapToDouble(FlatTop::lowestCounts)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return tops.stream()
                .mapToDouble(
                        top -> Math.min(limit, top.map(FlatTop::lowestCounts).orElse(limit)))
                .toArray();
    }

    /** The value below which zeros stand for anything, of some values, ascending; 0 if zeros are measured. */
    static double threshold(double[] sorted, double step) {
        long zeros = Arrays.stream(sorted).filter(value -> value == 0).count();
        double smallest =
                Arrays.stream(sorted).filter(value -> value > 0).findFirst().orElse(0);
        boolean stored = zeros > ZERO_SHARE * sorted.length && smallest >= THRESHOLD_STEPS * step;
        return stored ? smallest : 0;
    }

    public int size() {
        return traces.size();
    }

    public Optional<Trace> trace(int injection) {
        return traces.get(injection);
    }

    /** Whether there is no trace, or one without any signal. */
    public boolean isEmpty(int injection) {
        return traces.get(injection).isEmpty();
    }

    /** A first guess of the noise of a point. */
    public FitNoise noise() {
        return noise;
    }

    /** Those that are there. */
    public List<Trace> present() {
        return traces.stream().flatMap(Optional::stream).toList();
    }

    public int peaks() {
        return expectedMin.length;
    }

    public double[] expectedMin() {
        return expectedMin.clone();
    }

    public double halfWidthMin() {
        return halfWidthMin;
    }

    boolean isCensored() {
        return censoredBelow > 0;
    }

    /** Stored values below it mean only that the signal was below, counts; 0 if there is no such limit. */
    public double censoredBelow() {
        return censoredBelow;
    }

    public boolean isClipped(int injection, int point) {
        return traces.get(injection).orElseThrow().intensityCounts(point) >= clippedAt[injection];
    }

    /** Whether any point of a trace is at the detector's limit. */
    public boolean isClipped(int injection) {
        return traces.get(injection)
                .map(trace -> IntStream.range(0, trace.size()).anyMatch(i -> isClipped(injection, i)))
                .orElse(false);
    }

    /** Points of a window that are not clipped; none if there is no trace. */
    public Optional<FitPoints> points(int injection, FitPoints.Window window) {
        return traces.get(injection)
                .map(trace -> FitPoints.of(trace, window, censoredBelow, i -> !isClipped(injection, i)));
    }
}
