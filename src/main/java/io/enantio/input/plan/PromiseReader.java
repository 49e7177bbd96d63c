package io.enantio.input.plan;

import io.enantio.input.assay.MethodNames;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.YamlNode;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.plan.Storage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The key {@code experiments} of a plan to what was promised. */
final class PromiseReader {
    private final YamlNode plan;

    PromiseReader(YamlNode plan) {
        this.plan = plan;
    }

    /** Notes levels and analytes that the method does not have. */
    void check(MethodNames method, Problems problems) {
        for (YamlNode experiment : experiments().values()) {
            for (String key : List.of("levels", "skewed", "inversion")) {
                experiment
                        .items(key)
                        .forEach(level -> MethodNames.checkReference(
                                "QC level", level, method.levels().qcs(), problems));
            }
            experiment
                    .items("pure")
                    .forEach(analyte -> MethodNames.checkReference("analyte", analyte, method.analytes(), problems));
        }
    }

    /** The promises; only to be asked when there were no problems. */
    Map<ExperimentCode, Promise> read() {
        Map<ExperimentCode, Promise> promises = new EnumMap<>(ExperimentCode.class);
        experiments()
                .forEach(
                        (word, node) -> promises.put(ExperimentCode.ofWord(word).orElseThrow(), promise(node)));
        return promises;
    }

    private Map<String, YamlNode> experiments() {
        return plan.at("experiments").map(YamlNode::entries).orElse(Map.of());
    }

    private static Promise promise(YamlNode node) {
        Map<Count, Integer> counts = new EnumMap<>(Count.class);
        Arrays.stream(Count.values())
                .forEach(count -> node.number(count.word()).ifPresent(number -> counts.put(count, (int) number)));
        Map<Names, List<String>> names = new EnumMap<>(Names.class);
        Arrays.stream(Names.values())
                .forEach(which -> node.at(which.word()).ifPresent(list -> names.put(which, texts(list))));
        List<Double> factors = node.items("factors").stream()
                .map(factor -> factor.number().orElseThrow())
                .toList();
        return new Promise(
                counts,
                names,
                factors,
                node.items("conditions").stream().map(PromiseReader::storage).toList());
    }

    private static List<String> texts(YamlNode list) {
        return list.items().stream().map(item -> item.text().orElseThrow()).toList();
    }

    private static Storage storage(YamlNode node) {
        OptionalInt cycles = node.number("cycles").isPresent()
                ? OptionalInt.of((int) node.number("cycles").getAsDouble())
                : OptionalInt.empty();
        return new Storage(node.text("condition").orElseThrow(), node.number("hours"), cycles);
    }
}
