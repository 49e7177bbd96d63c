package io.enantio.report.results;

import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.acceptance.result.PairRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.EnantiomerRatio;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** pairs.csv: a row per injection and pair of enantiomers. */
final class PairsTable {

    /** A pair with its run. */
    record Line(String run, PairRow row) {}

    static final CsvTable<Line> TABLE = new CsvTable<>(
            "pairs.csv",
            "a row per injection and R/S pair, sorted by injection, then by the method's order of compounds",
            Stream.concat(
                            ConcentrationsTable.ofInjection(
                                    Line::run, (Line line) -> line.row().injection())
                                    .stream(),
                            pair().stream())
                    .toList());

    private PairsTable() {}

    private static List<Column<Line>> pair() {
        return List.of(
                text(
                        "compound",
                        "name in the method",
                        line -> line.row().compound().name()),
                number(
                        "ratio_r_to_s",
                        "concentration of R / concentration of S; empty unless both are quantified",
                        ratio(found -> OptionalDouble.of(found.value()))),
                number(
                        "ratio_ci95_low",
                        "lower end of its 95 % interval, by the standards and QCs of the run; empty if too few of them serve both curves",
                        ratio(EnantiomerRatio::ci95Low)),
                number("ratio_ci95_high", "upper end of the same interval", ratio(EnantiomerRatio::ci95High)),
                number(
                        "ee_percent",
                        "enantiomeric excess, 100 × (R - S) / (R + S) of the concentrations",
                        ratio(found -> eePercent(OptionalDouble.of(found.value())))),
                number(
                        "ee_ci95_low_percent",
                        "lower end of its 95 % interval: that of the ratio, as an excess",
                        ratio(found -> eePercent(found.ci95Low()))),
                number(
                        "ee_ci95_high_percent",
                        "upper end of the same interval",
                        ratio(found -> eePercent(found.ci95High()))),
                number(
                        "area_correlation",
                        "correlation of the errors of the two areas",
                        line -> line.row().areaCorrelation()),
                number(
                        "valley_percent",
                        "height of the valley between the two peaks, in percent of the smaller apex; empty if there is none",
                        line -> line.row().valleyPercent()));
    }

    static List<Line> lines(RunResult result) {
        String run = result.run().header().run();
        return PairRow.of(result).stream().map(row -> new Line(run, row)).toList();
    }

    private static Function<Line, OptionalDouble> ratio(Function<EnantiomerRatio, OptionalDouble> value) {
        return line -> line.row().ratio().map(value).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble eePercent(OptionalDouble ratio) {
        return ratio.isPresent() ? OptionalDouble.of(EnantiomerRatio.eePercent(ratio.getAsDouble())) : ratio;
    }
}
