package io.enantio.chromatogram;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A trace with its isolated spikes bridged over, and where they were. A spike is one point that exceeds the cubic
 * through its neighbours by far more than noise and the bend of a peak allow, and higher than both neighbours.
 */
public final class Defects {
    private static final double SPIKE_SD = 6;
    /** Part of the local intensity by which a real peak may deviate from a cubic besides its noise. */
    private static final double BEND = 0.12;

    /** The cycle is that of so many points to each side. */
    private static final int CYCLE_POINTS = 4;

    /** Between the longest interval of jittering dwell times and one lost point, which makes two intervals one. */
    private static final double GAP = 1.75;

    private final Trace bridged;
    private final BitSet masked;

    private Defects(Trace bridged, BitSet masked) {
        this.bridged = bridged;
        this.masked = masked;
    }

    /** Looks for spikes under a noise model. */
    public static Defects of(Trace trace, NoiseModel noise) {
        double[] counts = trace.intensitiesCounts();
        BitSet masked = new BitSet();
        double lowest = Arrays.stream(counts).min().orElse(0);
        HighPass highPass = new HighPass(trace);
        for (int i = 2; i + 2 < counts.length; i++) {
            if (isHigherThanNeighbours(trace, i) && highPass.reaches(i)) {
                HighPass.Deviation deviation = highPass.at(i);
                double level = deviation.levelCounts();
                double allowed = SPIKE_SD * deviation.spread() * noise.sdAt(level) + BEND * Math.max(level - lowest, 0);
                masked.set(i, deviation.counts() > allowed && isLonely(trace, i));
            }
        }
        masked.stream().forEach(i -> counts[i] = bridge(trace, i));
        return new Defects(masked.isEmpty() ? trace : trace.with(counts), masked);
    }

    /** The trace without its spikes. */
    public Trace bridged() {
        return bridged;
    }

    /** Points masked or missing within an interval of time; a gap counts the points that would have filled it. */
    public int lostPoints(double fromMin, double toMin) {
        int lost = 0;
        for (int i = Math.max(bridged.firstAtOrAfter(fromMin), 1); i < bridged.size(); i++) {
            double before = bridged.timeMin(i - 1);
            if (before > toMin) {
                break;
            }
            lost += masked.get(i) && bridged.timeMin(i) <= toMin ? 1 : 0;
            lost += missing(i, Math.min(bridged.timeMin(i), toMin) - Math.max(before, fromMin));
        }
        return lost;
    }

    /**
     * Points that are missing in a part of the time before a point. The cycle of a scheduled acquisition changes within a trace,
     * and dwell times jitter: a gap is much longer than the longer ones of the intervals around it.
     */
    private int missing(int i, double partMin) {
        if (isOrdinary(i)) {
            return 0;
        }
        double[] around = intervalsAround(i);
        if (around.length == 0 || interval(i) < GAP * around[3 * (around.length - 1) / 4]) {
            return 0;
        }
        return (int) Math.max(0, Math.rint(partMin / around[around.length / 2]) - 1);
    }

    /** Whether the time before a point is far from a gap by any of the intervals around it: nearly always, which spares their order. */
    private boolean isOrdinary(int i) {
        double shortest = Double.POSITIVE_INFINITY;
        int to = Math.min(bridged.size() - 1, i + CYCLE_POINTS);
        for (int k = Math.max(1, i - CYCLE_POINTS); k <= to; k++) {
            shortest = k == i ? shortest : Math.min(shortest, interval(k));
        }
        return interval(i) < GAP * shortest;
    }

    private double interval(int i) {
        return bridged.timeMin(i) - bridged.timeMin(i - 1);
    }

    /** Times between the points around a point, without the time before the point itself; sorted. */
    private double[] intervalsAround(int i) {
        int from = Math.max(1, i - CYCLE_POINTS);
        int to = Math.min(bridged.size() - 1, i + CYCLE_POINTS);
        return IntStream.rangeClosed(from, to)
                .filter(k -> k != i)
                .mapToDouble(this::interval)
                .sorted()
                .toArray();
    }

    private static boolean isHigherThanNeighbours(Trace trace, int i) {
        return trace.intensityCounts(i) > trace.intensityCounts(i - 1)
                && trace.intensityCounts(i) > trace.intensityCounts(i + 1);
    }

    /** Whether both neighbours lie nearer to their own surroundings than halfway up: a peak has a shoulder, a spike none. */
    private static boolean isLonely(Trace trace, int i) {
        double around = (trace.intensityCounts(i - 2) + trace.intensityCounts(i + 2)) / 2;
        double halfway = (trace.intensityCounts(i) + around) / 2;
        return trace.intensityCounts(i - 1) < halfway && trace.intensityCounts(i + 1) < halfway;
    }

    private static double bridge(Trace trace, int i) {
        double share = (trace.timeMin(i) - trace.timeMin(i - 1)) / (trace.timeMin(i + 1) - trace.timeMin(i - 1));
        return trace.intensityCounts(i - 1) + share * (trace.intensityCounts(i + 1) - trace.intensityCounts(i - 1));
    }
}
