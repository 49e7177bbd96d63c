package io.enantio.report.results;

import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.optional;
import static io.enantio.report.text.Column.text;

import io.enantio.acceptance.result.PairRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.EnantiomerRatio;
import io.enantio.report.text.CsvTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** pairs.csv: a row per injection and pair of enantiomers. */
public final class PairsTable {

    /** A pair with the run it is of. */
    record Line(String run, PairRow row) {}

    public static final CsvTable<Line> TABLE = new CsvTable<>(
            "pairs.csv",
            "a row per injection and R/S pair, sorted by injection, then by the method's order of compounds",
            List.of(
                    text("run", "name of the run, as given", Line::run),
                    text(
                            "injection",
                            "position in the sequence",
                            line -> String.valueOf(line.row().injection().number())),
                    optional(
                            "file",
                            "raw file, as given; empty: planned but not acquired",
                            line -> line.row().injection().file()),
                    text(
                            "sample_id",
                            "as given",
                            line -> line.row().injection().sample().id()),
                    text(
                            "sample_type",
                            "as given",
                            line -> line.row().injection().type().word()),
                    text(
                            "compound",
                            "name in the method",
                            line -> line.row().compound().name()),
                    number(
                            "ratio_r_to_s",
                            "concentration of R / that of S; empty unless both are quantified",
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
                            "of the errors of the two areas",
                            line -> line.row().areaCorrelation()),
                    number(
                            "valley_percent",
                            "height of the valley between the two, of the smaller top; empty where there is none",
                            line -> line.row().valleyPercent())));

    private PairsTable() {}

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
