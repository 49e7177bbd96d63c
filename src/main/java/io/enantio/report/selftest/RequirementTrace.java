package io.enantio.report.selftest;

import io.enantio.report.selftest.SoftwareCheck.Outcome;

/**
 * One line of the table from requirements of the software to evidence.
 *
 * @param evidence kind of evidence
 * @param name of the check or test class
 * @param detail figure and limit of a check; number of tests
 */
public record RequirementTrace(
        Requirement requirement, Evidence evidence, String name, Outcome outcome, String detail) {

    /**
     * What the software has to do.
     *
     * @param id short name
     * @param text for people
     * @param source rule, guideline or document that asks for it
     */
    public record Requirement(String id, String text, String source) {}

    /** Where an outcome comes from. */
    public enum Evidence {
        /** The self-test, on the user's machine. */
        CHECK("check"),
        /** The test suite, when the program was built. */
        TEST("test");

        private final String word;

        Evidence(String word) {
            this.word = word;
        }

        /** As tables say it. */
        public String word() {
            return word;
        }
    }
}
