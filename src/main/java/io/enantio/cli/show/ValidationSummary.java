package io.enantio.cli.show;

import io.enantio.method.Analyte;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ExperimentReport.Verdict;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import io.enantio.validation.report.ValidationScope;
import io.enantio.validation.report.ValidationScope.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The outcome of a validation for the terminal: a line per experiment, then a line per problem. */
public final class ValidationSummary {
    private static final List<String> HEADINGS =
            List.of("experiment", "title", "verdict", "failed", "missing", "less than required");

    private ValidationSummary() {}

    /** Lines with a line end. */
    public static String of(ValidationReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Validation %s: %s%s. %d runs; of %d experiments %d passed, %d incomplete, %d failed\n",
                report.plan().name(),
                scope(report.scope()),
                report.verdict().word(),
                report.runs().size(),
                report.experiments().size(),
                count(report, Verdict.PASSED),
                count(report, Verdict.INCOMPLETE),
                count(report, Verdict.FAILED)));
        absent(report.scope()).forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        text.append(AsciiTable.of(
                HEADINGS,
                report.experiments().stream().map(ValidationSummary::line).toList()));
        List<String> problems = new ArrayList<>();
        report.experiments().forEach(experiment -> experiment.problems().forEach(one -> problems.add(problem(one))));
        problems.addAll(report.unplanned());
        if (!problems.isEmpty()) {
            text.append('\n').append(String.join("\n", problems)).append('\n');
        }
        return text.toString();
    }

    /** The scope before the verdict; nothing if the ruleset does not say what a full validation consists of. */
    private static String scope(ValidationScope scope) {
        if (!scope.isStated()) {
            return "";
        }
        return scope.isFull() ? "full, " : "partial, ";
    }

    /** A line for each element that is absent, with the analytes that lack it and the justification of the plan. */
    private static List<String> absent(ValidationScope scope) {
        Map<String, List<String>> analytes = new LinkedHashMap<>();
        scope.absent()
                .forEach(entry -> analytes.computeIfAbsent(absent(entry), line -> new ArrayList<>())
                        .add(entry.analyte().name()));
        List<String> lines = new ArrayList<>();
        analytes.forEach((line, names) -> lines.add(line + " (" + String.join(", ", names) + ")"));
        return lines;
    }

    private static String absent(Entry entry) {
        String standing = entry.standing().word().replace('_', ' ');
        String why = entry.justification().map(text -> ": " + text).orElse(", not justified in the plan");
        return entry.element().text() + " " + standing + why;
    }

    private static long count(ValidationReport report, Verdict verdict) {
        return report.experiments().stream()
                .filter(experiment -> experiment.verdict() == verdict)
                .count();
    }

    private static List<String> line(ExperimentReport experiment) {
        return List.of(
                experiment.id(),
                experiment.title(),
                experiment.verdict() == Verdict.FAILED
                        ? "FAILED"
                        : experiment.verdict().word(),
                count(experiment, "fail"),
                count(experiment, "missing"),
                count(experiment, "incomplete"));
    }

    private static String count(ExperimentReport experiment, String word) {
        return String.valueOf(experiment.problems().stream()
                .filter(finding -> finding.outcome().word().equals(word))
                .count());
    }

    private static String problem(ValidationFinding finding) {
        String place = (finding.place().analyte().map(Analyte::name).orElse("") + " "
                        + finding.place().subject())
                .strip();
        return finding.experiment() + " " + place + ", " + finding.figure().replace('_', ' ') + ", "
                + finding.outcome().word() + ": " + finding.detail();
    }
}
