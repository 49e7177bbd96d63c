package io.enantio.validation.evidence;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Mean and standard deviation (n - 1) of some numbers, at least one (rule B-04).
 *
 * @param sd absent below two numbers: none, not 0
 */
public record Spread(int n, double mean, OptionalDouble sd) {

    public static Spread of(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.size();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        OptionalDouble sd = values.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
        return new Spread(values.size(), mean, sd);
    }

    /** 100 SD / |mean|; absent without an SD, or where the mean is 0. */
    public OptionalDouble cvPercent() {
        return sd.isPresent() && mean != 0
                ? OptionalDouble.of(100 * sd.getAsDouble() / Math.abs(mean))
                : OptionalDouble.empty();
    }
}
