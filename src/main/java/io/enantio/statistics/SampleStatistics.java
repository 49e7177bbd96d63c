package io.enantio.statistics;

import io.enantio.method.value.Require;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Descriptive statistics of a sample (rules B-04, H-4). The standard deviation divides by n - 1; SEM = SD/√n; CV = 100·SD/|mean|;
 * the geometric mean is exp(mean ln x) and its coefficient of variation 100·√(exp(s²) - 1) with s the standard deviation of
 * ln x, both only if all values are positive. A statistic that needs more values than there are is absent, never 0.
 */
public final class SampleStatistics {
    private final List<Double> values;

    private SampleStatistics(List<Double> values) {
        this.values = values;
    }

    /** Statistics of finite values; the sample may be empty. */
    public static SampleStatistics of(List<Double> values) {
        values.forEach(value -> Require.finite("value", value));
        return new SampleStatistics(List.copyOf(values));
    }

    public int n() {
        return values.size();
    }

    public OptionalDouble mean() {
        return mean(values);
    }

    public OptionalDouble sd() {
        return sd(values);
    }

    public OptionalDouble sem() {
        return n() < 2 ? OptionalDouble.empty() : OptionalDouble.of(sd().getAsDouble() / StrictMath.sqrt(n()));
    }

    public OptionalDouble cvPercent() {
        boolean hasMean = n() >= 2 && mean().getAsDouble() != 0;
        return hasMean
                ? OptionalDouble.of(100 * sd().getAsDouble() / Math.abs(mean().getAsDouble()))
                : OptionalDouble.empty();
    }

    public OptionalDouble geometricMean() {
        return hasLogarithms()
                ? OptionalDouble.of(StrictMath.exp(mean(logarithms()).getAsDouble()))
                : OptionalDouble.empty();
    }

    public OptionalDouble geometricCvPercent() {
        if (!hasLogarithms() || n() < 2) {
            return OptionalDouble.empty();
        }
        double s = sd(logarithms()).getAsDouble();
        return OptionalDouble.of(100 * StrictMath.sqrt(StrictMath.expm1(s * s)));
    }

    /** Lower end of the 95 % interval of the geometric mean, exp(mean ln x - t·s/√n); absent with fewer than two values or without scatter. */
    public OptionalDouble geometricCi95Low() {
        return ofLogarithms(MeanAgainstZero::low95);
    }

    /** Its upper end. */
    public OptionalDouble geometricCi95High() {
        return ofLogarithms(MeanAgainstZero::high95);
    }

    private OptionalDouble ofLogarithms(ToDoubleFunction<MeanAgainstZero> figure) {
        return hasLogarithms()
                ? MeanAgainstZero.of(logarithms())
                        .map(test -> OptionalDouble.of(StrictMath.exp(figure.applyAsDouble(test))))
                        .orElse(OptionalDouble.empty())
                : OptionalDouble.empty();
    }

    public OptionalDouble smallest() {
        return values.stream().mapToDouble(Double::doubleValue).min();
    }

    public OptionalDouble largest() {
        return values.stream().mapToDouble(Double::doubleValue).max();
    }

    public OptionalDouble median() {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = n() / 2;
        return OptionalDouble.of(n() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }

    private boolean hasLogarithms() {
        return !values.isEmpty() && values.stream().allMatch(value -> value > 0);
    }

    private List<Double> logarithms() {
        return values.stream().map(StrictMath::log).toList();
    }

    private static OptionalDouble mean(List<Double> numbers) {
        if (numbers.isEmpty()) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return OptionalDouble.of(sum / numbers.size());
    }

    private static OptionalDouble sd(List<Double> numbers) {
        if (numbers.size() < 2) {
            return OptionalDouble.empty();
        }
        double mean = mean(numbers).getAsDouble();
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        return OptionalDouble.of(StrictMath.sqrt(squares / (numbers.size() - 1)));
    }
}
