package io.enantio.input.mzml;

import io.enantio.input.mzml.MarkupShape.Kind;
import io.enantio.input.mzml.MarkupShape.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Markup that comes again: from array to array a file repeats the same tags with a few other numbers. What the parser has
 * found well-formed once is recognised by its bytes and told again from memory; everything else goes through the parser.
 *
 * <p>A piece goes from behind one {@code <binary>} to behind the next and closes as many elements as it opens, of the same
 * names, so that the parser, who never sees it again, is afterwards where it was. Pieces with anything but tags and white
 * space, with prefixes or namespaces, are not remembered.
 */
final class RepeatedMarkup {
    private static final int MOST_SHAPES = 8;
    /** Depth of mzML in indexedmzML; namespaces belong there. */
    private static final int DOCUMENT_DEPTH = 2;

    private final List<MarkupShape> shapes = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final Deque<String> opened = new ArrayDeque<>();
    private final Deque<String> closed = new ArrayDeque<>();
    private boolean isRecording;
    private boolean isForbidden;
    private Optional<MarkupShape> told = Optional.empty();
    private int next;

    /** The text of an array is taken: tells what follows from memory, or begins to remember it. */
    void begin(ContentStream content) {
        told = shapes.stream().filter(content::leaveOut).findFirst();
        next = 0;
        isRecording = told.isEmpty() && !isForbidden && shapes.size() < MOST_SHAPES;
        if (isRecording) {
            tags.clear();
            values.clear();
            opened.clear();
            closed.clear();
            content.keepPiece();
        }
    }

    /** The parser is behind the next {@code <binary>}. */
    void end(ContentStream content) {
        if (isRecording && List.copyOf(opened).equals(List.copyOf(closed))) {
            content.piece().flatMap(text -> MarkupShape.of(text, tags, values)).ifPresent(shapes::add);
        }
        isRecording = false;
    }

    /** The parser has found something. */
    void saw(XMLStreamReader2 reader, XmlCursor cursor) {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> open(reader, cursor);
            case XMLStreamConstants.END_ELEMENT -> close(reader, cursor);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE ->
                isRecording = isRecording && reader.isWhiteSpace();
            default -> isRecording = false;
        }
    }

    private void open(XMLStreamReader2 reader, XmlCursor cursor) {
        if (reader.getNamespaceCount() > 0) {
            isRecording = false;
            isForbidden |= cursor.depth() > DOCUMENT_DEPTH;
        }
        if (isForbidden) {
            shapes.clear();
        }
        if (isRecording) {
            record(reader, cursor.name());
        }
    }

    private void record(XMLStreamReader2 reader, String name) {
        List<String> attributes = new ArrayList<>();
        int first = values.size();
        isRecording = reader.getPrefix().isEmpty();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            isRecording &= reader.getAttributePrefix(i).isEmpty();
            attributes.add(reader.getAttributeLocalName(i));
            values.add(reader.getAttributeValue(i));
        }
        opened.push(reader.getLocalName());
        tags.add(new Tag(Kind.OPEN, name, attributes, first));
    }

    private void close(XMLStreamReader2 reader, XmlCursor cursor) {
        if (cursor.depth() < DOCUMENT_DEPTH) {
            shapes.clear();
        }
        if (isRecording) {
            isRecording = reader.getPrefix().isEmpty();
            tags.add(new Tag(Kind.CLOSE, "", List.of(), 0));
            if (opened.isEmpty()) {
                closed.add(reader.getLocalName());
            } else {
                opened.pop();
            }
        }
    }

    /** Whether there is more to be told. The last tag, another {@code <binary>}, is what the parser is at. */
    boolean isTelling() {
        return told.isPresent() && next < told.get().tags().size();
    }

    /** The next tag. */
    Tag tell() {
        return told.orElseThrow().tags().get(next++);
    }

    /** Whether the tag told last says more than the parser. */
    boolean hasTold() {
        return isTelling() && next > 0;
    }

    /** Name of the element told last. */
    String name() {
        return tag().name();
    }

    /** An attribute of the element told last. */
    Optional<String> attribute(String name) {
        int index = tag().attributes().indexOf(name);
        return index < 0
                ? Optional.empty()
                : Optional.of(told.orElseThrow().value(tag().firstValue() + index));
    }

    private Tag tag() {
        return told.orElseThrow().tags().get(next - 1);
    }
}
