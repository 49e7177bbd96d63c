package io.enantio.input.mzml.header;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was read but is unusual: about the whole file, or about one chromatogram. */
public final class Oddities {
    /** A file can be odd 20000 times; a person reads this many. */
    private static final int MOST_LISTED = 50;

    private final List<String> texts = new ArrayList<>();
    private final Set<String> chromatograms = new HashSet<>();
    private int ofFile;
    /** That are not among the texts: they take no memory. */
    private int notListed;

    public void ofFile(String text) {
        ofFile++;
        note(text);
    }

    public void of(ChromatogramHeader header, String text) {
        chromatograms.add(header.element());
        if (texts.size() < MOST_LISTED) {
            texts.add(header.element() + ": " + text);
        } else {
            notListed++;
        }
    }

    /** What was done with the file that a person should know, though nothing is unusual about its numbers. */
    public void note(String text) {
        if (texts.size() < MOST_LISTED) {
            texts.add(text);
        } else {
            notListed++;
        }
    }

    /** Whether something concerns the whole file. */
    public boolean concernFile() {
        return ofFile > 0;
    }

    public boolean concern(ChromatogramHeader header) {
        return chromatograms.contains(header.element());
    }

    /** For a person to read, in the file's order. */
    public List<String> texts() {
        return notListed == 0
                ? List.copyOf(texts)
                : Stream.concat(texts.stream(), Stream.of("and " + notListed + " more"))
                        .toList();
    }
}
