package io.enantio.input.mzml.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was read but is unusual: about the whole file, or about one chromatogram. */
public final class Oddities {
    /** A file can be odd 20000 times; a person reads this many. */
    private static final int MOST_LISTED = 50;

    private final List<String> texts = new ArrayList<>();
    private final Set<String> chromatograms = new TreeSet<>();
    private int ofFile;

    public void ofFile(String text) {
        ofFile++;
        texts.add(text);
    }

    public void of(ChromatogramHeader header, String text) {
        chromatograms.add(header.element());
        texts.add(header.element() + ": " + text);
    }

    /** What was done with the file that a person should know, though nothing is unusual about its numbers. */
    public void note(String text) {
        texts.add(text);
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
        if (texts.size() <= MOST_LISTED) {
            return List.copyOf(texts);
        }
        List<String> listed = new ArrayList<>(texts.subList(0, MOST_LISTED));
        listed.add("and " + (texts.size() - MOST_LISTED) + " more");
        return List.copyOf(listed);
    }
}
