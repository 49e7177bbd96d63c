package io.enantio.input;

import io.enantio.validation.Validation;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Key;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the experiments into the schema of validation plans, from the codes of {@link Validation#CODES}. */
final class ExperimentSchema {
    private static final Pattern EXPERIMENTS = Pattern.compile(
            "(?s)\n    \"experiments\": \\{\n.*?\n      \"properties\": \\{\n(.*?)\n      \\}\n    \\},");

    private ExperimentSchema() {}

    /** The schema with fresh experiments; everything else stays. */
    static String fresh(String schema) {
        Matcher found = EXPERIMENTS.matcher(schema);
        if (!found.find()) {
            throw new IllegalStateException("the schema of validation plans has no experiments");
        }
        String experiments =
                Validation.CODES.stream().map(ExperimentSchema::experiment).collect(Collectors.joining(",\n"));
        return schema.substring(0, found.start(1)) + experiments + schema.substring(found.end(1));
    }

    private static String experiment(ExperimentCode code) {
        String required = code.keys().stream()
                .filter(key -> key.need() == Key.Need.REQUIRED)
                .map(key -> "\"" + key.word() + "\"")
                .collect(Collectors.joining(", "));
        String injections = code.injections().isEmpty() ? "every run." : code.injections() + ".";
        return "        \"" + code.word() + "\": {\n"
                + "          \"description\": \"" + code.meaning() + " Injections: " + injections + "\",\n"
                + "          \"type\": \"object\",\n"
                + "          \"additionalProperties\": false,\n"
                + "          \"required\": [" + required + "],\n"
                + "          \"properties\": {\n"
                + code.keys().stream().map(ExperimentSchema::key).collect(Collectors.joining(",\n"))
                + "\n          }\n        }";
    }

    private static String key(Key key) {
        String examples = key.example().isEmpty() ? "" : ",\n              \"examples\": [" + key.example() + "]";
        return "            \"" + key.word() + "\": {\n"
                + "              \"description\": \"" + key.meaning() + "\",\n"
                + "              " + form(key) + examples + "\n            }";
    }

    private static String form(Key key) {
        String list = "\"type\": \"array\", \"minItems\": " + key.size().orElse(1)
                + (key.size().isPresent() ? ", \"maxItems\": " + key.size().getAsInt() : "");
        return switch (key.form()) {
            case COUNT -> "\"type\": \"integer\", \"minimum\": " + key.minimum();
            case NAMES ->
                list + ", \"uniqueItems\": true, \"items\": {\"type\": [\"string\", \"number\"], \"minLength\": 1}";
            case FACTORS ->
                list + ", \"uniqueItems\": true, \"items\": {\"type\": \"number\", \"exclusiveMinimum\": 1}";
            case CONDITIONS -> list + ", \"items\": {\"$ref\": \"#/$defs/storage\"}";
        };
    }
}
