package io.enantio.report.comparison;

import io.enantio.comparison.Compared.Values;
import io.enantio.comparison.Quantity;
import io.enantio.comparison.QuantityComparison;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import io.enantio.report.run.figure.Scatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Pictures of one quantity of an analyte: differences over the size, and theirs over ours. */
final class ComparisonCharts {
    private static final Style IDENTITY = PlotStyle.GUIDE;

    private final QuantityComparison of;
    private final ComparisonNumber numbers;

    ComparisonCharts(QuantityComparison of, ComparisonNumber numbers) {
        this.of = of;
        this.numbers = numbers;
    }

    /** None with fewer than two pairs. */
    List<Figure> all() {
        if (of.values().size() < 2) {
            return List.of();
        }
        String anchor = "of-" + Integer.toHexString(of.analyte().hashCode()) + "-"
                + of.quantity().ordinal();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "differences-" + anchor,
                of.analyte() + ", " + of.quantity().title() + ": differences, with their mean and limits of agreement",
                Tone.PLAIN,
                () -> differences().svg()));
        if (of.quantity().isRelative()) {
            figures.add(new Figure(
                    "lines-" + anchor,
                    of.analyte() + ", " + of.quantity().title() + ": theirs over ours",
                    Tone.PLAIN,
                    () -> lines().svg()));
        }
        return figures;
    }

    private Chart differences() {
        boolean isRelative = of.quantity().isRelative();
        Decades decades = Decades.of(of.values());
        Scatter scatter = new Scatter(new Names(
                isRelative ? "mean of both" + unit() + ", logarithmic" : "mean of both, min",
                isRelative ? "difference, % of the mean" : "theirs - ours, min"));
        if (isRelative) {
            scatter.labelled(decades.labels())
                    .reaching(0.9, 0)
                    .reaching(decades.labels().size() + 0.1, 0);
        }
        for (Values pair : of.values()) {
            double mean = (pair.ours() + pair.theirs()) / 2;
            double difference = isRelative ? pair.percentOfMean() : pair.theirs() - pair.ours();
            scatter.dot(
                    isRelative ? decades.place(mean) : mean,
                    difference,
                    words(pair, difference),
                    PlotStyle.FILLED_BLUE);
        }
        scatter.level("none", 0, IDENTITY);
        of.differences()
                .ifPresent(limits -> scatter.level("mean", limits.mean().value(), PlotStyle.MEAN)
                        .level("lower limit of agreement", limits.lower().value(), PlotStyle.LIMIT)
                        .level("upper limit of agreement", limits.upper().value(), PlotStyle.LIMIT)
                        .key(new Key("mean", Optional.empty(), PlotStyle.MEAN))
                        .key(new Key("limits of agreement", Optional.empty(), PlotStyle.LIMIT)));
        return scatter.chart(of.analyte() + ": differences");
    }

    private Chart lines() {
        Scatter scatter = new Scatter(new Names("ours" + unit(), "theirs" + unit()));
        double low = of.values().stream().mapToDouble(Values::ours).min().orElse(0);
        double high = of.values().stream().mapToDouble(Values::ours).max().orElse(1);
        scatter.reaching(0, 0);
        for (Values pair : of.values()) {
            scatter.dot(pair.ours(), pair.theirs(), words(pair, 100 * (pair.ratio() - 1)), PlotStyle.FILLED_BLUE);
        }
        scatter.line("equal", IDENTITY, List.of(new Value(0, 0), new Value(high, high)))
                .key(new Key("equal", Optional.empty(), IDENTITY));
        of.lines().passingBablok().ifPresent(line -> {
            double slope = line.slope().value();
            double intercept = line.intercept().value();
            scatter.line(
                            "Passing-Bablok",
                            PlotStyle.CURVE,
                            List.of(new Value(low, intercept + slope * low), new Value(high, intercept + slope * high)))
                    .key(new Key("Passing-Bablok", Optional.empty(), PlotStyle.CURVE));
        });
        return scatter.chart(of.analyte() + ": theirs over ours");
    }

    private String unit() {
        return switch (of.quantity()) {
            case AREA, INTERNAL_STANDARD_AREA -> ", counts x min";
            case CONCENTRATION -> ", ng/mL";
            case RETENTION_TIME -> ", min";
            case AREA_RATIO -> "";
        };
    }

    private String words(Values pair, double difference) {
        return "injection " + pair.pair().ours().injected().number() + ", "
                + pair.pair().ours().injected().sampleId() + ": "
                + numbers.figure(difference).text()
                + (of.quantity() == Quantity.RETENTION_TIME ? " min" : " %");
    }

    /**
     * Powers of ten at 1, 2, 3 ... of an axis.
     *
     * @param lowest exponent at 1
     * @param labels from there
     */
    private record Decades(int lowest, List<String> labels) {
        static Decades of(List<Values> values) {
            double low = values.stream().mapToDouble(Decades::mean).min().orElse(1);
            double high = values.stream().mapToDouble(Decades::mean).max().orElse(1);
            int first = (int) Math.floor(StrictMath.log10(low));
            int last = Math.max(first + 1, (int) Math.ceil(StrictMath.log10(high)));
            int step = Math.max(1, (last - first + 6) / 7);
            return new Decades(
                    first,
                    IntStream.rangeClosed(first, last)
                            .mapToObj(power -> (power - first) % step == 0 ? label(power) : "")
                            .toList());
        }

        private static double mean(Values pair) {
            return (pair.ours() + pair.theirs()) / 2;
        }

        private static String label(int power) {
            return power >= 0 && power <= 4
                    ? "1" + "0".repeat(power)
                    : power < 0 && power >= -3 ? "0." + "0".repeat(-power - 1) + "1" : "1e" + power;
        }

        double place(double value) {
            return 1 + StrictMath.log10(value) - lowest;
        }
    }
}
