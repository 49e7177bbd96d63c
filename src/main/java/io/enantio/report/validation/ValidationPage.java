package io.enantio.report.validation;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.validation.ValidationSources.RunSource;
import io.enantio.run.AnalyticalRun.Origin;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ExperimentReport.Verdict;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationReport;
import io.enantio.validation.report.ValidationScope;
import io.enantio.validation.report.ValidationScope.Element;
import io.enantio.validation.report.ValidationScope.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of a validation: verdicts first, then problems, then the content required by rule E-1, by experiment. */
final class ValidationPage {
    private static final int SHORT_HASH = 12;

    private final ValidationReport report;
    private final ValidationSources sources;
    private final NumberPrinter numbers;

    private ValidationPage(ValidationReport report, ValidationSources sources) {
        this.report = report;
        this.sources = sources;
        this.numbers = new NumberPrinter(report.plan().method().rounding());
    }

    static Page of(ValidationReport report, ValidationSources sources) {
        return new ValidationPage(report, sources).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(verdict());
        if (report.scope().isStated()) {
            sections.add(scope());
        }
        AssaySections assay = new AssaySections(report, sources);
        sections.add(assay.signatures());
        sections.add(assay.method());
        sections.add(assay.runs());
        report.experiments().forEach(experiment -> sections.add(experiment(experiment)));
        sections.add(assay.chromatograms());
        sections.add(assay.decisions());
        sections.add(assay.limits());
        sections.add(assay.files());
        sections.add(assay.abbreviations());
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
                new Fact("Validation", verdict(report.verdict())),
                new Fact("Scope", scopeCell()),
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
                        Column.number("missing", row -> count(row, "missing")),
                        Column.number("less than required", row -> count(row, "incomplete")))));
        List<ValidationFinding> problems = report.experiments().stream()
                .flatMap(experiment -> experiment.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            blocks.add(problems("problems", "Failed, missing or less than required", problems));
        }
        report.unplanned().forEach(line -> blocks.add(new Text(line, Tone.DOUBT)));
        return new Section("verdict", "Verdict", blocks);
    }

    private Cell scopeCell() {
        ValidationScope scope = report.scope();
        if (!scope.isStated()) {
            return Cell.of("the ruleset does not say what a full validation consists of", Tone.DOUBT);
        }
        return scope.isFull()
                ? Cell.of("full", Tone.GOOD)
                : Cell.of(
                                scope.isJustified()
                                        ? "partial; what is absent is justified in the plan"
                                        : "partial; not all that is absent is justified in the plan",
                                scope.isJustified() ? Tone.DOUBT : Tone.BAD)
                        .to("scope");
    }

    /** What of a full validation there is, analyte by analyte (ICH M10, 2.2.1). */
    private Section scope() {
        ValidationScope scope = report.scope();
        List<Analyte> analytes = report.plan().method().judgedAnalytes();
        List<Column<Element>> columns = new ArrayList<>();
        columns.add(Column.words("element", Element::text));
        analytes.forEach(
                analyte -> columns.add(Column.marked(analyte.name(), element -> standing(scope, analyte, element))));
        List<Element> elements =
                scope.entries().stream().map(Entry::element).distinct().toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                "scope",
                "Elements of a full validation, "
                        + report.plan()
                                .limits()
                                .get(LimitKey.FULL_VALIDATION_ELEMENTS)
                                .origin(),
                elements,
                columns));
        blocks.add(Table.of(
                "scope by analyte",
                "Scope of each analyte",
                analytes,
                List.of(
                        Column.words("analyte", Analyte::name),
                        Column.marked(
                                "scope",
                                analyte -> scope.isFull(analyte)
                                        ? Cell.of("full", Tone.GOOD)
                                        : Cell.of("partial", Tone.DOUBT)),
                        Column.words("absent or incomplete", analyte -> absent(scope, analyte)))));
        if (!scope.absent().isEmpty()) {
            blocks.add(Table.of(
                    "absent",
                    "What is absent or incomplete, with the justification of the plan",
                    AbsentElement.of(scope),
                    List.of(
                            Column.words("element", row -> row.entry().element().text()),
                            Column.words("analytes", AbsentElement::analytes),
                            Column.marked("standing", row -> standing(row.entry())),
                            Column.words("what is short", row -> row.entry().detail()),
                            Column.marked("justification", AbsentElement::justification))));
        }
        return new Section("scope", "Full or partial validation", blocks);
    }

    /** An element that several analytes lack in the same way. */
    private record AbsentElement(Entry entry, String analytes) {
        static List<AbsentElement> of(ValidationScope scope) {
            Map<List<Object>, List<Entry>> alike = new LinkedHashMap<>();
            scope.absent()
                    .forEach(entry -> alike.computeIfAbsent(
                                    List.of(entry.element(), entry.standing(), entry.detail()),
                                    key -> new ArrayList<>())
                            .add(entry));
            return alike.values().stream()
                    .map(entries -> new AbsentElement(
                            entries.get(0),
                            entries.stream()
                                    .map(entry -> entry.analyte().name())
                                    .collect(Collectors.joining(", "))))
                    .toList();
        }

        Cell justification() {
            return entry.justification().map(Cell::of).orElse(Cell.of("not stated in the plan", Tone.DOUBT));
        }
    }

    private static Cell standing(ValidationScope scope, Analyte analyte, Element element) {
        return scope.entries().stream()
                .filter(entry -> entry.analyte().equals(analyte) && entry.element() == element)
                .findFirst()
                .map(ValidationPage::standing)
                .orElse(Cell.NONE);
    }

    private static Cell standing(Entry entry) {
        return switch (entry.standing()) {
            case DONE -> Cell.of("done", Tone.GOOD);
            case INCOMPLETE -> Cell.of("incomplete", Tone.DOUBT);
            case NOT_DONE -> Cell.of("not done", Tone.BAD);
        };
    }

    private static String absent(ValidationScope scope, Analyte analyte) {
        return scope.absent().stream()
                .filter(entry -> entry.analyte().equals(analyte))
                .map(entry -> entry.element().text())
                .collect(Collectors.joining(", "));
    }

    private Cell rules() {
        Limits.Basis basis = report.plan().limits().basis();
        return Cell.of(
                report.plan().limits().ruleset() + ", " + basis.text(), basis.isKnown() ? Tone.PLAIN : Tone.DOUBT);
    }

    private static Cell verdict(ExperimentReport experiment) {
        return verdict(experiment.verdict());
    }

    private static Cell verdict(Verdict verdict) {
        return Cell.of(
                verdict.word(),
                switch (verdict) {
                    case PASSED -> Tone.GOOD;
                    case INCOMPLETE -> Tone.DOUBT;
                    case FAILED -> Tone.BAD;
                });
    }

    private static Cell count(ExperimentReport experiment, String word) {
        return Cell.count(experiment.findings().stream()
                .filter(finding -> finding.outcome().word().equals(word))
                .count());
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
                        Column.marked(
                                "outcome",
                                row -> Cell.of(
                                        row.outcome().word(),
                                        row.outcome() == Outcome.INCOMPLETE ? Tone.DOUBT : Tone.BAD)),
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
                switch (experiment.verdict()) {
                    case PASSED -> new Text("Passed: all limits are met, nothing is missing.", Tone.GOOD);
                    case INCOMPLETE ->
                        new Text(
                                "Incomplete, neither passed nor failed: the ruleset requires more than there is.",
                                Tone.DOUBT);
                    case FAILED -> new Text("Failed: the limits that are not met are listed below.", Tone.BAD);
                });
        if (!experiment.isPassed()) {
            blocks.add(problems(
                    experiment.id().toLowerCase(Locale.ROOT) + "-problems",
                    "Failed, missing or less than required in " + experiment.id(),
                    experiment.problems()));
        }
        experiment.tables().stream()
                .filter(table -> !table.rows().isEmpty())
                .forEach(table -> blocks.add(PrintedTable.of(table, "Sources: runs " + hashes() + ".", numbers)));
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
