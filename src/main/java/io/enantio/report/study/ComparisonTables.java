package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.Sphericity;
import io.enantio.study.comparison.TimeComparison;
import io.enantio.study.comparison.TimeComparison.AgainstBaseline;
import io.enantio.study.comparison.TimeComparison.Analysis;
import io.enantio.study.comparison.TimeComparison.Corrected;
import io.enantio.study.comparison.TimeComparison.Modelled;
import io.enantio.study.record.StudyPlan.Scale;
import io.enantio.text.CsvTable;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** mixed_model.csv and contrasts.csv; anova.csv and post_hoc.csv of the complete cases. */
final class ComparisonTables {
    static final CsvTable<TimeComparison> MIXED_MODEL = new CsvTable<>(
            "mixed_model.csv",
            "a row per analyte, and one for the scores: do the times differ? Mixed model with a random level of each subject, variances by"
                    + " restricted maximum likelihood, F and degrees of freedom by Kenward and Roger; gaps are allowed",
            List.of(
                    text("quantity", "analyte, or the score", TimeComparison::quantity),
                    text("scale", "`log` or `linear`", row -> row.scale().word()),
                    text("times", "planned times compared, hours, separated by `;`", ComparisonTables::times),
                    text(
                            "subjects",
                            "number of subjects with a value; empty: no model",
                            row -> row.model()
                                    .map(model -> String.valueOf(model.fit().subjects()))
                                    .orElse("")),
                    count("values", "number of values", TimeComparison::values),
                    number(
                            "variance_between",
                            "between subjects, on the scale",
                            modelled(model -> model.fit().betweenVariance())),
                    number(
                            "variance_within",
                            "within subjects, on the scale",
                            modelled(model -> model.fit().withinVariance())),
                    number(
                            "f",
                            "F value of the times",
                            modelled(model -> model.test().f())),
                    number(
                            "df1",
                            "number of times - 1",
                            modelled(model -> model.test().df1())),
                    number(
                            "df2",
                            "of Kenward and Roger",
                            modelled(model -> model.test().df2())),
                    number(
                            "p_uncorrected",
                            "of F",
                            modelled(model -> model.test().p())),
                    number(
                            "p_corrected",
                            "corrected for the number of these tests in the family",
                            modelled(Modelled::adjustedP)),
                    text(
                            "correction",
                            "name of the correction",
                            row -> row.model().isPresent() ? correction(row) : ""),
                    text(
                            "tests",
                            "number of these tests in the family",
                            row -> row.model()
                                    .map(model -> String.valueOf(model.tests()))
                                    .orElse("")),
                    freeText("remarks", "remarks, separated by `;`", row -> String.join("; ", row.remarks()))));

    static final CsvTable<Line> CONTRASTS = new CsvTable<>(
            "contrasts.csv",
            "a row per analyte (or the scores), planned time and baseline, by the mixed model. A 95 % simultaneous interval holds for all tests of"
                    + " the family at once (Bonferroni): it leaves out 0 exactly if p by Bonferroni is below 0.05; p by Holm is never larger than that",
            StudyColumns.joined(
                    lineColumns(),
                    List.of(
                            number(
                                    "difference",
                                    "time minus baseline, on the scale",
                                    model(c -> c.estimate().value())),
                            number(
                                    "se",
                                    "standard error",
                                    model(c -> c.estimate().se())),
                            number(
                                    "df",
                                    "degrees of freedom of Kenward and Roger",
                                    model(c -> c.estimate().df())),
                            number(
                                    "t",
                                    "difference / se",
                                    model(c -> c.estimate().t())),
                            number(
                                    "p_uncorrected",
                                    "two-sided",
                                    model(c -> c.estimate().p())),
                            number("p_corrected", "corrected for the tests of the family", model(Corrected::p)),
                            text(
                                    "correction",
                                    "name of the correction",
                                    line -> line.row().correction().word()),
                            count(
                                    "tests",
                                    "number of tests in the family",
                                    line -> line.row().tests()),
                            number(
                                    "simultaneous95_low",
                                    "lower end",
                                    model(c -> c.simultaneous().low())),
                            number(
                                    "simultaneous95_high",
                                    "upper end",
                                    model(c -> c.simultaneous().high())),
                            number(
                                    "ratio",
                                    "exp(difference), on the log scale",
                                    ratio(c -> c.estimate().value())),
                            number(
                                    "ratio_simultaneous95_low",
                                    "of the ratio",
                                    ratio(c -> c.simultaneous().low())),
                            number(
                                    "ratio_simultaneous95_high",
                                    "of the ratio",
                                    ratio(c -> c.simultaneous().high())))));

