package io.enantio.calibration.curve;

import io.enantio.method.Weighting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What the known samples of a run tell of the ratio of two enantiomers: standards and QCs together.
 *
 * <p>Both curves are fitted again through standards and QCs, with the method's model and weighting. What they leave is split into the mean u
 * and the difference d of the relative residuals of R and S: weighing, pipetting and one internal standard concern u, and only d concerns
 * ln(C_R / C_S). Each has a scatter of its own beyond the errors of the areas ({@link RobustScatter}). With k = y / (f'(x) x) and h_j the
 * shift of ln x by a relative error of calibrator j, an error of ln(C_R / C_S) is
 *
 * <pre>
 * own     (k_R + k_S)/2 d + (k_R - k_S) u + areas
 * common  sum_j (h_Rj + h_Sj)/2 d_j + (h_Rj - h_Sj) u_j, and shape
 * </pre>
 *
 * so what affects both alike vanishes for a racemic sample, and far from it only the curves' bend remains. Errors of the shape are common to the run: of a
 * sample's counts what it has beyond (or short of) the calibrators'.
 *
 * <p>The common part is the same for all pairs of a run. With 95 % for each, one run in twenty would be wrong as a whole; so it
 * is taken at 99 %.
 */
public final class PairCurves {
    private static final double OWN_TAIL = 0.025;
    private static final double COMMON_TAIL = 0.005;

    private final List<Calibrator> calibrators;
    private final Side r;
    private final Side s;
    private final Scatter difference;
    private final Scatter mean;
    private final double shape;

    /**
     * A sample of known content.
     *
     * @param rNgPerMl nominal
     * @param sNgPerMl nominal
     */
    public record Calibrator(double rNgPerMl, double sNgPerMl, PairResponse response) {}

    /**
     * Where ln(C_R / C_S) lies.
     *
     * @param centre by the curves through standards and QCs
     * @param halfWidth of the 95 % interval
     */
    public record LogRatio(double centre, double halfWidth) {}

    /** Scatter beyond the areas' errors. */
    private record Scatter(double variance, double information) {
        /** Variance of what the scatter contributes, from not knowing it. */
        double doubt(double factor) {
            return factor == 0 ? 0 : factor * factor / information;
        }
    }

    private PairCurves(List<Calibrator> calibrators, Side r, Side s) {
        this.calibrators = List.copyOf(calibrators);
        this.r = r;
        this.s = s;
        int size = calibrators.size();
        double[] ofDifference = new double[size];
        double[] ofMean = new double[size];
        double[][] maker = new double[size][size];
        for (int i = 0; i < size; i++) {
            ofDifference[i] = r.residual(i) - s.residual(i);
            ofMean[i] = (r.residual(i) + s.residual(i)) / 2;
            double[] ofR = r.leverages(i);
            double[] ofS = s.leverages(i);
            for (int j = 0; j < size; j++) {
                maker[i][j] = (i == j ? 1 : 0) - (ofR[j] + ofS[j]) / 2;
            }
        }
        this.difference = scatter(ofDifference, maker, areas(response -> response.variance(1, 1)));
        this.mean = scatter(ofMean, maker, areas(PairResponse::varianceOfMean));
        this.shape = meanShape();
    }

    /** The curves through the calibrators in the form of the method's; absent if these are too few, or do not rise from 0. */
    public static Optional<PairCurves> of(CalibrationCurve.Form form, List<Calibrator> calibrators) {
        Optional<Side> r = Side.of(form, calibrators, Calibrator::rNgPerMl, response -> response.r());
        Optional<Side> s = Side.of(form, calibrators, Calibrator::sNgPerMl, response -> response.s());
        return r.flatMap(one -> s.map(other -> new PairCurves(calibrators, one, other)));
    }

    /** Where the ratio of a sample lies; absent if one of its responses is none of a curve. */
    public Optional<LogRatio> ratio(PairResponse sample) {
        OptionalDouble ofR = r.concentrationAt(sample.r());
        OptionalDouble ofS = s.concentrationAt(sample.s());
        if (ofR.isEmpty() || ofS.isEmpty()) {
            return Optional.empty();
        }
        double xOfR = ofR.getAsDouble();
        double xOfS = ofS.getAsDouble();
        double both = (r.sensitivity(xOfR) + s.sensitivity(xOfS)) / 2;
        double apart = r.sensitivity(xOfR) - s.sensitivity(xOfS);
        double[] known = areas(response -> response.variance(1, 1));
        double[] knownOfMean = areas(PairResponse::varianceOfMean);
        double[] shiftsOfR = r.shifts(xOfR);
        double[] shiftsOfS = s.shifts(xOfS);
        double common = 0;
        double ofDifference = both * both;
        double ofMean = apart * apart;
        for (int j = 0; j < known.length; j++) {
            double mid = (shiftsOfR[j] + shiftsOfS[j]) / 2;
            double away = shiftsOfR[j] - shiftsOfS[j];
            common += mid * mid * (difference.variance + known[j]) + away * away * (mean.variance + knownOfMean[j]);
            ofDifference += mid * mid;
            ofMean += away * away;
        }
        double own = both * both * difference.variance
                + apart * apart * mean.variance
                + sample.variance(r.sensitivity(xOfR), s.sensitivity(xOfS));
        double unlike = sample.shape() - shape;
        double doubt = difference.doubt(ofDifference) + mean.doubt(ofMean);
        double halfWidth = halfWidth(own, unlike * unlike, common, doubt);
        return Optional.of(new LogRatio(Math.log(xOfR / xOfS), halfWidth)).filter(found -> isFinite(found));
    }

    /** Degrees of freedom by Satterthwaite's rule: 2 V^2 over the variance of V. */
    private static double halfWidth(double own, double shape, double common, double doubt) {
        double all = own + common;
        double degrees = doubt > 0 ? Math.max(1, all * all / doubt) : Double.POSITIVE_INFINITY;
        double t = PredictionInterval.quantile(degrees, OWN_TAIL);
        double tOfCommon = PredictionInterval.quantile(degrees, COMMON_TAIL);
        return Math.sqrt(t * t * (own + shape) + tOfCommon * tOfCommon * common);
    }

    private static boolean isFinite(LogRatio found) {
        return Double.isFinite(found.centre) && Double.isFinite(found.halfWidth);
    }

    private Scatter scatter(double[] residuals, double[][] maker, double[] known) {
        RobustScatter scatter = new RobustScatter(residuals, maker, known);
        double variance = scatter.variance();
        return new Scatter(variance, scatter.information(variance, known.length - r.coefficients.size()));
    }

    private double[] areas(ToDoubleFunction<PairResponse> variance) {
        return calibrators.stream()
                .map(Calibrator::response)
                .mapToDouble(variance)
                .toArray();
    }

    /** Of the calibrators, the precise ones most. */
    private double meanShape() {
        double sum = 0;
        double weights = 0;
        for (Calibrator one : calibrators) {
            double variance = difference.variance + one.response().variance(1, 1);
            double weight = variance > 0 ? 1 / variance : 1;
            sum += weight * one.response().shape();
            weights += weight;
        }
        return sum / weights;
    }

    /** The curve of one enantiomer through all calibrators. */
    private static final class Side {
        private final Weighting weighting;
        private final List<Double> coefficients;
        private final double[] nominal;
        private final double[] measured;
        private final double[] fitted;
        /** (X'WX)^-1. */
        private final double[][] unscaled;

        private Side(Weighting weighting, WeightedLeastSquares.Solution solution, double[] nominal, double[] measured) {
            this.weighting = weighting;
            this.coefficients = solution.coefficients();
            this.nominal = nominal;
            this.measured = measured;
            this.fitted = new double[nominal.length];
            for (int j = 0; j < nominal.length; j++) {
                fitted[j] = Polynomial.valueAt(coefficients, nominal[j]);
            }
            this.unscaled = new double[coefficients.size()][coefficients.size()];
            for (int row = 0; row < unscaled.length && solution.residualVariance() > 0; row++) {
                for (int column = 0; column < unscaled.length; column++) {
                    unscaled[row][column] = solution.covariance().get(row).get(column) / solution.residualVariance();
                }
            }
        }

        static Optional<Side> of(
                CalibrationCurve.Form form,
                List<Calibrator> calibrators,
                ToDoubleFunction<Calibrator> nominal,
                ToDoubleFunction<PairResponse> response) {
            List<WeightedLeastSquares.Point> points = calibrators.stream()
                    .map(one -> new WeightedLeastSquares.Point(
                            nominal.applyAsDouble(one),
                            response.applyAsDouble(one.response()),
                            form.weighting().weightAt(nominal.applyAsDouble(one))))
                    .toList();
            return WeightedLeastSquares.fit(points, form.model().coefficients())
                    .map(solution -> new Side(
                            form.weighting(),
                            solution,
                            points.stream()
                                    .mapToDouble(WeightedLeastSquares.Point::x)
                                    .toArray(),
                            points.stream()
                                    .mapToDouble(WeightedLeastSquares.Point::y)
                                    .toArray()))
                    .filter(Side::isAboveZero);
        }

        private boolean isAboveZero() {
            for (double value : fitted) {
                if (!(value > 0)) {
                    return false;
                }
            }
            return true;
        }

        OptionalDouble concentrationAt(double response) {
            OptionalDouble found = Polynomial.inverseAt(coefficients, response);
            return found.isPresent() && found.getAsDouble() > 0 && slopeAt(found.getAsDouble()) > 0
                    ? found
                    : OptionalDouble.empty();
        }

        double residual(int i) {
            return measured[i] / fitted[i] - 1;
        }

        /** How the fitted value of calibrator i moves with the errors of each, both relative. */
        double[] leverages(int i) {
            double[] moves = moves(nominal[i]);
            for (int j = 0; j < moves.length; j++) {
                moves[j] /= fitted[i];
            }
            return moves;
        }

        /** How ln x moves with the relative error of each calibrator; a higher curve gives a lower concentration. */
        double[] shifts(double x) {
            double[] moves = moves(x);
            for (int j = 0; j < moves.length; j++) {
                moves[j] /= -slopeAt(x) * x;
            }
            return moves;
        }

        /** d ln x / d ln y. */
        double sensitivity(double x) {
            return Polynomial.valueAt(coefficients, x) / (slopeAt(x) * x);
        }

        private double slopeAt(double x) {
            return Polynomial.slopeAt(coefficients, x);
        }

        /** How the curve at x moves with the relative error of each calibrator: g(x)' (X'WX)^-1 g_j w_j f_j. */
        private double[] moves(double x) {
            double[] moves = new double[nominal.length];
            for (int j = 0; j < moves.length; j++) {
                double sum = 0;
                double power = 1;
                for (double[] row : unscaled) {
                    sum += power * horner(row, nominal[j]);
                    power *= x;
                }
                moves[j] = sum * weighting.weightAt(nominal[j]) * fitted[j];
            }
            return moves;
        }

        private static double horner(double[] row, double x) {
            double sum = 0;
            for (int power = row.length - 1; power >= 0; power--) {
                sum = sum * x + row[power];
            }
            return sum;
        }
    }
}
