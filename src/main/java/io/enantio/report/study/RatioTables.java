package io.enantio.report.study;

import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.text;

import io.enantio.report.text.Column;
import io.enantio.report.text.CsvTable;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.PostHoc;
import io.enantio.study.comparison.RatioSummary;
import io.enantio.study.comparison.SampleRatio;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** ratios.csv and sample_ratios.csv. */
final class RatioTables {

    /** A summary with the name of its correction. */
    record Line(RatioSummary summary, PostHoc correction) {}

    static final CsvTable<Line> RATIOS = new CsvTable<>(
            "ratios.csv",
            "a row per ratio (or sum) and planned time, over all subjects. A term that is not quantified makes the ratio"
                    + " missing: nothing is imputed",
            StatisticsColumns.joined(
                    List.<Column<Line>>of(
                            text(
                                    "ratio",
                                    "what is divided by what, see below",
                                    line -> line.summary().kind().word()),
                            text(
                                    "name",
                                    "of which analytes",
                                    line -> line.summary().name())),
                    ValuesTable.timeColumns(line -> line.summary().time()),
                    StatisticsColumns.of(line -> line.summary().statistics(), StatisticsColumns.always()),
                    List.of(
                            number(
                                    "geometric_ci95_low",
                                    "exp(mean - t·s/√n) of the logarithms",
                                    line -> figure(line, test -> StrictMath.exp(test.low95()))),
                            number(
                                    "geometric_ci95_high",
                                    "exp(mean + t·s/√n)",
                                    line -> figure(line, test -> StrictMath.exp(test.high95()))),
                            number(
                                    "t",
                                    "mean of the logarithms against 0; of sums empty",
                                    line -> tested(line, MeanAgainstZero::t)),
                            number("p_uncorrected", "of t, two-sided", line -> tested(line, MeanAgainstZero::p)),
                            number(
                                    "p_corrected",
                                    "for the number of planned times of this ratio",
                                    line -> line.summary().adjustedP()),
                            text(
                                    "correction",
                                    "its name",
                                    line -> line.summary().adjustedP().isPresent()
                                            ? line.correction().word()
                                            : ""),
                            text(
                                    "missing",
                                    "specimens where a term was not quantified",
                                    line -> String.valueOf(line.summary().missing())))));

    static final CsvTable<SampleRatio> SAMPLE_RATIOS = new CsvTable<>(
            "sample_ratios.csv",
            "a row per ratio (or sum) and specimen where both terms were quantified",
            StatisticsColumns.joined(
                    List.<Column<SampleRatio>>of(
                            text(
                                    "ratio",
                                    "what is divided by what, see below",
                                    row -> row.kind().word()),
                            text("name", "of which analytes", SampleRatio::name),
                            text("subject", "as given", SampleRatio::subject),
                            text("sample_id", "as given", SampleRatio::specimen)),
                    ValuesTable.timeColumns(SampleRatio::time),
                    List.of(number("value", "the ratio; a sum in ng/mL", row -> OptionalDouble.of(row.value())))));

    private RatioTables() {}

    private static OptionalDouble figure(Line line, ToDoubleFunction<MeanAgainstZero> figure) {
        return line.summary()
                .test()
                .map(test -> OptionalDouble.of(figure.applyAsDouble(test)))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble tested(Line line, ToDoubleFunction<MeanAgainstZero> figure) {
        return line.summary().adjustedP().isPresent() ? figure(line, figure) : OptionalDouble.empty();
    }
}
