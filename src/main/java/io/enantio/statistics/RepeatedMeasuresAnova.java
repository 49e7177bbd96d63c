package io.enantio.statistics;

import io.enantio.method.value.Require;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Repeated-measures analysis of variance of complete cases (rule H-5): subjects i = 1..n, times j = 1..k,
 * SS_time = nΣ(ȳ_j-ȳ)², SS_subj = kΣ(ȳ_i-ȳ)², SS_err = SS_tot - SS_time - SS_subj (here summed from its own residuals,
 * which is the same number without the cancellation), F = [SS_time/(k-1)] / [SS_err/((k-1)(n-1))].
 */
public record RepeatedMeasuresAnova(
        int subjects,
        int times,
        double timeSquares,
        double subjectSquares,
        double errorSquares,
        Sphericity sphericity) {

    /** A residual of less than 1e-13 of a value is what rounding leaves. */
    private static final double ROUNDING = 1e-26;

    /** An F test with its degrees of freedom. */
    public record FTest(double f, double df1, double df2, double p) {}

    /** The analysis; absent with fewer than two subjects or times, or if the within-subject error is 0. */
    public static Optional<RepeatedMeasuresAnova> of(List<List<Double>> rows) {
        int n = rows.size();
        int k = n == 0 ? 0 : rows.get(0).size();
        rows.forEach(row -> Require.that(row.size() == k, "every subject must have all times"));
        if (n < 2 || k < 2) {
            return Optional.empty();
        }
        double grand = mean(rows.stream().flatMap(List::stream).toList());
        List<Double> ofTimes = IntStream.range(0, k)
                .mapToObj(j -> mean(rows.stream().map(row -> row.get(j)).toList()))
                .toList();
        double timeSquares = n * squares(ofTimes, grand);
        double subjectSquares =
                k * squares(rows.stream().map(RepeatedMeasuresAnova::mean).toList(), grand);
        double errorSquares = 0;
        for (List<Double> row : rows) {
            double own = mean(row);
            for (int j = 0; j < k; j++) {
                double residual = row.get(j) - own - ofTimes.get(j) + grand;
                errorSquares += residual * residual;
            }
        }
        double size = rows.stream()
                .flatMap(List::stream)
                .mapToDouble(value -> value * value)
                .sum();
        return errorSquares > ROUNDING * size
                ? Optional.of(
                        new RepeatedMeasuresAnova(n, k, timeSquares, subjectSquares, errorSquares, Sphericity.of(rows)))
                : Optional.empty();
    }

    /** Without any correction. */
    public FTest uncorrected() {
        return corrected(1);
    }

    /** Both degrees of freedom times ε. */
    public FTest corrected(double epsilon) {
        double df1 = times - 1.0;
        double df2 = df1 * (subjects - 1);
        double f = timeSquares / df1 / (errorSquares / df2);
        double p = FDistribution.of(epsilon * df1, epsilon * df2).survivalProbability(f);
        return new FTest(f, epsilon * df1, epsilon * df2, p);
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    private static double squares(List<Double> values, double around) {
        double sum = 0;
        for (double value : values) {
            sum += (value - around) * (value - around);
        }
        return sum;
    }
}
