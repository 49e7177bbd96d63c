package io.enantio.report.run.figure;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.method.Method;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Mark.Shape;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The charts of a curve: with its standards, and their relative errors; one result can be marked on both. */
public final class CalibrationCharts {
    private static final int STEPS = 60;
    private static final String RATIO = "response ratio";
    private static final String ERROR = "relative error, %";

    private final CurveFit fit;
    private final StandardLimits limits;
    private final NumberPrinter numbers;
    private final Optional<ResultRow> shown;

    /**
     * Charts of a fit.
     *
     * @param method of the run, which has the limits
     * @param fit with its standards
     * @param shown a result of the same analyte that is marked; absent: none
     */
    public CalibrationCharts(Method method, CurveFit fit, Optional<ResultRow> shown) {
        this.fit = fit;
        this.limits = StandardLimits.of(method, fit.analyte());
        this.numbers = new NumberPrinter(method.rounding());
        this.shown = shown;
    }

    /**
     * The curve with every standard.
     *
     * @return without a line if there is no valid curve
     */
    public Chart curve() {
        Scatter scatter = new Scatter(new Names("nominal, ng/mL", RATIO));
        scatter.reaching(0, 0);
        Optional<CalibrationCurve> curve = fit.curve();
        curve.ifPresent(found -> {
            double most = found.range().ofMethod().high();
            scatter.line(
                    "curve",
                    PlotStyle.CURVE,
                    IntStream.rangeClosed(0, STEPS)
                            .mapToDouble(i -> most * i / STEPS)
                            .mapToObj(x -> new Value(x, found.responseAt(x)))
                            .toList());
        });
        for (StandardPoint point : fit.standards()) {
            if (point.response() instanceof Response.Ratio ratio) {
                scatter.mark(mark(point, RATIO, new Value(point.nominalNgPerMl(), ratio.value())));
            }
        }
        shown.flatMap(ResultRow::estimate)
                .filter(estimate -> Double.isFinite(estimate.injectedNgPerMl()))
                .ifPresent(estimate -> scatter.mark(ring(
                        RATIO,
                        new Value(
                                estimate.injectedNgPerMl(), estimate.response().value()),
                        ", at "
                                + numbers.concentration(estimate.injectedNgPerMl())
                                        .text() + " ng/mL as injected")));
        return scatter.chart(fit.analyte().name() + ", calibration curve");
    }

    /**
     * Relative errors of the standards against the logarithm of the concentration, because levels are spaced that way.
     *
     * @return with the limits of the rules
     */
    public Chart errors() {
        Scatter scatter = new Scatter(new Names("log10 of nominal, ng/mL", ERROR));
        for (StandardPoint point : fit.standards()) {
            double x = StrictMath.log10(point.nominalNgPerMl());
            point.relativeErrorPercent().ifPresent(error -> scatter.mark(mark(point, ERROR, new Value(x, error))));
        }
        double[] levels = fit.standards().stream()
                .mapToDouble(StandardPoint::nominalNgPerMl)
                .sorted()
                .distinct()
                .toArray();
        for (int side : new int[] {1, -1}) {
            scatter.line(
                    "limit",
                    PlotStyle.LIMIT,
                    IntStream.range(0, levels.length)
                            .mapToObj(i -> new Value(StrictMath.log10(levels[i]), side * limits.percentAt(levels[i])))
                            .toList());
        }
        shown.ifPresent(row -> {
            OptionalDouble error = row.judgement().relativeErrorPercent();
            OptionalDouble nominal = row.judgement().nominalNgPerMl();
            if (error.isPresent() && nominal.isPresent() && nominal.getAsDouble() > 0) {
                double x =
                        StrictMath.log10(nominal.getAsDouble() / row.injection().dilutionFactor());
                scatter.mark(ring(ERROR, new Value(x, error.getAsDouble()), ""));
            }
        });
        return scatter.level("none", 0, PlotStyle.GUIDE)
                .chart(fit.analyte().name() + ", relative error of back-calculated standards");
    }

    private Mark mark(StandardPoint point, String name, Value at) {
        return new Mark(
                name,
                at,
                words(point),
                Shape.CIRCLE,
                style(point),
                Optional.of(point.injection() + "/" + fit.analyte().name()));
    }

    private Mark ring(String name, Value at, String more) {
        ResultRow row = shown.orElseThrow();
        return new Mark(
                name,
                at,
                "shown: injection " + row.injection().number() + ", "
                        + row.injection().sample().id() + more,
                Shape.RING,
                PlotStyle.SHOWN,
                Optional.of(row.injection().number() + "/" + fit.analyte().name()));
    }

    private String words(StandardPoint point) {
        String found = point.backCalculatedNgPerMl().isPresent()
                ? ", found "
                        + numbers.concentration(point.backCalculatedNgPerMl().getAsDouble())
                                .text()
                : "";
        return point.level() + ", injection " + point.injection() + found;
    }

    private static Style style(StandardPoint point) {
        return point.use() == StandardPoint.Use.USED ? PlotStyle.FILLED_BLUE : PlotStyle.OPEN_RED;
    }
}
