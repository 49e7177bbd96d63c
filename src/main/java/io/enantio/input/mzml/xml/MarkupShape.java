package io.enantio.input.mzml.xml;

import io.enantio.input.mzml.bytes.ContentStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Markup between the texts of two arrays as the parser found it once: its tags, and the attribute values, which may be
 * others when it comes again. Bytes that differ in nothing but plain attribute values are as well-formed as those were.
 */
final class MarkupShape implements ContentStream.Matcher {
    /** Opens or closes an element. */
    enum Kind {
        OPEN,
        CLOSE
    }

    /** One start or end of an element. A class, not a record: it holds an array, and is asked for every tag of a file. */
    static final class Tag {
        private final Kind kind;
        private final String name;
        private final String[] attributes;
        private final int firstValue;

        /**
         * @param name as {@link XmlCursor#name()} gives it
         * @param attributes their names
         * @param firstValue place of the first one's value among all
         */
        Tag(Kind kind, String name, List<String> attributes, int firstValue) {
            this.kind = kind;
            this.name = name;
            this.attributes = attributes.toArray(String[]::new);
            this.firstValue = firstValue;
        }

        boolean opens() {
            return kind == Kind.OPEN;
        }

        String name() {
            return name;
        }

        /** Place of an attribute's value among all; -1 if there is no such attribute. */
        int value(String attribute) {
            for (int i = 0; i < attributes.length; i++) {
                if (attributes[i].equals(attribute)) {
                    return firstValue + i;
                }
            }
            return -1;
        }

        int firstValue() {
            return firstValue;
        }

        String[] attributes() {
            return attributes;
        }
    }

    /**
     * All tags of a piece.
     *
     * @param closes the elements that it closes and did not open, outermost first: it opens as many of the same names again
     */
    record Tags(List<Tag> all, List<String> closes) {}

    private static final int NO_MATCH = -1;

    private final Tag[] tags;
    private final List<String> closes;
    /** Null where a value is not yet made of the text. */
    private final @Nullable String[] values;
    /** Where each value begins and ends in the text; the end is that of its closing quote. */
    private final int[] begins;

    private final int[] ends;
    private final int[] newBegins;
    private final int[] newEnds;
    /** Values that are not those of the text before. */
    private final int[] others;

    /** For each value the place of its tag. */
    private final int[] owners;

    /** What was made of tags that have not changed since, by their place; null if nothing was. */
    private final @Nullable CvParam[] terms;

    private byte[] text;
    private int length;

    private MarkupShape(byte[] text, Tags all, List<String> values) {
        this.text = text;
        this.length = text.length;
        this.tags = all.all().toArray(Tag[]::new);
        this.closes = all.closes();
        this.values = values.toArray(String[]::new);
        begins = new int[this.values.length];
        ends = new int[this.values.length];
        newBegins = new int[this.values.length];
        newEnds = new int[this.values.length];
        others = new int[this.values.length];
        owners = new int[this.values.length];
        terms = new CvParam[tags.length];
        for (int tag = 0; tag < tags.length; tag++) {
            int first = tags[tag].firstValue();
            Arrays.fill(owners, first, first + tags[tag].attributes().length, tag);
        }
    }

    /** The shape of a text; absent if its values are not written as they read. */
    static Optional<MarkupShape> of(byte[] text, Tags tags, List<String> values) {
        MarkupShape shape = new MarkupShape(text, tags, values);
        return shape.findValues() ? Optional.of(shape) : Optional.empty();
    }

    /** In markup of nothing but tags and white space, every quote belongs to an attribute. */
    private boolean findValues() {
        int value = 0;
        int quote = nextQuote(0);
        while (quote < length) {
            int end = endOfValue(text, quote + 1, length, text[quote]);
            if (end < 0 || value == values.length || !isWritten(value(value), quote + 1, end)) {
                return false;
            }
            begins[value] = quote + 1;
            ends[value++] = end;
            quote = nextQuote(end + 1);
        }
        return value == values.length;
    }

