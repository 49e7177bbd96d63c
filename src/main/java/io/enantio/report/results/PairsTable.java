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
import java.util.function.ToDoubleFunction;
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
                        ratio(EnantiomerRatio::value)),
                number("ratio_ci95_low", "lower end of its 95 % interval", ratio(EnantiomerRatio::ci95Low)),
                number("ratio_ci95_high", "upper end of the same interval", ratio(EnantiomerRatio::ci95High)),
                number(
                        "ee_percent",
                        "enantiomeric excess, 100 × (R - S) / (R + S) of the concentrations",
                        ratio(found -> EnantiomerRatio.eePercent(found.value()))),
                number(
                        "ee_ci95_low_percent",
                        "lower end of its 95 % interval",
                        ratio(found -> EnantiomerRatio.eePercent(found.ci95Low()))),
                number(
                        "ee_ci95_high_percent",
                        "upper end of the same interval",
                        ratio(found -> EnantiomerRatio.eePercent(found.ci95High()))),
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

    private static Function<Line, OptionalDouble> ratio(ToDoubleFunction<EnantiomerRatio> value) {
        return line -> line.row()
                .ratio()
                .map(found -> OptionalDouble.of(value.applyAsDouble(found)))
                .orElse(OptionalDouble.empty());
    }
}
