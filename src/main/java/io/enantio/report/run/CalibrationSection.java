package io.enantio.report.run;

import io.enantio.acceptance.result.RunResult.Calibration;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.RejectedCurve;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.run.figure.CalibrationCharts;
import io.enantio.report.run.figure.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The curve of each analyte with residuals, parameters and every standard, including excluded ones. */
final class CalibrationSection {
    private static final int DIGITS = 5;
    private static final String LEGEND = "Filled: used. Open and red: excluded.";

    private final RunView view;
    private final NumberPrinter numbers;

    private CalibrationSection(RunView view) {
        this.view = view;
        this.numbers = view.numbers();
    }

    static Section of(RunView view) {
        CalibrationSection section = new CalibrationSection(view);
        List<Block> blocks = view.result().calibrations().stream()
                .map(section::group)
                .map(Block.class::cast)
                .toList();
        return new Section("calibration", "Calibration", blocks);
    }

    private Subsection group(Calibration calibration) {
        CurveFit fit = calibration.fit();
        List<Block> blocks = new ArrayList<>();
        if (fit instanceof RejectedCurve rejected) {
            blocks.add(new Text(
                    "No valid calibration curve (" + rejected.flag().name() + "): " + rejected.reason(), Tone.BAD));
        }
        if (!calibration.flags().isEmpty()) {
            blocks.add(new Text("Flags: " + RunView.codes(calibration.flags()), Tone.DOUBT));
        }
        List<StandardPoint> leftOut = fit.standards().stream()
                .filter(point -> point.use() == Use.OF_FAILED_BATCH)
                .toList();
        if (!leftOut.isEmpty()) {
            blocks.add(new Text(
                    leftOut.size() + " of " + fit.standards().size()
                            + " standards are of an extraction batch that failed and support no other (RUN-5): the curve was fitted again without them.",
                    Tone.DOUBT));
        }
        Optional<CalibrationCurve> curve = fit.curve();
        curve.ifPresent(found -> blocks.add(parameters(found)));
        CalibrationCharts charts = new CalibrationCharts(view.result().method(), fit, Optional.empty());
        String name = fit.analyte().name();
        int place = view.result().method().analytes().indexOf(fit.analyte());
        if (curve.isPresent()) {
            blocks.add(new Figures(List.of(
                    new Figure(
                            "curve-" + place,
                            name + ": curve. " + LEGEND,
                            Tone.PLAIN,
                            () -> charts.curve().svg()),
                    new Figure(
                            "residuals-" + place,
                            name + ": relative error of the back-calculated standards. Dashed: limits.",
                            Tone.PLAIN,
                            () -> charts.errors().svg()))));
        }
        blocks.add(standards(fit));
        return new Subsection(name, blocks);
    }

    private Facts parameters(CalibrationCurve curve) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                "model",
                curve.form().model().word() + ", weighting "
                        + curve.form().weighting().word()));
        String[] names = {"intercept", "slope, per ng/mL", "quadratic, per (ng/mL)²"};
        for (int k = 0; k < curve.fit().coefficients().size(); k++) {
            String se = k < curve.fit().covariance().size()
                    ? " ± "
                            + significant(
                                    Math.sqrt(curve.fit().covariance().get(k).get(k)), 2) + " (standard error)"
                    : "";
            facts.add(Fact.of(names[k], significant(curve.fit().coefficients().get(k), DIGITS) + se));
        }
        facts.add(Fact.of(
                "effective range",
                numbers.concentration(curve.range().effective().low()).text() + " to "
                        + numbers.concentration(curve.range().effective().high())
                                .text() + " ng/mL"));
        if (curve.fit().degreesOfFreedom() > 0) {
            facts.add(Fact.of(
                    "residual error",
                    numbers.percent(curve.residualErrorPercent()).text() + " %"));
        }
        facts.add(Fact.of(
                "R² (not a criterion)",
                numbers.decimals(curve.fit().rSquared(), 4).text()));
        return new Facts(facts);
    }

    private String significant(double value, int digits) {
        return numbers.significant(value, digits).text();
    }

    private Table standards(CurveFit fit) {
        StandardLimits limits = StandardLimits.of(view.result().method(), fit.analyte());
        return Table.of(
                "standards " + fit.analyte().name(),
                fit.analyte().name() + ": every standard, back-calculated",
                fit.standards(),
                List.of(
                        Column.number("injection", point -> Cell.count(point.injection())),
                        Column.words("level", StandardPoint::level),
                        Column.number(
                                "nominal, ng/mL", point -> Cell.of(numbers.concentration(point.nominalNgPerMl()))),
                        Column.number("response ratio", point -> ratio(point.response())),
                        Column.number("found, ng/mL", point -> numbers.concentration(point.backCalculatedNgPerMl())),
                        Column.number("relative error, %", point -> error(point, limits)),
                        Column.number(
                                "limit, %",
                                point -> Cell.of(numbers.decimals(limits.percentAt(point.nominalNgPerMl()), 0))),
                        Column.marked("in the curve", this::use)));
    }

    private Cell ratio(Response response) {
        return response instanceof Response.Ratio ratio
                ? Cell.of(numbers.significant(ratio.value(), DIGITS))
                : Cell.of("none: " + ((Response.NoRatio) response).reason().text());
    }

    private Cell error(StandardPoint point, StandardLimits limits) {
        if (point.relativeErrorPercent().isEmpty()) {
            return Cell.NONE;
        }
        double error = point.relativeErrorPercent().getAsDouble();
        double limit = Math.copySign(limits.percentAt(point.nominalNgPerMl()), error);
        return Cell.of(numbers.percentBeside(error, limit), limits.isInside(point) ? Tone.PLAIN : Tone.BAD);
    }

    private Cell use(StandardPoint point) {
        return switch (point.use()) {
            case USED -> Cell.of("yes", Tone.GOOD);
            case EXCLUDED_BY_DECISION -> Cell.of("no: excluded by decision", Tone.DOUBT);
            case OF_FAILED_BATCH -> Cell.of("no: its extraction batch failed (RUN-5)", Tone.BAD);
            case WITHOUT_RESULT -> Cell.of("no: no result", Tone.BAD);
            case EXCLUDED_BY_RULE -> Cell.of("no: rule CAL-5" + how(point), Tone.BAD);
        };
    }

    private String how(StandardPoint point) {
        return point.exclusion()
                .map(step -> ", step " + step.step()
                        + (step.relativeErrorPercent().isPresent()
                                ? ", " + beside(step.relativeErrorPercent().getAsDouble(), step.limitPercent())
                                        + " % from the curve that still included it"
                                : ""))
                .orElse("");
    }

    private String beside(double error, double limit) {
        return numbers.percentBeside(error, Math.copySign(limit, error)).text();
    }

    /** Whether the curve was fitted to a standard. */
    static boolean isUsed(StandardPoint point) {
        return point.use() == Use.USED;
    }
}
