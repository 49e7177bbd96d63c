package io.enantio.peak.pooled;

import io.enantio.peak.shape.PeakShape;

/**
 * ln density of the parametric shape that the corrections of a run start from, over its tail: z multiplies the time constants of
 * both tails by e^z. Tabulated, because a run's fit asks for it many million times. Places are in widths at half height of
 * the shape at z = 0, counted from its apex towards the slow side.
 */
final class BaseShape {
    /** Tails that are tabulated, ln of the time constant relative to the start. */
    static final double MOST_TAIL = 2.5;

    private static final double TAIL_STEP = 0.05;
    private static final int TAILS = 1 + (int) Math.round(2 * MOST_TAIL / TAIL_STEP);
    private static final int POINTS = 513;
    private static final double LEAST_LOG = -200;
    private static final double FIRST_V = SplineGrid.v(SplineGrid.FIRST);
    private static final double STEP_V = (SplineGrid.v(SplineGrid.LAST) - FIRST_V) / (POINTS - 1);
    private static final double PER_STEP = 1 / STEP_V;
    private static final int NODE_STRIDE = (POINTS - 1) / (SplineGrid.NODES - 1);
    private static final double MOST_RATIO = 40;

    private final double widthMin;
    private final int sign;
    private final double[][] table;

    private BaseShape(double widthMin, int sign, double[][] table) {
        this.widthMin = widthMin;
        this.sign = sign;
        this.table = table;
    }

    static BaseShape of(PeakShape shape) {
        double width = shape.widthMin();
        double apex = shape.maximumMin();
        int sign = shape.asymmetry().sign();
        double[][] table = new double[TAILS][POINTS];
        java.util.stream.IntStream.range(0, TAILS).parallel().forEach(k -> {
            double z = -MOST_TAIL + k * TAIL_STEP;
            PeakShape other = new PeakShape(
                    shape.sigmaMin(),
                    Math.min(MOST_RATIO, shape.tauRatio() * Math.exp(z)),
                    shape.slowFraction(),
                    shape.slowFactor(),
                    shape.asymmetry());
            double own = k == (TAILS - 1) / 2 ? apex : other.maximumMin();
            PeakShape.Curve curve = other.curve();
            double height = Math.log(curve.perMinute(own));
            for (int g = 0; g < POINTS; g++) {
                double x = 0.5 * Math.sinh(FIRST_V + g * STEP_V);
                double density = curve.perMinute(own + sign * x * width);
                table[k][g] = Math.max(LEAST_LOG, (density > 0 ? Math.log(density) : LEAST_LOG) - height);
            }
        });
        return new BaseShape(width, sign, table);
    }

    /** Width at half height of the start, minutes: the unit of x. */
    double widthMin() {
        return widthMin;
    }

    /** 1 if the slow side is late, -1 if it is early. */
    int sign() {
        return sign;
    }

    /** ln density at a tail, for many places: the two rows of the table that enclose the tail. */
    Row row(double z) {
        double place = (Math.max(-MOST_TAIL, Math.min(MOST_TAIL - 1e-9, z)) + MOST_TAIL) / TAIL_STEP;
        int k = Math.min(TAILS - 2, (int) place);
        return new Row(table[k], table[k + 1], place - k);
    }

    /** ln density at one tail: a share of the way between two rows of the table. */
    static final class Row {
        private final double[] low;
        private final double[] high;
        private final double share;

        private Row(double[] low, double[] high, double share) {
            this.low = low;
            this.high = high;
            this.share = share;
        }

        private double mixed(int i) {
            return low[i] + share * (high[i] - low[i]);
        }

        double atNode(int g) {
            return mixed(g * NODE_STRIDE);
        }

        double byTailAtNode(int g) {
            int i = g * NODE_STRIDE;
            return (high[i] - low[i]) / TAIL_STEP;
        }

        /** Value at a place, by cubic interpolation. */
        double at(double v) {
            double place = place(v);
            int i = before(place);
            return value(mixed(i - 1), mixed(i), mixed(i + 1), mixed(i + 2), place - i);
        }

        /** Slope by v at a place. */
        double byPlace(double v) {
            double place = place(v);
            int i = before(place);
            return slope(mixed(i - 1), mixed(i), mixed(i + 1), mixed(i + 2), place - i) * PER_STEP;
        }

        /** Slope by z at a place. */
        double byTail(double v) {
            double place = place(v);
            int i = before(place);
            double a = high[i - 1] - low[i - 1];
            double b = high[i] - low[i];
            double c = high[i + 1] - low[i + 1];
            double d = high[i + 2] - low[i + 2];
            return value(a, b, c, d, place - i) / TAIL_STEP;
        }

        /** Where a place lies in a row of the table, in its steps. */
        private static double place(double v) {
            return (v - FIRST_V) * PER_STEP;
        }

        /** The entry before a place, with one more before it and two behind. */
        private static int before(double place) {
            return Math.max(1, Math.min(POINTS - 3, (int) place));
        }

        /** Cubic (Catmull-Rom) between b and c, a part f of a step behind b. */
        private static double value(double a, double b, double c, double d, double f) {
            double q = a - 2.5 * b + 2 * c - 0.5 * d;
            double r = 0.5 * (d - a) + 1.5 * (b - c);
            return b + f * (0.5 * (c - a) + f * (q + f * r));
        }

        private static double slope(double a, double b, double c, double d, double f) {
            double q = a - 2.5 * b + 2 * c - 0.5 * d;
            double r = 0.5 * (d - a) + 1.5 * (b - c);
            return 0.5 * (c - a) + f * (2 * q + 3 * f * r);
        }
    }
}