    static final CsvTable<TimeComparison> ANOVA = new CsvTable<>(
            "anova.csv",
            "a row per analyte, and one for the scores: repeated-measures analysis of variance of complete cases, the second result beside"
                    + " mixed_model.csv",
            List.of(
                    text("quantity", "analyte, or the score", TimeComparison::quantity),
                    text("times", "planned times compared, hours, separated by `;`", ComparisonTables::times),
                    count("subjects", "number of subjects with a value at every time", row -> row.subjects()),
                    count(
                            "dropped_subjects",
                            "number of subjects without a value at some time",
                            row -> row.droppedSubjects()),
                    number(
                            "ss_time",
                            "sum of squares between times",
                            figure(a -> a.anova().timeSquares())),
                    number(
                            "ss_subject",
                            "sum of squares between subjects",
                            figure(a -> a.anova().subjectSquares())),
                    number(
                            "ss_error",
                            "residual sum of squares",
                            figure(a -> a.anova().errorSquares())),
                    number(
                            "f",
                            "F value of the times",
                            figure(a -> a.corrected().f())),
                    number(
                            "df1_uncorrected",
                            "k - 1",
                            figure(a -> a.anova().uncorrected().df1())),
                    number(
                            "df2_uncorrected",
                            "(k - 1)(n - 1)",
                            figure(a -> a.anova().uncorrected().df2())),
                    number(
                            "p_uncorrected",
                            "p value if sphericity is assumed",
                            figure(a -> a.anova().uncorrected().p())),
                    number(
                            "mauchly_w",
                            "test of sphericity; empty: too few subjects, or only two times",
                            row -> mauchly(row, Sphericity.Mauchly::w)),
                    number("mauchly_p", "its p value", row -> mauchly(row, Sphericity.Mauchly::p)),
                    number(
                            "epsilon_greenhouse_geisser",
                            "ε",
                            figure(a -> a.anova().sphericity().greenhouseGeisser())),
                    number(
                            "epsilon_huynh_feldt",
                            "ε; values above 1 count as 1",
                            figure(a -> a.anova().sphericity().huynhFeldt())),
                    text(
                            "correction",
                            "correction applied",
                            row -> row.anova()
                                    .map(analysis -> analysis.correction().name())
                                    .orElse("")),
                    number("df1", "after correction", figure(a -> a.corrected().df1())),
                    number("df2", "after correction", figure(a -> a.corrected().df2())),
                    number("p", "after correction", figure(a -> a.corrected().p())),
                    freeText("remarks", "remarks, separated by `;`", row -> String.join("; ", row.remarks())),
                    text("scale", "`log` or `linear`", row -> row.scale().word())));

    /** A time compared with a baseline. */
    record Line(String quantity, Scale scale, AgainstBaseline row) {}

