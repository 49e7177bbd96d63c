package io.enantio.report.text;

import io.enantio.method.rules.Flag;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags as a cell: codes in alphabetical order with {@code ;} between. */
public final class Flags {
    public static final String SEPARATOR = ";";

    private Flags() {}

    public static String text(Set<Flag> flags) {
        return flags.stream().map(Flag::name).sorted().collect(Collectors.joining(SEPARATOR));
    }
}
