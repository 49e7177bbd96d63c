package io.enantio.report.run.figure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.RunResult.Calibration;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.input.RunInput;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.rules.LimitKey;
import io.enantio.peak.area.Peak;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.run.figure.InjectionCharts.Extent;
import io.enantio.report.run.figure.InjectionCharts.Overlay;
import io.enantio.report.run.figure.RunView.InjectedCompound;
import io.enantio.run.SampleType;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Charts of a sample run against its own data, and figures of QCs against sums written out here. */
class RunChartsTest {
    private static RunResult result;
    private static RunView view;

    @BeforeAll
    static void processed() {
        RunInput run = RunInput.read(Path.of("sample-runs/failing-qc"));
        result = new AssayPipeline(run.method(), run.chromatograms()).process(run.run());
        view = new RunView(result);
    }

    private static Compound compound() {
        return result.method().compounds().get(0);
    }

    private static Analyte analyte() {
        return compound().analytes().get(0);
    }

    private static InjectedCompound first(SampleType type) {
        return view.compounds().stream()
                .filter(one -> one.injection().type() == type && one.compound().equals(compound()))
                .findFirst()
                .orElseThrow();
    }

    private static Series series(Panel panel, String name) {
        return panel.series().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in "
                        + panel.series().stream().map(Series::name).toList()));
    }

    private static List<Double> levels(Chart chart, String name) {
        return chart.panels().get(0).series().stream()
                .filter(one -> one.kind() == Kind.LEVEL && one.name().equals(name))
                .map(one -> one.values().get(0).y())
                .toList();
    }

    @Test
    void dataAreTheMeasuredPointsAndTheFitIsTheCurve() {
        InjectedCompound shown = first(SampleType.STUDY);
        Chart chart =
                new InjectionCharts(view).of(shown, Extent.WHOLE, Set.of()).analyte();
        Trace trace =
                ((Chromatogram) shown.peaks().raw().signal(compound().channels().quantifier())).trace();
        List<Value> data = series(chart.panels().get(0), "data").values();
        assertThat(data).hasSize(trace.size());
        assertThat(data.get(17)).isEqualTo(new Value(trace.timeMin(17), trace.intensityCounts(17)));
        FittedCurve curve =
                shown.peaks().in(compound().channels().quantifier()).curve().orElseThrow();
        assertThat(series(chart.panels().get(0), "fit").values())
                .allSatisfy(at -> assertThat(at.y()).isEqualTo(curve.at(at.x())));
        Peak peak = (Peak) shown.peaks().of(analyte());
        assertThat(series(chart.panels().get(0), analyte().name() + " from")
                        .values()
                        .get(0)
                        .x())
                .isEqualTo(peak.bounds().startMin());
        assertThat(series(chart.panels().get(0), analyte().name() + " to")
                        .values()
                        .get(0)
                        .x())
                .isEqualTo(peak.bounds().endMin());
        Panel residuals = chart.panels().get(1);
        assertThat(residuals.x().low()).isEqualTo(chart.panels().get(0).x().low());
        Value one = series(residuals, "residual / SD").values().get(40);
        int place = trace.firstAtOrAfter(one.x());
        double fit = curve.at(one.x());
        assertThat(one.y() * curve.noiseSdCounts(fit)).isCloseTo(trace.intensityCounts(place) - fit, within(1e-6));
    }

    @Test
    void theNoiseBandIsOneDeviationOnEitherSideOfTheBaseline() {
        InjectedCompound shown = first(SampleType.STUDY);
        FittedCurve curve =
                shown.peaks().in(compound().channels().quantifier()).curve().orElseThrow();
        List<Value> band = series(
                        new InjectionCharts(view)
                                .of(shown, Extent.WINDOW, Set.of())
                                .analyte()
                                .panels()
                                .get(0),
                        "noise, ± 1 SD")
                .values();
        assertThat(band).allSatisfy(at -> {
            double base = curve.baselineAt(at.x());
            assertThat(Math.abs(at.y() - base)).isCloseTo(curve.noiseSdCounts(base), within(1e-9));
        });
    }

    @Test
    void channelsThatEluteTogetherHaveOneTimeAxis() {
        InjectionCharts.Charts charts = new InjectionCharts(view).of(first(SampleType.QC), Extent.WINDOW, Set.of());
        Chart standard = charts.standard().orElseThrow();
        assertThat(standard.panels().get(0).x().low())
                .isCloseTo(charts.analyte().panels().get(0).x().low(), within(0.02));
        assertThat(standard.panels().get(0).x().high())
                .isCloseTo(charts.analyte().panels().get(0).x().high(), within(0.02));
    }

    @Test
    void overlaysAreTheTracesOfTheirInjections() {
        InjectedCompound shown = first(SampleType.STUDY);
        Panel panel = new InjectionCharts(view)
                .of(shown, Extent.WINDOW, EnumSet.allOf(Overlay.class))
                .analyte()
                .panels()
                .get(0);
        List<String> names = panel.series().stream().map(Series::name).toList();
        int number = shown.injection().number();
        assertThat(names.get(0)).startsWith("previous: injection " + (number - 1) + ",");
        assertThat(names.get(1)).startsWith("next: injection " + (number + 1) + ",");
        double ratio = ratio(shown.rows().get(0));
        Map<Integer, Double> away = standards().stream()
                .collect(Collectors.toMap(
                        row -> row.injection().number(), row -> Math.abs(Math.log(ratio(row) / ratio))));
        int nearest = away.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        assertThat(names.get(2)).startsWith("standard: injection " + nearest + ",");
        assertThat(names.get(3)).isEqualTo("mean shape of " + standards().size() + " standards");
        double top = panel.series().get(3).values().stream()
                .mapToDouble(Value::y)
                .max()
                .orElseThrow();
        double data = series(panel, "data").values().stream()
                .mapToDouble(Value::y)
                .max()
                .orElseThrow();
        assertThat(top).isCloseTo(data, within(0.1 * data));
    }

    private static double ratio(ResultRow row) {
        return ((Peak) row.peak()).area().countsMin()
                / ((Peak) row.internalStandard().orElseThrow()).area().countsMin();
    }

    private static List<ResultRow> standards() {
        return view.rows(analyte(), SampleType.STANDARD).stream()
                .filter(row -> row.judgement().usedInCurve().orElse(false))
                .toList();
    }

    @Test
    void limitsOfTheInternalStandardLieWhereTheRuleHasThem() {
        TrendCharts trends = new TrendCharts(view);
        Chart chart = trends.chart(
                trends.of(compound()).stream()
                        .filter(trend -> trend.id().equals("is"))
                        .findFirst()
                        .orElseThrow(),
                Optional.empty());
        double reference = result.calibrations().get(0).areas().standard().orElseThrow();
        assertThat(levels(chart, "is_low_percent"))
                .containsExactly(result.method().limits().number(LimitKey.IS_LOW_PERCENT) / 100 * reference);
        assertThat(levels(chart, "is_high_percent"))
                .containsExactly(result.method().limits().number(LimitKey.IS_HIGH_PERCENT) / 100 * reference);
    }

    @Test
    void limitsOfTimesAndResolutionAreThoseOfMethodAndRules() {
        TrendCharts trends = new TrendCharts(view);
        Map<String, Chart> charts = trends.of(compound()).stream()
                .filter(trend -> trend.analyte().equals(analyte()))
                .collect(Collectors.toMap(TrendCharts.Trend::id, trend -> trends.chart(trend, Optional.of(1))));
        double time =
                compound().channels().quantifier().window().retentionTimesMin().get(0);
        double half = compound().channels().quantifier().window().halfWidthMin();
        assertThat(levels(requireNonNull(charts.get("time")), "time of the method"))
                .containsExactly(time);
        assertThat(levels(requireNonNull(charts.get("time")), "retention window of the method"))
                .containsExactly(time - half, time + half);
        assertThat(levels(requireNonNull(charts.get("rs")), "resolution_minimum"))
                .containsExactly(result.method().limits().number(LimitKey.RESOLUTION_MINIMUM));
        assertThat(levels(requireNonNull(charts.get("width")), "limit")).isEmpty();
        assertThat(requireNonNull(charts.get("rs")).panels().get(0).y().low())
                .as("the axis reaches the limit")
                .isLessThanOrEqualTo(result.method().limits().number(LimitKey.RESOLUTION_FLOOR));
    }

    @Test
    void meanBiasAndCvOfALevelAreThoseOfItsQcs() {
        QcCharts charts = QcCharts.of(view, analyte());
        assertThat(charts.levels()).isNotEmpty();
        for (QcCharts.QcLevel level : charts.levels()) {
            double[] found = level.rows().stream()
                    .mapToDouble(row -> row.estimate().orElseThrow().ngPerMl())
                    .toArray();
            double sum = 0;
            for (double value : found) {
                sum += value;
            }
            double mean = sum / found.length;
            double squares = 0;
            for (double value : found) {
                squares += (value - mean) * (value - mean);
            }
            double cv = 100 * Math.sqrt(squares / (found.length - 1)) / mean;
            assertThat(level.biasPercent().orElseThrow())
                    .isCloseTo(100 * (mean / level.nominalNgPerMl() - 1), within(1e-9));
            assertThat(level.estimates().cvPercent().orElseThrow()).isCloseTo(cv, within(1e-9));
            Series drawn = series(charts.byLevel(Optional.empty()).panels().get(0), "mean of " + level.name());
            assertThat(drawn.values())
                    .allSatisfy(at ->
                            assertThat(at.y()).isCloseTo(100 * (mean / level.nominalNgPerMl() - 1), within(1e-9)));
            assertThat(levels(charts.overRun(Optional.empty()), "limit"))
                    .contains(level.limitPercent(), -level.limitPercent());
        }
    }

    @Test
    void levelsDifferInFormAndThoseOutsideAreOpen() {
        Chart chart = QcCharts.of(view, analyte()).overRun(Optional.empty());
        assertThat(chart.keys().stream()
                        .map(key ->
                                key.shape().orElseThrow().word() + key.style().fill()))
                .doesNotHaveDuplicates();
        Set<String> outside = view.rows(analyte(), SampleType.QC).stream()
                .filter(QcCharts::isOutside)
                .map(row -> row.injection().number() + "/" + analyte().name())
                .collect(Collectors.toSet());
        assertThat(chart.panels().get(0).marks().stream()
                        .filter(mark -> mark.style().fill().equals("#ffffff"))
                        .map(mark -> mark.id().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(outside);
    }

    @Test
    void aChartOfNothingHasAxesAllTheSame() {
        Chart chart = new Scatter(new Names("x", "y"))
                .level("limit", 3, PlotStyle.LIMIT)
                .chart("nothing");
        assertThat(chart.panels().get(0).y().high()).isGreaterThan(3);
        assertThat(chart.panels().get(0).x().high()).isEqualTo(1);
    }

    @Test
    void theShownResultIsMarkedOnTheCurve() {
        ResultRow row = first(SampleType.STUDY).rows().get(0);
        Calibration calibration = result.calibrations().get(0);
        Chart chart = new CalibrationCharts(result.method(), calibration.fit(), Optional.of(row)).curve();
        Mark ring = chart.panels().get(0).marks().stream()
                .filter(mark -> mark.shape() == Mark.Shape.RING)
                .findFirst()
                .orElseThrow();
        assertThat(ring.at().y()).isCloseTo(ratio(row), within(1e-9 * ratio(row)));
        assertThat(calibration.fit().curve().orElseThrow().responseAt(ring.at().x()))
                .as("the mark lies on the curve")
                .isCloseTo(ring.at().y(), within(1e-6 * ring.at().y()));
    }

    @Test
    void aPictureOfTheRawFileAloneHasTheDataAndTheKnownTimes() {
        InjectedCompound shown = first(SampleType.STUDY);
        Chart chart = InjectionCharts.data(
                        result.method(),
                        shown.peaks().raw(),
                        compound(),
                        Extent.WHOLE,
                        Map.of(analyte().name(), 10.25))
                .analyte();
        assertThat(chart.panels()).hasSize(1);
        assertThat(chart.panels().get(0).series().stream().map(Series::kind)).containsExactly(Kind.TRACE, Kind.UPRIGHT);
        assertThat(series(chart.panels().get(0), analyte().name())
                        .values()
                        .get(0)
                        .x())
                .isEqualTo(10.25);
    }
}
