package io.enantio.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class SoftwareVersion implements IVersionProvider {
    private static final String NOT_PACKAGED = "development";

    static String text() {
        return Optional.ofNullable(Enantio.class.getPackage().getImplementationVersion())
                .orElse(NOT_PACKAGED);
    }

    /** As the program names itself. */
    static String line() {
        return "enantio " + text();
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
