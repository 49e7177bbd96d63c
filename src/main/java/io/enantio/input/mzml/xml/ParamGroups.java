package io.enantio.input.mzml.xml;

import io.enantio.input.mzml.bytes.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The referenceableParamGroups of a file, and the parameters of an element with the groups it refers to filled in. */
public final class ParamGroups {
    private final Map<String, Group> groups = new HashMap<>();

    /** Takes the parameters of an element: terms, and those of a converter's own. */
    public interface Sink {
        void term(CvParam term);

        void own(String name, String value);
    }

    /** A parameter of a converter's own. */
    private record OwnParam(String name, String value) {}

    /** What a group holds. */
    private record Group(List<CvParam> terms, List<OwnParam> own) implements Sink {
        @Override
        public void term(CvParam term) {
            terms.add(term);
        }

        @Override
        public void own(String name, String value) {
            own.add(new OwnParam(name, value));
        }
    }

    /** Reads the list of groups the cursor is at. */
    public void read(XmlCursor xml) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            if (xml.name().equals("referenceableParamGroup")) {
                String id = xml.attribute("id").orElse("");
                Group group = new Group(new ArrayList<>(), new ArrayList<>());
                int element = xml.depth();
                while (xml.nextChild(element)) {
                    collect(xml, group);
                }
                groups.put(id, group);
            }
        }
    }

    /** Gives the child the cursor is at to the sink, if it is a parameter; what a group holds as if it were written there. */
    public void collect(XmlCursor xml, Sink sink) {
        switch (xml.name()) {
            case "cvParam" -> sink.term(xml.term());
            case "userParam" -> sink.own(xml.attributeOr("name", ""), xml.attributeOr("value", ""));
            case "referenceableParamGroupRef" -> {
                Group group = group(xml);
                group.terms.forEach(sink::term);
                group.own.forEach(param -> sink.own(param.name, param.value));
            }
            default -> {}
        }
    }

    /** Adds the child the cursor is at to the terms, if it is a term or refers to a group. */
    public void collect(XmlCursor xml, List<CvParam> terms) {
        switch (xml.name()) {
            case "cvParam" -> terms.add(xml.term());
            case "referenceableParamGroupRef" -> terms.addAll(group(xml).terms);
            default -> {}
        }
    }

    private Group group(XmlCursor xml) {
        String id = xml.attribute("ref").orElse("");
        Group group = groups.get(id);
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
