package io.enantio.report.run;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.report.page.Cell;
import io.enantio.report.page.RoundedNumber;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Cells that several tables have. */
final class ResultCells {
    private static final int AREA_DIGITS = 4;

    private ResultCells() {}

    static Cell estimate(ResultRow row) {
        return of(row, Estimate::ngPerMl);
    }

    /** The number to report. */
    static Cell concentration(ResultRow row) {
        return RoundedNumber.cell(row.reportedNgPerMl(), RoundedNumber::concentration);
    }

    static Cell low(ResultRow row) {
        return RoundedNumber.cell(
                row.estimate().map(Estimate::ci95LowNgPerMl).orElse(OptionalDouble.empty()),
                RoundedNumber::concentration);
    }

    static Cell high(ResultRow row) {
        return RoundedNumber.cell(
                row.estimate().map(Estimate::ci95HighNgPerMl).orElse(OptionalDouble.empty()),
                RoundedNumber::concentration);
    }

    private static Cell of(ResultRow row, ToDoubleFunction<Estimate> value) {
        return row.estimate()
                .map(found -> Cell.of(RoundedNumber.concentration(value.applyAsDouble(found))))
                .orElse(Cell.NONE);
    }

    static Cell area(Integration found) {
        return figure(found, peak -> OptionalDouble.of(peak.area().countsMin()), ResultCells::area);
    }

    static RoundedNumber area(double countsMin) {
        return RoundedNumber.significant(countsMin, AREA_DIGITS);
    }

    static Cell retention(Integration found) {
        return figure(
                found,
                peak -> OptionalDouble.of(peak.retentionTimeMin()),
                minutes -> RoundedNumber.decimals(minutes, 3));
    }

    static Cell resolution(Integration found) {
        return figure(found, peak -> peak.figures().resolution(), value -> RoundedNumber.decimals(value, 2));
    }

    static Cell figure(
            Integration found, Function<Peak, OptionalDouble> figure, DoubleFunction<RoundedNumber> rounding) {
        return found instanceof Peak peak ? RoundedNumber.cell(figure.apply(peak), rounding) : Cell.NONE;
    }

    /** Numbers of the decisions that speak of a row. */
    static String decisions(RunResult result, ResultRow row) {
        return result.run().decisions().about(row.injection().number(), row.analyte()).stream()
                .map(decision ->
                        decision.number() + " " + decision.action().kind().word())
                .collect(Collectors.joining(", "));
    }
}
