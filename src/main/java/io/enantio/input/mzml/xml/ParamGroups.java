package io.enantio.input.mzml.xml;

import io.enantio.input.mzml.bytes.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The referenceableParamGroups of a file, and the terms of an element with the groups it refers to filled in. */
public final class ParamGroups {
    private final Map<String, List<CvParam>> groups = new HashMap<>();

    /** Reads the list of groups the cursor is at. */
    public void read(XmlCursor xml) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            if (xml.name().equals("referenceableParamGroup")) {
                groups.put(xml.attribute("id").orElse(""), terms(xml));
            }
        }
    }

    /** Adds the child the cursor is at to the terms, if it is a term or refers to a group. */
    public void collect(XmlCursor xml, List<CvParam> terms) {
        switch (xml.name()) {
            case "cvParam" -> terms.add(xml.term());
            case "referenceableParamGroupRef" -> terms.addAll(group(xml));
            default -> {}
        }
    }

    private List<CvParam> group(XmlCursor xml) {
        String id = xml.attribute("ref").orElse("");
        List<CvParam> group = groups.get(id);
        if (group == null) {
            throw xml.here().refuse("there is no referenceableParamGroup \"" + Place.quote(id) + "\"");
        }
        return group;
    }

    /** All terms of the element the cursor is at, and closes it; its other children are passed over. */
    public List<CvParam> terms(XmlCursor xml) {
        List<CvParam> terms = new ArrayList<>();
        int element = xml.depth();
        while (xml.nextChild(element)) {
            collect(xml, terms);
        }
        return terms;
    }
}