    private int nextQuote(int from) {
        int at = from;
        while (at < length && text[at] != '"' && text[at] != '\'') {
            at++;
        }
        return at;
    }

    private boolean isWritten(String value, int from, int to) {
        return value.equals(new String(text, from, to - from, StandardCharsets.US_ASCII));
    }

    /** Place of the quote that ends a value of plain characters; -1 if there is another character, or no quote. */
    private static int endOfValue(byte[] bytes, int from, int limit, byte quote) {
        for (int i = from; i < limit; i++) {
            byte c = bytes[i];
            if (c == quote) {
                return i;
            }
            if (c < ' ' || c == 127 || c == '<' || c == '&') {
                return NO_MATCH;
            }
        }
        return NO_MATCH;
    }

    /** Elements that must be open, outermost first. */
    List<String> closes() {
        return closes;
    }

    int tagCount() {
        return tags.length;
    }

    Tag tag(int index) {
        return tags[index];
    }

    /** The term that a tag of the text matched last was found to be; null if nobody has looked. */
    @Nullable
    CvParam term(int tag) {
        return terms[tag];
    }

    /** Keeps what a tag was found to be, as long as its text is the same. */
    void keep(int tag, CvParam term) {
        terms[tag] = term;
    }

    /** A value of the text matched last. */
    String value(int index) {
        String known = values[index];
        if (known != null) {
            return known;
        }
        // Plain characters, as endOfValue has checked.
        String made = new String(text, begins[index], ends[index] - begins[index], StandardCharsets.ISO_8859_1);
        values[index] = made;
        return made;
    }

    /** Length of the text at a place that has this shape, whose values it then takes over; -1 if there is none. */
    @Override
    public int match(byte[] bytes, int from, int limit) {
        int known = 0;
        int at = from;
        int value = 0;
        int changes = 0;
        boolean isMoved = false;
        while (true) {
            int most = Math.min(length - known, limit - at);
            int same = Arrays.mismatch(text, known, known + most, bytes, at, at + most);
            if (same < 0 && most == length - known) {
                takeOver(bytes, changes, isMoved ? new Moved(from, at + most) : null);
                return at + most - from;
            }
            int different = known + (same < 0 ? most : same);
            while (value < values.length && ends[value] < different) {
                value++;
            }
            if (value == values.length || begins[value] > different) {
                return NO_MATCH;
            }
            int begin = begins[value] + at - known;
            int end = endOfValue(bytes, begin, limit, text[ends[value]]);
            if (end < 0) {
                return NO_MATCH;
            }
            isMoved |= end - begin != ends[value] - begins[value];
            others[changes] = value;
            newBegins[changes] = begin;
            newEnds[changes++] = end;
            known = ends[value];
            at = end;
            value++;
        }
    }

    /** Where a text stands that is longer or shorter than the one before. */
    private record Moved(int from, int to) {}

    private void takeOver(byte[] bytes, int changes, @Nullable Moved moved) {
        for (int i = 0; i < changes; i++) {
            int value = others[i];
            values[value] = null;
            terms[owners[value]] = null;
            if (moved == null) {
                System.arraycopy(bytes, newBegins[i], text, begins[value], newEnds[i] - newBegins[i]);
            }
        }
        if (moved != null) {
            move(changes);
            takeText(bytes, moved);
        }
    }

    /** Values behind one that became longer or shorter move. */
    private void move(int changes) {
        int shift = 0;
        int change = 0;
        for (int value = others[0]; value < values.length; value++) {
            begins[value] += shift;
            ends[value] += shift;
            if (change < changes && others[change] == value) {
                int moreBytes = newEnds[change] - newBegins[change] - (ends[value] - begins[value]);
                ends[value] += moreBytes;
                shift += moreBytes;
                change++;
            }
        }
    }

    private void takeText(byte[] bytes, Moved moved) {
        length = moved.to - moved.from;
        if (text.length < length) {
            text = new byte[2 * length];
        }
        System.arraycopy(bytes, moved.from, text, 0, length);
    }
}
