package io.enantio.cli.selftest;

/** The program as a person would start it. */
@FunctionalInterface
public interface Program {

    /**
     * Runs a command.
     *
     * @throws SelfTestException never thrown here; a command answers by its exit status
     */
    Answer run(String... arguments);

    /** Exit status and what was written to the two streams. */
    record Answer(int status, String out, String err) {}
}
