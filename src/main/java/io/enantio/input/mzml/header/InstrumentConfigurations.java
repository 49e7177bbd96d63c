package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.CvParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The instrument configurations that a file states: an instrument with two analyzers has two, and counts of one do not compare
 * with those of the other. Configurations of equal content, as some converters write them, are one.
 */
public final class InstrumentConfigurations {
    /**
     * What a configuration states.
     *
     * @param own terms of the instrument itself
     * @param components for each source, analyzer and detector its word and its terms, in order
     */
    public record Content(List<CvParam> own, List<Component> components) {
        public Content {
            own = List.copyOf(own);
            components = List.copyOf(components);
        }

        private String analyzers() {
            return components.stream()
                    .filter(component -> component.kind.equals("analyzer"))
                    .flatMap(component -> component.terms.stream())
                    .map(CvParam::name)
                    .filter(name -> !name.isBlank())
                    .map(Place::quote)
                    .collect(Collectors.joining(" + "));
        }
    }

    /** A part of an instrument: {@code source}, {@code analyzer} or {@code detector}. */
    public record Component(String kind, List<CvParam> terms) {
        public Component {
            terms = List.copyOf(terms);
        }
    }

    /** The words for each content, from the id that stated it first. */
    private final Map<Content, String> words = new LinkedHashMap<>();

    private final Map<String, Content> contents = new LinkedHashMap<>();
    private String usual = "";

    /** Takes the next configuration. */
    public void add(String id, Content content) {
        String analyzers = content.analyzers();
        words.putIfAbsent(
                content, "instrument " + Place.quote(id) + (analyzers.isEmpty() ? "" : " (" + analyzers + ")"));
        contents.put(id, content);
    }

    /** Takes the one that scans have unless they name another. */
    public void usual(String id) {
        usual = id;
    }

    /** The configuration of a scan, in words; empty if the file has only one. */
    public String of(Optional<String> named) {
        Content content = contents.get(named.orElse(usual));
        return words.size() < 2 || content == null ? "" : words.getOrDefault(content, "");
    }
}
