package io.enantio.method.value;

/** Guards of the core's constructors: an {@link IllegalArgumentException} names what, the rule and the value; NaN fails. */
public final class Require {
    private Require() {}

    /** The value, if it is finite and greater than 0. */
    public static double positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be a positive number, is " + value);
        }
        return value;
    }

    /** The value, if it is finite and at least 0. */
    public static double notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be a number of at least 0, is " + value);
        }
        return value;
    }

    /** The value, if it is a finite number. */
    public static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be a finite number, is " + value);
        }
        return value;
    }

    /** The text, if it is not blank. */
    public static String text(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        return value;
    }

    /** Fails with the text of a rule that is not met. */
    public static void that(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
