package io.enantio.simulation.instrument;

import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.method.Transition;
import io.enantio.method.value.Range;
import io.enantio.simulation.instrument.IonBeam.TruePeak;
import io.enantio.simulation.instrument.TailingShape.Tail;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.sequence.PlannedInjection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Peaks to recorded traces (rule I-05), one point a second:
 *
 * <pre>
 * counts = Poisson(signal + background) + electronic noise, whole numbers of at least 0
 * background = 400·noise² counts, drifting by up to 10 % along the trace; electronic noise sd = 10·noise counts
 * </pre>
 *
 * The factor {@code noise} thus multiplies the standard deviation of a background that is 22 counts at 1; the counting
 * noise of the peaks themselves stays. Times lie on a clock of 1/4096 min, which 32-bit numbers hold exactly.
 */
public final class Detector {
    private static final double VALVE_STEP = 0.5;
    private static final double SMALL_VALVE_STEP = 0.05;
    private static final double POINTS_PER_MIN = 60;
    private static final double CLOCK_PER_MIN = 4096;
    private static final double BACKGROUND_COUNTS = 400;
    private static final double BACKGROUND_DRIFT = 0.1;
    private static final double ELECTRONIC_SD_COUNTS = 10;
    private static final double MARGIN_BEFORE_MIN = 0.2;
    private static final double MARGIN_AFTER_MIN = 1.2;
    private static final double FAULTY_TAILING = 3.0;
    private static final double BASE_PER_HALF_HEIGHT_WIDTH = 1.7;
    private final SimulationPlan plan;
    private final Method method;
    private final TailingShape usual;
    private final TailingShape tailed;

    public Detector(SimulationPlan plan) {
        this.plan = plan;
        this.method = plan.method();
        RandomStream random = RandomStream.of(plan.seed(), "shape");
        Tail tail = random.uniform() < 0.5 ? Tail.SINGLE : Tail.WITH_SLOW_PART;
        double drawn = random.uniform(1.15, 1.3);
        this.usual = TailingShape.withTailing(plan.signal().tailingAs10().orElse(drawn), tail);
        this.tailed = TailingShape.withTailing(FAULTY_TAILING, Tail.SINGLE);
    }

    /** The traces of an injection, in the order of the transitions. */
    public List<RecordedTrace> recorded(PlannedInjection injection, Map<Transition, List<TruePeak>> peaks) {
        double[] times = times(injection, peaks);
        List<RecordedTrace> traces = new ArrayList<>();
        int place = 0;
        for (Map.Entry<Transition, List<TruePeak>> entry : peaks.entrySet()) {
            double[] counts = counted(injection, expected(injection, entry.getValue(), times), place++);
            boolean isVictim = isStruck(injection, entry.getKey());
            if (isVictim) {
                distort(injection, entry.getValue(), times, counts);
            }
            if (!isVictim || !injection.has(Fault.CHANNEL_MISSING)) {
                traces.add(new RecordedTrace(entry.getKey(), clock(injection, times, isVictim), floats(counts)));
            }
        }
        return List.copyOf(traces);
    }

    /** Whether a fault of single channels strikes this one: they all strike the first compound's quantifier. */
    private boolean isStruck(PlannedInjection injection, Transition transition) {
        Compound first = method.compounds().get(0);
        return first.channels().quantifier().transition().equals(transition)
                && !injection.faults().isEmpty();
    }

    private double[] times(PlannedInjection injection, Map<Transition, List<TruePeak>> peaks) {
        Range range = recordedMin();
        double latestApex = peaks.values().stream()
                .flatMap(List::stream)
                .mapToDouble(TruePeak::apexMin)
                .max()
                .orElse(range.high());
        double end = injection.has(Fault.WINDOW_TRUNCATED) ? latestApex + 0.25 : range.high();
        int points = (int) StrictMath.floor((end - range.low()) * POINTS_PER_MIN + 1e-9);
        int stride = stride(injection, peaks);
        double[] times = new double[(points + stride - 1) / stride];
        for (int i = 0; i < times.length; i++) {
            double ticks = StrictMath.rint((range.low() + i * stride / POINTS_PER_MIN) * CLOCK_PER_MIN);
            times[i] = ticks / CLOCK_PER_MIN;
        }
        return times;
    }

    private Range recordedMin() {
        List<Channel> channels = method.channels().stream()
                .filter(channel -> channel.window().peaks() > 0)
                .toList();
        double from = channels.stream()
                .mapToDouble(channel -> channel.window().retentionTimesMin().get(0)
                        - channel.window().halfWidthMin())
                .min()
                .orElse(0);
        double to = channels.stream()
                .mapToDouble(channel -> channel.window()
                                .retentionTimesMin()
                                .get(channel.window().peaks() - 1)
                        + channel.window().halfWidthMin())
                .max()
                .orElse(1);
        Range usually = new Range(
                StrictMath.max(0, StrictMath.floor(from - MARGIN_BEFORE_MIN)), StrictMath.ceil(to + MARGIN_AFTER_MIN));
        return plan.signal().recordedMin().orElse(usually);
    }

