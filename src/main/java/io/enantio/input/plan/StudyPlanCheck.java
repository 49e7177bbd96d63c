package io.enantio.input.plan;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a schema cannot express about a study plan: order of times, references to them, durations, ranges. */
final class StudyPlanCheck {
    private final YamlNode plan;
    private final Problems problems;
    private final YamlCheck check;
    private final List<String> numbers;

    StudyPlanCheck(YamlNode plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
        this.check = new YamlCheck(problems);
        this.numbers = plan.items("schedule").stream()
                .flatMap(time -> time.text("number").stream())
                .toList();
    }

    /** Adds every problem. */
    void check() {
        checkSchedule();
        plan.at("baseline").map(StudyPlanCheck::listed).orElse(List.of()).forEach(this::checkTime);
        plan.at("baselines").map(YamlNode::entries).orElse(Map.of()).values().stream()
                .flatMap(times -> listed(times).stream())
                .forEach(this::checkTime);
        plan.at("steady_state").ifPresent(this::checkSteadyState);
        plan.at("rs_ratio_limits").ifPresent(limits -> limits.entries().values().forEach(range -> check.range(range)));
        plan.at("limits").ifPresent(limits -> limits.entries().values().forEach(this::checkFraction));
        plan.at("limits").flatMap(limits -> limits.at("steady_drift_percent")).ifPresent(this::checkDrift);
        if (!plan.items("metabolites").isEmpty() && plan.at("infused").isEmpty()) {
            problems.add(
                    plan.at("metabolites").orElseThrow().spot(),
                    "metabolites are named, but not what was infused",
                    "Add the key infused (compound, form, molar_mass).");
        }
    }

    /** One entry, or those of a list. */
    static List<YamlNode> listed(YamlNode node) {
        return node.items().isEmpty() ? List.of(node) : node.items();
    }

    private void checkDrift(YamlNode limit) {
        YamlNode value = limit.at("value").orElse(limit);
        value.number().ifPresent(percent -> {
            if (percent == 0 || percent >= 100) {
                problems.add(
                        value.spot(),
                        NumberForm.show(percent) + " % is no limit of a drift",
                        "Write a number above 0 and below 100.");
            }
        });
    }

    private void checkSchedule() {
        check.unique(
                "number",
                plan.items("schedule").stream()
                        .flatMap(time -> time.at("number").stream())
                        .toList(),
                "Give each planned time its own number.");
        List<Double> before = new ArrayList<>(List.of(Double.NEGATIVE_INFINITY));
        for (YamlNode time : plan.items("schedule")) {
            time.at("nominal_h").ifPresent(hours -> checkOrder(hours, before));
            checkElapsed(time);
        }
    }

    private void checkOrder(YamlNode hours, List<Double> before) {
        hours.number().ifPresent(value -> {
            double last = before.set(0, value);
            if (value <= last) {
                problems.add(
                        hours.spot(),
                        NumberForm.show(value) + " h does not come after " + NumberForm.show(last) + " h",
                        "List the planned times in order.");
            }
        });
    }

    private void checkElapsed(YamlNode time) {
        Optional<YamlNode> elapsed =
                time.at("elapsed").filter(node -> node.text().isPresent());
        if (elapsed.isEmpty()) {
            return;
        }
        String text = elapsed.get().text().orElseThrow();
        try {
            double hours = Duration.parse(text).toMillis() / 3.6e6;
            time.number("nominal_h").ifPresent(nominal -> {
                if (Math.abs(nominal - hours) > 1e-9) {
                    problems.add(
                            elapsed.get().spot(),
                            text + " is " + NumberForm.show(hours) + " h, but nominal_h is " + NumberForm.show(nominal),
                            "Correct one of them.");
                }
            });
        } catch (DateTimeParseException e) {
            problems.add(
                    elapsed.get().spot(),
                    SafeText.quoted(text) + " is no duration",
                    "Write it by ISO 8601, for example PT4H30M.");
        }
    }

    private void checkSteadyState(YamlNode steady) {
        steady.at("from").ifPresent(this::checkTime);
        steady.at("to").ifPresent(this::checkTime);
        int from = numbers.indexOf(steady.text("from").orElse(""));
        int to = numbers.indexOf(steady.text("to").orElse(""));
        if (from >= 0 && to >= 0 && from >= to) {
            problems.add(steady.spot(), "ends before it begins", "Let from name an earlier planned time than to.");
        }
    }

    private void checkTime(YamlNode number) {
        String text = number.text().orElse("");
        if (!text.isEmpty() && !numbers.contains(text)) {
            problems.add(
                    number.spot(),
                    "the schedule has no time " + SafeText.quoted(text),
                    "Known numbers: " + String.join(", ", numbers) + ".");
        }
    }

    private void checkFraction(YamlNode limit) {
        List<YamlNode> parts = limit.at("value").orElse(limit).items();
        if (parts.size() == 2) {
            check.fraction(limit.at("value").orElse(limit));
        }
    }
}
