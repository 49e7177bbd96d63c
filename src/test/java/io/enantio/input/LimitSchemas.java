package io.enantio.input;

import io.enantio.input.assay.Ruleset;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.YamlNode;
import io.enantio.input.text.YamlReader;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.LimitKey.Need;
import io.enantio.method.rules.LimitKey.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the lists of limits into the schemas: keys, forms and meanings from {@link LimitKey}, examples from the rulesets. */
enum LimitSchemas {
    RULES(SchemaForm.RULES, "limits", Scope.RUN),
    METHOD(SchemaForm.METHOD, "acceptance", Scope.RUN),
    VALIDATION_RULES(SchemaForm.VALIDATION_RULES, "limits", Scope.VALIDATION),
    VALIDATION(SchemaForm.VALIDATION, "limits", Scope.VALIDATION);

    private static final Pattern REQUIRED = Pattern.compile("(?s)\n      \"required\": \\[\n.*?\n      \\]");
    private static final Pattern PROPERTIES = Pattern.compile("(?s)\n      \"properties\": \\{\n(.*?)\n      \\}");
    private static final Pattern RULES_KEY = Pattern.compile(
            "(?s)^        \"rules\": \\{.*?\n        \\},\n(        \"verified_by\": \\{.*?\n        \\},\n)?");

    private final SchemaForm form;
    private final String block;
    private final Scope scope;

    LimitSchemas(SchemaForm form, String block, Scope scope) {
        this.form = form;
        this.block = block;
        this.scope = scope;
    }

    String file() {
        return "src/main/resources/io/enantio/schema/" + form.file();
    }

    /** A schema as it will be after the next build, with fresh limits if it has any. */
    static YamlNode read(SchemaForm form) {
        Optional<LimitSchemas> limits =
                Arrays.stream(values()).filter(schema -> schema.form == form).findFirst();
        if (limits.isEmpty()) {
            return form.read();
        }
        try {
            String text = Files.readString(Path.of(limits.get().file()));
            return YamlReader.read(form.file(), limits.get().fresh(text), new Problems())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema with fresh limits, and experiments if it has any; everything else stays. */
    String fresh(String schema) {
        Matcher found = Pattern.compile("(?s)\n    \"" + block + "\": \\{\n.*?\n    \\}")
                .matcher(schema);
        if (!found.find()) {
            throw new IllegalStateException(form.file() + " has no group of keys " + block);
        }
        String fresh = schema.substring(0, found.start()) + freshBlock(found.group()) + schema.substring(found.end());
        return this == VALIDATION ? ExperimentSchema.fresh(fresh) : fresh;
    }

    private String freshBlock(String text) {
        List<LimitKey> keys = LimitKey.of(scope);
        String required = keys.stream()
                .filter(key -> key.need() == Need.REQUIRED)
                .map(key -> "        \"" + key.word() + "\"")
                .collect(Collectors.joining(",\n", "\n      \"required\": [\n", "\n      ]"));
        String withRequired = REQUIRED.matcher(text).replaceFirst(Matcher.quoteReplacement(required));
        Matcher properties = PROPERTIES.matcher(withRequired);
        if (!properties.find()) {
            throw new IllegalStateException(form.file() + ", " + block + " has no properties");
        }
        Matcher kept = RULES_KEY.matcher(properties.group(1));
        String entries = keys.stream().map(this::entry).collect(Collectors.joining(",\n"));
        return withRequired.substring(0, properties.start(1))
                + (kept.find() ? kept.group() : "")
                + entries
                + withRequired.substring(properties.end(1));
    }

    private String entry(LimitKey key) {
        String definition = key.kind().name().toLowerCase(Locale.ROOT);
        boolean isOfRules = form == SchemaForm.RULES || form == SchemaForm.VALIDATION_RULES;
        String reference = isOfRules ? definition + "_limit" : "set_" + definition;
        String examples = example(key)
                .map(value -> isOfRules
                        ? "{\"value\": " + value + ", \"source\": \"VAL-017\", \"status\": \"design\"}"
                        : value)
                .map(value -> ",\n          \"examples\": [" + value + "]")
                .orElse("");
        return "        \"" + key.word() + "\": {\n          \"description\": \"" + key.meaning()
                + "\",\n          \"$ref\": \"#/$defs/" + reference + "\"" + examples + "\n        }";
    }

    /** The value of the first shipped ruleset that has one. */
    private Optional<String> example(LimitKey key) {
        return Ruleset.SHIPPED.stream()
                .map(name -> (scope == Scope.RUN ? Ruleset.Kind.RUN : Ruleset.Kind.VALIDATION).shipped(name))
                .map(Ruleset::root)
                .flatMap(root -> root.at("limits").flatMap(limits -> limits.at(key.word())).stream())
                .flatMap(limit -> limit.at("value").stream())
                .map(value -> json(key, value))
                .filter(text -> !text.equals("[]"))
                .findFirst();
    }

    private static String json(LimitKey key, YamlNode value) {
        String quote = key.kind() == LimitKey.Kind.WORDS ? "\"" : "";
        return value.text()
                .orElseGet(() -> value.items().stream()
                        .map(item -> quote + item.text().orElseThrow() + quote)
                        .collect(Collectors.joining(", ", "[", "]")));
    }
}
