package io.enantio.input.text;

import com.networknt.schema.path.NodePath;
import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.SchemaCheck.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Differences from a schema in words that a chemist can act on. */
final class SchemaMessages {
    private static final int FEW = 4;

    private final Problems problems;

    SchemaMessages(Problems problems) {
        this.problems = problems;
    }

    /** Adds a problem for each finding. */
    void add(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.keyword().equals("required")) {
                addMissingKey(finding, findings);
            } else {
                add(finding, findings);
            }
        }
    }

    private void add(Finding finding, List<Finding> all) {
        Spot spot = finding.node().spot();
        switch (finding.keyword()) {
            case "additionalProperties" -> addUnknownKey(finding, all);
            case "enum" -> addUnknownWord(finding);
            case "type" -> problems.add(spot, typeProblem(finding), typeRemedy(finding));
            case "const" -> {
                String wanted = rule(finding);
                problems.add(
                        spot,
                        "must be " + wanted + ", " + is(finding.node()),
                        "This version of enantio reads " + wanted + ".");
            }
            default ->
                problems.add(
                        spot,
                        bound(finding) + is(finding.node()),
                        "Correct it" + finding.path().aside() + ".");
        }
    }

    private void addUnknownKey(Finding finding, List<Finding> all) {
        String key = finding.property().orElseThrow();
        List<String> known = finding.path().knownKeys();
        Spot spot = finding.node().at(key).orElse(finding.node()).spot();
        String list = "Known here: " + String.join(", ", known) + ".";
        Optional<String> meant = Spelling.nearest(key, missing(finding.node(), all));
        if (meant.isPresent()) {
            problems.add(
                    spot,
                    "unknown key " + key + ", and the key " + meant.get() + " is missing",
                    "If " + meant.get() + " is meant, write it so. " + list);
        } else {
            problems.add(spot, "unknown key " + key, Spelling.hint(key, known) + list);
        }
    }

    /** Many missing keys of one place are one problem; a missing key that an unknown key was probably meant to be is reported with that key. */
    private void addMissingKey(Finding finding, List<Finding> all) {
        List<String> missing = missing(finding.node(), all);
        String key = finding.property().orElseThrow();
        Spot spot = finding.node().spot();
        if (missing.size() > FEW) {
            problems.add(
                    spot,
                    "the keys " + String.join(", ", missing) + " are missing",
                    "Add them; docs/reference describes them.");
        } else if (!isExplainedByUnknownKey(finding, all)) {
            String aside =
                    finding.path().descriptionOf(key).map(SchemaPath::aside).orElse("");
            problems.add(spot, "the key " + key + " is missing", "Add it" + aside + ".");
        }
    }

    private static boolean isExplainedByUnknownKey(Finding finding, List<Finding> all) {
        List<String> missing = missing(finding.node(), all);
        return all.stream()
                .filter(other -> other.keyword().equals("additionalProperties") && other.node() == finding.node())
                .anyMatch(other -> Spelling.nearest(other.property().orElseThrow(), missing)
                        .equals(finding.property()));
    }

    private static List<String> missing(YamlNode node, List<Finding> all) {
        return all.stream()
                .filter(other -> other.keyword().equals("required") && other.node() == node)
                .map(other -> other.property().orElseThrow())
                .toList();
    }

    private void addUnknownWord(Finding finding) {
        List<String> known = finding.path().rule().items().stream()
                .map(word -> word.text().orElseThrow())
                .toList();
        String word = finding.node().text().orElse("");
        String problem = finding.node()
                .text()
                .map(text -> "unknown word " + SafeText.quoted(text))
                .orElseGet(() -> "must be a word, " + is(finding.node()));
        problems.add(
                finding.node().spot(),
                problem,
                Spelling.hint(word, known) + "Known words: " + String.join(", ", known) + ".");
    }

    private static String typeProblem(Finding finding) {
        YamlNode rule = finding.path().rule();
        String wanted = rule.text()
                .map(SchemaMessages::type)
                .orElseGet(() -> rule.items().stream()
                        .map(type -> type(type.text().orElseThrow()))
                        .collect(Collectors.joining(" or ")));
        YamlNode node = finding.node();
        boolean scalar = node.text().isPresent() || node instanceof YamlNode.Truth || node instanceof YamlNode.Nothing;
        String found = scalar ? is(node) : node instanceof YamlNode.Items ? "is a list" : "is a group of keys";
        return "must be " + wanted.replace("text or a number", "text") + ", " + found;
    }

    private static String typeRemedy(Finding finding) {
        Optional<String> comma = finding.node().text().filter(text -> text.matches("[+-]?\\d+,\\d+"));
        return comma.map(NumberForm::remedy)
                .orElseGet(() -> "Correct it" + finding.path().aside() + ".");
    }

    private static String type(String word) {
        return switch (word) {
            case "string" -> "text";
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "array" -> "a list";
            case "object" -> "a group of keys";
            case "boolean" -> "true or false";
            default -> "empty";
        };
    }

    private static String bound(Finding finding) {
        return switch (finding.keyword()) {
            case "exclusiveMinimum" -> "must be greater than " + rule(finding) + ", ";
            case "minimum" -> "must be at least " + rule(finding) + ", ";
            case "maximum" -> "must be at most " + rule(finding) + ", ";
            case "minItems", "minProperties" -> "must have at least " + entries(rule(finding)) + ", ";
            case "maxItems" -> "must have at most " + entries(rule(finding)) + ", ";
            case "minLength" -> "must not be empty, ";
            case "uniqueItems" -> "must not name anything twice, ";
            default -> "has another form, ";
        };
    }

    private static String rule(Finding finding) {
        return finding.path().rule().text().orElse("");
    }

    private static String entries(String number) {
        return number.equals("1") ? "1 entry" : number + " entries";
    }

    private static String is(YamlNode node) {
        if (node instanceof YamlNode.Nothing) {
            return "has no value";
        }
        if (node instanceof YamlNode.Keys keys) {
            return keys.entries().isEmpty()
                    ? "has none"
                    : "has the keys " + String.join(", ", keys.entries().keySet());
        }
        if (node instanceof YamlNode.Items list) {
            return list.items().isEmpty() ? "has none" : "has " + list.items().size();
        }
        if (node instanceof YamlNode.Truth truth) {
            return "is " + truth.word();
        }
        String text = node.text().orElse("");
        return "is " + (node.number().isPresent() ? text : SafeText.quoted(text));
    }

    /**
     * The part of the schema that applies to a place.
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
                Optional<String> stated = here.text("description");
                boolean overridden = way.getElement(i).equals("$ref")
                        && owner.at("description").isPresent();
                description = stated.isPresent() && !overridden ? stated : description;
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

        /** Keys that are allowed here. */
        List<String> knownKeys() {
            return owner.at("properties").map(YamlNode::entries).orElseThrow().keySet().stream()
                    .filter(key -> !key.equals("$schema"))
                    .toList();
        }

        /** The description of a key that is allowed here. */
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
}
