package io.enantio.method.value;

/** A limit as an integer pair: {@code pass/total >= numerator/denominator}, without rounding (rule B-02). */
public record Fraction(int numerator, int denominator) {
    public Fraction {
        Require.that(numerator >= 0 && denominator > 0, "fraction must be n/d with n >= 0 and d > 0");
    }

    /** Whether {@code pass} of {@code total} reach this fraction. */
    public boolean isReachedBy(int pass, int total) {
        return (long) denominator * pass >= (long) numerator * total;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
