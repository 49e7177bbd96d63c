package io.enantio.report;

import io.enantio.method.Flag;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags as a cell: codes in alphabetical order with {@code ;} between. */
final class Flags {
    static final String SEPARATOR = ";";

    private Flags() {}

    static String text(Set<Flag> flags) {
        return flags.stream().map(Flag::name).sorted().collect(Collectors.joining(SEPARATOR));
    }
}
