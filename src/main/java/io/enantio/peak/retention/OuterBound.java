package io.enantio.peak.retention;

import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.Signal;

/** Where a group of peaks ends on one side: as far as its flank reaches in this run, or the valley to a foreign peak before. */
public final class OuterBound {
    private static final double SMOOTHING_WIDTHS = 0.15;
    private static final int STEPS_PER_WIDTH = 20;
    /** The flank itself is not searched for a rise nearer to the top than this. */
    private static final double OWN_WIDTHS = 0.6;
    /** A rise counts when it is this many standard deviations ... */
    private static final double RISE_SD = 5;
    /** ... and this part of the peak's height: less does not change its area. */
    private static final double RISE_PART = 0.05;

    private OuterBound() {}

    /**
     * @param topMin of the outermost peak
     * @param reachMin of its flank
     * @param side -1 in front, 1 behind
     */
    public record Side(double topMin, double reachMin, int side) {}

    public static double of(Signal signal, Baseline baseline, Side side, double fwhmMin) {
        double smoothing = SMOOTHING_WIDTHS * fwhmMin;
        double step = fwhmMin / STEPS_PER_WIDTH;
        double height = signal.smoothed(side.topMin, smoothing) - baseline.at(side.topMin);
        double lowest = Double.POSITIVE_INFINITY;
        double lowestAt = side.topMin;
        for (double way = OWN_WIDTHS * fwhmMin; way <= side.reachMin; way += step) {
            double time = side.topMin + side.side * way;
            if (time < signal.start() || time > signal.end()) {
                break;
            }
            double here = signal.smoothed(time, smoothing) - baseline.at(time);
            if (here < lowest) {
                lowest = here;
                lowestAt = time;
            }
            double sd = signal.noise().sdAt(baseline.at(time) + Math.max(here, 0)) * signal.smoothingFactor(smoothing);
            if (here - lowest > Math.max(RISE_SD * sd, RISE_PART * height)) {
                return lowestAt;
            }
        }
        return side.topMin + side.side * side.reachMin;
    }
}
