package io.enantio.peak.learn;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakTemplate;
import java.util.Comparator;
import java.util.List;

/** A first shape for a transition, from its strongest traces: the width at which the expected peaks explain most. */
public final class InitialShape {
    /** A middling tail (As10 about 1.2); fits refine it. */
    static final double TAU_RATIO = 0.8;

    private static final int TRACES = 6;
    private static final double GROWTH = 1.3;
    private static final double LEAST_SIGMA_POINTS = 0.6;

    private InitialShape() {}

    public static PeakTemplate of(List<Trace> traces, double[] expected, double halfWidth) {
        List<Trace> strongest = traces.stream()
                .map(trace -> new Ranged(trace, range(trace)))
                .sorted(Comparator.comparingDouble(Ranged::counts).reversed())
                .limit(TRACES)
                .map(Ranged::trace)
                .toList();
        double span = expected.length > 1 ? expected[1] - expected[0] : halfWidth;
        PeakTemplate template = PeakTemplate.of(PeakShape.tailing(span, TAU_RATIO), Double.POSITIVE_INFINITY);
        PeakTemplate best = template;
        double most = -1;
        for (double sigma = span; sigma > LEAST_SIGMA_POINTS * interval(traces); sigma /= GROWTH) {
            PeakTemplate shape = template.withSigma(sigma);
            double explained =
                    strongest.parallelStream()
                            .map(trace -> PairSearch.find(trace, shape, expected, halfWidth))
                            .toList()
                            .stream()
                            .mapToDouble(found -> found.explained() / Math.max(found.total(), Double.MIN_NORMAL))
                            .sum();
            if (explained > most) {
                most = explained;
                best = shape;
            }
        }
        return best;
    }

    /** A trace with the distance of its highest from its lowest point. */
    private record Ranged(Trace trace, double counts) {}

    private static double range(Trace trace) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < trace.size(); i++) {
            low = Math.min(low, trace.intensityCounts(i));
            high = Math.max(high, trace.intensityCounts(i));
        }
        return high - low;
    }

    private static double interval(List<Trace> traces) {
        return traces.stream()
                .filter(trace -> trace.size() > 1)
                .mapToDouble(trace -> (trace.timeMin(trace.size() - 1) - trace.timeMin(0)) / (trace.size() - 1))
                .max()
                .orElse(1);
    }
}
