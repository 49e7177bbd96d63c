package io.enantio.input.text;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a settings file against its published schema (JSON Schema 2020-12) and reports the differences in the file's own
 * words: known keys and words, the description of the key, the line.
 */
public final class SchemaCheck {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double LARGEST_LONG = 1e15;

    /** A validation reads as many files of one form as it has runs: a schema is prepared once. */
    private static final Map<SchemaForm, Published> PUBLISHED = new ConcurrentHashMap<>();

    private final SchemaForm form;
    private final Problems problems;

    /** A schema as nodes and as the validator of it. */
    private record Published(YamlNode schema, Schema validator) {
        static Published of(SchemaForm form) {
            YamlNode schema = form.read();
            return new Published(
                    schema,
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(json(schema)));
        }
    }

    public SchemaCheck(SchemaForm form, Problems problems) {
        this.form = form;
        this.problems = problems;
    }

    /** Adds a problem for every difference between a file and its schema. */
    public void check(YamlNode root) {
        Published published = PUBLISHED.computeIfAbsent(form, Published::of);
        List<Finding> findings = new ArrayList<>();
        for (Error error : published.validator().validate(json(root))) {
            findings.add(finding(error, root, published.schema()));
        }
        Optional<Finding> wrongForm =
                findings.stream().filter(this::isWrongForm).findFirst();
        new SchemaMessages(problems).add(wrongForm.map(List::of).orElseGet(() -> onePerPlace(findings)));
    }

    /** A file of another form differs in everything: only that is reported. */
    private boolean isWrongForm(Finding finding) {
        return finding.keyword().equals("const")
                && finding.node().spot().detail().equals("schema");
    }

    /** "Not a number" and "not above 0" of one value are one problem. */
    private static List<Finding> onePerPlace(List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        return findings.stream()
                .filter(finding -> seen.add(finding.node().spot().detail() + "\n"
                        + finding.property().orElse("")))
                .toList();
    }

    private static Finding finding(Error error, YamlNode root, YamlNode schema) {
        NodePath at = error.getInstanceLocation();
        YamlNode node = root;
        for (int i = 0; i < at.getNameCount(); i++) {
            node = child(node, at.getElement(i));
        }
        SchemaMessages.SchemaPath path = SchemaMessages.SchemaPath.follow(schema, error.getEvaluationPath());
        return new Finding(error.getKeyword(), node, Optional.ofNullable(error.getProperty()), path);
    }

    private static YamlNode child(YamlNode node, Object step) {
        return step instanceof Integer index
                ? node.items().get(index)
                : node.at(step.toString()).orElseThrow();
    }

    /** The same tree without lines; text that is a number becomes one (see {@link NumberForm}). */
    private static JsonNode json(YamlNode node) {
        if (node instanceof YamlNode.Keys keys) {
            ObjectNode object = JSON.objectNode();
            keys.entries().forEach((key, value) -> object.set(key, json(value)));
            return object;
        }
        if (node instanceof YamlNode.Items list) {
            ArrayNode array = JSON.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
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

    /**
     * One difference.
     *
     * @param keyword of JSON Schema that is not met
     * @param node the value, or for missing and unknown keys what should hold them
     * @param property a missing or unknown key
     * @param path part of the schema that applies there
     */
    record Finding(String keyword, YamlNode node, Optional<String> property, SchemaMessages.SchemaPath path) {}
}
