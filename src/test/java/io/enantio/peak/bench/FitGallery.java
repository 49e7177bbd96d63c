package io.enantio.peak.bench;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.area.Peak;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.peak.joint.FittedChannel;
import io.enantio.peak.joint.JointFitRun;
import io.enantio.peak.joint.JointFitRun.Expectation;
import io.enantio.peak.joint.JointFitRun.Input;
import io.enantio.peak.shape.ExponentiallyModifiedGaussian;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Fits to look at: a small simulated run of tailing pairs (As10 1.5, FWHM 0.2 min, a point a second, baseline noise of 70 counts,
 * 10 counts an ion) goes through {@link JointFitRun}, and the curves of two samples are shown.
 */
public final class FitGallery {
    private static final double SIGMA_MIN = 0.0659;
    private static final double TAU_RATIO = 1.209;
    private static final double WIDTH_MIN = 0.2;
    private static final double AREA_AT_SN1 = 22.4;
    private static final double FIRST_MIN = 9.2;
    private static final double EARLIER_MIN = 0.025;
    private static final double HALF_WIDTH_MIN = 0.17;
    private static final double[] STANDARDS = {30, 60, 120, 250, 500, 1000, 60, 250};
    /** S/N of both peaks of the samples; the first two are shown. */
    private static final double[][] SAMPLES = {{50, 50}, {500, 50}, {120, 30}, {40, 300}, {15, 90}, {700, 70}};

    private FitGallery() {}

    /**
     * A fit and its truth. All lists go over the points of the fit's window.
     *
     * @param ratio of the areas, first:second
     * @param components each peak alone, above the baseline, counts
     * @param residuals (data - fit) / SD of the noise model
     * @param areas in elution order
     */
    public record Shown(
            double resolution,
            String ratio,
            List<Double> timesMin,
            List<Double> dataCounts,
            List<Double> fitCounts,
            List<Double> baselineCounts,
            List<List<Double>> components,
            List<Double> residuals,
            List<ShownArea> areas) {}

    /** How far an area is from the truth, and its standard error, both in % of the truth. */
    public record ShownArea(double errorPercent, double sePercent) {}

    /** The two samples of a run at a resolution: 1:1, and 10:1 with the small peak behind. */
    public static List<Shown> at(double resolution) {
        double spacing = resolution * 2 * WIDTH_MIN / 1.18;
        List<Input> run = run(spacing);
        List<FittedChannel> fitted = JointFitRun.fit(
                        expectation(FIRST_MIN, spacing),
                        Optional.of(expectation(FIRST_MIN - EARLIER_MIN, spacing)),
                        run)
                .stream()
                .map(JointFitRun.Fitted::analyte)
                .toList();
        int first = STANDARDS.length;
        return List.of(
                shown(resolution, 0, run.get(first), fitted.get(first)),
                shown(resolution, 1, run.get(first + 1), fitted.get(first + 1)));
    }

    private static Expectation expectation(double firstMin, double spacing) {
        return new Expectation(List.of(firstMin, firstMin + spacing), HALF_WIDTH_MIN);
    }

    private static List<Input> run(double spacing) {
        List<Input> run = new ArrayList<>();
        for (double signalToNoise : STANDARDS) {
            run.add(input(SampleType.STANDARD, new double[] {signalToNoise, signalToNoise}, spacing, run.size()));
        }
        for (double[] sample : SAMPLES) {
            run.add(input(SampleType.STUDY, sample, spacing, run.size()));
        }
        return run;
    }

    /** Places jitter from injection to injection, the same for analyte and standard. */
    private static Input input(SampleType kind, double[] signalToNoise, double spacing, int number) {
        long seed = Math.round(10_000 * spacing) + 2L * number;
        double at = FIRST_MIN + 0.012 * (number * 5 % 7 - 3) / 3;
        return new Input(
                kind,
                Optional.of(trace(signalToNoise, at, spacing, seed)),
                Optional.of(trace(new double[] {300, 300}, at - EARLIER_MIN, spacing, seed + 1)));
    }

    private static Trace trace(double[] signalToNoise, double firstMin, double spacing, long seed) {
        double mu = firstMin - SIGMA_MIN * ExponentiallyModifiedGaussian.apex(TAU_RATIO);
        return new SyntheticChromatogram()
                .peak(signalToNoise[0] * AREA_AT_SN1, mu, SIGMA_MIN, SIGMA_MIN * TAU_RATIO)
                .peak(signalToNoise[1] * AREA_AT_SN1, mu + spacing, SIGMA_MIN, SIGMA_MIN * TAU_RATIO)
                .time(8, 11.5, 1.0 / 60)
                .baseline(500, 40)
                .noise(70, 10, seed)
                .trace();
    }

    private static Shown shown(double resolution, int sample, Input input, FittedChannel fitted) {
        FittedCurve curve = fitted.curve().orElseThrow();
        Trace whole = input.analyte().orElseThrow();
        Trace trace = whole.slice(whole.firstAtOrAfter(curve.fromMin()), whole.firstAtOrAfter(curve.toMin()));
        List<Double> times = over(trace.size(), trace::timeMin);
        List<Double> baseline = over(trace.size(), i -> curve.baselineAt(times.get(i)));
        List<List<Double>> components = new ArrayList<>();
        List<ShownArea> areas = new ArrayList<>();
        for (int j = 0; j < fitted.peaks().size(); j++) {
            components.add(curve.peakAt(j, times));
            double truth = SAMPLES[sample][j] * AREA_AT_SN1;
            Peak.Area area = fitted.peaks().get(j).area();
            areas.add(new ShownArea(100 * (area.countsMin() / truth - 1), 100 * area.seCountsMin() / truth));
        }
        List<Double> fit = over(
                trace.size(),
                i -> baseline.get(i)
                        + components.stream().mapToDouble(peak -> peak.get(i)).sum());
        return new Shown(
                resolution,
                sample == 0 ? "1:1" : "10:1",
                times,
                over(trace.size(), trace::intensityCounts),
                fit,
                baseline,
                components,
                over(
                        trace.size(),
                        i -> curve.residual(times.get(i), trace.intensityCounts(i), fit.get(i))
                                .orElse(0)),
                areas);
    }

    private static List<Double> over(int n, IntToDoubleFunction values) {
        return IntStream.range(0, n).mapToDouble(values).boxed().toList();
    }
}
