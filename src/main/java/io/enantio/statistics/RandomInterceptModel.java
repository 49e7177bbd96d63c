package io.enantio.statistics;

import io.enantio.method.value.Require;
import io.enantio.statistics.RepeatedMeasuresAnova.FTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Mixed model of repeated measures with gaps (rule H-5): y_ij = μ_j + u_i + e_ij, a fixed mean for each time j, a random level for each
 * subject i with variance σu², errors with variance σe². A subject counts with whatever values it has.
 *
 * <p>The variances are estimated by restricted maximum likelihood. With λ = σu²/σe² the covariance of a subject with m values is
 * σe²(I + λJ), J all ones, and everything but λ has a closed form: the search is for the root of the derivative of the profiled
 * likelihood in λ. Tests and standard errors are those of Kenward and Roger (Biometrics 53, 1997, 983-997): the covariance of the means
 * is enlarged for the uncertainty of the variances, and the degrees of freedom follow from it. With complete data this is the
 * analysis of variance of {@link RepeatedMeasuresAnova} without correction, unless σu² is estimated as 0.
 */
public final class RandomInterceptModel {
    /** The search is over the share of the variance that lies between subjects, σu²/(σu² + σe²), from 0 to almost 1. */
    private static final int STEPS = 64;

    private static final double LARGEST_LOGIT = 18;
    private static final double ROOT_ACCURACY = 1e-14;
    private static final int MOST_EVALUATIONS = 200;

    private final int subjects;
    private final int times;
    private final double lambda;
    private final Fit fit;
    private final KenwardRoger kenwardRoger;

    private RandomInterceptModel(List<Pattern> patterns, int times, double lambda) {
        this.subjects = patterns.stream().mapToInt(Pattern::subjects).sum();
        this.times = times;
        this.lambda = lambda;
        this.fit = new Fit(patterns, times, lambda);
        this.kenwardRoger = new KenwardRoger(patterns, times, lambda, fit);
    }

    /**
     * The model.
     *
     * @param rows by subject, then by time; a missing value is absent
     * @return absent if the data do not determine it: fewer than two subjects or times, a time without a value, no scatter within
     *     subjects, or too few values for degrees of freedom
     */
    public static Optional<RandomInterceptModel> of(List<List<Optional<Double>>> rows) {
        int times = rows.isEmpty() ? 0 : rows.get(0).size();
        List<Pattern> patterns = Pattern.of(rows, times);
        int subjects = patterns.stream().mapToInt(Pattern::subjects).sum();
        int values = patterns.stream()
                .mapToInt(pattern -> pattern.subjects() * pattern.count())
                .sum();
        boolean isWithout = subjects < 2 || times < 2 || values < subjects + times;
        for (int time = 0; time < times; time++) {
            int at = time;
            isWithout |= patterns.stream().noneMatch(pattern -> pattern.places.contains(at));
        }
        if (isWithout) {
            return Optional.empty();
        }
        OptionalDouble lambda = mostLikely(patterns, times);
        return lambda.isEmpty()
                ? Optional.empty()
                : Optional.of(new RandomInterceptModel(patterns, times, lambda.getAsDouble()))
                        .filter(model -> !Double.isNaN(model.timesDiffer().p()));
    }

    /** Subjects with at least one value. */
    public int subjects() {
        return subjects;
    }

    /** Number of values. */
    public int values() {
        return fit.values;
    }

    /** σu²; 0 if the likelihood is highest there. */
    public double betweenVariance() {
        return lambda * fit.variance;
    }

    /** σe². */
    public double withinVariance() {
        return fit.variance;
    }

    /** Estimated mean of a time. */
    public double mean(int time) {
        return fit.means.getEntry(time);
    }

    /** Whether the means of the times differ: the scaled F of Kenward and Roger with its degrees of freedom. */
    public FTest timesDiffer() {
        RealMatrix contrasts = MatrixUtils.createRealMatrix(times - 1, times);
        for (int row = 0; row < times - 1; row++) {
            contrasts.setEntry(row, 0, -1);
            contrasts.setEntry(row, row + 1, 1);
        }
        return kenwardRoger.test(contrasts);
    }

