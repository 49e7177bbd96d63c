package io.enantio.cli.selftest;

import io.enantio.report.selftest.SoftwareCheck;
import io.enantio.report.selftest.SoftwareCheck.Outcome;
import java.io.IOException;
import java.util.Locale;

/** One thing that the program shows of itself. */
interface Check {

    /** How requirements.csv names it. */
    String id();

    /** What is compared with what, for people. */
    String claim();

    /** Does it. */
    Measured measure(Bench bench) throws IOException;

    /**
     * What a check saw.
     *
     * @param worst the worst figure
     * @param limit what it may be
     * @param held whether it is within
     * @param detail how many were compared, and the first that differs
     */
    record Measured(String worst, String limit, boolean held, String detail) {

        /** A figure that must not exceed a limit; NaN does not hold. */
        static Measured atMost(double limit, double worst, String detail) {
            return new Measured(figure(worst), "at most " + limit, worst <= limit, detail);
        }

        /** For people: four digits. */
        static String figure(double value) {
            return String.format(Locale.ROOT, "%.4g", value);
        }

        /** A count that must be the whole. */
        static Measured all(int found, int total, String detail) {
            return new Measured(found + " of " + total, "all", total > 0 && found == total, detail);
        }

        /** The same as a line of the report. */
        SoftwareCheck as(Check check) {
            Outcome outcome = held ? Outcome.PASS : Outcome.FAIL;
            return new SoftwareCheck(check.id(), check.claim(), outcome, worst, limit, detail);
        }
    }
}
