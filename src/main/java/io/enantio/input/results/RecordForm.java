package io.enantio.input.results;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.method.value.Rounding;
import io.enantio.method.value.Rounding.Halves;
import io.enantio.run.Action;
import io.enantio.run.AnalyticalRun.Origin;
import io.enantio.run.AnalyticalRun.Purpose;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a record, as every version writes them. A seal proves only that nobody changed the text by accident: what was sealed
 * again by hand is checked field by field before anything of it is used.
 */
final class RecordForm {
    /**
     * A field in each line: its path, {@code []} for the items of a list, and what its value is; {@code ?} behind that: or null. Fields
     * with the same {@code ~} mark are all there or all absent.
     */
    private static final String SEALED = """
            software.name =enantio
            software.version text
            software.raw_reader text
            processed_at instant
            inputs[].role text
            inputs[].path path
            inputs[].sha256 hash
            seal hash
            """;

    private static final String RULESET = """
            RULES.rules text
            RULES.verified_by text?
            RULES.document.title text ~document
            RULES.document.version text ~document
            RULES.document.sha256 hash ~document
            RULES.document.read date ~document
            RULES.limits[].limit text
            RULES.limits[].value limit
            RULES.limits[].set_by text
            RULES.limits[].source text
            RULES.limits[].status text
            """;

    private static final String METHOD = """
            method.method text
            method.version text
            method.matrix text
            """;

    private static final String RUN = SEALED + METHOD + RULESET.replace("RULES", "ruleset") + """
            schema =enantio-results/1
            options[] text ~options
            run.run text
            run.instrument text
            run.instrument_model text?
            run.instrument_serial text?
            run.column_serial text
            run.analyst text
            run.acquired date
            run.purpose purpose
            run.origin origin
            method.integration_asked text
            method.integration_used[] text
            method.rounding rounding ~rounding
            method.figures figures ~rounding
            verdict.run verdict
            verdict.analytes[].analyte text
            verdict.analytes[].verdict verdict
            verdict.analytes[].reasons[] text
            verdict.analytes[].standards_of_failed_batches[].injection count ~batches
            verdict.analytes[].standards_of_failed_batches[].level text ~batches
            verdict.analytes[].standards_of_failed_batches[].batch text? ~batches
            decisions.chain hash?
            decisions.verdicts_changed[] text
            decisions.contradicting_times[] text ~times
            decisions.decisions[].decision count
            decisions.decisions[].injection text?
            decisions.decisions[].analyte text?
            decisions.decisions[].action action
            decisions.decisions[].person text
            decisions.decisions[].second_person text?
            decisions.decisions[].names text ~names
            decisions.decisions[].time time
            decisions.decisions[].recorded_at instant ~recorded
            decisions.decisions[].person_key text ~person
            decisions.decisions[].second_key text ~second
            decisions.decisions[].reason_code text?
            decisions.decisions[].reason text
            raw_files[].injection count
            raw_files[].file text?
            raw_files[].not_read text ~unread
            raw_files[].sha256 hash ~acquired
            raw_files[].started_at text? ~acquired
            raw_files[].instrument_model text? ~acquired
            raw_files[].instrument_serial text? ~acquired
            raw_files[].converters[] text ~acquired
            raw_files[].oddities[] text ~acquired
            raw_files[].salvaged text ~salvaged
            raw_files[].channels[].channel text ~acquired
            raw_files[].channels[].role text ~acquired
            raw_files[].channels[].acquisition text ~origin
            raw_files[].channels[].pieces[].element text ~origin
            raw_files[].channels[].pieces[].id text ~origin
            raw_files[].channels[].pieces[].from_min number ~origin
            raw_files[].channels[].pieces[].to_min number ~origin
            raw_files[].channels[].precursor_mz number? ~origin
            raw_files[].channels[].product_mz number? ~origin
            raw_files[].channels[].polarity text? ~origin
            raw_files[].channels[].collision_energy_ev number? ~origin
            raw_files[].channels[].points count
            raw_files[].channels[].zeros_percent number ~facts
            raw_files[].channels[].stored_from_counts number? ~facts
            raw_files[].channels[].step_counts number? ~facts
            raw_files[].channels[].flat_top_counts number? ~facts
            raw_files[].channels[].chosen text?
            raw_files[].channels[].flags[] text
            raw_files[].channels_without_data[].channel text ~acquired
            raw_files[].channels_without_data[].role text ~acquired
            raw_files[].channels_without_data[].reason text ~acquired
            raw_files_not_listed[] text
            outputs[].file path
            outputs[].sha256 hash
            """;

