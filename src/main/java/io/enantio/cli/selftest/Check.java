package io.enantio.cli.selftest;

import io.enantio.report.selftest.SoftwareCheck;
import io.enantio.report.selftest.SoftwareCheck.Outcome;
import java.io.IOException;
import java.util.Locale;

/** A check of the self-test. */
interface Check {

    /** Its id in requirements.csv. */
    String id();

    /** What is compared with what, in words. */
    String claim();

    /** Performs the check. */
    Measured measure(CheckContext context) throws IOException;

    /**
     * The result of a check.
     *
     * @param worst the worst figure
     * @param limit its limit
     * @param held whether the limit is met
     * @param detail how many values were compared, and the first that differs
     */
    record Measured(String worst, String limit, boolean held, String detail) {

        /** A figure that must not exceed a limit; NaN fails. */
        static Measured atMost(double limit, double worst, String detail) {
            return new Measured(figure(worst), "at most " + limit, worst <= limit, detail);
        }

        /** Four digits. */
        static String figure(double value) {
            return String.format(Locale.ROOT, "%.4g", value);
        }

        /** A count that must be complete. */
        static Measured all(int found, int total, String detail) {
            return new Measured(found + " of " + total, "all", total > 0 && found == total, detail);
        }

        /** As a line of the report. */
        SoftwareCheck as(Check check) {
            Outcome outcome = held ? Outcome.PASS : Outcome.FAIL;
            return new SoftwareCheck(check.id(), check.claim(), outcome, worst, limit, detail);
        }
    }
}
