package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.statistics.Estimate.Interval;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.PostHoc;
import io.enantio.study.StudyResult;
import io.enantio.study.comparison.Ratios.RatioSummary;
import io.enantio.study.comparison.Ratios.SampleRatio;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** ratios.csv and sample_ratios.csv. */
final class RatioTables {

    /** A summary with its correction. */
    record Line(RatioSummary summary, PostHoc correction) {}

    static final CsvTable<Line> RATIOS = new CsvTable<>(
            "ratios.csv",
            "a row per ratio (or sum) and planned time, over all subjects. If a term is not quantified the ratio is missing;"
                    + " nothing is imputed",
            StudyColumns.joined(
                    List.<Column<Line>>of(
                            text(
                                    "ratio",
                                    "kind of ratio, see below",
                                    line -> line.summary().kind().word()),
                            text("name", "analytes", line -> line.summary().name())),
                    StudyColumns.timeColumns(line -> line.summary().time()),
                    StudyColumns.of(line -> line.summary().statistics(), StudyColumns.always()),
                    StudyColumns.geometricInterval(line -> line.summary().statistics(), StudyColumns.always()),
                    List.of(
                            number(
                                    "t",
                                    "mean of the logarithms against 0; empty for sums",
                                    line -> tested(line, MeanAgainstZero::t)),
                            number(
                                    "p_uncorrected",
                                    "p value of t, two-sided",
                                    line -> tested(line, MeanAgainstZero::p)),
                            number(
                                    "p_corrected",
                                    "corrected for the number of planned times of this ratio",
                                    line -> line.summary().adjustedP()),
                            text(
                                    "correction",
                                    "name of the correction",
                                    line -> line.summary().adjustedP().isPresent()
                                            ? line.correction().word()
                                            : ""),
                            count(
                                    "missing",
                                    "number of specimens in which a term was not quantified",
                                    line -> line.summary().missing()),
                            count(
                                    "tests",
                                    "number of planned times that this ratio is tested at; 0 for sums",
                                    line -> line.summary().tests()),
                            number(
                                    "geometric_simultaneous95_low",
                                    "lower end of the 95 % interval that holds at all of them at once, by Bonferroni",
                                    line -> simultaneous(line, Interval::low)),
                            number(
                                    "geometric_simultaneous95_high",
                                    "upper end",
                                    line -> simultaneous(line, Interval::high)))));

    static final CsvTable<SampleRatio> SAMPLE_RATIOS = new CsvTable<>(
            "sample_ratios.csv",
            "a row per ratio (or sum) and specimen in which both terms were quantified",
            StudyColumns.joined(
                    List.<Column<SampleRatio>>of(
                            text(
                                    "ratio",
                                    "kind of ratio, see below",
                                    row -> row.kind().word()),
                            text("name", "analytes", SampleRatio::name),
                            text("subject", "as given", SampleRatio::subject),
                            text("sample_id", "as given", SampleRatio::specimen)),
                    StudyColumns.timeColumns(SampleRatio::time),
                    List.of(number("value", "the ratio; a sum in ng/mL", row -> OptionalDouble.of(row.value())))));

    private RatioTables() {}

    static List<Line> lines(StudyResult result) {
        PostHoc correction = result.plan().comparison().postHoc();
        return result.kinetics().ratioSummaries().stream()
                .map(summary -> new Line(summary, correction))
                .toList();
    }

    private static OptionalDouble figure(Line line, ToDoubleFunction<MeanAgainstZero> figure) {
        return line.summary()
                .test()
                .map(test -> OptionalDouble.of(figure.applyAsDouble(test)))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble simultaneous(Line line, ToDoubleFunction<Interval> end) {
        return line.summary()
                .simultaneous()
                .map(span -> OptionalDouble.of(StrictMath.exp(end.applyAsDouble(span))))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble tested(Line line, ToDoubleFunction<MeanAgainstZero> figure) {
        return line.summary().adjustedP().isPresent() ? figure(line, figure) : OptionalDouble.empty();
    }
}
