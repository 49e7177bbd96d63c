package io.enantio.input.text;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Spot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A piece of a YAML file that knows its line. A form that it does not have is returned as nothing: the schema check has
 * then reported it, and the other checks go on.
 */
public sealed interface YamlNode {

    /** Its place in the file. */
    Spot spot();

    /** Values by key, in the file's order; empty unless it has keys. */
    default Map<String, YamlNode> entries() {
        return Map.of();
    }

    /** Items; empty unless it is a list. */
    default List<YamlNode> items() {
        return List.of();
    }

    /** The text of a scalar, as written. */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** The number that a scalar is. */
    default OptionalDouble number() {
        return text().map(NumberForm::parse).orElse(OptionalDouble.empty());
    }

    /** The value of a key. */
    default Optional<YamlNode> at(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The items below a key. */
    default List<YamlNode> items(String key) {
        return at(key).map(YamlNode::items).orElse(List.of());
    }

    /** The text of a key's value. */
    default Optional<String> text(String key) {
        return at(key).flatMap(YamlNode::text);
    }

    /** The number that a key's value is. */
    default OptionalDouble number(String key) {
        return at(key).map(YamlNode::number).orElse(OptionalDouble.empty());
    }

    /** Whether a key's value is {@code true}. */
    default boolean isTrue(String key) {
        return at(key).filter(
                        node -> node instanceof Truth truth && truth.word().equals("true"))
                .isPresent();
    }

    /** Keys with values. */
    record Keys(Spot spot, Map<String, YamlNode> entries) implements YamlNode {
        public Keys {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** A list. */
    record Items(Spot spot, List<YamlNode> items) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Text, which may also be read as a number. */
    record Scalar(Spot spot, String content) implements YamlNode {
        @Override
        public Optional<String> text() {
            return Optional.of(content);
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(Spot spot, String word) implements YamlNode {}

    /** A key without a value. */
    record Nothing(Spot spot) implements YamlNode {}
}
