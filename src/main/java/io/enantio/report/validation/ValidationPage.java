package io.enantio.report.validation;

import io.enantio.method.rules.Limits;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.validation.ValidationSources.RunSource;
import io.enantio.run.AnalyticalRun.Origin;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report of a validation: verdicts first, then problems, then the content required by rule E-1, by experiment. */
final class ValidationPage {
    private static final int SHORT_HASH = 12;

    private final ValidationReport report;
    private final ValidationSources sources;

    private ValidationPage(ValidationReport report, ValidationSources sources) {
        this.report = report;
        this.sources = sources;
    }

    static Page of(ValidationReport report, ValidationSources sources) {
        return new ValidationPage(report, sources).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(verdict());
        AssaySections assay = new AssaySections(report, sources);
        sections.add(assay.method());
        sections.add(assay.runs());
        report.experiments().forEach(experiment -> sections.add(experiment(experiment)));
        sections.add(assay.chromatograms());
        sections.add(assay.decisions());
        sections.add(assay.limits());
        sections.add(assay.files());
        String plan = sources.plan().inputs().get(0).sha256().substring(0, SHORT_HASH);
        String foot =
                "enantio " + sources.plan().software().version() + " · plan SHA-256 " + plan + " · runs " + hashes();
        return Page.of("Validation " + report.plan().name(), foot, sections);
    }

    private Section verdict() {
        List<Block> blocks = new ArrayList<>();
        if (report.runs().stream().anyMatch(run -> run.run().header().origin() == Origin.SIMULATED)) {
            blocks.add(new Text(
                    "The raw data of this validation are simulated. Its results do not apply to any assay.",
                    Tone.DOUBT));
        }
        blocks.add(new Facts(List.of(
                new Fact("Validation", report.isPassed() ? Cell.of("passed", Tone.GOOD) : Cell.of("failed", Tone.BAD)),
                Fact.of(
                        "Method",
                        report.plan().method().identity().name() + ", version "
                                + report.plan().method().identity().version()),
                Fact.of("Runs", String.valueOf(report.runs().size())),
                new Fact("Rules of the experiments", rules()))));
        blocks.add(Table.of(
                "experiments",
                "Every experiment of the plan",
                report.experiments(),
                List.of(
                        Column.marked("experiment", row -> Cell.of(row.id()).to(id(row))),
                        Column.words("title", ExperimentReport::title),
                        Column.marked("verdict", ValidationPage::verdict),
                        Column.number("limits met", row -> count(row, "pass")),
                        Column.number("failed", row -> count(row, "fail")),
                        Column.number("missing", row -> count(row, "missing")))));
        List<ValidationFinding> problems = report.experiments().stream()
                .flatMap(experiment -> experiment.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            blocks.add(problems("problems", "Failed or missing", problems));
        }
        report.unplanned().forEach(line -> blocks.add(new Text(line, Tone.DOUBT)));
        return new Section("verdict", "Verdict", blocks);
    }

    private Cell rules() {
        Limits.Basis basis = report.plan().limits().basis();
        return Cell.of(
                report.plan().limits().ruleset() + ", " + basis.text(), basis.isKnown() ? Tone.PLAIN : Tone.DOUBT);
    }

    private static Cell verdict(ExperimentReport experiment) {
        return experiment.isPassed() ? Cell.of("passed", Tone.GOOD) : Cell.of("failed", Tone.BAD);
    }

    private static Cell count(ExperimentReport experiment, String word) {
        return Cell.of(String.valueOf(experiment.findings().stream()
                .filter(finding -> finding.outcome().word().equals(word))
                .count()));
    }

    private static Table problems(String name, String caption, List<ValidationFinding> findings) {
        return Table.of(
                name,
                caption,
                findings,
                List.of(
                        Column.words("experiment", ValidationFinding::experiment),
                        Column.words(
                                "analyte",
                                row -> row.place()
                                        .analyte()
                                        .map(analyte -> analyte.name())
                                        .orElse("all")),
                        Column.words("subject", row -> row.place().subject()),
                        Column.words("figure", row -> row.figure().replace('_', ' ')),
                        Column.marked("outcome", row -> Cell.of(row.outcome().word(), Tone.BAD)),
                        Column.words("detail", ValidationFinding::detail),
                        Column.words("limit and its source", ValidationPage::basis)));
    }

    private static String basis(ValidationFinding finding) {
        String limit = finding.basis().limit().replace('_', ' ').replace("=", " = ");
        return limit.isEmpty() ? "the plan" : limit + " (" + finding.basis().origin() + ")";
    }

    private Section experiment(ExperimentReport experiment) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                experiment.isPassed()
                        ? new Text("Passed: all limits are met, nothing is missing.", Tone.GOOD)
                        : new Text("Failed: the limits that are not met are listed below.", Tone.BAD));
        if (!experiment.isPassed()) {
            blocks.add(problems(
                    experiment.id().toLowerCase(Locale.ROOT) + "-problems",
                    "Failed or missing in " + experiment.id(),
                    experiment.problems()));
        }
        experiment.tables().stream()
                .filter(table -> !table.rows().isEmpty())
                .forEach(table -> blocks.add(PrintedTable.of(table, "Sources: runs " + hashes() + ".")));
        new ExperimentPlots(report).of(experiment).ifPresent(blocks::add);
        return new Section(id(experiment), experiment.id() + " " + experiment.title(), blocks);
    }

    private static String id(ExperimentReport experiment) {
        return "experiment-" + experiment.id().toLowerCase(Locale.ROOT);
    }

    /** Runs with the first digits of the hash of all their files; the section on runs contains the whole hashes. */
    private String hashes() {
        return sources.runs().stream()
                .map(run -> run.folder() + " " + beginning(run))
                .collect(Collectors.joining(", "));
    }

    private static String beginning(RunSource run) {
        return run.digest().substring(0, SHORT_HASH);
    }
}
