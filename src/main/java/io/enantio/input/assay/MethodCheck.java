package io.enantio.input.assay;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a schema cannot say about a method: names, references, dates, ranges. Peaks: {@link PeakCheck}. */
public final class MethodCheck {
    private final YamlNode method;
    private final Problems problems;

    MethodCheck(YamlNode method, Problems problems) {
        this.method = method;
        this.problems = problems;
    }

    /** Notes every problem. */
    void check() {
        MethodNames names = MethodNames.of(method);
        checkUnique();
        checkCalibration();
        checkLevels(names);
        checkReferences(names);
        method.at("suitability").flatMap(limits -> limits.at("tailing_range")).ifPresent(this::checkRange);
        new PeakCheck(method, problems).check();
    }

    private void checkUnique() {
        List<YamlNode> owners = Stream.of("compounds", "internal_standards", "monitored")
                .flatMap(key -> method.items(key).stream())
                .toList();
        unique("compound", owners, node -> node.at("compound"));
        List<YamlNode> peaks = method.items("compounds").stream()
                .flatMap(compound -> compound.items("peaks").stream())
                .toList();
        unique("analyte", peaks, node -> node.at("analyte"));
    }

    private void unique(String what, List<YamlNode> nodes, Function<YamlNode, Optional<YamlNode>> naming) {
        Map<String, Spot> seen = new HashMap<>();
        nodes.stream().flatMap(node -> naming.apply(node).stream()).forEach(node -> {
            String name = node.text().orElse("");
            Spot first = seen.putIfAbsent(name, node.spot());
            if (first != null && !name.isEmpty()) {
                problems.add(
                        node.spot(),
                        "the " + what + " " + name + " is named twice, first in line " + first.line(),
                        "Give each " + what + " its own name.");
            }
        });
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
        Stream.of(
                        method.at("calibration").flatMap(plan -> plan.at("levels_ng_per_ml")),
                        method.at("qc_levels_ng_per_ml"))
                .flatMap(Optional::stream)
                .flatMap(levels -> levels.entries().values().stream())
                .forEach(level -> level.entries()
                        .forEach((analyte, value) -> MethodNames.checkReference(
                                "analyte", new YamlNode.Scalar(value.spot(), analyte), names.analytes(), problems)));
    }

    private void checkReferences(MethodNames names) {
        for (YamlNode compound : method.items("compounds")) {
            compound.at("internal_standard")
                    .ifPresent(name ->
                            MethodNames.checkReference("internal standard", name, names.internalStandards(), problems));
        }
        method.items("monitored").stream()
                .flatMap(node -> node.items("threatens").stream())
                .forEach(name -> MethodNames.checkReference("compound", name, names.compounds(), problems));
        for (YamlNode standard : method.items("reference_standards")) {
            standard.at("analyte")
                    .ifPresent(name -> MethodNames.checkReference("analyte", name, names.analytes(), problems));
            standard.at("expires").ifPresent(date -> checkDate(date, problems));
        }
        List<String> levels = Stream.concat(names.levels().qcs().stream(), names.levels().standards().stream())
                .distinct()
                .toList();
        notCounted().forEach(level -> MethodNames.checkReference("level", level, levels, problems));
    }

    private Stream<YamlNode> notCounted() {
        Optional<YamlNode> limit = method.at("acceptance").flatMap(limits -> limits.at("levels_not_counted"));
        return limit.stream().flatMap(node -> Stream.concat(node.items().stream(), node.items("value").stream()));
    }

    private void checkRange(YamlNode range) {
        checkRange(range, problems);
    }

    /** Notes a problem if the first of two numbers is the greater. */
    public static void checkRange(YamlNode range, Problems problems) {
        List<Double> ends = range.items().stream()
                .flatMap(end -> end.number().stream().boxed())
                .toList();
        if (ends.size() == 2 && ends.get(0) > ends.get(1)) {
            String shown = "[" + NumberForm.show(ends.get(0)) + ", " + NumberForm.show(ends.get(1)) + "]";
            problems.add(range.spot(), "the range " + shown + " is upside down", "Write the lower number first.");
        }
    }

    /** A date; empty and a problem if it is none. */
    public static Optional<LocalDate> checkDate(YamlNode node, Problems problems) {
        String text = node.text().orElse("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            problems.add(
                    node.spot(),
                    SafeText.quoted(text) + " is not a date",
                    "Write year-month-day, for example 2026-03-02.");
            return Optional.empty();
        }
    }
}
