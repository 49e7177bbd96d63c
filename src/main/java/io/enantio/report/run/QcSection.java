package io.enantio.report.run;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.method.Analyte;
import io.enantio.method.LevelRole;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Tone;
import io.enantio.report.run.figure.QcCharts;
import io.enantio.report.run.figure.QcCharts.QcLevel;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every QC with its relative error, and the rules on QCs. */
final class QcSection {
    private final RunView view;

    private QcSection(RunView view) {
        this.view = view;
    }

    static Section of(RunView view) {
        QcSection section = new QcSection(view);
        return new Section(
                "qcs",
                "QC samples",
                view.result().method().judgedAnalytes().stream()
                        .map(section::group)
                        .map(Block.class::cast)
                        .toList());
    }

    private Subsection group(Analyte analyte) {
        List<ResultRow> rows = view.rows(analyte, SampleType.QC).stream()
                .filter(row -> row.judgement().nominalNgPerMl().isPresent())
                .toList();
        String name = analyte.name();
        Table rules = Table.of(
                "QC rules " + name,
                name + ": rules on QCs",
                view.result().rules().stream()
                        .filter(rule -> rule.analyte().equals(analyte))
                        .filter(rule -> RuleSection.concernsOnly(rule, "RUN-1", "RUN-2", "RUN-5", "DIL-2", "RNG-1"))
                        .toList(),
                RuleSection.columns());
        Table table = Table.of("QCs " + name, name + ": every QC", rows, columns());
        QcCharts charts = QcCharts.of(view, analyte);
        Table levels =
                Table.of("QC levels " + name, name + ": QCs by level", charts.levels(), levelColumns(view.numbers()));
        int place = view.result().method().analytes().indexOf(analyte);
        Figures figures = new Figures(List.of(
                new Figure(
                        "qc-" + place,
                        name
                                + ": relative error by level. Line across: mean; bar beside it: one standard deviation on either"
                                + " side. Filled: within its limit. Open: outside. Dashed: limit of the level.",
                        Tone.PLAIN,
                        () -> charts.byLevel(Optional.empty()).svg()),
                new Figure(
                        "qc-run-" + place,
                        name + ": relative error over the run. Dashed: the limits of the levels.",
                        Tone.PLAIN,
                        () -> charts.overRun(Optional.empty()).svg())));
        List<Block> blocks = new ArrayList<>();
        if (charts.hasErrors()) {
            blocks.add(figures);
        }
        blocks.addAll(List.of(levels, table, rules));
        return new Subsection(name, blocks);
    }

    private static List<Column<QcLevel>> levelColumns(NumberPrinter numbers) {
        return List.of(
                Column.words("level", QcLevel::name),
                Column.words("role", level -> level.role().map(LevelRole::word).orElse("none")),
                Column.number("nominal, ng/mL", level -> Cell.of(numbers.concentration(level.nominalNgPerMl()))),
                Column.number("QCs", level -> Cell.count(level.rows().size())),
                Column.number(
                        "with a result", level -> Cell.count(level.estimates().n())),
                Column.number(
                        "mean, ng/mL",
                        level -> numbers.concentration(level.estimates().mean())),
                Column.number("bias, %", level -> NumberPrinter.cell(level.biasPercent(), numbers::percent)),
                Column.number(
                        "CV, %", level -> NumberPrinter.cell(level.estimates().cvPercent(), numbers::percent)),
                Column.number("limit of each, %", level -> Cell.of(NumberPrinter.unrounded(level.limitPercent()))),
                Column.number("inside it", level -> Cell.count(level.inside())));
    }

    private List<Column<ResultRow>> columns() {
        return List.of(
                ResultColumns.injection(view),
                Column.words("level", row -> row.injection().sample().level().orElse("")),
                Column.words(
                        "role",
                        row -> row.judgement().role().map(LevelRole::word).orElse("none")),
                Column.number(
                        "dilution",
                        row -> Cell.of(NumberPrinter.unrounded(row.injection().dilutionFactor()))),
                Column.number(
                        "nominal, ng/mL",
                        row -> view.numbers().concentration(row.judgement().nominalNgPerMl())),
                Column.number("found, ng/mL", row -> ResultColumns.estimate(view.numbers(), row)),
                Column.number("relative error, %", this::error),
                ResultColumns.flags());
    }

    private Cell error(ResultRow row) {
        if (row.judgement().relativeErrorPercent().isEmpty()) {
            return Cell.of("no result", Tone.BAD);
        }
        double error = row.judgement().relativeErrorPercent().getAsDouble();
        return Cell.of(
                view.numbers()
                        .percentBeside(
                                error,
                                Math.copySign(
                                        QcCharts.limitPercent(
                                                view.result().method().limits(), row),
                                        error)),
                QcCharts.isOutside(row) ? Tone.BAD : Tone.PLAIN);
    }
}
