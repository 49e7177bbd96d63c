package io.enantio.input.mzml.xml;

import io.enantio.input.mzml.bytes.ContentStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * One start or end of an element.
     *
     * @param name as {@link XmlCursor#name()} gives it
     * @param attributes their names
     * @param firstValue place of the first one's value among all
     */
    record Tag(Kind kind, String name, List<String> attributes, int firstValue) {}

    /**
     * All tags of a piece.
     *
     * @param closes the elements that it closes and did not open, outermost first: it opens as many of the same names again
     */
    record Tags(List<Tag> all, List<String> closes) {}

    private static final int NO_MATCH = -1;

    private final List<Tag> tags;
    private final List<String> closes;
    private final String[] values;
    /** Where each value begins and ends in the text; the end is that of its closing quote. */
    private final int[] begins;

    private final int[] ends;
    private final int[] newBegins;
    private final int[] newEnds;
    /** Values that are not those of the text before. */
    private final int[] others;

    /** For each value the place of its tag. */
    private final int[] owners;

    /** What was made of tags that have not changed since, by their place. */
    private final Map<Integer, CvParam> terms = new HashMap<>();

    private byte[] text;
    private int length;

    private MarkupShape(byte[] text, Tags all, List<String> values) {
        this.text = text;
        this.length = text.length;
        this.tags = List.copyOf(all.all());
        this.closes = all.closes();
        this.values = values.toArray(String[]::new);
        begins = new int[this.values.length];
        ends = new int[this.values.length];
        newBegins = new int[this.values.length];
        newEnds = new int[this.values.length];
        others = new int[this.values.length];
        owners = new int[this.values.length];
        for (int tag = 0; tag < tags.size(); tag++) {
            int first = tags.get(tag).firstValue();
            Arrays.fill(owners, first, first + tags.get(tag).attributes().size(), tag);
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
            if (end < 0 || value == values.length || !isWritten(values[value], quote + 1, end)) {
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

    List<Tag> tags() {
        return tags;
    }

    /** Terms that tags of the text matched last were found to be, by the place of the tag. */
    Map<Integer, CvParam> terms() {
        return terms;
    }

    /** A value of the text matched last. */
    String value(int index) {
        return values[index];
    }

    /** Length of the text at a place that has this shape, whose values it then takes over; -1 if there is none. */
    @Override
    public int match(byte[] bytes, int from, int limit) {
        int known = 0;
        int at = from;
        int value = 0;
        int changes = 0;
        while (true) {
            int most = Math.min(length - known, limit - at);
            int same = Arrays.mismatch(text, known, known + most, bytes, at, at + most);
            if (same < 0 && most == length - known) {
                keep(value, at - known);
                takeValues(bytes, changes);
                takeText(bytes, from, at + most);
                return at + most - from;
            }
            int different = known + (same < 0 ? most : same);
            while (value < values.length && ends[value] < different) {
                place(value, at - known);
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
            others[changes++] = value;
            newBegins[value] = begin;
            newEnds[value] = end;
            known = ends[value];
            at = end;
            value++;
        }
    }

    private void keep(int from, int shift) {
        for (int value = from; value < values.length; value++) {
            place(value, shift);
        }
    }

    private void place(int value, int shift) {
        newBegins[value] = begins[value] + shift;
        newEnds[value] = ends[value] + shift;
    }

    private void takeValues(byte[] bytes, int changes) {
        for (int i = 0; i < changes; i++) {
            int value = others[i];
            int begin = newBegins[value];
            terms.remove(owners[value]);
            values[value] = new String(bytes, begin, newEnds[value] - begin, StandardCharsets.US_ASCII);
        }
    }

    private void takeText(byte[] bytes, int from, int to) {
        for (int i = 0; i < values.length; i++) {
            begins[i] = newBegins[i] - from;
            ends[i] = newEnds[i] - from;
        }
        length = to - from;
        if (text.length < length) {
            text = new byte[2 * length];
        }
        System.arraycopy(bytes, from, text, 0, length);
    }
}
