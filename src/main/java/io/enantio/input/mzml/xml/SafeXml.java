package io.enantio.input.mzml.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** The XML parser as untrusted files need it: no DTD, no entity, no fetching. */
final class SafeXml {
    private SafeXml() {}

    /** A parser with a factory of its own, so that no file leaves names behind for the next. */
    static XMLStreamReader2 reader(InputStream content) throws XMLStreamException {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Lazy parsing would raise entity errors as an unchecked exception of the library.
        factory.setProperty("com.ctc.wstx.lazyParsing", false);
        return (XMLStreamReader2) factory.createXMLStreamReader(content);
    }
}
