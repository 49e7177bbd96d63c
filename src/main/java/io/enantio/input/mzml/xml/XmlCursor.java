package io.enantio.input.mzml.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.enantio.input.mzml.bytes.ContentStream;
import io.enantio.input.mzml.bytes.CutShort;
import io.enantio.input.mzml.bytes.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the elements of an XML file. No DTD, no entity, no fetching: a document type declaration is refused at
 * sight. Children that the caller does not look into are passed over.
 */
public final class XmlCursor implements AutoCloseable {
    /** mzML is at most 12 levels deep. */
    private static final int DEEPEST = 64;

    private static final int MOST_ATTRIBUTES = 64;
    private static final Set<String> NAMESPACES = Set.of("http://psi.hupo.org/ms/mzml", "");

    /** Takes the pieces of an element's text. */
    public interface TextSink {
        void append(char[] buffer, int from, int count);
    }

    /** Takes the pieces of an array's text, mostly as bytes; after a comment or a reference as characters. */
    public interface BinarySink extends TextSink, ContentStream.ByteSink {}

    private final ContentStream content;
    private final XMLStreamReader2 reader;
    private final Place file;
    private final RepeatedMarkup repeated = new RepeatedMarkup();
    private int depth;
    /** The namespace seen last, which the parser gives as the same object for every element. */
    private @Nullable String known;

    public XmlCursor(ContentStream content, Place file) {
        this.content = content;
        this.file = file;
        try {
            reader = parser(content);
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    /** A parser with a factory of its own, so that no file leaves names behind for the next. */
    private static XMLStreamReader2 parser(InputStream content) throws XMLStreamException {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Lazy parsing would raise entity errors as an unchecked exception of the library.
        factory.setProperty("com.ctc.wstx.lazyParsing", false);
        return (XMLStreamReader2) factory.createXMLStreamReader(content);
    }

    /** Number of elements that are open. */
    public int depth() {
        return depth;
    }

    /** Name of the element the cursor is at, without prefix; empty for elements of a foreign namespace. */
    @SuppressWarnings("ReferenceEquality")
    public String name() {
        if (repeated.isBetweenTags()) {
            return repeated.name();
        }
        String namespace = reader.getNamespaceURI();
        if (namespace == known || NAMESPACES.contains(namespace == null ? "" : namespace)) {
            known = namespace;
            return reader.getLocalName();
        }
        return "";
    }

    /** Name of the document element, and the namespace it is in. */
    public String root() {
        while (!next()) {}
        return reader.getLocalName();
    }

    /** Namespace of the element the cursor is at; empty for none. */
    public String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(value(name));
    }

    /** An attribute, or a default for an absent one. */
    String attributeOr(String name, String absent) {
        String value = value(name);
        return value == null ? absent : value;
    }

    private @Nullable String value(String name) {
        return repeated.isBetweenTags() ? repeated.value(name) : reader.getAttributeValue(null, name);
    }

    /** The term the cursor is at. */
    CvParam term() {
        return repeated.isBetweenTags() ? repeated.term(this) : ownTerm();
    }

    /** The term the cursor is at, read from the markup itself. */
    CvParam ownTerm() {
        String unit = attributeOr("unitAccession", "");
        String unitName = attributeOr("unitName", "");
        return new CvParam(
                attributeOr("accession", ""),
                attributeOr("name", ""),
                attributeOr("value", ""),
                unit.isEmpty() && unitName.isEmpty() ? CvParam.NO_UNIT : new CvParam.Unit(unit, unitName));
    }

    /** Moves to the next child of the element at a depth; false when there is none left, and that element is closed. */
    public boolean nextChild(int parentDepth) {
        while (depth >= parentDepth) {
            if (next() && depth == parentDepth + 1) {
                return true;
            }
        }
        return false;
    }

    /** Hands out the text of the element the cursor is at, and closes that element. */
    public void text(TextSink sink) {
        int inside = depth;
        while (depth >= inside) {
            next();
            if (depth > inside) {
                throw here().refuse("there is an element where only text may be");
            }
            if (depth == inside && reader.hasText() && reader.getEventType() != XMLStreamConstants.COMMENT) {
                sink.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
    }

    /** Hands out the text of the {@code <binary>} the cursor is at, and closes that element. */
    public void binary(BinarySink sink) {
        takeBinary(sink);
        text(sink);
    }

    private void takeBinary(ContentStream.ByteSink sink) {
        try {
            if (repeated.isReplayed()
                    || content.isAtBinary(reader.getLocationInfo().getEndingByteOffset())) {
                repeated.end(content);
                content.takeBinary(sink);
                repeated.begin(content);
            }
        } catch (XMLStreamException e) {
            throw refusal(e);
        } catch (IOException e) {
            throw file.refusal(e);
        }
    }

    /** Reads on to the end of the document. */
    public void end() {
        while (depth > 0 || reader.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            next();
        }
    }

    /** One event further; whether it opens an element. */
    private boolean next() {
        if (repeated.isReplaying()) {
            return replayed();
        }
        if (content.isPaused() && reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
            takeBinary((bytes, from, count) -> {});
            if (repeated.isReplaying()) {
                return replayed();
            }
        }
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
        content.endToken();
        if (event == XMLStreamConstants.START_ELEMENT) {
            open();
            repeated.saw(reader, this);
            return true;
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        repeated.saw(reader, this);
        if (event == XMLStreamConstants.DTD) {
            throw here().refuse("it has a document type declaration (DOCTYPE), which no mzML has");
        } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw here().refuse("it refers to an entity, which no mzML does");
        }
        return false;
    }

    /** One tag further in what is replayed from memory; whether it opens an element. */
    private boolean replayed() {
        boolean opens = repeated.nextTag().opens();
        if (opens) {
            deeper();
        } else {
            depth--;
        }
        return opens;
    }

    private void deeper() {
        depth++;
        if (depth > DEEPEST) {
            throw here().refuse("elements are nested more than " + DEEPEST + " deep");
        }
    }

    private void open() {
        deeper();
        if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
            throw here().refuse("an element has more than " + MOST_ATTRIBUTES + " attributes");
        }
    }

    /** Offset in bytes; of a gzipped file, in what is packed. */
    Place here() {
        return at(reader.getLocation());
    }

    private Place at(Location location) {
        return file.at("byte " + content.offset(Integer.toUnsignedLong(location.getCharacterOffset())));
    }

    private RuntimeException refusal(XMLStreamException e) {
        Throwable cause = e.getNestedException();
        Place place = e.getLocation() == null ? file : at(e.getLocation());
        if (cause instanceof IOException io) {
            return file.refusal(io);
        }
        if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("end-of-input")) {
            return new CutShort(place);
        }
        return place.refuse("it is not well-formed XML", Place.COPY_AGAIN);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }
}