    private int stride(PlannedInjection injection, Map<Transition, List<TruePeak>> peaks) {
        if (!injection.has(Fault.FEW_POINTS) && !injection.has(Fault.POINTS_LOW)) {
            return 1;
        }
        DoubleSummaryStatistics widths = method.compounds().stream()
                .map(compound -> compound.channels().quantifier().transition())
                .flatMap(transition -> peaks.getOrDefault(transition, List.of()).stream())
                .collect(Collectors.summarizingDouble(TruePeak::widthMin));
        double perPoint = 1 / (BASE_PER_HALF_HEIGHT_WIDTH * POINTS_PER_MIN);
        double stride =
                injection.has(Fault.FEW_POINTS) ? widths.getMax() / perPoint / 6.5 : widths.getMin() / perPoint / 9;
        return (int) StrictMath.max(1, StrictMath.rint(stride));
    }

    private double[] expected(PlannedInjection injection, List<TruePeak> peaks, double[] times) {
        TailingShape shape = injection.has(Fault.TAIL) ? tailed : usual;
        double[] signal = new double[times.length];
        for (TruePeak peak : peaks) {
            for (int i = 0; i < times.length; i++) {
                signal[i] += peak.areaCountsMin() * shape.densityPerMin(times[i] - peak.apexMin(), peak.widthMin());
            }
        }
        return signal;
    }

    private double[] counted(PlannedInjection injection, double[] signal, int place) {
        double noise = noise(injection);
        if (noise == 0) {
            return signal;
        }
        RandomStream random = RandomStream.of(plan.seed(), "counts", injection.number(), place);
        double background = BACKGROUND_COUNTS * noise * noise;
        double slope = random.uniform(-BACKGROUND_DRIFT, BACKGROUND_DRIFT) / signal.length;
        double[] counts = new double[signal.length];
        for (int i = 0; i < signal.length; i++) {
            double ions = random.poisson(signal[i] + background * (1 + slope * i));
            double electronic = ELECTRONIC_SD_COUNTS * noise * random.gaussian();
            counts[i] = StrictMath.max(0, StrictMath.rint(ions + electronic));
        }
        return counts;
    }

    private double noise(PlannedInjection injection) {
        double factor = injection.has(Fault.BELOW_PRECISION_LIMIT) ? 14 : injection.has(Fault.SN_LOW) ? 6 : 1;
        return factor * plan.signal().noiseFactor();
    }

    private static void distort(PlannedInjection injection, List<TruePeak> peaks, double[] times, double[] counts) {
        double highest = 0;
        for (double count : counts) {
            highest = StrictMath.max(highest, count);
        }
        for (int i = 0; i < counts.length; i++) {
            if (injection.has(Fault.SATURATED_ULOQ)) {
                counts[i] = StrictMath.min(counts[i], StrictMath.rint(highest / 2));
            }
        }
        double step = injection.has(Fault.VALVE_STEP)
                ? VALVE_STEP
                : injection.has(Fault.SMALL_VALVE_STEP) ? SMALL_VALVE_STEP : 0;
        double stepMin = stepMin(peaks);
        for (int i = 0; i < counts.length && step > 0; i++) {
            counts[i] += times[i] > stepMin ? StrictMath.rint(step * highest) : 0;
        }
        if (injection.has(Fault.SPIKE)) {
            int apex = 0;
            while (apex < times.length - 7 && times[apex] < peaks.get(0).apexMin()) {
                apex++;
            }
            for (int offset = -6; offset <= 6; offset += 6) {
                counts[StrictMath.max(0, apex + offset)] += StrictMath.rint(5 * highest);
            }
        }
    }

    /** Between the first two peaks, or a width behind the only one. */
    private static double stepMin(List<TruePeak> peaks) {
        TruePeak first = peaks.get(0);
        return peaks.size() > 1 ? (first.apexMin() + peaks.get(1).apexMin()) / 2 : first.apexMin() + first.widthMin();
    }

    private static float[] clock(PlannedInjection injection, double[] times, boolean isVictim) {
        float[] clock = floats(times);
        if (isVictim && injection.has(Fault.EQUAL_TIMES)) {
            clock[6] = clock[5];
        }
        return clock;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** A trace as stored in a raw file: 32-bit times (minutes) and counts. A fault may make times that do not increase. */
    public static final class RecordedTrace {
        private final Transition transition;
        private final float[] timesMin;
        private final float[] counts;

        RecordedTrace(Transition transition, float[] timesMin, float[] counts) {
            this.transition = transition;
            this.timesMin = timesMin.clone();
            this.counts = counts.clone();
        }

        public Transition transition() {
            return transition;
        }

        public int size() {
            return timesMin.length;
        }

        double timeMin(int i) {
            return timesMin[i];
        }

        public double counts(int i) {
            return counts[i];
        }

        /** Times as little-endian 32-bit numbers. */
        public byte[] timeBytes() {
            return littleEndian(timesMin);
        }

        /** Counts as little-endian 32-bit numbers. */
        public byte[] countBytes() {
            return littleEndian(counts);
        }

        public static byte[] littleEndian(float[] values) {
            ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : values) {
                buffer.putFloat(value);
            }
            return buffer.array();
        }
    }
}
