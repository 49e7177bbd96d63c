package io.enantio.input.assay;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Whether the peaks of a method can be told apart, and each analyte has its peak of the internal standard. */
final class PeakCheck {
    private final YamlNode method;
    private final Problems problems;

    PeakCheck(YamlNode method, Problems problems) {
        this.method = method;
        this.problems = problems;
    }

    /** Notes every problem. */
    void check() {
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
                        "peaks stand in elution order, but " + NumberForm.show(now.getAsDouble()) + " min follows "
                                + NumberForm.show(before.getAsDouble()) + " min",
                        "Put the peaks in the order in which they elute, or correct the times.");
            }
            before = now;
        }
    }

    private void checkConfigurations(YamlNode owner) {
        Map<String, Spot> seen = new HashMap<>();
        for (YamlNode peak : owner.items("peaks")) {
            String configuration = peak.text("configuration").orElse("");
            Spot first = configuration.isEmpty() ? null : seen.putIfAbsent(configuration, peak.spot());
            if (first != null) {
                problems.add(
                        spotOf(peak, "configuration"),
                        "the configuration " + configuration + " stands twice in "
                                + owner.text("compound").orElse("this compound") + ", first in line " + first.line(),
                        "Give each configuration one peak; leave it out for isomers that are neither R nor S.");
            }
        }
    }

    /** Of several peaks, each must say whom it serves. */
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

    /** Two peaks of one transition at one time cannot be told apart. */
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
                "Correct the time or the transition, or tell the channels apart by polarity, collision_energy_ev or"
                        + " id_contains.");
    }

    private static List<Object> key(YamlNode owner, YamlNode peak) {
        Optional<YamlNode> transition = owner.at("quantifier");
        List<Object> key = new ArrayList<>(List.of(peak.number("retention_time_min")));
        for (String mark : List.of("precursor_mz", "product_mz", "collision_energy_ev")) {
            key.add(transition.map(node -> node.number(mark)).orElse(OptionalDouble.empty()));
        }
        for (String mark : List.of("polarity", "id_contains")) {
            key.add(transition.flatMap(node -> node.text(mark)));
        }
        return key;
    }

    private static Spot spotOf(YamlNode node, String key) {
        return node.at(key).orElse(node).spot();
    }
}
