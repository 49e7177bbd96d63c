package io.enantio.comparison;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.rules.Flag;
import java.util.Locale;
import java.util.OptionalDouble;

/** One quantity of a pair: two values, or why the pair does not count in statistics. */
public sealed interface Compared {

    /**
     * Both sides have a usable value.
     *
     * @param pair whose they are
     * @param ours our value
     * @param theirs their value, areas divided by the scale
     */
    record Values(MatchedPeak pair, double ours, double theirs) implements Compared {
        /** Theirs by ours. */
        public double ratio() {
            return theirs / ours;
        }

        /** Of the mean of both, percent; the difference that Bland and Altman use. */
        public double percentOfMean() {
            return 200 * (theirs - ours) / (theirs + ours);
        }
    }

    /** The pair does not count. */
    record LeftOut(Why why) implements Compared {}

    /** Why a pair does not count, in the order in which it is asked. */
    enum Why {
        /** By a person, here or there. */
        EXCLUDED("excluded"),
        NO_VALUE_HERE("no value here"),
        NO_VALUE_THERE("no value there"),
        /** Or beyond every measurement: above 1e30, or below its inverse. */
        NOT_POSITIVE("zero or negative"),
        NOT_DETECTED("not detected here"),
        BELOW_LLOQ("below our LLOQ");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }

        /** For tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** No measurement is larger, and none but 0 is smaller than its inverse. */
    double LARGEST = 1e30;

    /**
     * One quantity of a pair.
     *
     * @param scale what theirs is divided by
     */
    static Compared of(MatchedPeak pair, Quantity quantity, double scale) {
        OptionalDouble ours = quantity.of(pair.ours());
        OptionalDouble theirs = quantity.of(pair.theirs());
        ResultStatus status = pair.ours().judgement().status();
        if (isExcluded(pair)) {
            return new LeftOut(Why.EXCLUDED);
        }
        if (ours.isEmpty()) {
            return new LeftOut(Why.NO_VALUE_HERE);
        }
        if (theirs.isEmpty()) {
            return new LeftOut(Why.NO_VALUE_THERE);
        }
        if (!isUsable(ours.getAsDouble()) || !isUsable(theirs.getAsDouble())) {
            return new LeftOut(Why.NOT_POSITIVE);
        }
        if (status == ResultStatus.NOT_DETECTED && quantity != Quantity.INTERNAL_STANDARD_AREA) {
            return new LeftOut(Why.NOT_DETECTED);
        }
        return status == ResultStatus.BELOW_LLOQ && quantity == Quantity.CONCENTRATION
                ? new LeftOut(Why.BELOW_LLOQ)
                : new Values(pair, ours.getAsDouble(), theirs.getAsDouble() / scale);
    }

    private static boolean isExcluded(MatchedPeak pair) {
        return pair.ours().judgement().flags().contains(Flag.EXCLUDED_BY_DECISION)
                || pair.theirs().integration().use() == TheirPeak.Use.EXCLUDED;
    }

    private static boolean isUsable(double value) {
        return value > 1 / LARGEST && value < LARGEST;
    }
}
