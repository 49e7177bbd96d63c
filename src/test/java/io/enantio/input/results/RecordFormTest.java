package io.enantio.input.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.enantio.input.problem.InputException;
import io.enantio.input.results.SealedResults.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each field of a record, taken out or of another kind, is named: whoever seals a changed record again gains nothing. */
class RecordFormTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path RESULTS = Path.of("results");

    /** Fields that a record may lack: without them it is that of another run, of a file that was not read, of an earlier version. */
    private static final Set<String> OPTIONAL = Set.of(
            "options",
            "ruleset.document",
            "decisions.contradicting_times",
            "decisions.decisions[].names",
            "decisions.decisions[].recorded_at",
            "verdict.analytes[].standards_of_failed_batches",
            "raw_files[].salvaged",
            "run_rules.document",
            "validation_rules.document");

    private static final String HASH = "\"" + "0123456789abcdef".repeat(4) + "\"";

    private static final String RULES =
            "{\"rules\":\"ICH-M10\",\"verified_by\":null,\"document\":{\"title\":\"t\",\"version\":\"v\",\"sha256\":"
                    + HASH
                    + ",\"read\":\"2026-12-01\"},\"limits\":[{\"limit\":\"l\",\"value\":[2,3],\"set_by\":\"s\",\"source\":\"o\",\"status\":\"text\"}]}";

    private static final String VALIDATION = """
            {"schema":"enantio-validation-results/1","software":{"name":"enantio","version":"0.1.0","raw_reader":"stax"},
             "processed_at":"2026-12-01T02:24:52Z","validation":"v","method":{"method":"m","version":"1","matrix":"plasma"},
             "run_rules":RULES,"validation_rules":RULES,"verdict":"passed","scope":"partial",
             "absent":[{"analyte":"a","element":"e","standing":"s","detail":"d","justification":null}],
             "experiments":[{"experiment":"AP","title":"t","verdict":"passed","tables":["x"],
               "problems":[{"analyte":null,"subject":"s","figure":"f","value":1.5,"limit":15,"outcome":"o","detail":"d"}]}],
             "unplanned":["x"],"runs":[{"run":"R01","folder":"r","acquired":"2026-03-02","origin":"simulated","verdict":"accepted","inputs_sha256":HASH}],
             "inputs":[{"role":"plan","path":"plan.yaml","sha256":HASH}],"outputs":[{"file":"report.html","sha256":HASH}],"seal":HASH}
            """.replace("RULES", RULES).replace("HASH", HASH);

    private static final String STUDY = """
            {"schema":"enantio-study-results/1","study":"s","data":"simulated","software_version":"0.1.0",
             "inputs":[{"role":"plan","path":"plan.yaml","sha256":HASH}],"runs":[{"run":"R01","version":1,"seal":HASH}],
             "outputs":[{"path":"report.html","sha256":HASH}],"seal":HASH}
            """.replace("HASH", HASH);

    private static String record(Kind kind) throws IOException {
        return switch (kind) {
            case RUN -> decided(Files.readString(Path.of("sample-runs/every-flag/expected/run.json")));
            case VALIDATION -> VALIDATION;
            case STUDY -> STUDY;
        };
    }

    /** With every field that this version writes about a decision. */
    private static String decided(String run) {
        JsonNode root = JSON.readTree(run);
        ((ObjectNode) root.path("decisions").path("decisions").get(0)).put("recorded_at", "2026-03-04T09:10:00Z");
        return root.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crps-day-1", "every-flag", "failing-qc"})
    void whatTheProgramWritesIsUsable(String run) throws IOException {
        String text = Files.readString(Path.of("sample-runs", run, "expected/run.json"));
        assertThatCode(() -> SealedResults.checked(RESULTS, text, Kind.RUN)).doesNotThrowAnyException();
    }

    /** A place of a field, as steps from the root; its name without the numbers of items. */
    private record Place(List<Object> steps, String name) {}

    /** The first place of each field. */
    private static Map<String, Place> places(JsonNode root) {
        Map<String, Place> all = new LinkedHashMap<>();
        collect(root, new Place(List.of(), ""), all);
        all.remove("");
        return all;
    }

    private static void collect(JsonNode node, Place place, Map<String, Place> all) {
        all.putIfAbsent(place.name(), place);
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            entry.getValue(),
                            step(
                                    place,
                                    entry.getKey(),
                                    (place.name().isEmpty() ? "" : place.name() + ".") + entry.getKey()),
                            all));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), step(place, i, place.name() + "[]"), all);
        }
    }

    private static Place step(Place place, Object step, String name) {
        List<Object> steps = new ArrayList<>(place.steps());
        steps.add(step);
        return new Place(steps, name);
    }

    private static JsonNode parent(JsonNode root, Place place) {
        JsonNode node = root;
        for (Object step : place.steps().subList(0, place.steps().size() - 1)) {
            node = step instanceof Integer index ? node.get(index) : node.get((String) step);
        }
        return node;
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatIsMissingIsNamed(Kind kind) throws IOException {
        String text = record(kind);
        int taken = 0;
        for (Place place : places(JSON.readTree(text)).values()) {
            JsonNode root = JSON.readTree(text);
            Object last = place.steps().get(place.steps().size() - 1);
            if (!(last instanceof String key) || OPTIONAL.contains(place.name())) {
                continue;
            }
            ((ObjectNode) parent(root, place)).remove(key);
            refused(root, kind, place, key);
            taken++;
        }
        assertThat(taken).isGreaterThan(kind == Kind.STUDY ? 10 : 30);
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfAnotherKindIsNamed(Kind kind) throws IOException {
        String text = record(kind);
        for (Place place : places(JSON.readTree(text)).values()) {
            for (String other : List.of("{}", "true", "[[]]")) {
                JsonNode root = JSON.readTree(text);
                JsonNode value = JSON.readTree(other);
                Object last = place.steps().get(place.steps().size() - 1);
                if (last instanceof Integer index) {
                    ((ArrayNode) parent(root, place)).set(index, value);
                } else {
                    ((ObjectNode) parent(root, place)).set((String) last, value);
                }
                refused(root, kind, place, place.name().replaceAll(".*\\.|\\[]$", ""));
            }
        }
    }

    private static void refused(JsonNode root, Kind kind, Place place, String key) {
        assertThat(catchThrowable(() -> SealedResults.checked(RESULTS, root.toString(), kind)))
                .as(place.name())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(kind.file())
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"enantio-results/1\" = \"enantio-results/2\" = schema: is not enantio-results/1",
                "\"purpose\":\"study\" = \"purpose\":\"sport\" = run.purpose: is none of the purposes",
                "\"acquired\":\"2026-03-02\" = \"acquired\":\"2026-02-30\" = run.acquired: is no date",
                "\"verdict\":{\"run\":\"rejected\" = \"verdict\":{\"run\":\"perfect\" = verdict.run: is neither accepted nor rejected",
                "\"action\":\"exclude\" = \"action\":\"forget\" = is none of the actions",
                "\"injection\":1, = \"injection\":-1, = raw_files[0].injection: is no count",
                "\"role\":\"injections\" = \"role\":\"others\" = inputs: name no injection list",
                "\"chain\":\"76bd2527d6322bc4fd994b19489eeb0adb6f7504ac67b2abfd78b381b64c0647\" = \"chain\":null = decisions.chain: contradicts"
            })
    void aValueThatCannotBeIsNamed(String change) throws IOException {
        String[] parts = change.split(" = ");
        String text = record(Kind.RUN);
        assertThat(text).contains(parts[0]);
        assertThatThrownBy(() -> SealedResults.checked(RESULTS, text.replace(parts[0], parts[1]), Kind.RUN))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(parts[2]);
    }

    @Test
    void whatIsNoJsonIsNoRecord() {
        for (String text : List.of("", "{", "[", "[".repeat(100_000), "nonsense")) {
            assertThatThrownBy(() -> SealedResults.checked(RESULTS, text, Kind.RUN))
                    .isInstanceOf(InputException.class);
        }
    }
}
