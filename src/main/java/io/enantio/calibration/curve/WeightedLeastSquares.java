package io.enantio.calibration.curve;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Weighted least squares of a polynomial: minimises sum w_i (y_i - sum_k b_k x_i^k)^2.
 *
 * <p>Householder QR of the design matrix, rows scaled by sqrt(w_i) (Golub and Van Loan, Matrix Computations, 5.3), every
 * column scaled to length 1 so that x and x^2 weigh the same in the rank test. Covariance (X'WX)^-1 s^2 with s^2 = weighted
 * residual sum of squares / (n - p); r^2 about the weighted mean, as R's {@code summary(lm(weights=))}.
 *
 * <p>Public so that the program can show itself right on reference numbers ({@code enantio selftest}).
 *
 * <p>Absent, never NaN: fewer than p + 1 points, fewer than p distinct x, or anything that is not finite.
 */
public final class WeightedLeastSquares {
    /** A diagonal element of R below this share of its column's length 1 means linearly dependent columns. */
    private static final double SINGULAR = 1e-12;

    private WeightedLeastSquares() {}

    /** One point with its weight. */
    public record Point(double x, double y, double weight) {}

    /**
     * @param coefficients by power of x
     * @param covariance row by row
     * @param residualVariance weighted residual sum of squares / degrees of freedom
     */
    public record Solution(
            List<Double> coefficients,
            List<List<Double>> covariance,
            double residualVariance,
            int degreesOfFreedom,
            double rSquared) {}

    /** The polynomial with that many coefficients; points are summed in the order given. */
    public static Optional<Solution> fit(List<Point> points, int coefficients) {
        if (points.size() <= coefficients) {
            return Optional.empty();
        }
        RealMatrix design = design(points, coefficients);
        double[] scale = normaliseColumns(design);
        QRDecomposition qr = new QRDecomposition(design, SINGULAR);
        if (!qr.getSolver().isNonSingular()) {
            return Optional.empty();
        }
        RealVector scaled = qr.getSolver().solve(response(points));
        RealVector solved = scaled.ebeDivide(new ArrayRealVector(scale));
        int degreesOfFreedom = points.size() - coefficients;
        double residuals = residualSumOfSquares(points, solved);
        double variance = residuals / degreesOfFreedom;
        return Optional.of(new Solution(
                        list(solved),
                        covariance(qr, scale, variance),
                        variance,
                        degreesOfFreedom,
                        rSquared(points, residuals)))
                .filter(WeightedLeastSquares::isFinite);
    }

    private static RealMatrix design(List<Point> points, int coefficients) {
        RealMatrix design = new Array2DRowRealMatrix(points.size(), coefficients);
        for (int row = 0; row < points.size(); row++) {
            double element = Math.sqrt(points.get(row).weight());
            for (int power = 0; power < coefficients; power++) {
                design.setEntry(row, power, element);
                element *= points.get(row).x();
            }
        }
        return design;
    }

    private static RealVector response(List<Point> points) {
        return new ArrayRealVector(points.stream()
                .mapToDouble(point -> Math.sqrt(point.weight()) * point.y())
                .toArray());
    }

    private static double[] normaliseColumns(RealMatrix design) {
        double[] scale = new double[design.getColumnDimension()];
        for (int column = 0; column < scale.length; column++) {
            RealVector vector = design.getColumnVector(column);
            scale[column] = Math.sqrt(vector.dotProduct(vector));
            design.setColumnVector(column, vector.mapDivide(scale[column]));
        }
        return scale;
    }

    private static double residualSumOfSquares(List<Point> points, RealVector coefficients) {
        double sum = 0;
        for (Point point : points) {
            double residual = point.y() - Polynomial.valueAt(list(coefficients), point.x());
            sum += point.weight() * residual * residual;
        }
        return sum;
    }

    /** (X'X)^-1 s^2 = R^-1 R^-T s^2, columns scaled back. */
    private static List<List<Double>> covariance(QRDecomposition qr, double[] scale, double variance) {
        int size = scale.length;
        RealMatrix triangle = qr.getR().getSubMatrix(0, size - 1, 0, size - 1);
        RealMatrix inverse =
                new QRDecomposition(triangle, SINGULAR * SINGULAR).getSolver().getInverse();
        RealMatrix covariance = inverse.multiply(inverse.transpose()).scalarMultiply(variance);
        covariance.walkInOptimizedOrder(new org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return value / (scale[row] * scale[column]);
            }
        });
        return java.util.stream.IntStream.range(0, size)
                .mapToObj(row -> list(covariance.getRowVector(row)))
                .toList();
    }

    /** 1 - residual / total sum of squares about the weighted mean; 0 if the responses do not vary. */
    private static double rSquared(List<Point> points, double residuals) {
        double weights = 0;
        double weighted = 0;
        for (Point point : points) {
            weights += point.weight();
            weighted += point.weight() * point.y();
        }
        double mean = weighted / weights;
        double total = 0;
        for (Point point : points) {
            total += point.weight() * (point.y() - mean) * (point.y() - mean);
        }
        return total > 0 ? 1 - residuals / total : 0.0;
    }

    private static boolean isFinite(Solution solution) {
        return Double.isFinite(solution.residualVariance())
                && solution.coefficients().stream().allMatch(Double::isFinite)
                && solution.covariance().stream().flatMap(List::stream).allMatch(Double::isFinite);
    }

    private static List<Double> list(RealVector vector) {
        return java.util.Arrays.stream(vector.toArray()).boxed().toList();
    }
}
