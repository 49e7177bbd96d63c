package io.enantio.report.study;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.Spearman;
import io.enantio.study.StudyResult;
import io.enantio.study.comparison.ReliefCorrelation;
import io.enantio.study.comparison.ResponseTable.Point;
import io.enantio.study.comparison.ResponseTable.Responders;
import io.enantio.study.comparison.TimeComparison;
import io.enantio.study.comparison.TimeComparison.Analysis;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Sections on comparisons over time, scores, and scores against concentrations. */
final class RelationSections {
    private final StudyResult result;

    RelationSections(StudyResult result) {
        this.result = result;
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>(List.of(comparisons()));
        if (!result.relations().responses().isEmpty()) {
            sections.add(responses());
        }
        return sections;
    }

    private Section comparisons() {
        String correction = result.plan().comparison().postHoc().title();
        List<Block> blocks = new ArrayList<>();
        blocks.add(anova());
        for (TimeComparison comparison : result.relations().comparisons()) {
            comparison
                    .remarks()
                    .forEach(remark -> blocks.add(new Text(comparison.quantity() + ": " + remark, Tone.DOUBT)));
        }
        blocks.add(Table.of(
                "post-hoc",
                "Each time minus the baseline, paired t tests; p corrected for the number of times (" + correction
                        + ")",
                ComparisonTables.lines(result.relations().comparisons()),
                List.of(
                        Column.words("Of", ComparisonTables.Line::quantity),
                        Column.words("Time", line -> line.row().time().label()),
                        Column.words("Baseline", line -> line.row().baseline().label()),
                        test("Mean difference", MeanAgainstZero::mean),
                        test("SD", MeanAgainstZero::sd),
                        test("t", MeanAgainstZero::t),
                        Column.number(
                                "p (" + correction + ")",
                                line -> line.row().test().isPresent()
                                        ? StudyNumber.p(
                                                OptionalDouble.of(line.row().adjustedP()))
                                        : Cell.NONE))));
        return new Section("comparisons", "Comparisons over time", blocks);
    }

    private Table anova() {
        return Table.of(
                "anova",
                "Repeated-measures analysis of variance over the planned times, complete cases; p after the named correction",
                result.relations().comparisons(),
                List.of(
                        Column.words("Of", TimeComparison::quantity),
                        Column.number(
                                "Times",
                                row -> Cell.of(String.valueOf(row.times().size()))),
                        Column.number("Subjects", row -> Cell.of(String.valueOf(row.subjects()))),
                        Column.number("Dropped", row -> Cell.of(String.valueOf(row.droppedSubjects()))),
                        figure("F", analysis -> analysis.corrected().f()),
                        figure("df 1", analysis -> analysis.corrected().df1()),
                        figure("df 2", analysis -> analysis.corrected().df2()),
                        Column.number(
                                "Mauchly's p",
                                row -> row.anova()
                                        .flatMap(analysis ->
                                                analysis.anova().sphericity().mauchly())
                                        .map(test -> StudyNumber.p(OptionalDouble.of(test.p())))
                                        .orElse(Cell.NONE)),
                        figure("ε", analysis -> analysis.correction().epsilon()),
                        Column.words(
                                "Correction",
                                row -> row.anova()
                                        .map(analysis -> analysis.correction().name())
                                        .orElse("")),
                        Column.number(
                                "p, corrected",
                                row -> row.anova()
                                        .map(analysis -> StudyNumber.p(OptionalDouble.of(
                                                analysis.corrected().p())))
                                        .orElse(Cell.NONE))));
    }

    private static Column<TimeComparison> figure(String name, ToDoubleFunction<Analysis> figure) {
        return Column.number(
                name,
                row -> row.anova()
                        .map(analysis -> StudyNumber.test(OptionalDouble.of(figure.applyAsDouble(analysis))))
                        .orElse(Cell.NONE));
    }

    private static Column<ComparisonTables.Line> test(String name, ToDoubleFunction<MeanAgainstZero> figure) {
        return Column.number(
                name,
                line -> line.row()
                        .test()
                        .map(test -> StudyNumber.test(OptionalDouble.of(figure.applyAsDouble(test))))
                        .orElse(Cell.NONE));
    }

    private Section responses() {
        return new Section(
                "responses",
                "Scores: " + result.plan().responses().name(),
                List.of(
                        Text.of("Relief is score(0) - score(t). SEM is the standard error of the mean, not the standard"
                                + " deviation. " + StudyPage.NO_CAUSE),
                        Table.of(
                                "responses",
                                "Scores and relief",
                                result.relations().responses(),
                                scoreColumns()),
                        Table.of(
                                "responders",
                                "Subjects by reduction of the score; a value exactly on a limit counts",
                                result.relations().responders(),
                                List.of(
                                        Column.number("h", row -> Cell.of(NumberText.of(row.nominalH()))),
                                        Column.words("Reduction", Responders::rule),
                                        Column.number("Subjects", row -> Cell.of(row.count() + " of " + row.of())))),
                        correlations()));
    }

    private static List<Column<Point>> scoreColumns() {
        return List.of(
                Column.number("h", row -> Cell.of(NumberText.of(row.nominalH()))),
                Column.number("n", row -> Cell.of(String.valueOf(row.score().n()))),
                Column.number("Score", row -> StudyNumber.cell(row.score().mean())),
                Column.number("SD", row -> StudyNumber.cell(row.score().sd())),
                Column.number("SEM", row -> StudyNumber.cell(row.score().sem())),
                Column.number("Relief", row -> StudyNumber.cell(row.relief().mean())),
                Column.number(
                        "SD of relief", row -> StudyNumber.cell(row.relief().sd())),
                Column.number(
                        "SEM of relief", row -> StudyNumber.cell(row.relief().sem())),
                Column.number(
                        "Relief %", row -> StudyNumber.cell(row.reliefPercent().mean())),
                Column.number(
                        "SEM of relief %",
                        row -> StudyNumber.cell(row.reliefPercent().sem())));
    }

    private Table correlations() {
        List<ReliefCorrelation> rows = result.relations().correlations();
        String correction = result.plan().comparison().postHoc().title();
        return Table.of(
                "correlations",
                "Mean concentration at steady state against the reduction in percent: exploratory, " + rows.size()
                        + " tests, p corrected for their number (" + correction + ")",
                rows,
                List.of(
                        Column.words("Analyte", row -> row.analyte().name()),
                        Column.number(
                                "n",
                                row -> Cell.of(row.correlation()
                                        .map(found -> String.valueOf(found.n()))
                                        .orElse("0"))),
                        Column.number(
                                "Spearman's ρ",
                                row -> row.correlation()
                                        .map(Spearman::rho)
                                        .map(rho -> StudyNumber.cell(OptionalDouble.of(rho)))
                                        .orElse(Cell.NONE)),
                        Column.number(
                                "p (" + correction + ", " + rows.size() + " tests)",
                                row -> StudyNumber.p(row.adjustedP()))));
    }
}
