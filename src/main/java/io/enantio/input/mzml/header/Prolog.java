package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.XmlCursor;

/** How a file begins; what is no mzML, or begins with a document type declaration, is refused. */
public enum Prolog {
    PLAIN,
    INDEXED;

    private static final String NAMESPACE = "http://psi.hupo.org/ms/mzml";

    /** Reads up to the document element. */
    public static Prolog read(XmlCursor xml, Place file, Oddities oddities) {
        String root = xml.root();
        checkNamespace(xml, file, oddities);
        return switch (root) {
            case "mzML" -> PLAIN;
            case "indexedmzML" -> INDEXED;
            case "mzXML", "msRun" -> throw file.refuse("it is an mzXML document, not mzML", Place.CONVERT);
            default ->
                throw file.refuse("it is not mzML: its document element is <" + Place.quote(root) + ">", Place.CONVERT);
        };
    }

    private static void checkNamespace(XmlCursor xml, Place file, Oddities oddities) {
        String namespace = xml.namespace();
        if (namespace.isEmpty()) {
            oddities.ofFile("its elements have no namespace");
        } else if (!namespace.equals(NAMESPACE)) {
            throw file.refuse("its namespace is \"" + Place.quote(namespace) + "\", not " + NAMESPACE, Place.CONVERT);
        }
    }
}
