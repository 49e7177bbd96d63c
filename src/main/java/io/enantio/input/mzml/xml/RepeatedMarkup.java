package io.enantio.input.mzml.xml;

import io.enantio.input.mzml.bytes.ContentStream;
import io.enantio.input.mzml.xml.MarkupShape.Kind;
import io.enantio.input.mzml.xml.MarkupShape.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Markup that comes again: from array to array a file repeats the same tags with a few other numbers. What the parser has
 * found well-formed once is recognised by its bytes and replayed from memory; everything else goes through the parser.
 *
 * <p>A piece goes from behind one {@code <binary>} to behind the next and closes as many elements as it opens, of the same
 * names, so that the parser, who never sees it again, is afterwards at the same place. Pieces with anything but tags and white
 * space, with prefixes or namespaces, are not remembered.
 */
final class RepeatedMarkup {
    private static final int MOST_SHAPES = 8;
    /** Depth of mzML in indexedmzML; namespaces belong there. */
    private static final int DOCUMENT_DEPTH = 2;

    private final List<MarkupShape> shapes = new ArrayList<>();
    /** Those that close what is open, as long as that is the same and no shape is new. */
    private List<MarkupShape> fitting = List.of();

    private boolean isPathNew = true;
    /** Names of the elements that are open, outermost first, as the parser knows them. */
    private final List<String> path = new ArrayList<>();

    private final List<Tag> tags = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    /** What the piece has opened and not closed, and what it has closed that was open before; outermost first. */
    private final Deque<String> opened = new ArrayDeque<>();

    private final Deque<String> closed = new ArrayDeque<>();
    private boolean isRecording;
    private boolean isForbidden;
    private @Nullable MarkupShape replayed;
    /** Number of its tags. */
    private int tagCount;
    /** How many of them are replayed. */
    private int next;

    /** The text of an array is taken: replays what follows from memory, or begins to remember it. */
    void begin(ContentStream content) {
        replayed = next(content);
        tagCount = replayed == null ? 0 : replayed.tagCount();
        next = 0;
        isRecording = replayed == null && !isForbidden && shapes.size() < MOST_SHAPES;
        if (isRecording) {
            tags.clear();
            values.clear();
            opened.clear();
            closed.clear();
            content.keepPiece();
        }
    }

    private @Nullable MarkupShape next(ContentStream content) {
        if (isPathNew) {
            fitting = shapes.stream().filter(this::closesWhatIsOpen).toList();
            isPathNew = false;
        }
        // A loop: this runs for every array.
        for (MarkupShape shape : fitting) {
            if (content.leaveOut(shape)) {
                return shape;
            }
        }
        return null;
    }

    private boolean closesWhatIsOpen(MarkupShape shape) {
        int count = shape.closes().size();
        return path.size() >= count
                && path.subList(path.size() - count, path.size()).equals(shape.closes());
    }

    /** The parser is behind the next {@code <binary>}. */
    void end(ContentStream content) {
        if (isRecording) {
            remember(content);
        }
        isRecording = false;
    }

    private void remember(ContentStream content) {
        List<String> closes = List.copyOf(closed);
        if (closes.equals(List.copyOf(opened))) {
            content.piece()
                    .flatMap(text -> MarkupShape.of(text, new MarkupShape.Tags(tags, closes), values))
                    .ifPresent(shapes::add);
            isPathNew = true;
        }
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
        path.add(reader.getPrefixedName());
        isPathNew = true;
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
        opened.addLast(reader.getLocalName());
        tags.add(new Tag(Kind.OPEN, name, attributes, first));
    }

    private void close(XMLStreamReader2 reader, XmlCursor cursor) {
        path.remove(path.size() - 1);
        isPathNew = true;
        if (cursor.depth() < DOCUMENT_DEPTH) {
            shapes.clear();
        }
        if (isRecording) {
            isRecording = reader.getPrefix().isEmpty();
            tags.add(new Tag(Kind.CLOSE, "", List.of(), 0));
            if (opened.isEmpty()) {
                closed.addFirst(reader.getLocalName());
            } else {
                opened.removeLast();
            }
        }
    }

    /** Whether there is more to be replayed. The last tag, another {@code <binary>}, is what the parser is at. */
    boolean isReplaying() {
        return next < tagCount;
    }

    /** The next tag. */
    Tag nextTag() {
        return shape().tag(next++);
    }

    /** Whether everything is replayed, and the parser's {@code <binary>} counts as the last one replayed. */
    boolean isReplayed() {
        return replayed != null && next == tagCount;
    }

    /** Whether a replayed tag is the current one, not the parser's. */
    boolean isBetweenTags() {
        return next > 0 && next < tagCount;
    }

    /** Name of the element replayed last. */
    String name() {
        return tag().name();
    }

    /** An attribute of the element replayed last. */
    @Nullable
    String value(String name) {
        int index = tag().value(name);
        return index < 0 ? null : shape().value(index);
    }

    /** The term that the element replayed last is: the same object as long as it is the same term. */
    CvParam term(XmlCursor cursor) {
        MarkupShape shape = shape();
        CvParam known = shape.term(next - 1);
        if (known != null) {
            return known;
        }
        CvParam found = cursor.ownTerm();
        shape.keep(next - 1, found);
        return found;
    }

    private Tag tag() {
        return shape().tag(next - 1);
    }

    private MarkupShape shape() {
        return Objects.requireNonNull(replayed);
    }
}
