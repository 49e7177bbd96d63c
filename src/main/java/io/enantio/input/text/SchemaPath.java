package io.enantio.input.text;

import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the schema says about a place.
 *
 * @param owner the schema that holds the keyword
 * @param rule the keyword's value
 * @param description the innermost description on the way, as an aside in a sentence
 */
record SchemaPath(YamlNode owner, YamlNode rule, Optional<String> description) {

    /** Follows the way that validation took, references too. */
    static SchemaPath follow(YamlNode schema, NodePath way) {
        YamlNode owner = schema;
        YamlNode here = schema;
        Optional<String> description = Optional.empty();
        for (int i = 0; i < way.getNameCount(); i++) {
            owner = here;
            here = step(schema, here, way.getElement(i));
            Optional<String> said = here.text("description");
            boolean told =
                    way.getElement(i).equals("$ref") && owner.at("description").isPresent();
            description = said.isPresent() && !told ? said : description;
        }
        return new SchemaPath(owner, here, description);
    }

    private static YamlNode step(YamlNode schema, YamlNode here, Object step) {
        if (step instanceof Integer index) {
            return here.items().get(index);
        }
        YamlNode next = here.at(step.toString()).orElseThrow();
        return step.equals("$ref") ? resolve(schema, next.text().orElseThrow()) : next;
    }

    private static YamlNode resolve(YamlNode schema, String reference) {
        String name = reference.substring("#/$defs/".length());
        return schema.at("$defs").flatMap(defs -> defs.at(name)).orElseThrow();
    }

    /** Keys that may stand here. */
    List<String> knownKeys() {
        return owner.at("properties").map(YamlNode::entries).orElseThrow().keySet().stream()
                .filter(key -> !key.equals("$schema"))
                .toList();
    }

    /** The description of a key that may stand here. */
    Optional<String> descriptionOf(String key) {
        return owner.at("properties").flatMap(keys -> keys.at(key)).flatMap(node -> node.text("description"));
    }

    /** {@code  (expected retention time on this column, minutes)}, or nothing. */
    String aside() {
        return description.map(SchemaPath::aside).orElse("");
    }

    /** First sentence of a description, in brackets, after a blank. */
    static String aside(String description) {
        int end = description.indexOf(". ");
        String sentence = end < 0 ? description : description.substring(0, end);
        String first = sentence.substring(0, 1);
        boolean word = sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1)) || first.equals("A");
        String start = word ? first.toLowerCase(Locale.ROOT) : first;
        return " (" + start + sentence.substring(1).replaceFirst("\\.$", "") + ")";
    }
}
