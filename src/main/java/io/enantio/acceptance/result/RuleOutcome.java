package io.enantio.acceptance.result;

import io.enantio.method.Analyte;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One rule applied to one analyte and subject: a row of rules.csv.
 *
 * @param rule its id in docs/rules/run.md, for example {@code RUN-2}
 * @param subject level, batch, injection or factor; empty: all of the run
 * @param count passed of total, if the rule counts
 * @param evidence the limit in force and what was found
 */
public record RuleOutcome(
        Analyte analyte, String rule, String subject, Count count, Outcome outcome, Evidence evidence) {

    /** Passed and total, if the rule counts; otherwise both are empty. */
    public record Count(OptionalInt passed, OptionalInt total) {
        /** The rule does not count. */
        public static final Count NONE = new Count(OptionalInt.empty(), OptionalInt.empty());

        /** Passed of total. */
        public static Count of(int passed, int total) {
            return new Count(OptionalInt.of(passed), OptionalInt.of(total));
        }
    }

    /**
     * What the rule compared.
     *
     * @param limit in force, as text
     * @param detail what was found, for a person to read; its first word may be a flag
     * @param origin whose limit it is
     */
    public record Evidence(String limit, String detail, String origin) {}

    /** The outcome of a rule. */
    public enum Outcome {
        PASS,
        FAIL,
        NOT_APPLICABLE,
        NOT_ASSESSABLE;

        /** As results write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
