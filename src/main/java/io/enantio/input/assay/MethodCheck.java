package io.enantio.input.assay;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a schema cannot express about a method: names, references, dates, ranges; whether its peaks can be distinguished, and
 * whether each analyte has its peak of the internal standard.
 */
final class MethodCheck {
    private final YamlNode method;
    private final Problems problems;
    private final YamlCheck check;

    MethodCheck(YamlNode method, Problems problems) {
        this.method = method;
        this.problems = problems;
        this.check = new YamlCheck(problems);
    }

    /** Adds every problem. */
    void check() {
        MethodNames names = MethodNames.of(method);
        checkUnique();
        checkCalibration();
        checkLevels(names);
        checkReferences(names);
        method.at("suitability").flatMap(limits -> limits.at("tailing_range")).ifPresent(check::range);
        checkPeaks();
    }

    private void checkUnique() {
        List<YamlNode> owners = Stream.of("compounds", "internal_standards", "monitored")
                .flatMap(key -> method.items(key).stream())
                .toList();
        unique("compound", owners);
        List<YamlNode> peaks = method.items("compounds").stream()
                .flatMap(compound -> compound.items("peaks").stream())
                .toList();
        unique("analyte", peaks);
    }

    private void unique(String key, List<YamlNode> nodes) {
        check.unique(
                key,
                nodes.stream().flatMap(node -> node.at(key).stream()).toList(),
                "Give each " + key + " its own name.");
    }

    /** Only a method that never quantifies may do without a curve. */
    private void checkCalibration() {
        Optional<YamlNode> quantified = method.items("compounds").stream()
                .flatMap(compound -> compound.at("internal_standard").stream())
                .findFirst();
        boolean misspelt = method.entries().keySet().stream().anyMatch(key -> Spelling.isNear(key, "calibration"));
        if (quantified.isPresent() && !misspelt) {
            problems.add(
                    method.spot(),
                    "the key calibration is missing, but compounds have internal standards",
                    "Add it (model, weighting, levels_ng_per_ml).");
        }
    }

    private void checkLevels(MethodNames names) {
        method.at("calibration")
                .flatMap(plan -> plan.at("levels_ng_per_ml"))
                .map(YamlNode::entries)
                .orElse(Map.of())
                .values()
                .forEach(level -> checkAnalytes(level.entries(), names));
        method.at("qc_levels_ng_per_ml")
                .map(YamlNode::entries)
                .orElse(Map.of())
                .values()
                .forEach(level -> {
                    Map<String, YamlNode> analytes = new LinkedHashMap<>(level.entries());
                    boolean isDeclared = analytes.remove(MethodReader.ROLE) != null;
                    boolean isOfEach = analytes.remove(MethodReader.EACH) != null;
                    checkAnalytes(analytes, names);
                    if (isDeclared && !isOfEach && analytes.isEmpty()) {
                        problems.add(
                                level.spot(),
                                "a QC level has a role but no concentration",
                                "Add each: (ng/mL of every analyte), or a concentration for each analyte.");
                    }
                });
    }

    private void checkAnalytes(Map<String, YamlNode> level, MethodNames names) {
        level.forEach((analyte, value) ->
                check.reference("analyte", new YamlNode.Scalar(value.spot(), analyte), names.analytes()));
    }

    private void checkReferences(MethodNames names) {
        for (YamlNode compound : method.items("compounds")) {
            compound.at("internal_standard")
                    .ifPresent(name -> check.reference("internal standard", name, names.internalStandards()));
        }
        method.items("monitored").stream()
                .flatMap(node -> node.items("threatens").stream())
                .forEach(name -> check.reference("compound", name, names.compounds()));
        for (YamlNode standard : method.items("reference_standards")) {
            standard.at("analyte").ifPresent(name -> check.reference("analyte", name, names.analytes()));
            standard.at("expires").ifPresent(date -> check.date(date));
        }
        List<String> levels = Stream.concat(names.levels().qcs().stream(), names.levels().standards().stream())
                .distinct()
                .toList();
        notCounted().forEach(level -> check.reference("level", level, levels));
    }

    private Stream<YamlNode> notCounted() {
        Optional<YamlNode> limit = method.at("acceptance").flatMap(limits -> limits.at("levels_not_counted"));
        return limit.stream().flatMap(node -> Stream.concat(node.items().stream(), node.items("value").stream()));
    }

    private void checkPeaks() {
        List<YamlNode> quantified = Stream.of("compounds", "internal_standards")
                .flatMap(key -> method.items(key).stream())
                .toList();
        Stream.concat(quantified.stream(), method.items("monitored").stream()).forEach(this::checkOrder);
        quantified.forEach(this::checkConfigurations);
        method.items("internal_standards").forEach(this::checkPairedStandard);
        method.items("compounds").forEach(this::checkPartners);
        checkCoincidence(quantified);
    }