    static final CsvTable<Line> POST_HOC = new CsvTable<>(
            "post_hoc.csv",
            "a row per analyte (or the scores), planned time and baseline: paired t test on the scale, same complete cases",
            List.of(
                    text("quantity", "analyte, or the score", Line::quantity),
                    text(
                            "time_label",
                            "name of the planned time",
                            line -> line.row().time().label()),
                    number(
                            "nominal_h",
                            "planned hours after the start of the infusion",
                            line -> OptionalDouble.of(line.row().time().nominalH())),
                    text(
                            "baseline",
                            "name of the baseline",
                            line -> line.row().baseline().label()),
                    text(
                            "n",
                            "number of subjects",
                            line -> line.row()
                                    .sample()
                                    .map(test -> String.valueOf(test.n()))
                                    .orElse("")),
                    number("mean_difference", "time minus baseline", line -> figure(line, MeanAgainstZero::mean)),
                    number("sd_of_differences", "n - 1", line -> figure(line, MeanAgainstZero::sd)),
                    number(
                            "ci95_low",
                            "lower end of the 95 % interval of the mean, uncorrected",
                            line -> figure(line, MeanAgainstZero::low95)),
                    number("ci95_high", "upper end", line -> figure(line, MeanAgainstZero::high95)),
                    number("t", "n - 1 degrees of freedom", line -> figure(line, MeanAgainstZero::t)),
                    number("p_uncorrected", "two-sided", line -> figure(line, MeanAgainstZero::p)),
                    number("p_corrected", "corrected for the tests of the family", paired(Corrected::p)),
                    text(
                            "correction",
                            "name of the correction",
                            line -> line.row().correction().word()),
                    text("scale", "`log` or `linear`", line -> line.scale().word()),
                    count(
                            "tests",
                            "number of tests in the family",
                            line -> line.row().tests()),
                    number(
                            "simultaneous95_low",
                            "lower end of the 95 % interval for all tests of the family at once, by Bonferroni",
                            paired(c -> c.simultaneous().low())),
                    number(
                            "simultaneous95_high",
                            "upper end",
                            paired(c -> c.simultaneous().high()))));

    private ComparisonTables() {}

    static List<Line> lines(List<TimeComparison> comparisons) {
        return comparisons.stream()
                .flatMap(comparison -> comparison.againstBaseline().stream()
                        .map(row -> new Line(comparison.quantity(), comparison.scale(), row)))
                .toList();
    }

    private static List<CsvTable.Column<Line>> lineColumns() {
        return List.of(
                text("quantity", "analyte, or the score", Line::quantity),
                text("scale", "`log` or `linear`", line -> line.scale().word()),
                text(
                        "time_label",
                        "name of the planned time",
                        line -> line.row().time().label()),
                number(
                        "nominal_h",
                        "planned hours after the start of the infusion",
                        line -> OptionalDouble.of(line.row().time().nominalH())),
                text(
                        "baseline",
                        "name of the baseline",
                        line -> line.row().baseline().label()));
    }

    private static String times(TimeComparison row) {
        return row.times().stream().map(time -> NumberText.of(time.nominalH())).collect(Collectors.joining(";"));
    }

    private static String correction(TimeComparison row) {
        return row.againstBaseline().stream()
                .findFirst()
                .map(first -> first.correction().word())
                .orElse("");
    }

    private static Function<TimeComparison, OptionalDouble> modelled(ToDoubleFunction<Modelled> figure) {
        return row -> row.model()
                .map(model -> OptionalDouble.of(figure.applyAsDouble(model)))
                .orElse(OptionalDouble.empty());
    }

    private static Function<Line, OptionalDouble> model(ToDoubleFunction<Corrected> figure) {
        return line -> line.row()
                .model()
                .map(found -> OptionalDouble.of(figure.applyAsDouble(found)))
                .orElse(OptionalDouble.empty());
    }

    private static Function<Line, OptionalDouble> paired(ToDoubleFunction<Corrected> figure) {
        return line -> line.row()
                .paired()
                .map(found -> OptionalDouble.of(figure.applyAsDouble(found)))
                .orElse(OptionalDouble.empty());
    }

    /** Of logarithms. */
    static Function<Line, OptionalDouble> ratio(ToDoubleFunction<Corrected> figure) {
        return line -> line.scale() == Scale.LOG
                ? model(figure).apply(line).stream().map(StrictMath::exp).findFirst()
                : OptionalDouble.empty();
    }

    private static Function<TimeComparison, OptionalDouble> figure(ToDoubleFunction<Analysis> figure) {
        return row -> row.anova()
                .map(analysis -> OptionalDouble.of(figure.applyAsDouble(analysis)))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble mauchly(TimeComparison row, ToDoubleFunction<Sphericity.Mauchly> figure) {
        return row.anova()
                .flatMap(analysis -> analysis.anova().sphericity().mauchly())
                .map(test -> OptionalDouble.of(figure.applyAsDouble(test)))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble figure(Line line, ToDoubleFunction<MeanAgainstZero> figure) {
        return line.row()
                .sample()
                .map(test -> OptionalDouble.of(figure.applyAsDouble(test)))
                .orElse(OptionalDouble.empty());
    }
}