    private static final String VALIDATION = SEALED + METHOD + RULESET.replace("RULES", "run_rules")
            + RULESET.replace("RULES", "validation_rules")
            + """
            schema =enantio-validation-results/1
            validation text
            verdict text
            scope text ~scope
            absent[].analyte text ~scope
            absent[].element text ~scope
            absent[].standing text ~scope
            absent[].detail text ~scope
            absent[].justification text? ~scope
            experiments[].experiment text
            experiments[].title text
            experiments[].verdict text
            experiments[].tables[] text
            experiments[].problems[].analyte text?
            experiments[].problems[].subject text
            experiments[].problems[].figure text
            experiments[].problems[].value number?
            experiments[].problems[].limit limit
            experiments[].problems[].outcome text
            experiments[].problems[].detail text
            unplanned[] text
            runs[].run text
            runs[].folder text
            runs[].acquired date
            runs[].origin origin
            runs[].verdict verdict
            runs[].inputs_sha256 hash
            outputs[].file path
            outputs[].sha256 hash
            """;

    private static final String STUDY = """
            schema =enantio-study-results/1
            study text
            data text
            software_version text
            inputs[].role text
            inputs[].path path
            inputs[].sha256 hash
            runs[].run text
            runs[].version count
            runs[].seal hash
            outputs[].path path
            outputs[].sha256 hash
            seal hash
            """;

    private static final Map<Kind, String> FORMS =
            new EnumMap<>(Map.of(Kind.RUN, RUN, Kind.VALIDATION, VALIDATION, Kind.STUDY, STUDY));

    private final Spot spot;
    private final Problems problems;

    RecordForm(String file, Problems problems) {
        this.spot = Spot.of(file);
        this.problems = problems;
    }

    /** A place of the form: keys, or the items of a list, or a value. */
    private static final class Field {
        private final Map<String, Field> keys = new LinkedHashMap<>();
        private Optional<Field> item = Optional.empty();
        private String value = "";
        /** Empty: always there. */
        private String group = "";

        /** The place at the end of a path, with all places on the way. */
        private Field at(String path, String mark) {
            Field place = this;
            // What a mark makes optional is the outermost field that has it; inside, nothing may be missing.
            String outermost = mark;
            for (String step : path.split("\\.")) {
                boolean isList = step.endsWith("[]");
                String name = isList ? step.substring(0, step.length() - 2) : step;
                Field next = place.keys.get(name);
                if (next == null) {
                    next = new Field();
                    next.group = outermost;
                    place.keys.put(name, next);
                }
                place = next;
                outermost = place.group.equals(mark) ? "" : outermost;
                if (isList) {
                    Field list = place;
                    place = list.item.orElseGet(Field::new);
                    list.item = Optional.of(place);
                }
            }
            return place;
        }
    }

    private static Field form(String lines) {
        Field root = new Field();
        lines.lines().forEach(line -> {
            String[] parts = line.strip().split(" ");
            root.at(parts[0], parts.length > 2 ? parts[2] : "").value = parts[1];
        });
        return root;
    }

    /** Adds a problem for each field that cannot be used. */
    void check(JsonNode root, Kind kind) {
        Field form = form(FORMS.getOrDefault(kind, RUN));
        String schema = form.at("schema", "").value.substring(1);
        if (!root.path("schema").asString("").equals(schema)) {
            // Another form differs in everything: only that is reported.
            add("schema", "is not " + schema);
            return;
        }
        check(root, form, "");
        if (kind == Kind.RUN) {
            checkRun(root);
        }
    }

    private void checkRun(JsonNode root) {
        boolean isListed = Stream.iterate(0, i -> i < root.path("inputs").size(), i -> i + 1)
                .anyMatch(i ->
                        root.path("inputs").get(i).path("role").asString("").equals("injections"));
        if (!isListed) {
            add("inputs", "name no injection list");
        }
        JsonNode decisions = root.path("decisions");
        if (decisions.path("decisions").isEmpty() == decisions.path("chain").isString()) {
            add("decisions.chain", "contradicts the number of decisions");
        }
        JsonNode files = root.path("raw_files");
        for (int i = 0; i < files.size(); i++) {
            JsonNode file = files.get(i);
            if (!file.path("file").isNull() && !file.has("sha256") && !file.has("not_read")) {
                add("raw_files[" + i + "]", "has neither sha256 nor not_read");
            }
        }
    }

