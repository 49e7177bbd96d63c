package io.enantio.input.text;

import io.enantio.input.problem.NumberForm;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Nodes as the schema validator wants them. */
final class JsonTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double LARGEST_LONG = 1e15;

    private JsonTree() {}

    /** The same tree without lines; text that is a number becomes one (see {@link NumberForm}). */
    static JsonNode of(YamlNode node) {
        if (node instanceof YamlNode.Keys keys) {
            ObjectNode object = JSON.objectNode();
            keys.entries().forEach((key, value) -> object.set(key, of(value)));
            return object;
        }
        if (node instanceof YamlNode.Items list) {
            ArrayNode array = JSON.arrayNode();
            list.items().forEach(item -> array.add(of(item)));
            return array;
        }
        if (node instanceof YamlNode.Truth truth) {
            return JSON.booleanNode(Boolean.parseBoolean(truth.word()));
        }
        return node.text().map(text -> scalar(text, node.number())).orElseGet(JSON::nullNode);
    }

    private static JsonNode scalar(String text, OptionalDouble number) {
        if (number.isEmpty()) {
            return JSON.stringNode(text);
        }
        double value = number.getAsDouble();
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_LONG;
        return whole ? JSON.numberNode((long) value) : JSON.numberNode(value);
    }
}