    /** Mean of a time minus that of another. */
    public Estimate difference(int time, int baseline) {
        Require.that(time != baseline, "a time is not compared with itself");
        RealMatrix contrast = MatrixUtils.createRealMatrix(1, times);
        contrast.setEntry(0, time, 1);
        contrast.setEntry(0, baseline, -1);
        return new Estimate(
                mean(time) - mean(baseline),
                StrictMath.sqrt(kenwardRoger.covariance(contrast).getEntry(0, 0)),
                kenwardRoger.test(contrast).df2());
    }

    /** The most likely λ: 0, or that root of the derivative with the highest likelihood; absent if it is infinite. */
    private static OptionalDouble mostLikely(List<Pattern> patterns, int times) {
        DoubleUnaryOperator slope = logit -> new Fit(patterns, times, StrictMath.exp(logit)).slope();
        double best = 0;
        double highest = new Fit(patterns, times, 0).likelihood();
        double step = 2 * LARGEST_LOGIT / STEPS;
        double before = slope.applyAsDouble(-LARGEST_LOGIT);
        for (int i = 1; i <= STEPS; i++) {
            double logit = -LARGEST_LOGIT + i * step;
            double here = slope.applyAsDouble(logit);
            if (before > 0 && here <= 0) {
                double root = new BrentSolver(ROOT_ACCURACY, ROOT_ACCURACY)
                        .solve(MOST_EVALUATIONS, slope::applyAsDouble, logit - step, logit);
                double likelihood = new Fit(patterns, times, StrictMath.exp(root)).likelihood();
                best = likelihood > highest ? StrictMath.exp(root) : best;
                highest = Math.max(highest, likelihood);
            }
            before = here;
        }
        // Still rising, or not a number: without scatter within subjects λ has no bound.
        return before <= 0 && new Fit(patterns, times, best).variance > 0
                ? OptionalDouble.of(best)
                : OptionalDouble.empty();
    }

    /** Subjects with values at the same places: they share every matrix. */
    private static final class Pattern {
        private final List<Integer> places;
        private final List<double[]> values = new ArrayList<>();

        private Pattern(List<Integer> places) {
            this.places = places;
        }

        /** In the order of their first subjects; a subject without a value is in none. */
        static List<Pattern> of(List<List<Optional<Double>>> rows, int times) {
            Map<List<Integer>, Pattern> patterns = new LinkedHashMap<>();
            for (List<Optional<Double>> row : rows) {
                Require.that(row.size() == times, "every subject must have a place for every time");
                List<Integer> places = IntStream.range(0, times)
                        .filter(place -> row.get(place).isPresent())
                        .boxed()
                        .toList();
                double[] values = places.stream()
                        .mapToDouble(place -> row.get(place).orElseThrow())
                        .toArray();
                for (double value : values) {
                    Require.finite("value", value);
                }
                if (!places.isEmpty()) {
                    patterns.computeIfAbsent(places, Pattern::new).values.add(values);
                }
            }
            return List.copyOf(patterns.values());
        }

        /** Values of each subject. */
        int count() {
            return places.size();
        }

        int subjects() {
            return values.size();
        }

        /** Adds Xᵀ(aI + bJ)X of every subject. */
        void addTo(double[][] sum, double a, double b) {
            for (int row : places) {
                sum[row][row] += subjects() * a;
                for (int column : places) {
                    sum[row][column] += subjects() * b;
                }
            }
        }
    }

    /** Means, σe² and the restricted likelihood at one λ, by generalised least squares: (I + λJ)⁻¹ = I - cJ, c = λ/(1 + mλ). */
    private static final class Fit {
        private final int values;
        private final RealMatrix inverse;
        private final RealVector means;
        private final double variance;
        private final double logDeterminants;
        private final double slope;

