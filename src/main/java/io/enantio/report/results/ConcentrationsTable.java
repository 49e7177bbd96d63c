package io.enantio.report.results;

import static io.enantio.text.CsvTable.Column.codes;
import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.optional;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.curve.Response;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.Decision;
import io.enantio.run.Injection;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** concentrations.csv: a row per injection and analyte. */
final class ConcentrationsTable {

    /**
     * A result with its run.
     *
     * @param undecided the same before any decision; absent if no decision can change a result
     * @param decisions that concern it
     */
    record Line(String run, ResultRow row, Optional<ResultRow> undecided, List<Decision> decisions) {}

    static final CsvTable<Line> TABLE = new CsvTable<>(
            "concentrations.csv",
            "a row per injection and analyte, sorted by injection, then by the method's analyte order",
            Stream.of(
                            ofInjection(Line::run, line -> line.row().injection()),
                            analyte(),
                            concentration(),
                            areas(),
                            figures(),
                            remarks(),
                            undecided(),
                            later())
                    .flatMap(List::stream)
                    .toList());

    private ConcentrationsTable() {}

    static List<Line> lines(RunResult result) {
        String run = result.run().header().run();
        return IntStream.range(0, result.rows().size())
                .mapToObj(i -> line(run, result, i))
                .toList();
    }

    private static Line line(String run, RunResult result, int i) {
        ResultRow row = result.rows().get(i);
        return new Line(
                run,
                row,
                result.undecided().map(before -> before.rows().get(i)),
                result.run().decisions().about(row.injection().number(), row.analyte()));
    }

    /** The first columns of a row about an injection, the same in every table of a run. */
    static <T> List<Column<T>> ofInjection(Function<T, String> run, Function<T, Injection> injection) {
        return List.of(
                text("run", "name of the run, as given", run),
                count(
                        "injection",
                        "position in the sequence",
                        row -> injection.apply(row).number()),
                optional(
                        "file",
                        "raw file, as given; empty: planned but not acquired",
                        row -> injection.apply(row).file()),
                text(
                        "sample_id",
                        "as given",
                        row -> injection.apply(row).sample().id()),
                text(
                        "sample_type",
                        "as given",
                        row -> injection.apply(row).type().word()));
    }

    private static List<Column<Line>> analyte() {
        return List.of(
                optional(
                        "level",
                        "as given",
                        line -> line.row().injection().sample().level()),
                text(
                        "analyte",
                        "name in the method",
                        line -> line.row().analyte().name()),
                text(
                        "compound",
                        "compound to which the analyte belongs",
                        line -> line.row().analyte().compound()),
                optional(
                        "configuration",
                        "`R` or `S`; empty for an achiral analyte",
                        line -> line.row().analyte().configuration().map(Enum::name)));
    }

    private static List<Column<Line>> concentration() {
        return List.of(
                text(
                        "status",
                        "`quantified` `below_lloq` `above_uloq` `not_detected` `not_quantifiable`",
                        line -> line.row().judgement().status().word()),
                number(
                        "concentration_ng_per_ml",
                        "concentration to report, in the original sample (dilution applied); empty if there is none: a value outside the range never appears here",
                        line -> line.row().reportedNgPerMl()),
                number(
                        "ci95_low_ng_per_ml",
                        "lower end of the 95 % interval of the estimate (dilution applied), if there is one: uncertainty of peak area, internal standard area and calibration combined; it also reaches to where the concentration would be without the carry-over that the blanks of the run lead to expect",
                        interval(Estimate::ci95LowNgPerMl)),
                number("ci95_high_ng_per_ml", "upper end of the same interval", interval(Estimate::ci95HighNgPerMl)),
                number(
                        "estimate_ng_per_ml",
                        "concentration read from the curve (dilution applied), also outside the range, for blanks and QCs, and in a rejected run; empty if there is no response ratio",
                        estimate(Estimate::ngPerMl)),
                number(
                        "nominal_ng_per_ml",
                        "standards and QCs: nominal concentration in the original sample",
                        line -> line.row().judgement().nominalNgPerMl()),
                number(
                        "relative_error_percent",
                        "standards and QCs: 100 × (estimate - nominal) / nominal",
                        line -> line.row().judgement().relativeErrorPercent()),
                text(
                        "dilution_factor",
                        "factor by which the concentration in the injected sample was multiplied",
                        line -> NumberText.of(line.row().injection().dilutionFactor())));
    }

    private static List<Column<Line>> areas() {
        return List.of(
                number("retention_time_min", "apex of the analyte's peak, minutes", peak(Peak::retentionTimeMin)),
                number(
                        "area_counts_min",
                        "its area, counts × minute",
                        peak(found -> found.area().countsMin())),
                number(
                        "area_se_counts_min",
                        "standard error of that area",
                        peak(found -> found.area().seCountsMin())),
                number("height_counts", "its height above the baseline", peak(Peak::heightCounts)),
                number(
                        "internal_standard_area_counts_min",
                        "area of the internal standard peak that the analyte is related to",
                        standard(found -> found.area().countsMin())),
                number(
                        "internal_standard_retention_time_min",
                        "apex of that peak, minutes",
                        standard(Peak::retentionTimeMin)),
                number("response_ratio", "analyte area / internal standard area", ConcentrationsTable::ratio));
    }

