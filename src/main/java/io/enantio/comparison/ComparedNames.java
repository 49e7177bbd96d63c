package io.enantio.comparison;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms in which names are compared: as written, or without what programs change on the way. */
final class ComparedNames {
    private static final Pattern FOLDER = Pattern.compile("^.*[/\\\\]");
    private static final Pattern ENDING =
            Pattern.compile("(?i)(\\.(mzml|gz|raw|d|wiff2?|wiff\\.scan|lcd|qgd|sirslt|dat))+$");
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Pd}\\p{Z}_]+");
    private static final Pattern NUMBERED = Pattern.compile("(.*[^\\s\\p{Pd}\\p{Z}_.#])[\\s\\p{Pd}\\p{Z}_.#]+[1-9]");

    private ComparedNames() {}

    /** A raw file without folders, ending and case. */
    static String file(String path) {
        String name = FOLDER.matcher(path.strip()).replaceFirst("");
        return ENDING.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    /** The name of a sample without case; blanks, hyphens and underscores are the same. A gap is never dropped: 1-1 is not 11. */
    static String sample(String name) {
        return GAP.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** The name of a component without case, blanks, hyphens and underscores. */
    static String component(String name) {
        return GAP.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The name of a component without the number of its transition, for example of {@code S-Ketamine 1}; empty if it has none. */
    static Optional<String> unnumbered(String name) {
        Matcher matcher = NUMBERED.matcher(name.strip());
        return matcher.matches() ? Optional.of(component(matcher.group(1))) : Optional.empty();
    }
}
