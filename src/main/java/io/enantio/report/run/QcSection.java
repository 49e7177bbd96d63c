package io.enantio.report.run;

import io.enantio.acceptance.evidence.QcSample;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.method.Analyte;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.run.figure.RunView;
import io.enantio.report.run.figure.Scatter;
import io.enantio.run.SampleType;
import java.util.List;

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
        boolean hasErrors = rows.stream()
                .anyMatch(row -> row.judgement().relativeErrorPercent().isPresent());
        Figure figure = new Figure(
                "qc-" + view.result().method().analytes().indexOf(analyte),
                name
                        + ": relative error over the run. Filled: within its limit. Open and red: outside. Dashed: limit of all"
                        + " levels except at the LLOQ.",
                Tone.PLAIN,
                () -> picture(name, rows));
        return new Subsection(
                name, hasErrors ? List.of(new Figures(List.of(figure)), table, rules) : List.of(table, rules));
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
                        row -> Cell.of(RoundedNumber.unrounded(row.injection().dilutionFactor()))),
                Column.number(
                        "nominal, ng/mL",
                        row -> RoundedNumber.cell(row.judgement().nominalNgPerMl(), RoundedNumber::concentration)),
                Column.number("found, ng/mL", ResultColumns::estimate),
                Column.number("relative error, %", this::error),
                ResultColumns.flags());
    }

    private Cell error(ResultRow row) {
        if (row.judgement().relativeErrorPercent().isEmpty()) {
            return Cell.of("no result", Tone.BAD);
        }
        double error = row.judgement().relativeErrorPercent().getAsDouble();
        return Cell.of(
                RoundedNumber.percentBeside(error, Math.copySign(limit(row), error)),
                isOutside(row) ? Tone.BAD : Tone.PLAIN);
    }

    private static boolean isOutside(ResultRow row) {
        return row.judgement().flags().contains(Flag.OUT_OF_LIMIT);
    }

    private double limit(ResultRow row) {
        Limits limits = view.result().method().limits();
        return limits.number(QcSample.accuracyLimit(limits, row.judgement().role(), row.injection()));
    }

    private Svg picture(String name, List<ResultRow> rows) {
        Scatter scatter = new Scatter(new Names("injection", "relative error, %"));
        for (ResultRow row : rows) {
            String words = row.injection().sample().level().orElse("") + ", injection "
                    + row.injection().number();
            row.judgement()
                    .relativeErrorPercent()
                    .ifPresent(error -> scatter.dot(new Scatter.Dot(
                            row.injection().number(),
                            error,
                            words,
                            isOutside(row) ? PlotStyle.OPEN_RED : PlotStyle.FILLED_ORANGE)));
        }
        double limit = view.result().method().limits().number(LimitKey.QC_ACCURACY_PERCENT);
        return scatter.level("limit", limit, PlotStyle.LIMIT)
                .level("limit", -limit, PlotStyle.LIMIT)
                .level("none", 0, PlotStyle.GUIDE)
                .picture(name + ", QCs");
    }
}
