package io.enantio.report.selftest;

/**
 * One thing that the program showed of itself on a machine.
 *
 * @param check short name
 * @param claim what was compared with what
 * @param outcome whether it is as promised
 * @param worst the worst figure that was seen
 * @param limit what it may be
 * @param detail how many were compared, and the first that differs
 */
public record SoftwareCheck(String check, String claim, Outcome outcome, String worst, String limit, String detail) {

    /** Of a check or of a test. */
    public enum Outcome {
        PASS("pass"),
        FAIL("fail"),
        NOT_RUN("not_run");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** As tables say it. */
        public String word() {
            return word;
        }
    }

    /** Whether the program kept what it promised. */
    public boolean isPass() {
        return outcome == Outcome.PASS;
    }
}
