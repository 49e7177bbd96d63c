package io.enantio.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * What the program says of itself when it is asked for nothing else. These texts lie ready, as nobody should wait until all commands
 * are read and described.
 */
final class MadeText {
    /** The help as a terminal shows it; CommandLineManualTest renews it. */
    static final String HELP = "/io/enantio/cli/help.txt";

    private static final String STYLE = "\u001b\\[[0-9;]*m";

    private MadeText() {}

    /** The answer to arguments; empty if there is work to be done for it. */
    static Optional<String> of(String... args) {
        if (args.length != 1) {
            return Optional.empty();
        }
        return switch (args[0]) {
            case "-V", "--version" -> Optional.of(SoftwareVersion.line() + System.lineSeparator());
            case "-h", "--help" -> Optional.of(help(Ansi.AUTO.enabled()));
            default -> Optional.empty();
        };
    }

    private static String help(boolean isStyled) {
        try (InputStream file = MadeText.class.getResourceAsStream(HELP)) {
            if (file == null) {
                throw new IllegalStateException(HELP + " is not in the jar");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return (isStyled ? text : text.replaceAll(STYLE, "")).replace("\n", System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