    private void checkOrder(YamlNode owner) {
        OptionalDouble before = OptionalDouble.empty();
        for (YamlNode peak : owner.items("peaks")) {
            OptionalDouble now = peak.number("retention_time_min");
            if (before.isPresent() && now.isPresent() && now.getAsDouble() <= before.getAsDouble()) {
                problems.add(
                        spotOf(peak, "retention_time_min"),
                        "peaks must be in elution order, but " + NumberForm.show(now.getAsDouble()) + " min follows "
                                + NumberForm.show(before.getAsDouble()) + " min",
                        "Put the peaks in the order in which they elute, or correct the times.");
            }
            before = now;
        }
    }

    private void checkConfigurations(YamlNode owner) {
        check.unique(
                "configuration",
                owner.items("peaks").stream()
                        .flatMap(peak -> peak.at("configuration").stream())
                        .toList(),
                "Give each configuration one peak; leave it out for isomers that are neither R nor S.");
    }

    /** Each of several peaks must state which analyte it serves. */
    private void checkPairedStandard(YamlNode standard) {
        List<YamlNode> peaks = standard.items("peaks");
        peaks.stream()
                .filter(peak -> peaks.size() > 1 && peak.at("configuration").isEmpty())
                .forEach(peak -> problems.add(
                        peak.spot(),
                        "a peak of an internal standard with several peaks has no configuration",
                        "Add the configuration that it serves (R or S), or keep a single peak that serves all."));
    }

    private void checkPartners(YamlNode compound) {
        Optional<YamlNode> standard = compound.text("internal_standard").flatMap(this::standard);
        List<YamlNode> offered = standard.map(node -> node.items("peaks")).orElse(List.of());
        if (offered.size() < 2) {
            return;
        }
        List<String> configurations = offered.stream()
                .flatMap(peak -> peak.text("configuration").stream())
                .toList();
        for (YamlNode peak : compound.items("peaks")) {
            String wanted = peak.text("configuration").orElse("");
            if (!configurations.contains(wanted)) {
                String name = standard.flatMap(node -> node.text("compound")).orElse("");
                problems.add(
                        peak.spot(),
                        wanted.isEmpty()
                                ? "an analyte without configuration has no partner among the peaks of " + name
                                : "no peak of the internal standard " + name + " has the configuration " + wanted,
                        "Give the internal standard a peak for it, or a single peak that serves all.");
            }
        }
    }

    private Optional<YamlNode> standard(String name) {
        return method.items("internal_standards").stream()
                .filter(node -> node.text("compound").equals(Optional.of(name)))
                .findFirst();
    }

    /** Two peaks of one transition at one time cannot be distinguished. */
    private void checkCoincidence(List<YamlNode> owners) {
        Map<List<Object>, YamlNode> seen = new HashMap<>();
        owners.forEach(owner -> owner.items("peaks").stream()
                .filter(peak -> peak.number("retention_time_min").isPresent())
                .forEach(peak -> checkCoincidence(owner, peak, seen)));
    }

    private void checkCoincidence(YamlNode owner, YamlNode peak, Map<List<Object>, YamlNode> seen) {
        YamlNode first = seen.putIfAbsent(key(owner, peak), owner);
        if (first != null && first != owner) {
            addCoincidence(owner, peak, first);
        }
    }

    private void addCoincidence(YamlNode owner, YamlNode peak, YamlNode first) {
        problems.add(
                spotOf(peak, "retention_time_min"),
                owner.text("compound").orElse("it") + " and "
                        + first.text("compound").orElse("another compound")
                        + " share a transition and a retention time",
                "Correct the time or the transition, or distinguish the channels by polarity, collision_energy_ev,"
                        + " id_contains, scan_contains or segment.");
    }

    private static List<Object> key(YamlNode owner, YamlNode peak) {
        Optional<YamlNode> transition = owner.at("quantifier");
        List<Object> key = new ArrayList<>(List.of(peak.number("retention_time_min")));
        for (String mark : List.of("precursor_mz", "product_mz", "collision_energy_ev")) {
            key.add(transition.map(node -> node.number(mark)).orElse(OptionalDouble.empty()));
        }
        for (String mark : List.of("polarity", "id_contains", "scan_contains")) {
            key.add(transition.flatMap(node -> node.text(mark)));
        }
        Optional<YamlNode> segment = transition.flatMap(node -> node.at("segment"));
        key.add(segment.map(YamlNode::number).orElse(OptionalDouble.empty()));
        key.add(segment.map(node -> node.number("at_min")).orElse(OptionalDouble.empty()));
        return key;
    }

    private static Spot spotOf(YamlNode node, String key) {
        return node.at(key).orElse(node).spot();
    }
}
