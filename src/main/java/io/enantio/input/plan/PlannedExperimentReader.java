package io.enantio.input.plan;

import io.enantio.input.assay.MethodNames;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.YamlNode;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.Storage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the key {@code experiments} of a validation plan. */
final class PlannedExperimentReader {
    private final YamlNode plan;

    PlannedExperimentReader(YamlNode plan) {
        this.plan = plan;
    }

    /** Notes QC levels and analytes that the method does not have. */
    void check(MethodNames method, Problems problems) {
        for (YamlNode experiment : experiments().values()) {
            for (Names names : Names.values()) {
                experiment.items(names.word()).forEach(name -> {
                    switch (names.of()) {
                        case QC_LEVELS ->
                            MethodNames.checkReference(
                                    "QC level", name, method.levels().qcs(), problems);
                        case ANALYTES -> MethodNames.checkReference("analyte", name, method.analytes(), problems);
                        case FREE_TEXT -> {
                            // Any text.
                        }
                    }
                });
            }
        }
    }

    /** The planned experiments; to be called only if there were no problems. */
    Map<ExperimentCode, PlannedExperiment> read() {
        Map<ExperimentCode, PlannedExperiment> planned = new EnumMap<>(ExperimentCode.class);
        experiments()
                .forEach((word, node) -> planned.put(ExperimentCode.ofWord(word).orElseThrow(), experiment(node)));
        return planned;
    }

    private Map<String, YamlNode> experiments() {
        return plan.at("experiments").map(YamlNode::entries).orElse(Map.of());
    }

    private static PlannedExperiment experiment(YamlNode node) {
        Map<Count, Integer> counts = new EnumMap<>(Count.class);
        Arrays.stream(Count.values())
                .forEach(count -> node.number(count.word()).ifPresent(number -> counts.put(count, (int) number)));
        Map<Names, List<String>> names = new EnumMap<>(Names.class);
        Arrays.stream(Names.values())
                .forEach(which -> node.at(which.word()).ifPresent(list -> names.put(which, texts(list))));
        List<Double> factors = node.items(PlannedExperiment.FACTORS).stream()
                .map(factor -> factor.number().orElseThrow())
                .toList();
        return new PlannedExperiment(
                counts,
                names,
                factors,
                node.items(PlannedExperiment.CONDITIONS).stream()
                        .map(PlannedExperimentReader::storage)
                        .toList());
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
