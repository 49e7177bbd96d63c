package io.enantio.peak;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.FitLayout.Term;
import io.enantio.peak.JointFit.Expectation;
import io.enantio.peak.JointFit.Input;
import io.enantio.peak.JointFit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits to look at: a small simulated run of tailing pairs (As10 1.5, FWHM 0.2 min, a point a second, baseline noise of 70 counts,
 * 10 counts an ion) goes through {@link JointFit}, and the curves of two samples are evaluated at the places and shapes that it
 * found.
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
        List<FittedChannel> fitted = JointFit.fitRun(
                        expectation(FIRST_MIN, spacing),
                        Optional.of(expectation(FIRST_MIN - EARLIER_MIN, spacing)),
                        run)
                .stream()
                .map(JointFit.Fitted::analyte)
                .toList();
        List<VariableProjection> curves = curves(run, fitted);
        int first = STANDARDS.length;
        return List.of(
                shown(resolution, 0, fitted.get(first), curves.get(first)),
                shown(resolution, 1, fitted.get(first + 1), curves.get(first + 1)));
    }

    private static Expectation expectation(double firstMin, double spacing) {
        return new Expectation(List.of(firstMin, firstMin + spacing), HALF_WIDTH_MIN);
    }

    private static List<Input> run(double spacing) {
        List<Input> run = new ArrayList<>();
        for (double signalToNoise : STANDARDS) {
            run.add(input(Kind.KNOWN, new double[] {signalToNoise, signalToNoise}, spacing, run.size()));
        }
        for (double[] sample : SAMPLES) {
            run.add(input(Kind.SAMPLE, sample, spacing, run.size()));
        }
        return run;
    }

    /** Places jitter from injection to injection, the same for analyte and standard. */
    private static Input input(Kind kind, double[] signalToNoise, double spacing, int number) {
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

    /**
     * The linear part of every fit again, at the places and shapes that the run's fit found: {@link FittedChannel} keeps no
     * curves. Noise and background are estimated over the run as the fit does it.
     */
    private static List<VariableProjection> curves(List<Input> run, List<FittedChannel> fitted) {
        NoiseModel noise = NoiseEstimate.firstGuess(
                run.stream().flatMap(input -> input.analyte().stream()).toList());
        BaselineModel vague = BaselineModel.curvedWithin(new BaselineModel.Known(0, Math.sqrt(noise.variance(0))));
        BaselineModel background = vague;
        for (int round = 0; round < 3; round++) {
            List<VariableProjection> curves = curves(run, fitted, noise, background);
            NoiseEstimate estimate = new NoiseEstimate();
            curves.forEach(estimate::add);
            noise = estimate.model(noise);
            List<BaselineEvidence> evidence =
                    curves.stream().map(VariableProjection::baselineEvidence).toList();
            background = BaselineEstimate.of(evidence.subList(0, STANDARDS.length), evidence, vague);
        }
        return curves(run, fitted, noise, background);
    }

    private static List<VariableProjection> curves(
            List<Input> run, List<FittedChannel> fitted, NoiseModel noise, BaselineModel background) {
        List<VariableProjection> curves = new ArrayList<>();
        for (int i = 0; i < run.size(); i++) {
            FitLayout layout = layout(fitted.get(i));
            double[] theta = theta(layout, fitted.get(i));
            FitPoints.Window window =
                    new ShapeKnowledge(layout, theta, Matrices.identity(layout.size())).window(theta[0]);
            FitPoints points = FitPoints.of(run.get(i).analyte().orElseThrow(), window, 0, point -> true);
            VariableProjection curve = new VariableProjection(points, layout, background);
            curve.weighEqually(noise.variance(0));
            for (int round = 0; round < 3; round++) {
                curve.evaluate(theta);
                curve.weigh(noise);
            }
            curve.evaluate(theta);
            curves.add(curve);
        }
        return curves;
    }

    private static FitLayout layout(FittedChannel fitted) {
        PeakShape shape = fitted.peaks().get(0).shape();
        FitLayout plain = FitLayout.plain(fitted.peaks().size(), shape.elution());
        return shape.slowFraction() > 0 ? plain.with(Term.SLOW_TAIL) : plain;
    }

    private static double[] theta(FitLayout layout, FittedChannel fitted) {
        PeakShape first = fitted.peaks().get(0).shape();
        double[] theta = new double[layout.size()];
        double before = 0;
        for (int j = 0; j < layout.peaks(); j++) {
            FittedChannel.FittedPeak peak = fitted.peaks().get(j);
            double apex = peak.apexMin() - peak.shape().maximumMin();
            theta[j] = apex - before;
            before = apex;
            if (j > 0) {
                theta[layout.width(j)] = Math.log(peak.shape().sigmaMin() / first.sigmaMin());
            }
        }
        theta[layout.logSigma()] = Math.log(first.sigmaMin());
        theta[layout.logRatio()] = Math.log(first.tauRatio());
        if (layout.has(Term.SLOW_TAIL)) {
            theta[layout.slowFraction()] = first.slowFraction();
            theta[layout.logSlowFactor()] = Math.log(first.slowFactor());
        }
        return theta;
    }

    private static Shown shown(double resolution, int sample, FittedChannel fitted, VariableProjection curve) {
        int n = curve.points().size();
        List<List<Double>> components = new ArrayList<>();
        List<ShownArea> areas = new ArrayList<>();
        for (int j = 0; j < fitted.peaks().size(); j++) {
            FittedChannel.FittedPeak peak = fitted.peaks().get(j);
            PeakShape.Curve shape = peak.shape().curve();
            double apex = peak.apexMin() - peak.shape().maximumMin();
            components.add(over(
                    n,
                    i -> peak.area().countsMin()
                            * shape.perMinute(curve.points().t(i) - apex)));
            double truth = SAMPLES[sample][j] * AREA_AT_SN1;
            areas.add(new ShownArea(
                    100 * (peak.area().countsMin() / truth - 1),
                    100 * peak.area().seCountsMin() / truth));
            requireSame(peak.area(), curve.coefficient(j));
        }
        return new Shown(
                resolution,
                sample == 0 ? "1:1" : "10:1",
                over(n, curve.points()::t),
                over(n, curve.points()::y),
                over(n, curve::fitted),
                over(n, curve::baseline),
                components,
                over(n, curve::standardisedResidual),
                areas);
    }

    /** What is drawn must be what the run's fit reports; its window may begin and end a point elsewhere. */
    private static void requireSame(Peak.Area reported, double drawn) {
        if (Math.abs(reported.countsMin() - drawn) > 0.25 * reported.seCountsMin()) {
            throw new IllegalStateException("the curve's area is not the fit's: " + drawn + ", " + reported);
        }
    }

    private static List<Double> over(int n, java.util.function.IntToDoubleFunction values) {
        return IntStream.range(0, n).mapToDouble(values).boxed().toList();
    }
}
