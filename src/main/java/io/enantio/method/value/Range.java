package io.enantio.method.value;

/** A closed interval. */
public record Range(double low, double high) {
    public Range {
        Require.that(low <= high, "range must have low <= high, is " + low + ".." + high);
    }

    /** Whether a value lies inside or on an end. */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }
}
