package io.enantio.input.assay;

import io.enantio.input.text.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names that a method defines and other entries refer to. Taken from the file as far as it can be read, so that an
 * injection list is checked even when the method has problems.
 */
public record MethodNames(
        List<String> compounds,
        List<String> internalStandards,
        List<String> analytes,
        Set<String> configurations,
        Levels levels) {

    /** Level names of standards and QCs. */
    public record Levels(Set<String> standards, Set<String> qcs) {}

    static MethodNames of(YamlNode method) {
        List<YamlNode> peaks = method.items("compounds").stream()
                .flatMap(compound -> compound.items("peaks").stream())
                .toList();
        Optional<YamlNode> standards = method.at("calibration").flatMap(plan -> plan.at("levels_ng_per_ml"));
        return new MethodNames(
                texts(method.items("compounds"), "compound"),
                texts(method.items("internal_standards"), "compound"),
                texts(peaks, "analyte"),
                new TreeSet<>(texts(peaks, "configuration")),
                new Levels(keys(standards), keys(method.at("qc_levels_ng_per_ml"))));
    }

    private static List<String> texts(List<YamlNode> nodes, String key) {
        return nodes.stream().flatMap(node -> node.text(key).stream()).toList();
    }

    private static Set<String> keys(Optional<YamlNode> levels) {
        return levels.map(node -> node.entries().keySet()).orElse(Set.of());
    }

    /** What a single-enantiomer injection may name as its level. */
    public List<String> singleEnantiomers() {
        return Stream.concat(configurations.stream(), analytes.stream()).toList();
    }
}
