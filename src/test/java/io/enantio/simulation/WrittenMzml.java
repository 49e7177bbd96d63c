package io.enantio.simulation;

import io.enantio.chromatogram.Trace;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Inflater;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads back what the simulator wrote, by the JDK's DOM and Inflater: independent of writer and of enantio's reader. */
public final class WrittenMzml {
    private final Document document;

    public WrittenMzml(byte[] file) {
        try {
            document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(file));
        } catch (Exception e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        elements(document.getDocumentElement(), "chromatogram").forEach(element -> ids.add(element.getAttribute("id")));
        return ids;
    }

    public Element only(String name) {
        return elements(document.getDocumentElement(), name).get(0);
    }

    /** The trace whose id holds a text. */
    public Trace trace(String partOfId) {
        Element chromatogram = elements(document.getDocumentElement(), "chromatogram").stream()
                .filter(element -> element.getAttribute("id").contains(partOfId))
                .findFirst()
                .orElseThrow();
        List<Element> arrays = elements(chromatogram, "binary");
        int points = Integer.parseInt(chromatogram.getAttribute("defaultArrayLength"));
        return Trace.of(
                numbers(arrays.get(0).getTextContent(), points),
                numbers(arrays.get(1).getTextContent(), points));
    }

    private static double[] numbers(String base64, int points) {
        try {
            Inflater inflater = new Inflater();
            inflater.setInput(Base64.getDecoder().decode(base64));
            byte[] bytes = new byte[4 * points];
            inflater.inflate(bytes);
            inflater.end();
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            double[] numbers = new double[points];
            for (int i = 0; i < points; i++) {
                numbers[i] = buffer.getFloat();
            }
            return numbers;
        } catch (java.util.zip.DataFormatException e) {
            throw new AssertionError("not zlib", e);
        }
    }

    public static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
