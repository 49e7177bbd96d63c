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
        times = new double[Math.max(to - from, 0)];
        y = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = trace.timeMin(from + i);
            y[i] = trace.intensityCounts(from + i);
        }
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
        double[] scores = new double[2 * steps + 1];
        int best = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = search.explained(expected[0] + (k - steps) * step);
            best = scores[k] > scores[best] ? k : best;
        }
        double apart = APART_WIDTHS * shape.widthMin() / step;
        double away = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < scores.length; k++) {
            away = Math.abs(k - best) > apart ? Math.max(away, scores[k]) : away;
        }
        double runnerUp = away == Double.NEGATIVE_INFINITY ? 0 : away;
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
        int n = columns.length;
        double[][] products = new double[n][n];
        double[] right = new double[n];
        for (int j = 0; j < n; j++) {
            template.fill(times, firstMin, fromFirst[j], columns[j]);
            Products own = straightened(columns[j], y);
            right[j] = own.withTrace;
            products[j][j] = own.withItself;
            for (int k = 0; k < j; k++) {
                products[j][k] = OrthogonalBasis.dot(columns[j], columns[k]);
                products[k][j] = products[j][k];
            }
        }
        double[] areas = solve(products, right);
        int[] positive = IntStream.range(0, n).filter(j -> areas[j] > 0).toArray();
        if (positive.length == 0) {
            return 0;
        }
        return positive.length == n ? explainedBy(areas, right) : explainedBy(positive, products, right);
    }

    /** By some of the peaks alone. */
    private static double explainedBy(int[] used, double[][] products, double[] right) {
        double[][] own = new double[used.length][used.length];
        double[] ownRight = new double[used.length];
        for (int a = 0; a < used.length; a++) {
            ownRight[a] = right[used[a]];
            for (int b = 0; b < used.length; b++) {
                own[a][b] = products[used[a]][used[b]];
            }
        }
        return explainedBy(solve(own, ownRight), ownRight);
    }

    private static double explainedBy(double[] areas, double[] right) {
        double sum = 0;
        for (int a = 0; a < areas.length; a++) {
            sum += Math.max(0, areas[a]) * right[a];
        }
        return sum;
    }

    private static double[] solve(double[][] products, double[] right) {
        return CholeskyFactor.of(products).map(factor -> factor.solve(right)).orElse(new double[right.length]);
    }

    /** Scalar products of a column. */
    private record Products(double withTrace, double withItself) {}

    /** Subtracts the least-squares line of a column; its products, by the sums of {@link OrthogonalBasis#dot}, in the same sweep. */
    private static Products straightened(double[] column, double[] trace) {
        Line line = Line.through(column);
        double level = line.level;
        double slope = line.slope;
        double middle = line.middle;
        int n = column.length;
        double t0 = 0;
        double t1 = 0;
        double t2 = 0;
        double t3 = 0;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            double a = column[i] - (level + slope * (i - middle));
            double b = column[i + 1] - (level + slope * (i + 1 - middle));
            double c = column[i + 2] - (level + slope * (i + 2 - middle));
            double d = column[i + 3] - (level + slope * (i + 3 - middle));
            column[i] = a;
            column[i + 1] = b;
            column[i + 2] = c;
            column[i + 3] = d;
            t0 += a * trace[i];
            t1 += b * trace[i + 1];
            t2 += c * trace[i + 2];
            t3 += d * trace[i + 3];
            s0 += a * a;
            s1 += b * b;
            s2 += c * c;
            s3 += d * d;
        }
        for (; i < n; i++) {
            double a = column[i] - (level + slope * (i - middle));
            column[i] = a;
            t0 += a * trace[i];
            s0 += a * a;
        }
        return new Products((t0 + t1) + (t2 + t3), (s0 + s1) + (s2 + s3));
    }

    /** Subtracts the least-squares line, so that a sloping background explains nothing. */
    private static void subtractLine(double[] values) {
        Line line = Line.through(values);
        for (int i = 0; i < values.length; i++) {
            values[i] -= line.level + line.slope * (i - line.middle);
        }
    }

    /**
     * Least-squares line through values by their index.
     *
     * @param level at the middle
     */
    private record Line(double level, double slope, double middle) {
        static Line through(double[] values) {
            int n = values.length;
            double middle = 0.5 * (n - 1);
            double sum = 0;
            double drawn = 0;
            for (int i = 0; i < n; i++) {
                sum += values[i];
                drawn += (i - middle) * values[i];
            }
            return new Line(sum / n, n > 1 ? 12 * drawn / ((double) n * n * n - n) : 0, middle);
        }
    }
}
