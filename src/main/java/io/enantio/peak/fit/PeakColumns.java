package io.enantio.peak.fit;

import io.enantio.peak.fit.FitLayout.Term;
import io.enantio.peak.shape.ExponentiallyModifiedGaussian;
import io.enantio.peak.shape.PeakShape;
import java.util.Arrays;

/** The unit-area signals of all peaks of a fit at its points, and the derivatives of their sum by the fit's parameters. */
final class PeakColumns {
    private final FitPoints points;
    private final FitLayout layout;
    private final double[][][] shapes;
    private final double[] loads;
    private final PeakShape[] shown;
    private final double[] apices;
    private final ShapeColumns columns = new ShapeColumns();

    PeakColumns(FitPoints points, FitLayout layout) {
        this.points = points;
        this.layout = layout;
        shapes = new double[layout.columns()][ShapeColumns.COLUMNS][points.size()];
        loads = new double[layout.columns()];
        shown = new PeakShape[layout.columns()];
        apices = new double[layout.columns()];
    }

    void evaluate(double[] theta) {
        for (int j = 0; j < layout.columns(); j++) {
            PeakShape shape = layout.shape(theta, j, loads[j]);
            double apex = layout.apexMin(theta, j);
            if (apex != apices[j] || !shape.equals(shown[j])) {
                columns.fill(points, shape, apex, shapes[j]);
                shown[j] = shape;
                apices[j] = apex;
            }
        }
    }

    double[] values(int peak) {
        return shapes[peak][ShapeColumns.VALUE];
    }

    /** Loads: areas relative to the highest standard's, for a shape that depends on it; 0: none does. */
    void load(double[] areas, double countsMinOfLoadOne) {
        for (int j = 0; j < layout.peaks(); j++) {
            loads[j] = countsMinOfLoadOne > 0 ? Math.max(0, areas[j]) / countsMinOfLoadOne : 0;
        }
    }

    double loadOf(int peak) {
        return loads[peak];
    }

    /** Derivatives of the sum of peaks of some areas, by parameter and point. */
    void fillDerivatives(double[] areas, double[][] jacobian) {
        for (double[] column : jacobian) {
            Arrays.fill(column, 0);
        }
        for (int j = 0; j < layout.columns(); j++) {
            fillPlaces(j, areas[j], jacobian);
            add(jacobian[layout.logSigma()], shapes[j][ShapeColumns.BY_LOG_SIGMA], areas[j]);
            add(jacobian[layout.logRatio()], shapes[j][ShapeColumns.BY_LOG_RATIO], areas[j]);
            if (j > 0 && j < layout.peaks()) {
                add(jacobian[layout.width(j)], shapes[j][ShapeColumns.BY_LOG_SIGMA], areas[j]);
            }
            if (layout.has(Term.SLOW_TAIL)) {
                add(jacobian[layout.slowFraction()], shapes[j][ShapeColumns.BY_SLOW_SHARE], areas[j]);
                add(jacobian[layout.logSlowFactor()], shapes[j][ShapeColumns.BY_LOG_FACTOR], areas[j]);
            }
            if (layout.has(Term.LOAD)) {
                add(jacobian[layout.load()], shapes[j][ShapeColumns.BY_LOG_RATIO], areas[j] * loads[j]);
            }
        }
    }

    private void fillPlaces(int j, double area, double[][] jacobian) {
        double[] byApex = shapes[j][ShapeColumns.BY_APEX];
        if (j >= layout.peaks()) {
            add(jacobian[layout.extra(j - layout.peaks())], byApex, area);
            return;
        }
        for (int k = 0; k <= j; k++) {
            add(jacobian[k], byApex, area);
        }
    }

    private static void add(double[] column, double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            column[i] += factor * values[i];
        }
    }

    /** A peak's unit-area shape and its derivatives at the points of a fit. */
    private static final class ShapeColumns {
        static final int VALUE = 0;
        static final int BY_APEX = 1;
        static final int BY_LOG_SIGMA = 2;
        static final int BY_LOG_RATIO = 3;
        static final int BY_SLOW_SHARE = 4;
        static final int BY_LOG_FACTOR = 5;
        static final int COLUMNS = 6;

        /** A Gaussian is below 1e-17 of its height so many sigmas away. */
        private static final double FRONT = 9;
        /** An exponential is so after as many time constants. */
        private static final double TAIL_TIMES = 40;

        private final double[] fast = new double[4];
        private final double[] slow = new double[4];

        /** Fills {@code out[column][point]} for a peak whose apex is at a time. */
        void fill(FitPoints points, PeakShape shape, double apexMin, double[][] out) {
            double sigma = shape.sigmaMin();
            double r = shape.tauRatio();
            double apex = ExponentiallyModifiedGaussian.apex(r);
            double apexByLogRatio = r * ExponentiallyModifiedGaussian.apexSlope(r);
            double share = shape.slowFraction();
            int sign = shape.asymmetry().sign();
            double last = FRONT + TAIL_TIMES * r * Math.max(1, shape.slowFactor());
            for (int i = 0; i < points.size(); i++) {
                double d = sign * (points.t(i) - apexMin) / sigma + apex;
                if (d < -FRONT || d > last) {
                    Arrays.fill(fast, 0);
                    Arrays.fill(slow, 0);
                } else {
                    evaluate(d, shape);
                }
                double value = mix(share, 0);
                double byMu = mix(share, 1);
                double byTau = mix(share, 3);
                out[VALUE][i] = value / sigma;
                out[BY_APEX][i] = sign * byMu / (sigma * sigma);
                out[BY_LOG_SIGMA][i] = (mix(share, 2) + byTau - apex * byMu) / sigma;
                out[BY_LOG_RATIO][i] = (byTau - apexByLogRatio * byMu) / sigma;
                out[BY_SLOW_SHARE][i] = (slow[0] - fast[0]) / sigma;
                out[BY_LOG_FACTOR][i] = share * slow[3] / sigma;
            }
        }

        private void evaluate(double d, PeakShape shape) {
            ExponentiallyModifiedGaussian.gradient(d, shape.tauRatio(), fast);
            if (shape.slowFraction() > 0 || shape.slowFactor() != 1) {
                ExponentiallyModifiedGaussian.gradient(d, shape.tauRatio() * shape.slowFactor(), slow);
            } else {
                System.arraycopy(fast, 0, slow, 0, fast.length);
            }
        }

        private double mix(double share, int k) {
            return (1 - share) * fast[k] + share * slow[k];
        }
    }
}
