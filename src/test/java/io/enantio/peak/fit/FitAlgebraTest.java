package io.enantio.peak.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.BaselineModel.BaselineEvidence.Evidence;
import io.enantio.peak.fit.BaselineModel.Known;
import io.enantio.peak.fit.FitLayout.Term;
import io.enantio.peak.linear.CholeskyFactor;
import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Variances, leverages and scores of a fit against the normal equations solved by Commons Math, and against differences. */
class FitAlgebraTest {
    private static final FitPoints.Window WINDOW = new FitPoints.Window(4.4, 6.2);
    private static final FitNoise NOISE = new FitNoise(400, 5, 0.01);
    private static final BaselineModel FREE = BaselineModel.curvedWithin(Known.NOTHING);
    private static final FitLayout PAIR = FitLayout.plain(2, Asymmetry.TAILING);
    /** A little beside the truth, so that no residual and no derivative vanishes. */
    private static final double[] THETA = {5.06, 0.31, Math.log(0.072), -0.1, 0.02};

    private static Trace trace() {
        return new SyntheticChromatogram()
                .time(4, 7, 0.0125)
                .baseline(100, 15)
                .peak(5000, 5, 0.07, 0.07)
                .peak(800, 5.3, 0.07, 0.07)
                .noise(20, 5, 11)
                .trace();
    }

    private static FitPoints points(Trace trace) {
        return FitPoints.of(trace, WINDOW, 0, i -> true);
    }

    /** A trace that the model describes exactly at {@link #THETA}. */
    private static FitPoints exact() {
        Trace any = trace();
        VariableProjection model = new VariableProjection(points(any), PAIR, FREE);
        model.evaluate(THETA);
        FitPoints points = points(any);
        double[] times =
                IntStream.range(0, points.size()).mapToDouble(points::t).toArray();
        double[] counts =
                IntStream.range(0, points.size()).mapToDouble(model::fitted).toArray();
        return points(Trace.of(times, counts));
    }

    private static VariableProjection weighed(FitPoints points, BaselineModel baseline) {
        VariableProjection fit = new VariableProjection(points, PAIR, baseline);
        fit.weighEqually(400);
        fit.evaluate(THETA);
        fit.weigh(NOISE);
        fit.evaluate(THETA);
        return fit;
    }

