package io.enantio.cli;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.record.key.Passphrase;
import java.io.Console;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where passphrases come from: a file that a script names, or the terminal. Never the command line or the environment, which others see. */
final class PassphraseSource {
    private static final int LARGEST_BYTES = 4096;

    private PassphraseSource() {}

    /**
     * The passphrase of a person.
     *
     * @param whose to be asked for
     * @param file whose first line it is; absent: it is asked on the terminal
     * @param option that names such a file
     * @return as given
     * @throws InputException if there is no terminal, or the file cannot be used
     */
    static Passphrase of(String whose, Optional<Path> file, String option) {
        return file.map(PassphraseSource::read).orElseGet(() -> ask("Passphrase of " + whose + ": ", whose, option));
    }

    /** A new one: on the terminal it is asked for twice. */
    static Passphrase ofNew(String whose, Optional<Path> file, String option) {
        if (file.isPresent()) {
            return read(file.get());
        }
        Passphrase first = ask("New passphrase of " + whose + ": ", whose, option);
        if (!first.equals(ask("The same again: ", whose, option))) {
            throw new InputException(
                    new Problem("passphrase of " + whose, "", "was typed differently the second time", "Try again."));
        }
        return first;
    }

    private static Passphrase read(Path file) {
        try {
            String line =
                    RegularFile.text(file, LARGEST_BYTES).lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw new InputException(
                        new Problem(file.toString(), "", "has no passphrase in its first line", "Write it there."));
            }
            return Passphrase.of(line);
        } catch (UnusableFile e) {
            throw InputException.ofDisk(new Problem(
                    file.toString(),
                    "",
                    "cannot be used: " + e.problem(),
                    "Name a file whose first line is the passphrase."));
        }
    }

    private static Passphrase ask(String prompt, String whose, String option) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", prompt);
        if (typed == null) {
            throw new InputException(new Problem(
                    "passphrase of " + whose,
                    "",
                    "cannot be asked for: there is no terminal",
                    "Use a terminal, or " + option + " FILE in a script."));
        }
        Passphrase passphrase = Passphrase.of(CharBuffer.wrap(typed));
        Arrays.fill(typed, '\0');
        return passphrase;
    }
}