        Fit(List<Pattern> patterns, int times, double lambda) {
            double[][] weight = new double[times][times];
            double[] right = new double[times];
            double logs = 0;
            int count = 0;
            for (Pattern pattern : patterns) {
                double c = lambda / (1 + pattern.count() * lambda);
                pattern.addTo(weight, 1, -c);
                for (double[] own : pattern.values) {
                    double sum = sum(own);
                    for (int i = 0; i < own.length; i++) {
                        right[pattern.places.get(i)] += own[i] - c * sum;
                    }
                }
                logs += pattern.subjects() * StrictMath.log1p(pattern.count() * lambda);
                count += pattern.subjects() * pattern.count();
            }
            CholeskyDecomposition factor = new CholeskyDecomposition(MatrixUtils.createRealMatrix(weight), 1e-9, 0);
            values = count;
            inverse = factor.getSolver().getInverse();
            means = factor.getSolver().solve(MatrixUtils.createRealVector(right));
            double squares = 0;
            double spread = 0;
            double trace = 0;
            double[][] rates = new double[times][times];
            for (Pattern pattern : patterns) {
                double shrunk = 1 + pattern.count() * lambda;
                for (double[] own : pattern.values) {
                    double square = 0;
                    double sum = 0;
                    for (int i = 0; i < own.length; i++) {
                        double residual = own[i] - means.getEntry(pattern.places.get(i));
                        square += residual * residual;
                        sum += residual;
                    }
                    squares += square - lambda / shrunk * sum * sum;
                    spread += sum * sum / (shrunk * shrunk);
                }
                trace += pattern.subjects() * pattern.count() / shrunk;
                pattern.addTo(rates, 0, 1 / (shrunk * shrunk));
            }
            variance = squares / (count - times);
            for (int i = 0; i < times; i++) {
                logs += 2 * StrictMath.log(factor.getL().getEntry(i, i));
                for (int j = 0; j < times; j++) {
                    trace -= inverse.getEntry(i, j) * rates[j][i];
                }
            }
            logDeterminants = logs;
            slope = spread / variance - trace;
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }

        /** Twice the restricted log-likelihood, profiled over σe², without its constant. */
        double likelihood() {
            return -(values - means.getDimension()) * StrictMath.log(variance) - logDeterminants;
        }

        /** Twice its derivative in λ. */
        double slope() {
            return slope;
        }
    }

    /**
     * The adjustment of Kenward and Roger for the covariance Σ = σu²·G₁ + σe²·G₂, G₁ = J and G₂ = I for each subject. Every matrix of
     * a subject is aI + bJ. Σ is linear in the variances, so the second derivatives of the paper are 0.
     */
    private static final class KenwardRoger {
        private static final int PARTS = 2;
        private static final double NO_MEAN = 1e-2;
        private static final double ZERO = 1e-9;

        private final RealMatrix covariance;
        private final RealMatrix adjusted;
        private final RealMatrix[] first = new RealMatrix[PARTS];
        private final RealMatrix variances;
        private final RealVector means;

        KenwardRoger(List<Pattern> patterns, int times, double lambda, Fit fit) {
            means = fit.means;
            covariance = fit.inverse.scalarMultiply(fit.variance);
            double[][][] p = new double[PARTS][times][times];
            double[][][][] q = new double[PARTS][PARTS][times][times];
            double[][] information = new double[PARTS][PARTS];
            double scale = 1 / fit.variance;
            for (Pattern pattern : patterns) {
                int m = pattern.count();
                Exchangeable inverse = new Exchangeable(scale, -scale * lambda / (1 + m * lambda), m);
                List<Exchangeable> parts = List.of(new Exchangeable(0, 1, m), new Exchangeable(1, 0, m));
                for (int i = 0; i < PARTS; i++) {
                    Exchangeable left = inverse.times(parts.get(i)).times(inverse);
                    pattern.addTo(p[i], -left.identity(), -left.ones());
                    for (int j = 0; j < PARTS; j++) {
                        Exchangeable both = left.times(parts.get(j));
                        information[i][j] += pattern.subjects() * both.trace();
                        Exchangeable whole = both.times(inverse);
                        pattern.addTo(q[i][j], whole.identity(), whole.ones());
                    }
                }
            }
            for (int i = 0; i < PARTS; i++) {
                first[i] = MatrixUtils.createRealMatrix(p[i]);
            }
            RealMatrix half = MatrixUtils.createRealMatrix(PARTS, PARTS);
            for (int i = 0; i < PARTS; i++) {
                for (int j = 0; j < PARTS; j++) {
                    RealMatrix second = MatrixUtils.createRealMatrix(q[i][j]);
                    double of = information[i][j]
                            - 2 * covariance.multiply(second).getTrace()
                            + covariance
                                    .multiply(first[i])
                                    .multiply(covariance)
                                    .multiply(first[j])
                                    .getTrace();
                    half.setEntry(i, j, of / 2);
                }
            }
            variances = inverse(half);
            RealMatrix excess = MatrixUtils.createRealMatrix(times, times);
            for (int i = 0; i < PARTS; i++) {
                for (int j = 0; j < PARTS; j++) {
                    RealMatrix part = MatrixUtils.createRealMatrix(q[i][j])
                            .subtract(first[i].multiply(covariance).multiply(first[j]));
                    excess = excess.add(part.scalarMultiply(variances.getEntry(i, j)));
                }
            }
            adjusted = covariance.add(
                    covariance.multiply(excess).multiply(covariance).scalarMultiply(2));
        }