    /** Columns of areas and baseline at the points, unweighted. */
    private static double[][] columns(FitPoints points, FitLayout layout, double[] theta) {
        double[][] rows = new double[points.size()][layout.columns() + BaselineModel.TERMS];
        for (int j = 0; j < layout.columns(); j++) {
            PeakShape.Curve curve = layout.shape(theta, j, 0).curve();
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = curve.perMinute(points.t(i) - layout.apexMin(theta, j));
            }
        }
        for (int i = 0; i < rows.length; i++) {
            double u = points.u(i);
            rows[i][layout.columns()] = 1;
            rows[i][layout.columns() + 1] = u;
            rows[i][layout.columns() + 2] = 1.5 * u * u - 0.5;
        }
        return rows;
    }

    private static RealMatrix weighted(double[][] columns, double[] weight) {
        double[][] rows = new double[columns.length][];
        for (int i = 0; i < rows.length; i++) {
            double root = Math.sqrt(weight[i]);
            rows[i] = java.util.Arrays.stream(columns[i]).map(x -> x * root).toArray();
        }
        return new Array2DRowRealMatrix(rows);
    }

    private static RealMatrix inverse(RealMatrix matrix) {
        return new LUDecomposition(matrix).getSolver().getInverse();
    }

    private static double[] weights(VariableProjection firstFit, FitPoints points) {
        return IntStream.range(0, points.size())
                .mapToDouble(i -> 1 / NOISE.variance(firstFit.fitted(i)))
                .toArray();
    }

    private static VariableProjection unweighed(FitPoints points, BaselineModel baseline) {
        VariableProjection fit = new VariableProjection(points, PAIR, baseline);
        fit.weighEqually(400);
        fit.evaluate(THETA);
        return fit;
    }

    @Test
    void areasAndTheirCovarianceAreThoseOfTheNormalEquations() {
        FitPoints points = points(trace());
        Known slope = new Known(20, 4);
        Known curvature = new Known(-5, 3);
        BaselineModel baseline = new BaselineModel(Known.NOTHING, slope, curvature);
        double[] weight = weights(unweighed(points, baseline), points);
        VariableProjection fit = weighed(points, baseline);
        RealMatrix x = weighted(columns(points, PAIR, THETA), weight);
        RealMatrix normal = x.transpose().multiply(x);
        normal.addToEntry(3, 3, 1 / 16.0);
        normal.addToEntry(4, 4, 1 / 9.0);
        double[] y = IntStream.range(0, points.size())
                .mapToDouble(i -> Math.sqrt(weight[i]) * points.y(i))
                .toArray();
        double[] right = x.transpose().operate(y);
        right[3] += 20 / 16.0;
        right[4] += -5 / 9.0;
        RealMatrix covariance = inverse(normal);
        double[] expected = covariance.operate(right);
        double[][] found = fit.linearCovariance(new double[PAIR.size()][PAIR.size()]);
        double cost = Math.pow((fit.coefficient(3) - 20) / 4, 2) + Math.pow((fit.coefficient(4) + 5) / 3, 2);
        for (int k = 0; k < expected.length; k++) {
            assertThat(fit.coefficient(k)).isCloseTo(expected[k], within(1e-7 * Math.abs(expected[k])));
            for (int l = 0; l < expected.length; l++) {
                double scale = Math.sqrt(covariance.getEntry(k, k) * covariance.getEntry(l, l));
                assertThat(found[k][l]).isCloseTo(covariance.getEntry(k, l), within(1e-7 * scale));
            }
        }
        for (int i = 0; i < points.size(); i++) {
            double background = fit.coefficient(2)
                    + points.u(i) * fit.coefficient(3)
                    + BaselineModel.column(2, points.u(i)) * fit.coefficient(4);
            double residual = Math.sqrt(weight[i]) * (points.y(i) - fit.fitted(i));
            assertThat(fit.baseline(i)).isCloseTo(background, within(1e-9));
            assertThat(fit.standardisedResidual(i)).isCloseTo(residual, within(1e-9));
            cost += residual * residual;
        }
        assertThat(fit.cost()).isCloseTo(cost, within(1e-7 * cost));
    }

    /** Without residuals the half second derivative of the cost is the information, and areas follow the shape as they say. */
    @Test
    void informationAndCovarianceFollowFromMovingTheShape() {
        VariableProjection fit = weighed(exact(), FREE);
        double[][] information = fit.information();
        int p = PAIR.size();
        double[][] unsure = new double[p][p];
        double[][] response = new double[p][];
        double step = 1e-5;
        for (int i = 0; i < p; i++) {
            unsure[i][i] = Math.pow(0.001 * (i + 1), 2);
        }
        unsure[0][1] = 5e-7;
        unsure[1][0] = 5e-7;
        double[][] linear = fit.linearCovariance(new double[p][p]);
        double[][] whole = fit.linearCovariance(unsure);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double mixed = cost(fit, i, step, j, step)
                        - cost(fit, i, step, j, -step)
                        - cost(fit, i, -step, j, step)
                        + cost(fit, i, -step, j, -step);
                double scale = Math.sqrt(information[i][i] * information[j][j]);
                assertThat(information[i][j]).isCloseTo(mixed / (8 * step * step), within(1e-4 * scale));
            }
            double[] up = coefficients(fit, i, step);
            double[] down = coefficients(fit, i, -step);
            response[i] = IntStream.range(0, up.length)
                    .mapToDouble(k -> (up[k] - down[k]) / (2 * step))
                    .toArray();
        }
        for (int k = 0; k < linear.length; k++) {
            for (int l = 0; l < linear.length; l++) {
                double fromShape = 0;
                for (int i = 0; i < p; i++) {
                    for (int j = 0; j < p; j++) {
                        fromShape += response[i][k] * unsure[i][j] * response[j][l];
                    }
                }
                double scale = Math.sqrt(whole[k][k] * whole[l][l]);
                assertThat(whole[k][l]).isCloseTo(linear[k][l] + fromShape, within(1e-4 * scale));
            }
        }
    }

    private static double cost(VariableProjection fit, int i, double stepI, int j, double stepJ) {
        double[] moved = THETA.clone();
        moved[i] += stepI;
        moved[j] += stepJ;
        return fit.evaluate(moved);
    }

    private static double[] coefficients(VariableProjection fit, int i, double step) {
        cost(fit, i, step, i, 0);
        return IntStream.range(0, PAIR.columns() + BaselineModel.TERMS)
                .mapToDouble(fit::coefficient)
                .toArray();
    }

    /** A point moved by one count moves the curve there by its leverage. */
    @Test
    void theFreedomOfAPointIsWhatTheCurveDoesNotFollow() {
        FitPoints points = points(trace());
        VariableProjection fit = unweighed(points, FREE);
        for (int i : new int[] {0, 50, 61, 100}) {
            double[] times =
                    IntStream.range(0, points.size()).mapToDouble(points::t).toArray();
            double[] counts =
                    IntStream.range(0, points.size()).mapToDouble(points::y).toArray();
            counts[i] += 1;
            VariableProjection moved = unweighed(points(Trace.of(times, counts)), FREE);
            double follows = moved.fitted(i) - fit.fitted(i);
            assertThat(follows).isBetween(0.01, 0.99);
            assertThat(fit.freedomOf(i)).isCloseTo(1 - follows, within(1e-8));
        }
    }

    /** With the shape known, the score of a peak is its fitted area over its standard error, as if it were in the model. */
    @Test
    void theScoreOfAnotherPeakIsItsAreaOverItsError() {
        FitPoints points = points(trace());
        VariableProjection fit = unweighed(points, FREE);
        FitLayout more = PAIR.withExtra();
        double[] theta = java.util.Arrays.copyOf(THETA, more.size());
        theta[more.extra(0)] = 5.6;
        double[][] columns = columns(points, more, theta);
        double[] column = IntStream.range(0, points.size())
                .mapToDouble(i -> columns[i][2])
                .toArray();
        double[][] known = new double[PAIR.size()][PAIR.size()];
        for (int i = 0; i < known.length; i++) {
            known[i][i] = 1e30;
        }
        VariableProjection.AddedPeak score =
                fit.score(column, CholeskyFactor.of(known).orElseThrow());
        VariableProjection with = new VariableProjection(points, more, FREE);
        with.weighEqually(400);
        with.evaluate(theta);
        double variance = with.linearCovariance(new double[more.size()][more.size()])[2][2];
        assertThat(score.z()).isCloseTo(with.coefficient(2) / Math.sqrt(variance), within(1e-6));
        double squares = java.util.Arrays.stream(column).map(x -> x * x / 400).sum();
        assertThat(score.newShare()).isCloseTo(Math.sqrt(1 / (variance * squares)), within(1e-9));
    }

    /** What the shape may take up itself is not new: of a first peak moved a little, less is left where the place is free. */
    @Test
    void aFreeShapeLeavesLessForAnotherPeak() {
        FitPoints points = exact();
        VariableProjection fit = weighed(points, FREE);
        double[] byPlace = new double[points.size()];
        PeakShape.Curve curve = PAIR.shape(THETA, 0, 0).curve();
        PeakShape.Curve second = PAIR.shape(THETA, 1, 0).curve();
        for (int i = 0; i < byPlace.length; i++) {
            double first = points.t(i) - PAIR.apexMin(THETA, 0);
            double other = points.t(i) - PAIR.apexMin(THETA, 1);
            byPlace[i] = fit.coefficient(0) * (curve.perMinute(first - 1e-6) - curve.perMinute(first + 1e-6)) / 2e-6
                    + fit.coefficient(1) * (second.perMinute(other - 1e-6) - second.perMinute(other + 1e-6)) / 2e-6;
        }
        double[][] free = fit.information();
        assertThat(share(fit, byPlace, free, 1e-6)).isLessThan(2e-3);
        assertThat(share(fit, byPlace, free, 1e30)).isGreaterThan(0.5);
    }

    private static double share(VariableProjection fit, double[] column, double[][] information, double prior) {
        double[][] matrix = new double[information.length][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = information[i].clone();
            matrix[i][i] += prior;
        }
        return fit.score(column, CholeskyFactor.of(matrix).orElseThrow()).newShare();
    }

    /** An estimate does not contain the prior of its own term; its information is 1 / variance. */
    @Test
    void evidenceOfTheBaselineDoesNotContainItsOwnPrior() {
        FitPoints points = points(trace());
        VariableProjection alone = unweighed(points, FREE);
        double[][] covariance = alone.linearCovariance(new double[PAIR.size()][PAIR.size()]);
        BaselineModel ofSlope = new BaselineModel(Known.NOTHING, new Known(70, 6), Known.NOTHING);
        BaselineModel ofCurvature = new BaselineModel(Known.NOTHING, Known.NOTHING, new Known(-30, 9));
        for (BaselineModel baseline : List.of(FREE, ofSlope)) {
            Evidence slope = unweighed(points, baseline).baselineEvidence().slope();
            assertThat(slope.counts()).isCloseTo(alone.coefficient(3), within(1e-6));
            assertThat(slope.information()).isCloseTo(1 / covariance[3][3], within(1e-9));
        }
        for (BaselineModel baseline : List.of(FREE, ofCurvature)) {
            Evidence curvature = unweighed(points, baseline).baselineEvidence().curvature();
            assertThat(curvature.counts()).isCloseTo(alone.coefficient(4), within(1e-6));
            assertThat(curvature.information()).isCloseTo(1 / covariance[4][4], within(1e-9));
        }
        BaselineModel arc = BaselineModel.curvedWithin(new Known(0, 9));
        VariableProjection curved = unweighed(points, arc);
        Evidence slope = curved.baselineEvidence().slope();
        double variance = curved.linearCovariance(new double[PAIR.size()][PAIR.size()])[3][3];
        assertThat(slope.counts()).isCloseTo(curved.coefficient(3), within(1e-6));
        assertThat(slope.information()).isCloseTo(1 / variance, within(1e-9));
    }

    /**
     * The maximum of Tobin's likelihood: a point stored as 0 pulls the curve down by its hazard phi/Phi, the others by their
     * residual, and both cancel in every column.
     */
    @Test
    void aStoredZeroMeansBelowTheThreshold() {
        double sd = 20;
        double threshold = 90;
        Trace clean = trace();
        double[] times =
                IntStream.range(0, clean.size()).mapToDouble(clean::timeMin).toArray();
        double[] counts = IntStream.range(0, clean.size())
                .mapToDouble(i -> clean.intensityCounts(i) < threshold + 25 ? 0 : clean.intensityCounts(i))
                .toArray();
        FitPoints points = FitPoints.of(Trace.of(times, counts), WINDOW, threshold, i -> true);
        FitNoise electronic = new FitNoise(sd * sd, 0, 0);
        VariableProjection fit = unweighed(points, FREE);
        for (int round = 0; round < 200; round++) {
            fit.weigh(electronic);
            fit.evaluate(THETA);
        }
        NormalDistribution normal = new NormalDistribution();
        double[][] columns = columns(points, PAIR, THETA);
        int censored = 0;
        for (int k = 0; k < columns[0].length; k++) {
            double pull = 0;
            double size = 0;
            for (int i = 0; i < points.size(); i++) {
                double a = (threshold - fit.fitted(i)) / sd;
                double drawn = points.isCensored(i)
                        ? -normal.density(a) / normal.cumulativeProbability(a)
                        : (points.y(i) - fit.fitted(i)) / sd;
                pull += columns[i][k] * drawn;
                size += Math.abs(columns[i][k] * drawn);
                censored += points.isCensored(i) ? 1 : 0;
            }
            assertThat(pull).isCloseTo(0, within(1e-6 * size));
        }
        assertThat(censored).isGreaterThan(20);
    }

    /** The derivative by each parameter with every term, at loads taken from the areas. */
    @Test
    void thePullIsTheSlopeOfTheCostUnderALoad() {
        FitLayout layout = new FitLayout(2, Asymmetry.TAILING, EnumSet.allOf(Term.class), 1);
        VariableProjection fit = new VariableProjection(points(trace()), layout, FREE);
        double[] theta = {5.06, 0.31, Math.log(0.075), -0.2, 0.03, 0.1, Math.log(3), 0.4, 5.75};
        fit.evaluate(theta);
        double first = fit.coefficient(0);
        fit.load(5000);
        assertThat(fit.loadOf(0)).isCloseTo(first / 5000, within(1e-12));
        assertThat(fit.loadOf(2)).isZero();
        fit.evaluate(theta);
        double[] pull = fit.pull();
        for (int k = 0; k < theta.length; k++) {
            double[] moved = theta.clone();
            moved[k] += 1e-5;
            double up = fit.evaluate(moved);
            moved[k] -= 2e-5;
            double slope = (up - fit.evaluate(moved)) / 2e-5;
            assertThat(-2 * pull[k]).as("parameter " + k).isCloseTo(slope, within(1e-4 * Math.abs(slope) + 10));
        }
        fit.load(0);
        assertThat(fit.loadOf(0)).isZero();
    }

    @Test
    void anAreaBelowZeroIsNoLoad() {
        Trace dip = new SyntheticChromatogram()
                .time(4, 7, 0.0125)
                .baseline(1000, 0)
                .peak(-20, 5, 0.07, 0)
                .trace();
        FitLayout layout = new FitLayout(1, Asymmetry.TAILING, Set.of(Term.LOAD), 0);
        VariableProjection fit = new VariableProjection(points(dip), layout, FREE);
        fit.evaluate(new double[] {5, Math.log(0.07), Math.log(0.02), 0.3});
        assertThat(fit.coefficient(0)).isNegative();
        fit.load(5000);
        assertThat(fit.loadOf(0)).isZero();
    }
}
