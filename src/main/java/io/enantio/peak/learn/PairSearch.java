package io.enantio.peak.learn;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.linear.CholeskyFactor;
import io.enantio.peak.linear.OrthogonalBasis;
import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakTemplate;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where a group of peaks lies as a whole: how much of a trace all its peaks together explain, areas not below 0, over shifts.
 * Never single maxima: beside a tenfold neighbour a peak has no maximum of its own.
 */
public final class PairSearch {
    private static final double STEP_SIGMAS = 0.4;
    private static final double APART_WIDTHS = 0.5;

    private final PeakTemplate template;
    private final double[] fromFirst;
    private final double[] times;
    private final double[] y;
    private final double[][] columns;

    private PairSearch(Trace trace, PeakTemplate template, double[] expected, double halfWidth) {
        this.template = template;
        fromFirst = Arrays.stream(expected).map(t -> t - expected[0]).toArray();
        double margin = halfWidth;
        int from = trace.firstAtOrAfter(expected[0] - halfWidth - margin);
        int to = trace.firstAtOrAfter(expected[expected.length - 1] + halfWidth + margin);
        times = IntStream.range(from, to).mapToDouble(trace::timeMin).toArray();
        y = IntStream.range(from, to).mapToDouble(trace::intensityCounts).toArray();
        columns = new double[expected.length][y.length];
        subtractLine(y);
    }

    /**
     * The best place.
     *
     * @param firstMin place of the first peak
     * @param explained sum of squares that the peaks explain, counts^2
     * @param runnerUp the same at the best place more than half a width away
     * @param total sum of squares beside a straight line, counts^2
     */
    public record Found(double firstMin, double explained, double runnerUp, double total) {}

    public static Found find(Trace trace, PeakTemplate template, double[] expected, double halfWidth) {
        PeakShape shape = template.shape();
        PairSearch search = new PairSearch(trace, template, expected, halfWidth);
        int steps = (int) Math.ceil(halfWidth / (STEP_SIGMAS * shape.sigmaMin()));
        double step = halfWidth / steps;
        double[] scores = IntStream.rangeClosed(-steps, steps)
                .mapToDouble(k -> search.explained(expected[0] + k * step))
                .toArray();
        int best = IntStream.range(0, scores.length).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
        double apart = APART_WIDTHS * shape.widthMin() / step;
        double runnerUp = IntStream.range(0, scores.length)
                .filter(k -> Math.abs(k - best) > apart)
                .mapToDouble(k -> scores[k])
                .max()
                .orElse(0);
        double place = expected[0] + (best - steps + vertex(scores, best)) * step;
        return new Found(place, scores[best], runnerUp, OrthogonalBasis.dot(search.y, search.y));
    }

    private static double vertex(double[] scores, int best) {
        if (best == 0 || best == scores.length - 1) {
            return 0;
        }
        double curvature = scores[best - 1] - 2 * scores[best] + scores[best + 1];
        return curvature < 0 ? 0.5 * (scores[best - 1] - scores[best + 1]) / curvature : 0;
    }

    private double explained(double firstMin) {
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < y.length; i++) {
                columns[j][i] = template.at(times[i] - firstMin - fromFirst[j]);
            }
            subtractLine(columns[j]);
        }
        int[] all = IntStream.range(0, columns.length).toArray();
        double[] areas = solve(all);
        int[] positive = IntStream.of(all).filter(j -> areas[j] > 0).toArray();
        if (positive.length == 0) {
            return 0;
        }
        return explainedBy(positive, positive.length == all.length ? areas : solve(positive));
    }

    private double[] solve(int[] used) {
        double[][] matrix = new double[used.length][used.length];
        double[] right = new double[used.length];
        for (int a = 0; a < used.length; a++) {
            right[a] = OrthogonalBasis.dot(columns[used[a]], y);
            for (int b = 0; b < used.length; b++) {
                matrix[a][b] = OrthogonalBasis.dot(columns[used[a]], columns[used[b]]);
            }
        }
        return CholeskyFactor.of(matrix).map(factor -> factor.solve(right)).orElse(new double[used.length]);
    }

    private double explainedBy(int[] used, double[] areas) {
        double sum = 0;
        for (int a = 0; a < used.length; a++) {
            sum += Math.max(0, areas[a]) * OrthogonalBasis.dot(columns[used[a]], y);
        }
        return sum;
    }

    /** Subtracts the least-squares line, so that a sloping background explains nothing. */
    private static void subtractLine(double[] values) {
        int n = values.length;
        double middle = 0.5 * (n - 1);
        double sum = 0;
        double drawn = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
            drawn += (i - middle) * values[i];
        }
        double slope = n > 1 ? 12 * drawn / ((double) n * n * n - n) : 0;
        for (int i = 0; i < n; i++) {
            values[i] -= sum / n + slope * (i - middle);
        }
    }
}
