package io.enantio.report.study;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.PostHoc;
import io.enantio.statistics.Spearman;
import io.enantio.statistics.WithinSubjectCorrelation;
import io.enantio.study.StudyResult;
import io.enantio.study.comparison.ReliefCorrelation;
import io.enantio.study.comparison.ReliefWithinSubjects;
import io.enantio.study.comparison.ResponseTable.Point;
import io.enantio.study.comparison.ResponseTable.Responders;
import io.enantio.study.comparison.TimeComparison;
import io.enantio.study.comparison.TimeComparison.Analysis;
import io.enantio.study.comparison.TimeComparison.Corrected;
import io.enantio.study.comparison.TimeComparison.Modelled;
import io.enantio.study.record.StudyPlan.Scale;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Sections on comparisons over time, scores, and scores against concentrations. */
final class RelationSections {
    private final StudyResult result;
    private final StudyNumber numbers;

    RelationSections(StudyResult result) {
        this.result = result;
        this.numbers = new StudyNumber(result.records());
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
        List<TimeComparison> comparisons = result.relations().comparisons();
        List<ComparisonTables.Line> lines = ComparisonTables.lines(comparisons);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(
                "The mixed model has a random level of each subject and uses every value; variances by restricted maximum"
                        + " likelihood, degrees of freedom by Kenward and Roger. On the log scale a difference is a ratio. P values are corrected"
                        + " (" + correction + ") for the tests "
                        + result.plan().comparison().family().meaning()
                        + ". Simultaneous 95 % intervals are by Bonferroni, for the same tests"
                        + (result.plan().comparison().postHoc() == PostHoc.HOLM
                                ? ": where one leaves out no difference, p by Holm is below 0.05; Holm may also be below 0.05 where it does not."
                                : ": one leaves out no difference exactly if p is below 0.05.")));
        for (TimeComparison comparison : comparisons) {
            comparison
                    .remarks()
                    .forEach(remark -> blocks.add(new Text(comparison.quantity() + ": " + remark, Tone.DOUBT)));
        }
        blocks.add(model(comparisons, correction));
        blocks.add(contrasts(lines, correction));
        blocks.add(anova(comparisons));
        blocks.add(Table.of(
                "post-hoc",
                "Second result: paired t tests of the same complete cases, on the scale of the comparison",
                lines,
                List.of(
                        Column.words("Of", ComparisonTables.Line::quantity),
                        Column.words("Time", line -> line.row().time().label()),
                        Column.words("Baseline", line -> line.row().baseline().label()),
                        test("Mean difference", MeanAgainstZero::mean),
                        test("SD", MeanAgainstZero::sd),
                        test("t", MeanAgainstZero::t),
                        Column.number(
                                "p (" + correction + ")", line -> p(line.row().paired())))));
        return new Section("comparisons", "Comparisons over time", blocks);
    }

    private Table model(List<TimeComparison> comparisons, String correction) {
        return Table.of(
                "mixed-model",
                "Do the planned times differ? Mixed model of all values",
                comparisons,
                List.of(
                        Column.words("Of", TimeComparison::quantity),
                        Column.words("Scale", row -> row.scale().word()),
                        Column.number("Times", row -> Cell.count(row.times().size())),
                        counted("Subjects", model -> model.fit().subjects()),
                        Column.number("Values", row -> Cell.count(row.values())),
                        modelled(
                                "SD between",
                                model -> StrictMath.sqrt(model.fit().betweenVariance())),
                        modelled(
                                "SD within",
                                model -> StrictMath.sqrt(model.fit().withinVariance())),
                        modelled("F", model -> model.test().f()),
                        counted("df 1", model -> (int) model.test().df1()),
                        modelled("df 2", model -> model.test().df2()),
                        Column.number(
                                "p (" + correction + ")",
                                row -> row.model()
                                        .map(model -> numbers.p(OptionalDouble.of(model.adjustedP())))
                                        .orElse(Cell.NONE))));
    }

    private Table contrasts(List<ComparisonTables.Line> lines, String correction) {
        return Table.of(
                "contrasts",
                "Each time against the baseline, by the mixed model: ratio on the log scale, else difference",
                lines,
                List.of(
                        Column.words("Of", ComparisonTables.Line::quantity),
                        Column.words("Time", line -> line.row().time().label()),
                        Column.words("Baseline", line -> line.row().baseline().label()),
                        Column.number(
                                "Ratio",
                                line -> cell(line, Scale.LOG, c -> c.estimate().value())),
                        Column.number(
                                "Difference",
                                line -> cell(
                                        line, Scale.LINEAR, c -> c.estimate().value())),
                        Column.words("Simultaneous 95 % interval", this::interval),
                        Column.number(
                                "df",
                                line -> line.row()
                                        .model()
                                        .map(found -> numbers.test(OptionalDouble.of(
                                                found.estimate().df())))
                                        .orElse(Cell.NONE)),
                        Column.number(
                                "p (" + correction + ")", line -> p(line.row().model()))));
    }

    private Cell cell(ComparisonTables.Line line, Scale scale, ToDoubleFunction<Corrected> figure) {
        return line.row()
                .model()
                .filter(found -> line.scale() == scale)
                .map(found -> numbers.figure(OptionalDouble.of(shown(line, figure.applyAsDouble(found)))))
                .orElse(Cell.NONE);
    }

    private static double shown(ComparisonTables.Line line, double value) {
        return line.scale() == Scale.LOG ? StrictMath.exp(value) : value;
    }

    private String interval(ComparisonTables.Line line) {
        return line.row()
                .model()
                .map(Corrected::simultaneous)
                .map(span -> numbers.figure(OptionalDouble.of(shown(line, span.low())))
                                .text() + " to "
                        + numbers.figure(OptionalDouble.of(shown(line, span.high())))
                                .text())
                .orElse("");
    }

    private Cell p(Optional<Corrected> corrected) {
        return corrected.map(found -> numbers.p(OptionalDouble.of(found.p()))).orElse(Cell.NONE);
    }

    private static Column<TimeComparison> counted(String name, ToIntFunction<Modelled> count) {
        return Column.number(
                name,
                row -> row.model()
                        .map(model -> Cell.count(count.applyAsInt(model)))
                        .orElse(Cell.NONE));
    }

    private Column<TimeComparison> modelled(String name, ToDoubleFunction<Modelled> figure) {
        return Column.number(
                name,
                row -> row.model()
                        .map(model -> numbers.test(OptionalDouble.of(figure.applyAsDouble(model))))
                        .orElse(Cell.NONE));
    }

    private Table anova(List<TimeComparison> comparisons) {
        return Table.of(
                "anova",
                "Second result: repeated-measures analysis of variance of complete cases; p after the named correction",
                comparisons,
                List.of(
                        Column.words("Of", TimeComparison::quantity),
                        Column.number("Times", row -> Cell.count(row.times().size())),
                        Column.number("Subjects", row -> Cell.count(row.subjects())),
                        Column.number("Dropped", row -> Cell.count(row.droppedSubjects())),
                        figure("F", analysis -> analysis.corrected().f()),
                        figure("df 1", analysis -> analysis.corrected().df1()),
                        figure("df 2", analysis -> analysis.corrected().df2()),
                        Column.number(
                                "Mauchly's p",
                                row -> row.anova()
                                        .flatMap(analysis ->
                                                analysis.anova().sphericity().mauchly())
                                        .map(test -> numbers.p(OptionalDouble.of(test.p())))
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
                                        .map(analysis -> numbers.p(OptionalDouble.of(
                                                analysis.corrected().p())))
                                        .orElse(Cell.NONE))));
    }

    private Column<TimeComparison> figure(String name, ToDoubleFunction<Analysis> figure) {
        return Column.number(
                name,
                row -> row.anova()
                        .map(analysis -> numbers.test(OptionalDouble.of(figure.applyAsDouble(analysis))))
                        .orElse(Cell.NONE));
    }

    private Column<ComparisonTables.Line> test(String name, ToDoubleFunction<MeanAgainstZero> figure) {
        return Column.number(
                name,
                line -> line.row()
                        .sample()
                        .map(test -> numbers.test(OptionalDouble.of(figure.applyAsDouble(test))))
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
                        correlations(),
                        correlationsWithin()));
    }

    private List<Column<Point>> scoreColumns() {
        return List.of(
                Column.number("h", row -> Cell.of(NumberText.of(row.nominalH()))),
                Column.number("n", row -> Cell.count(row.score().n())),
                Column.number("Score", row -> numbers.figure(row.score().mean())),
                Column.number("SD", row -> numbers.figure(row.score().sd())),
                Column.number("SEM", row -> numbers.figure(row.score().sem())),
                Column.number("Relief", row -> numbers.figure(row.relief().mean())),
                Column.number("SD of relief", row -> numbers.figure(row.relief().sd())),
                Column.number(
                        "SEM of relief", row -> numbers.figure(row.relief().sem())),
                Column.number(
                        "Relief %", row -> numbers.figure(row.reliefPercent().mean())),
                Column.number(
                        "SEM of relief %",
                        row -> numbers.figure(row.reliefPercent().sem())));
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
                                        .map(rho -> numbers.figure(OptionalDouble.of(rho)))
                                        .orElse(Cell.NONE)),
                        Column.number(
                                "p (" + correction + ", " + rows.size() + " tests)",
                                row -> numbers.p(row.adjustedP()))));
    }

    private Table correlationsWithin() {
        List<ReliefWithinSubjects> rows = result.relations().correlationsWithin();
        String correction = result.plan().comparison().postHoc().title();
        return Table.of(
                "correlations-within",
                "Concentration and relief at the same planned times within subjects (repeated-measures correlation; every subject has a level of its"
                        + " own): exploratory, " + rows.size()
                        + " tests. Two measures that both change with time correlate without a cause",
                rows,
                List.of(
                        Column.words("Analyte", row -> row.analyte().name()),
                        Column.words("Scale", row -> row.scale().word()),
                        Column.words(
                                "Hours",
                                row -> row.hours().stream().map(NumberText::of).collect(Collectors.joining(", "))),
                        within("Subjects", found -> Cell.count(found.subjects())),
                        within("Pairs", found -> Cell.count(found.pairs())),
                        within("r within", found -> numbers.figure(OptionalDouble.of(found.r()))),
                        within("df", found -> Cell.count(found.df())),
                        Column.words(
                                "95 % interval (uncorrected)",
                                row -> row.correlation()
                                        .flatMap(WithinSubjectCorrelation::ci95)
                                        .map(span -> numbers.figure(OptionalDouble.of(span.low()))
                                                        .text() + " to "
                                                + numbers.figure(OptionalDouble.of(span.high()))
                                                        .text())
                                        .orElse("")),
                        Column.number(
                                "p (" + correction + ", " + rows.size() + " tests)",
                                row -> numbers.p(row.adjustedP()))));
    }

    private static Column<ReliefWithinSubjects> within(String name, Function<WithinSubjectCorrelation, Cell> cell) {
        return Column.number(name, row -> row.correlation().map(cell).orElse(Cell.NONE));
    }
}