    private static List<Column<Line>> figures() {
        return List.of(
                number(
                        "signal_to_noise",
                        "height / standard deviation of the baseline noise",
                        figure(Peak.Figures::signalToNoise)),
                number(
                        "resolution",
                        "resolution of the pair, at half height; towards the less well resolved neighbour",
                        figure(Peak.Figures::resolution)),
                number(
                        "tailing_factor",
                        "USP tailing factor, at 5 % of the height; empty if it cannot be measured",
                        figure(Peak.Figures::tailingFactor)),
                number("points_per_peak", "points over 1.7 half-height widths", figure(Peak.Figures::pointsPerPeak)),
                number(
                        "ion_ratio_percent",
                        "percent of the expected ion ratio (mean of the standards used), if the compound has a qualifier",
                        line -> line.row().judgement().ionRatioPercent()));
    }

    private static List<Column<Line>> remarks() {
        return List.of(
                text(
                        "integration",
                        "how the area was obtained: `joint_fit` `fixed_shape_fit` `perpendicular_drop` `manual` `none`",
                        line -> line.row().peak().how().word()),
                optional(
                        "used_in_curve",
                        "standards: `yes` `no`",
                        line -> line.row().judgement().usedInCurve().map(used -> used ? "yes" : "no")),
                codes(
                        "flags",
                        "codes, sorted, separated by `;`; they are listed below",
                        line -> line.row().judgement().flags().stream()
                                .map(Flag::name)
                                .sorted()));
    }

    /** Which decisions concern a row, and what it was before them. */
    private static List<Column<Line>> undecided() {
        return List.of(
                codes(
                        "decisions",
                        "numbers of the lines of decisions.csv that concern this row, separated by `;`",
                        line -> line.decisions().stream().map(decision -> String.valueOf(decision.number()))),
                optional(
                        "undecided_status",
                        "status before any decision; this and the next two columns are empty if no decision can change a result of the run",
                        line -> line.undecided()
                                .map(row -> row.judgement().status().word())),
                number(
                        "undecided_area_counts_min",
                        "area of the analyte's peak before any decision",
                        line -> of(
                                line.undecided().flatMap(row -> peakOf(row.peak())),
                                found -> found.area().countsMin())),
                number(
                        "undecided_estimate_ng_per_ml",
                        "estimate before any decision",
                        line -> of(line.undecided().flatMap(ResultRow::estimate), Estimate::ngPerMl)));
    }

    /** Columns that came after the others: a new one is the last. */
    private static List<Column<Line>> later() {
        return List.of(
                optional(
                        "qc_role",
                        "QCs: `lloq` `low` `middle` `high` `dilution`, by concentration or as the method declares it; empty: none",
                        line -> line.row().judgement().role().map(LevelRole::word)),
                number(
                        "internal_standard_area_se_counts_min",
                        "standard error of the area of the internal standard peak: with the other areas it is all that a second program needs to recompute concentrations and intervals",
                        standard(found -> found.area().seCountsMin())),
                number(
                        "start_min",
                        "where the area begins that lies between two bounds (perpendicular drop, manual), minutes; empty for a fit, which has none",
                        bound(Peak.Bounds::startMin)),
                number("end_min", "where it ends, minutes", bound(Peak.Bounds::endMin)));
    }

    private static Function<Line, OptionalDouble> bound(ToDoubleFunction<Peak.Bounds> value) {
        return line -> peakOf(line.row().peak())
                .filter(peak -> peak.how().isBetweenBounds())
                .map(peak -> OptionalDouble.of(value.applyAsDouble(peak.bounds())))
                .orElse(OptionalDouble.empty());
    }

    private static Function<Line, OptionalDouble> estimate(ToDoubleFunction<Estimate> value) {
        return line -> of(line.row().estimate(), value);
    }

    private static Function<Line, OptionalDouble> interval(Function<Estimate, OptionalDouble> end) {
        return line -> line.row().estimate().map(end).orElse(OptionalDouble.empty());
    }

    private static Function<Line, OptionalDouble> peak(ToDoubleFunction<Peak> value) {
        return line -> of(peakOf(line.row().peak()), value);
    }

    private static Function<Line, OptionalDouble> standard(ToDoubleFunction<Peak> value) {
        return line -> of(line.row().internalStandard().flatMap(ConcentrationsTable::peakOf), value);
    }

    private static Function<Line, OptionalDouble> figure(Function<Peak.Figures, OptionalDouble> value) {
        return line -> peakOf(line.row().peak())
                .map(found -> value.apply(found.figures()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble ratio(Line line) {
        Optional<Response.Ratio> ratio = line.row()
                .quantitation()
                .map(found -> found.response())
                .filter(Response.Ratio.class::isInstance)
                .map(Response.Ratio.class::cast);
        return of(ratio, Response.Ratio::value);
    }

    private static Optional<Peak> peakOf(Integration integration) {
        return integration instanceof Peak found ? Optional.of(found) : Optional.empty();
    }

    private static <T> OptionalDouble of(Optional<T> source, ToDoubleFunction<T> value) {
        return source.map(found -> OptionalDouble.of(value.applyAsDouble(found)))
                .orElse(OptionalDouble.empty());
    }
}
