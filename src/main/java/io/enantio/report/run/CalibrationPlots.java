package io.enantio.report.run;

import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.response.Response;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.method.Method;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import io.enantio.report.run.figure.Ink;
import io.enantio.report.run.figure.Scatter;
import java.util.List;
import java.util.stream.IntStream;

/** A curve through its standards, and how far each lies from it. */
final class CalibrationPlots {
    static final String LEGEND = "Filled: used, open and red: left out.";

    private static final int STEPS = 60;

    private final CurveFit fit;
    private final StandardLimits limits;

    CalibrationPlots(Method method, CurveFit fit) {
        this.fit = fit;
        this.limits = StandardLimits.of(method, fit.analyte());
    }

    Svg curve() {
        CalibrationCurve curve = fit.curve().orElseThrow();
        double most = curve.range().promised().high();
        List<Point> line = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> most * i / STEPS)
                .mapToObj(x -> new Point(x, curve.responseAt(x)))
                .toList();
        Scatter scatter = new Scatter(new Names("nominal, ng/mL", "response ratio"))
                .line(new Scatter.Line("curve", line, Ink.CURVE));
        for (StandardPoint point : fit.standards()) {
            if (point.response() instanceof Response.Ratio ratio) {
                scatter.dot(new Scatter.Dot(point.nominalNgPerMl(), ratio.value(), words(point), style(point)));
            }
        }
        return scatter.picture(fit.analyte().name() + ", calibration curve");
    }

    /** Against the logarithm, because levels lie so. */
    Svg errors() {
        Scatter scatter = new Scatter(new Names("log10 of nominal, ng/mL", "relative error, %"));
        for (StandardPoint point : fit.standards()) {
            double x = StrictMath.log10(point.nominalNgPerMl());
            point.relativeErrorPercent()
                    .ifPresent(error -> scatter.dot(new Scatter.Dot(x, error, words(point), style(point))));
        }
        double[] levels = fit.standards().stream()
                .mapToDouble(StandardPoint::nominalNgPerMl)
                .sorted()
                .distinct()
                .toArray();
        for (int side : new int[] {1, -1}) {
            List<Point> limit = IntStream.range(0, levels.length)
                    .mapToObj(i -> new Point(StrictMath.log10(levels[i]), side * limits.percentAt(levels[i])))
                    .toList();
            scatter.line(new Scatter.Line("limit", limit, Ink.LIMIT));
        }
        return scatter.level("none", 0, Ink.GUIDE)
                .picture(fit.analyte().name() + ", relative error of back-calculated standards");
    }

    private static String words(StandardPoint point) {
        String found = point.backCalculatedNgPerMl().isPresent()
                ? ", found "
                        + RoundedNumber.concentration(
                                        point.backCalculatedNgPerMl().getAsDouble())
                                .text()
                : "";
        return point.level() + ", injection " + point.injection() + found;
    }

    private static String style(StandardPoint point) {
        return CalibrationSection.isUsed(point) ? Ink.FILLED_BLUE : Ink.OPEN_RED;
    }
}
