package io.enantio.report.selftest;

import io.enantio.report.selftest.SoftwareCheck.Outcome;

/**
 * A requirement of the software with one piece of evidence.
 *
 * @param evidence kind of evidence
 * @param name of the check or test class
 * @param detail figure and limit of a check; number of tests
 */
public record RequirementTrace(
        Requirement requirement, Evidence evidence, String name, Outcome outcome, String detail) {

    /**
     * What the software must do.
     *
     * @param id short name
     * @param text in words
     * @param source rule, guideline or document that requires it
     */
    public record Requirement(String id, String text, String source) {}

    /** Kinds of evidence. */
    public enum Evidence {
        /** The self-test, on the user's machine. */
        CHECK("check"),
        /** The test suite, when the program was built. */
        TEST("test");

        private final String word;

        Evidence(String word) {
            this.word = word;
        }

        /** The word in tables. */
        String word() {
            return word;
        }
    }
}
