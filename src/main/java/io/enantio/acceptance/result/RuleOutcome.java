package io.enantio.acceptance.result;

import io.enantio.method.Analyte;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One rule applied to one analyte and subject: a row of rules.csv.
 *
 * @param rule its id in docs/rules/run.md, for example {@code RUN-2}
 * @param subject level, batch, injection or factor; empty: all of the run
 * @param count passed of total, where the rule counts
 * @param evidence the limit in force and what was found
 */
public record RuleOutcome(
        Analyte analyte, String rule, String subject, Count count, Outcome outcome, Evidence evidence) {

    /** Integers, where a rule counts; empty where it does not. */
    public record Count(OptionalInt passed, OptionalInt total) {
        public static final Count NONE = new Count(OptionalInt.empty(), OptionalInt.empty());

        public static Count of(int passed, int total) {
            return new Count(OptionalInt.of(passed), OptionalInt.of(total));
        }
    }

    /**
     * @param limit in force, as text
     * @param detail what was found, for a person to read; its first word may be a flag
     * @param origin whose limit it is
     */
    public record Evidence(String limit, String detail, String origin) {}

    /** What came of it, and whether a failure rejects. */
    public enum Outcome {
        PASS,
        FAIL,
        NOT_APPLICABLE,
        NOT_ASSESSABLE;

        /** As results say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
