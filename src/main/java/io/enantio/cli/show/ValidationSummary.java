package io.enantio.cli.show;

import io.enantio.method.Analyte;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The outcome of a validation for the terminal: a line per experiment, then a line per problem. */
public final class ValidationSummary {
    private static final List<String> HEADINGS = List.of("experiment", "title", "verdict", "failed", "missing");

    private ValidationSummary() {}

    /** Lines with a line end. */
    public static String of(ValidationReport report) {
        long passed =
                report.experiments().stream().filter(ExperimentReport::isPassed).count();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Validation %s: %d runs, %d of %d experiments passed\n\n",
                report.plan().name(),
                report.runs().size(),
                passed,
                report.experiments().size()));
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

    private static List<String> line(ExperimentReport experiment) {
        return List.of(
                experiment.id(),
                experiment.title(),
                experiment.isPassed() ? "passed" : "FAILED",
                count(experiment, "fail"),
                count(experiment, "missing"));
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
