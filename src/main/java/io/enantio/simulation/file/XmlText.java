package io.enantio.simulation.file;

import java.io.ByteArrayOutputStream;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML with one line for each element; the byte offset of the next element is known at any time. Attributes are name, value, name, ... */
final class XmlText {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private final XMLStreamWriter writer;
    private boolean isOnNewLine;

    XmlText() throws XMLStreamException {
        // The JDK's own writer, whatever else is on the class path: another one could write other bytes.
        writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        writer.writeStartDocument("UTF-8", "1.0");
    }

    void start(String element, String... attributes) throws XMLStreamException {
        line();
        writer.writeStartElement(element);
        attributes(attributes);
    }

    void end() throws XMLStreamException {
        line();
        writer.writeEndElement();
    }

    void empty(String element, String... attributes) throws XMLStreamException {
        line();
        writer.writeEmptyElement(element);
        attributes(attributes);
    }

    void text(String element, String text, String... attributes) throws XMLStreamException {
        line();
        writer.writeStartElement(element);
        attributes(attributes);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }

    /** An element whose text depends on all bytes up to and including its opening tag. */
    void textOf(String element, Function<byte[], String> text, String... attributes) throws XMLStreamException {
        line();
        writer.writeStartElement(element);
        attributes(attributes);
        writer.writeCharacters("");
        writer.flush();
        writer.writeCharacters(text.apply(out.toByteArray()));
        writer.writeEndElement();
    }

    /** A term of the mass spectrometry ontology without a value. */
    void term(String accession, String name) throws XMLStreamException {
        term(accession, name, "");
    }

    /** A term of the mass spectrometry ontology, followed by the attributes of its unit if it has one. */
    void term(String accession, String name, String value, String... unit) throws XMLStreamException {
        line();
        writer.writeEmptyElement("cvParam");
        attributes("cvRef", "MS", "accession", accession, "name", name, "value", value);
        attributes(unit);
    }

    /** Offset at which the next element will begin. */
    long nextOffset() throws XMLStreamException {
        writer.writeCharacters("\n");
        writer.flush();
        isOnNewLine = true;
        return out.size();
    }

    byte[] bytes() throws XMLStreamException {
        writer.writeCharacters("\n");
        writer.writeEndDocument();
        writer.flush();
        return out.toByteArray();
    }

    private void line() throws XMLStreamException {
        if (!isOnNewLine) {
            writer.writeCharacters("\n");
        }
        isOnNewLine = false;
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            writer.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}
