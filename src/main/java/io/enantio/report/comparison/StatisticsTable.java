package io.enantio.report.comparison;

import static io.enantio.text.CsvTable.Column.codes;
import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.comparison.QuantityComparison;
import io.enantio.comparison.QuantityComparison.Share;
import io.enantio.statistics.Agreement.BlandAltman;
import io.enantio.statistics.DemingLine;
import io.enantio.statistics.DemingLine.Interval;
import io.enantio.statistics.MedianInterval;
import io.enantio.statistics.PassingBablok;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** comparison-statistics.csv: how each quantity of each analyte agrees. */
final class StatisticsTable {
    static final CsvTable<QuantityComparison> TABLE =
            new CsvTable<>("comparison-statistics.csv", "a row per analyte and quantity", columns());

    private StatisticsTable() {}

    private static List<Column<QuantityComparison>> columns() {
        List<Column<QuantityComparison>> columns = new ArrayList<>(List.of(
                text(
                        "analyte",
                        "name in the method; `all analytes`: all of them together",
                        QuantityComparison::analyte),
                text(
                        "quantity",
                        "`area`, `internal_standard_area`, `area_ratio`, `concentration` or `retention_time`",
                        row -> row.quantity().word()),
                count("pairs", "that count", row -> row.values().size()),
                codes(
                        "left_out",
                        "pairs that do not count, as `reason=number`: `excluded` by a person, here or there; `no_value_here`,"
                                + " `no_value_there`; `not_positive`; `not_detected` and, of concentrations, `below_lloq` by us",
                        row -> row.leftOut().entrySet().stream()
                                .map(entry -> entry.getKey().word() + "=" + entry.getValue())),
                number(
                        "raw_median_ratio",
                        "median of theirs/ours, each in its own unit",
                        row -> row.ratio().rawMedian()),
                number(
                        "median_ratio",
                        "the same after their areas are divided by the scale; empty with fewer than six pairs, as the interval",
                        row -> of(row.ratio().median(), each -> each.median().value())),
                number(
                        "median_ratio_low",
                        "lower end of its distribution-free interval: one of the ratios",
                        row -> of(row.ratio().median(), each -> each.median().low95())),
                number(
                        "median_ratio_high",
                        "upper end",
                        row -> of(row.ratio().median(), each -> each.median().high95())),
                number(
                        "median_ratio_coverage",
                        "probability of that interval, at least 0.95",
                        row -> of(row.ratio().median(), MedianInterval::coverage))));
        interval(
                columns,
                "mean_difference",
                "mean of 200·(theirs - ours)/(theirs + ours), percent; of retention times theirs - ours, minutes",
                row -> row.differences().map(BlandAltman::mean));
        interval(
                columns,
                "lower_limit",
                "lower limit of agreement, mean - 1.96 SD (Bland-Altman)",
                row -> row.differences().map(BlandAltman::lower));
        interval(
                columns,
                "upper_limit",
                "upper limit of agreement",
                row -> row.differences().map(BlandAltman::upper));
        interval(
                columns,
                "passing_bablok_slope",
                "ours across, theirs up, areas after scaling",
                row -> row.lines().passingBablok().map(PassingBablok::slope));
        interval(
                columns,
                "passing_bablok_intercept",
                "in the unit of ours",
                row -> row.lines().passingBablok().map(PassingBablok::intercept));
        interval(
                columns,
                "deming_slope",
                "weighted Deming line, errors in proportion to the value, intervals by the jackknife",
                row -> row.lines().weightedDeming().map(DemingLine.WithIntervals::slope));
        interval(
                columns,
                "deming_intercept",
                "in the unit of ours",
                row -> row.lines().weightedDeming().map(DemingLine.WithIntervals::intercept));
        columns.add(share(2));
        columns.add(share(5));
        columns.add(share(15));
        columns.add(codes("absences", "why a figure is empty", row -> row.absences().stream()));
        return columns;
    }

    private static void interval(
            List<Column<QuantityComparison>> columns,
            String name,
            String meaning,
            Function<QuantityComparison, Optional<Interval>> interval) {
        columns.add(number(name, meaning, row -> of(interval.apply(row), Interval::value)));
        columns.add(number(
                name + "_low", "lower end of its 95 % interval", row -> of(interval.apply(row), Interval::low95)));
        columns.add(number(name + "_high", "upper end", row -> of(interval.apply(row), Interval::high95)));
    }

    private static Column<QuantityComparison> share(int within) {
        return number(
                "within_" + within + "_percent",
                "pairs whose theirs is within " + within + " % of ours, percent; areas after scaling",
                row -> row.ratio().shares().stream()
                        .filter(share -> share.withinPercent() == within)
                        .mapToDouble(Share::percent)
                        .findFirst());
    }

    private static <T> OptionalDouble of(Optional<T> from, ToDoubleFunction<T> figure) {
        return from.isPresent() ? OptionalDouble.of(figure.applyAsDouble(from.get())) : OptionalDouble.empty();
    }
}
