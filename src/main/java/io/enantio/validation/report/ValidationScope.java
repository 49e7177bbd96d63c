package io.enantio.validation.report;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.plan.ValidationPlan;
import io.enantio.validation.report.ValidationFinding.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a validation is a full one, analyte by analyte: which elements of a full validation (ICH M10, 2.2.1) its experiments
 * hold. A justification is printed; it does not make a partial validation a full one, which is for the reader to decide.
 *
 * @param entries analyte by analyte; none if the ruleset does not say what a full validation consists of
 */
public record ValidationScope(List<Entry> entries) {
    /** Figure of a finding that says what was left out with a justification of the plan. */
    public static final String NOT_DONE = "not_done";

    /** An element with the experiments that hold it. */
    public enum Element {
        SELECTIVITY("SEL"),
        SPECIFICITY("SPE"),
        MATRIX_EFFECT("ME"),
        CALIBRATION_CURVE("CAL"),
        RANGE("CAL", "AP"),
        ACCURACY("AP"),
        PRECISION("AP"),
        CARRY_OVER("CO"),
        DILUTION_INTEGRITY("DIL"),
        STABILITY("STB"),
        REINJECTION_REPRODUCIBILITY("RI");

        private final List<String> codes;

        Element(String... codes) {
            this.codes = List.of(codes);
        }

        /** The word in rulesets and results. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For people. */
        public String text() {
            return word().replace('_', ' ').replace("carry over", "carry-over");
        }
    }

    /** How much of an element there is. */
    public enum Standing {
        DONE,
        /** Less than the ruleset requires, or less than was planned. */
        INCOMPLETE,
        NOT_DONE;

        /** The word in results. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An element of an analyte.
     *
     * @param detail what is short; empty if it is done or not planned
     * @param justification of the plan for what is left out
     */
    public record Entry(
            Analyte analyte, Element element, Standing standing, String detail, Optional<String> justification) {
        /** Whether it lacks nothing. */
        public boolean isDone() {
            return standing == Standing.DONE;
        }
    }

    public ValidationScope {
        entries = List.copyOf(entries);
    }

    /** What the experiments of a plan hold. */
    static ValidationScope of(ValidationPlan plan, List<ExperimentReport> experiments) {
        List<Element> required = Arrays.stream(Element.values())
                .filter(element ->
                        plan.limits().words(LimitKey.FULL_VALIDATION_ELEMENTS).contains(element.word()))
                .toList();
        List<Entry> entries = new ArrayList<>();
        for (Analyte analyte : plan.method().judgedAnalytes()) {
            required.forEach(element -> entries.add(entry(plan, analyte, element, experiments)));
        }
        return new ValidationScope(entries);
    }

    private static Entry entry(
            ValidationPlan plan, Analyte analyte, Element element, List<ExperimentReport> experiments) {
        List<String> unplanned = element.codes.stream()
                .filter(code -> plan.experiment(code).isEmpty())
                .toList();
        if (!unplanned.isEmpty()) {
            Optional<String> why = unplanned.stream()
                    .flatMap(code -> plan.statements().justification(code).stream())
                    .findFirst();
            return new Entry(analyte, element, Standing.NOT_DONE, "", why);
        }
        List<ValidationFinding> own = experiments.stream()
                .filter(experiment -> element.codes.contains(experiment.code()))
                .flatMap(experiment -> experiment.findings().stream())
                .filter(finding ->
                        finding.place().analyte().map(analyte::equals).orElse(true))
                .toList();
        List<ValidationFinding> leftOut = own.stream()
                .filter(finding -> finding.figure().equals(NOT_DONE))
                .toList();
        String detail = own.stream()
                .filter(finding -> finding.outcome() == Outcome.INCOMPLETE || finding.outcome() == Outcome.MISSING)
                .map(ValidationScope::shortfall)
                .distinct()
                .collect(Collectors.joining("; "));
        String all = leftOut.stream()
                        .map(finding -> "without " + finding.place().subject().replace('_', ' '))
                        .collect(Collectors.joining("; ", "", detail.isEmpty() || leftOut.isEmpty() ? "" : "; "))
                + detail;
        Optional<String> why = leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of(leftOut.stream().map(ValidationFinding::detail).collect(Collectors.joining("; ")));
        return new Entry(analyte, element, all.isEmpty() ? Standing.DONE : Standing.INCOMPLETE, all, why);
    }

    private static String shortfall(ValidationFinding finding) {
        return (finding.place().subject() + " " + finding.figure().replace('_', ' ')).strip() + ": " + finding.detail();
    }

    /** Whether the ruleset says what a full validation consists of. */
    public boolean isStated() {
        return !entries.isEmpty();
    }

    /** Whether every element of every analyte is done. */
    public boolean isFull() {
        return isStated() && absent().isEmpty();
    }

    /** Whether every element of an analyte is done. */
    public boolean isFull(Analyte analyte) {
        return isStated()
                && absent().stream().noneMatch(entry -> entry.analyte().equals(analyte));
    }

    /** Elements that are not done or not complete. */
    public List<Entry> absent() {
        return entries.stream().filter(entry -> !entry.isDone()).toList();
    }

    /** Whether all of it is justified in the plan. */
    public boolean isJustified() {
        return absent().stream().allMatch(entry -> entry.justification().isPresent());
    }
}
