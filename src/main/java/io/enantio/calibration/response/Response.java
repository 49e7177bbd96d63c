package io.enantio.calibration.response;

import io.enantio.method.value.Require;

/** What an injection's analyte measures against its internal standard. */
public sealed interface Response permits Response.Ratio, Response.NoRatio {

    /**
     * Analyte area / internal standard area.
     *
     * @param se standard error of the ratio, from both areas
     */
    record Ratio(double value, double se) implements Response {
        public Ratio {
            Require.finite("response ratio", value);
            Require.notNegative("standard error of the response ratio", se);
        }
    }

    /** No ratio, and why: no internal standard, or no area. Never a raw response in its place. */
    record NoRatio(Reason reason) implements Response {}

    /** Why there is no ratio. */
    enum Reason {
        NO_AREA("no area for the analyte"),
        NO_INTERNAL_STANDARD("no internal standard");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** For a person to read. */
        public String text() {
            return text;
        }
    }
}
