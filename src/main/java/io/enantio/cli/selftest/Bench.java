package io.enantio.cli.selftest;

import java.nio.file.Path;

/**
 * Where checks work.
 *
 * @param program that is checked
 * @param folder that is the self-test's own
 */
record Bench(Program program, Path folder) {

    /** The answer of a command that must not fail for any other reason than a rejected run. */
    Program.Answer run(String... arguments) {
        Program.Answer answer = program.run(arguments);
        if (answer.status() > 1) {
            throw new IllegalStateException(
                    "enantio " + String.join(" ", arguments) + " ended with " + answer.status() + ": " + answer.err());
        }
        return answer;
    }
}
