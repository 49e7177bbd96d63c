package io.enantio.input.sequence;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vendor's file as a sequence names it.
 *
 * @param stated as written
 * @param base its name without folders and ending, in small letters
 * @param index of the sample in it, if it is stated ({@code run.wiff|12})
 * @param holdsSeveral whether its kind holds several samples
 */
record DataFile(String stated, String base, OptionalInt index, boolean holdsSeveral) {
    private static final Pattern INDEX = Pattern.compile("(.*?)\\s*\\|\\s*(\\d{1,6})\\s*");
    private static final List<String> OF_SEVERAL = List.of(".wiff", ".wiff2");
    private static final List<String> ENDINGS = List.of(".d", ".raw", ".lcd", ".mzml", ".mzml.gz");

    static DataFile of(String stated) {
        Matcher indexed = INDEX.matcher(stated);
        boolean isIndexed = indexed.matches();
        String name = lastPart(isIndexed ? indexed.group(1) : stated);
        Optional<String> several = ending(name, OF_SEVERAL);
        String base = plain(withoutEnding(name, several.or(() -> ending(name, ENDINGS))));
        OptionalInt index = isIndexed ? OptionalInt.of(Integer.parseInt(indexed.group(2))) : OptionalInt.empty();
        return new DataFile(stated, base, index, isIndexed || several.isPresent());
    }

    /** The base name of a vendor's file in a path, if a part of it is one. */
    static Optional<String> baseIn(String part) {
        return ending(part, OF_SEVERAL)
                .or(() -> ending(part, ENDINGS))
                .map(end -> plain(withoutEnding(part, Optional.of(end))));
    }

    /** The parts of a path of any system. */
    static List<String> parts(String path) {
        return List.of(path.replace('\\', '/').split("/+"));
    }

    private static String lastPart(String path) {
        List<String> parts = parts(path.strip());
        return parts.isEmpty() ? "" : parts.get(parts.size() - 1).strip();
    }

    private static Optional<String> ending(String name, List<String> endings) {
        String small = name.toLowerCase(Locale.ROOT);
        return endings.stream()
                .filter(end -> small.endsWith(end) && small.length() > end.length())
                .findFirst();
    }

    private static String withoutEnding(String name, Optional<String> ending) {
        return name.substring(0, name.length() - ending.map(String::length).orElse(0));
    }

    /** Systems store the letters of names in two ways, and some take capitals for small letters. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