    private void check(JsonNode node, Field form, String path) {
        if (!form.value.isEmpty()) {
            value(node, form.value, path);
        } else if (form.item.isPresent()) {
            if (!node.isArray()) {
                add(path, "is no list");
            }
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                check(node.get(i), form.item.get(), path + "[" + i + "]");
            }
        } else if (!node.isObject()) {
            add(path, "is no object");
        } else {
            keys(node, form, path.isEmpty() ? "" : path + ".");
        }
    }

    private void keys(JsonNode node, Field form, String before) {
        Map<String, Boolean> groups = form.keys.entrySet().stream()
                .filter(key -> !key.getValue().group.isEmpty())
                .collect(Collectors.toMap(
                        key -> key.getValue().group, key -> node.has(key.getKey()), Boolean::logicalOr, TreeMap::new));
        form.keys.forEach((name, field) -> {
            if (node.has(name)) {
                check(node.get(name), field, before + name);
            } else if (groups.getOrDefault(field.group, true)) {
                add(before + name, "is missing");
            }
        });
    }

    private void value(JsonNode node, String what, String path) {
        boolean mayBeNull = what.endsWith("?");
        if (mayBeNull && node.isNull()) {
            return;
        }
        problem(node, mayBeNull ? what.substring(0, what.length() - 1) : what).ifPresent(problem -> add(path, problem));
    }

    private static Optional<String> problem(JsonNode node, String what) {
        if (what.startsWith("=")) {
            return refuseUnless(node.asString("").equals(what.substring(1)), "is not " + what.substring(1));
        }
        return switch (what) {
            case "text" -> refuseUnless(node.isString(), "is no text");
            case "number" -> refuseUnless(node.isNumber(), "is no number");
            case "count" ->
                refuseUnless(node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 0, "is no count");
            case "figures" ->
                refuseUnless(
                        node.isIntegralNumber() && node.canConvertToInt() && Rounding.isFigures(node.asInt()),
                        "is no number of figures");
            case "limit" -> refuseUnless(isLimit(node), "is no limit");
            case "hash" -> refuseUnless(node.isString() && node.asString().matches("[0-9a-f]{64}"), "is no SHA-256");
            case "path" -> refuseUnless(isMade(node, text -> Path.of(text)), "is no path");
            case "instant" -> refuseUnless(isMade(node, Instant::parse), "is no point in time");
            case "time" -> refuseUnless(isMade(node, OffsetDateTime::parse), "is no time with zone");
            case "date" -> refuseUnless(isMade(node, LocalDate::parse), "is no date");
            case "purpose" -> refuseUnless(isWord(node, Purpose.values()), "is none of the purposes of a run");
            case "origin" -> refuseUnless(isWord(node, Origin.values()), "is neither measured nor simulated");
            case "action" ->
                refuseUnless(
                        node.isString() && Action.Kind.ofWord(node.asString()).isPresent(), "is none of the actions");
            case "rounding" ->
                refuseUnless(
                        node.isString() && Halves.ofWord(node.asString()).isPresent(),
                        "is neither half_even nor half_away");
            case "verdict" ->
                refuseUnless(
                        List.of("accepted", "rejected").contains(node.asString("")),
                        "is neither accepted nor rejected");
            default -> throw new IllegalStateException("unknown value in the form: " + what);
        };
    }

    private static Optional<String> refuseUnless(boolean isUsable, String problem) {
        return isUsable ? Optional.empty() : Optional.of(problem);
    }

    /** A number, a word, or several. */
    private static boolean isLimit(JsonNode node) {
        return node.isNumber()
                || node.isString()
                || node.isArray()
                        && Stream.iterate(0, i -> i < node.size(), i -> i + 1)
                                .map(node::get)
                                .allMatch(one -> one.isNumber() || one.isString());
    }

    private static boolean isWord(JsonNode node, Enum<?>[] words) {
        return Arrays.stream(words)
                .anyMatch(word -> word.name().toLowerCase(Locale.ROOT).equals(node.asString("")));
    }

    private static boolean isMade(JsonNode node, Function<String, ?> maker) {
        try {
            return node.isString() && maker.apply(node.asString()) != null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private void add(String field, String problem) {
        problems.add(spot.key(field, 0), problem, "Move the folder away and process again.");
    }
}