        /** Adjusted covariance of contrasts, one a row. */
        RealMatrix covariance(RealMatrix contrasts) {
            return contrasts.multiply(adjusted).multiply(contrasts.transpose());
        }

        /** The scaled F test that all contrasts are 0; names as in section 3 of the paper. */
        FTest test(RealMatrix contrasts) {
            double l = contrasts.getRowDimension();
            RealMatrix theta = contrasts
                    .transpose()
                    .multiply(inverse(contrasts.multiply(covariance).multiply(contrasts.transpose())))
                    .multiply(contrasts);
            RealMatrix[] part = new RealMatrix[PARTS];
            for (int i = 0; i < PARTS; i++) {
                part[i] = theta.multiply(covariance).multiply(first[i]).multiply(covariance);
            }
            double a1 = 0;
            double a2 = 0;
            for (int i = 0; i < PARTS; i++) {
                for (int j = 0; j < PARTS; j++) {
                    double w = variances.getEntry(i, j);
                    a1 += w * part[i].getTrace() * part[j].getTrace();
                    a2 += w * part[i].multiply(part[j]).getTrace();
                }
            }
            RealVector differences = contrasts.operate(means);
            double plain = differences.dotProduct(inverse(covariance(contrasts)).operate(differences)) / l;
            // Of one contrast a1 = a2 and the formulas below come to this.
            return l == 1 ? scaled(plain, 1, 2 / a2, 1) : test(plain, l, a1, a2);
        }

        private static FTest test(double plain, double l, double a1, double a2) {
            double b = (a1 + 6 * a2) / (2 * l);
            double g = ((l + 1) * a1 - (l + 4) * a2) / ((l + 2) * a2);
            double divisor = 3 * l + 2 * (1 - g);
            double v0 = 1 + g / divisor * b;
            double v1 = 1 - (l - g) / divisor * b;
            double v2 = 1 - (l + 2 - g) / divisor * b;
            double match = 1 - a2 / l;
            // Both are 0 at two degrees of freedom; with complete data their quotient is 1 throughout.
            double quotient = Math.abs(match) < ZERO && Math.abs(v1) < ZERO ? 1 : match / v1;
            double ratio = quotient * quotient * v0 / v2 / l;
            double df = 4 + (l + 2) / (l * ratio - 1);
            return scaled(plain, l, df, df * match / (df - 2));
        }

        private static FTest scaled(double plain, double l, double df, double scale) {
            // At two degrees of freedom F has no mean to match: the scale is 0/0, in the limit of complete data 1.
            double f = plain * (Math.abs(df - 2) < NO_MEAN ? 1 : scale);
            boolean isDetermined = Double.isFinite(f) && f >= 0 && Double.isFinite(df) && df > 0;
            return new FTest(f, l, df, isDetermined ? FDistribution.of(l, df).survivalProbability(f) : Double.NaN);
        }

        private static RealMatrix inverse(RealMatrix matrix) {
            return MatrixUtils.inverse(matrix);
        }
    }

    /** The matrix aI + bJ of m rows; such matrices commute, and their products are of the same form. */
    private record Exchangeable(double identity, double ones, int m) {
        Exchangeable times(Exchangeable other) {
            return new Exchangeable(
                    identity * other.identity,
                    identity * other.ones + ones * other.identity + m * ones * other.ones,
                    m);
        }

        double trace() {
            return m * (identity + ones);
        }
    }
}
