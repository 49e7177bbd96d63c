package io.enantio.peak.learn;

import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Removes single points that neither a peak nor noise explains: standardised residual above 5 and both neighbours below half of
 * it. (Electronic noise; a real peak has more than one point.)
 */
public final class SpikeMask {
    private static final double LEAST = 5;
    private static final double NEIGHBOURS = 0.5;

    private static final int MOST_IN_A_TRACE = 6;

    private SpikeMask() {}

    /**
     * The fit of an injection without its spikes: the worst is masked and the rest fitted again, while there is one. Spikes hide
     * each other, so one search is not enough.
     *
     * @param again fits the points that are not masked
     */
    public static MapFit withoutSpikes(
            TransitionTraces traces, int injection, MapFit fit, Supplier<Optional<MapFit>> again) {
        MapFit free = fit;
        for (int k = 0; k < MOST_IN_A_TRACE; k++) {
            int spike = worst(free.trace());
            if (spike < 0) {
                return free;
            }
            double time = free.trace().points().t(spike);
            traces.trace(injection).ifPresent(trace -> traces.mask(injection, trace.firstAtOrAfter(time)));
            Optional<MapFit> next = again.get();
            if (next.isEmpty()) {
                return free;
            }
            free = next.get();
        }
        return free;
    }

    /** Index of the worst spike among the points of a fit; -1 if there is none. */
    public static int worst(VariableProjection trace) {
        int worst = -1;
        double most = LEAST;
        for (int i = 0; i < trace.points().size(); i++) {
            double size = deleted(trace, i);
            if (Math.abs(size) > most && isAlone(trace, i, Math.abs(size))) {
                most = Math.abs(size);
                worst = i;
            }
        }
        return worst;
    }

    private static boolean isAlone(VariableProjection trace, int i, double size) {
        boolean left = i == 0 || Math.abs(trace.standardisedResidual(i - 1)) < NEIGHBOURS * size;
        boolean right =
                i + 1 == trace.points().size() || Math.abs(trace.standardisedResidual(i + 1)) < NEIGHBOURS * size;
        return left && right;
    }

    /** Residual as it were without the point's own pull on areas and baseline. */
    private static double deleted(VariableProjection trace, int i) {
        return trace.standardisedResidual(i) / Math.sqrt(Math.max(0.1, trace.freedomOf(i)));
    }
}
