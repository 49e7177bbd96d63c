package io.enantio.peak.fit;

import io.enantio.peak.fit.BaselineModel.BaselineEvidence;
import io.enantio.peak.linear.CholeskyFactor;
import io.enantio.peak.linear.Matrices;
import io.enantio.peak.linear.OrthogonalBasis;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * Least squares of one trace with its linear parameters (areas, baseline) solved exactly at every step, so that only shape and
 * place are iterated (Golub and Pereyra 1973; Jacobian after Kaufman 1975). Columns are orthogonalised by modified
 * Gram-Schmidt; priors of baseline terms are further rows.
 *
 * <p>An object holds the state of its last {@link #evaluate}.
 */
public final class VariableProjection {
    private final FitPoints points;
    private final FitLayout layout;
    private final BaselineModel baseline;
    private final int n;
    private final int rows;
    private final int linear;
    private final double[] rootWeight;
    private final double[] target;
    private final OrthogonalBasis basis;
    private final double[][] turned;
    private final double[][] jacobian;
    private final PeakColumns peaks;
    private final double[] residual;
    private final double[] coefficients;
    private final double[] fitted;
    private final double[] background;
    private final double[][] terms;
    private boolean isDifferentiated;
    private double cost;

    public VariableProjection(FitPoints points, FitLayout layout, BaselineModel baseline) {
        this.points = points;
        this.layout = layout;
        this.baseline = baseline;
        n = points.size();
        rows = n + BaselineModel.TERMS;
        linear = layout.columns() + BaselineModel.TERMS;
        rootWeight = new double[n];
        target = new double[n];
        basis = new OrthogonalBasis(linear, rows);
        turned = new double[layout.size()][];
        jacobian = new double[layout.size()][rows];
        peaks = new PeakColumns(points, layout);
        residual = new double[rows];
        coefficients = new double[linear];
        fitted = new double[n];
        background = new double[n];
        terms = new double[BaselineModel.TERMS][n];
        for (int i = 0; i < n; i++) {
            target[i] = points.y(i);
            rootWeight[i] = 1;
            for (int k = 0; k < terms.length; k++) {
                terms[k][i] = BaselineModel.column(k, points.u(i));
            }
        }
    }

    public FitLayout layout() {
        return layout;
    }

    public FitPoints points() {
        return points;
    }

    /** Weights and, for censored points, working data from the signal of the last evaluation. */
    public void weigh(FitNoise noise) {
        for (int i = 0; i < n; i++) {
            double variance = noise.variance(fitted[i]);
            if (points.isCensored(i)) {
                CensoredPoint point = CensoredPoint.of(fitted[i], variance, points.censoredBelow());
                target[i] = point.workingValue();
                rootWeight[i] = Math.sqrt(point.weight());
            } else {
                rootWeight[i] = 1 / Math.sqrt(variance);
            }
        }
    }

    /** Equal weights, for the first evaluation. */
    public void weighEqually(double variance) {
        Arrays.fill(rootWeight, 1 / Math.sqrt(variance));
    }

    /** Takes the loads of the peaks from the areas of the last evaluation. */
    public void load(double countsMinOfLoadOne) {
        peaks.load(coefficients, countsMinOfLoadOne);
    }

    /** Solves for areas and baseline at a parameter vector; the sum of squares is {@link #cost}. */
    public double evaluate(double[] theta) {
        peaks.evaluate(theta);
        fillLinearColumns();
        basis.orthogonalise();
        solveLinear();
        isDifferentiated = false;
        return cost;
    }

    private void fillLinearColumns() {
        int known = layout.columns();
        for (int k = 0; k < linear; k++) {
            double[] column = basis.column(k);
            Arrays.fill(column, n, rows, 0);
            double[] values = k < known ? peaks.values(k) : terms[k - known];
            for (int i = 0; i < n; i++) {
                column[i] = rootWeight[i] * values[i];
            }
        }
        for (int i = 0; i < n; i++) {
            residual[i] = rootWeight[i] * target[i];
        }
        for (int k = 0; k < BaselineModel.TERMS; k++) {
            BaselineModel.Known term = baseline.term(k);
            basis.column(known + k)[n + k] = 1 / term.sdCounts();
            residual[n + k] = term.meanCounts() / term.sdCounts();
        }
    }

    private void solveLinear() {
        basis.backSubstitute(basis.project(residual), coefficients);
        cost = OrthogonalBasis.dot(residual, residual);
        Arrays.fill(background, 0);
        for (int k = 0; k < terms.length; k++) {
            Matrices.addRow(background, terms[k], coefficients[layout.columns() + k]);
        }
        System.arraycopy(background, 0, fitted, 0, n);
        for (int j = 0; j < layout.columns(); j++) {
            Matrices.addRow(fitted, peaks.values(j), coefficients[j]);
        }
    }

    /** Derivatives at the last evaluation, computed on first use, by any thread: most evaluations do not need them. */
    private synchronized double[][] jacobian() {
        if (isDifferentiated) {
            return jacobian;
        }
        peaks.fillDerivatives(coefficients, jacobian);
        for (int p = 0; p < jacobian.length; p++) {
            Arrays.fill(jacobian[p], n, rows, 0);
            for (int i = 0; i < n; i++) {
                jacobian[p][i] *= rootWeight[i];
            }
            turned[p] = basis.project(jacobian[p]);
        }
        isDifferentiated = true;
        return jacobian;
    }

    public double loadOf(int j) {
        return peaks.loadOf(j);
    }

    public double cost() {
        return cost;
    }

    /** Information of the trace about the parameters: J'WJ with areas and baseline eliminated. */
    public double[][] information() {
        double[][] columns = jacobian();
        double[][] information = new double[columns.length][columns.length];
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j <= i; j++) {
                information[i][j] = OrthogonalBasis.dot(columns[i], columns[j]);
                information[j][i] = information[i][j];
            }
        }
        return information;
    }

    /** J'W residual: the gradient of the trace. */
    public double[] pull() {
        return Arrays.stream(jacobian())
                .mapToDouble(derivative -> OrthogonalBasis.dot(derivative, residual))
                .toArray();
    }

    /**
     * What one more peak of a shape would bring at the last evaluation.
     *
     * @param column its unit-area signal at the points
     * @param information of the nonlinear parameters with their prior, factored
     */
    public AddedPeak score(double[] column, CholeskyFactor information) {
        double norm = 0;
        double drawn = 0;
        double[] weighted = new double[rows];
        for (int i = 0; i < n; i++) {
            weighted[i] = rootWeight[i] * column[i];
            norm += weighted[i] * weighted[i];
            drawn += weighted[i] * residual[i];
        }
        double free = norm - basis.squaredAlong(weighted);
        double[] turn = Arrays.stream(jacobian())
                .mapToDouble(derivative -> OrthogonalBasis.dot(derivative, weighted))
                .toArray();
        free -= OrthogonalBasis.dot(turn, information.solve(turn));
        double least = Math.max(free, Double.MIN_NORMAL);
        return new AddedPeak(drawn / Math.sqrt(least), Math.sqrt(least / Math.max(norm, Double.MIN_NORMAL)));
    }

    public double fitted(int i) {
        return fitted[i];
    }

    public double baseline(int i) {
        return background[i];
    }

    /** (target - fit) x root of the weight; of a censored point its working residual. */
    public double standardisedResidual(int i) {
        return rootWeight[i] * (target[i] - fitted[i]);
    }

    /** Areas (counts x minute), then the baseline's terms. */
    public double coefficient(int k) {
        return coefficients[k];
    }

    public int linearTerms() {
        return linear;
    }

    double rootWeight(int i) {
        return rootWeight[i];
    }

    /** Covariance of the linear parameters, given a covariance of the others. */
    public double[][] linearCovariance(double[][] covarianceOfTheta) {
        jacobian();
        return basis.covariance(turned, covarianceOfTheta);
    }

    /** Square of the sine between a point's axis and everything linear: how little the fit bends to the point. */
    public double freedomOf(int i) {
        return 1 - basis.leverage(i);
    }

    /** Estimates of slope and curvature of the baseline from the trace alone, without their priors. */
    public BaselineEvidence baselineEvidence() {
        return BaselineEvidence.of(basis, coefficients, baseline);
    }

    /**
     * A test of one more peak.
     *
     * @param z its area over the area's standard error
     * @param newShare share of its length that the model cannot describe already
     */
    public record AddedPeak(double z, double newShare) {}

    /**
     * A point that a detector stored as 0 because it was below a threshold: it means "below", not "zero". Working value and weight of
     * one Newton step of its likelihood Phi((threshold - signal)/sd) (Tobin 1958).
     */
    private record CensoredPoint(double workingValue, double weight) {
        private static final double LEAST_INFORMATION = 1e-6;

        static CensoredPoint of(double signal, double variance, double threshold) {
            double sd = Math.sqrt(variance);
            double a = (threshold - signal) / sd;
            double hazard = Math.sqrt(2 / Math.PI) / Erfcx.value(-a / Math.sqrt(2));
            double information = Math.max(LEAST_INFORMATION, hazard * (hazard + a));
            return new CensoredPoint(signal - sd * hazard / information, information / variance);
        }
    }
}
