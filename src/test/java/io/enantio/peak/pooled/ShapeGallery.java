package io.enantio.peak.pooled;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.peak.joint.FittedChannel;
import io.enantio.peak.joint.JointFitRun;
import io.enantio.peak.joint.JointFitRun.Expectation;
import io.enantio.peak.joint.JointFitRun.Input;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.pooled.CompoundRun.Content;
import io.enantio.peak.pooled.PooledLayout.Carries;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a run teaches, to look at: simulated pairs (FWHM about 0.2 min, a point a second, baseline noise of 70 counts, 10 counts an ion)
 * with their standard, which elutes a little earlier.
 */
public final class ShapeGallery {
    private static final double SIGMA_MIN = 0.0659;
    private static final double TAU_MIN = 0.0797;
    private static final double FIRST_MIN = 9.2;
    private static final double SPACING_MIN = 0.5;
    private static final double EARLIER_MIN = 0.025;
    private static final double HALF_WIDTH_MIN = 0.2;
    private static final double STANDARD_AREA = 7000;
    private static final double[] STANDARDS = {700, 1400, 3000, 6000, 12000, 24000, 1400, 6000};
    private static final double[][] SAMPLES = {
        {9000, 1200}, {2500, 2500}, {800, 6000}, {15000, 4000}, {5000, 5000}, {600, 900}
    };

    private ShapeGallery() {}

    /**
     * A density of peaks before and after the run was learned from, in an injection of a strong standard.
     *
     * @param widths places, in widths at half height from the apex
     * @param base density of the base shape, relative to its highest value
     * @param learned the same after learning, in the same unit
     * @param truth the same of the peaks that were simulated
     */
    public record LearnedShape(List<Double> widths, List<Double> base, List<Double> learned, List<Double> truth) {}

    /** Every peak of the run has a shoulder: a sixth of it is late by nine tenths of a width, as after a void in the column. */
    public static LearnedShape withShoulder() {
        CompoundRun run = run(6, (i, share) -> new Pulse[] {
            new Pulse(5.0 / 6, 0, SIGMA_MIN, 0.6 * TAU_MIN), new Pulse(1.0 / 6, 0.17, SIGMA_MIN, TAU_MIN)
        });
        PooledFit fit = run.learned();
        int strongest = 5;
        PooledLayout layout = fit.layout();
        double[] own = fit.own(strongest);
        PeakDensity learned = PeakDensity.of(fit.shape(), Carries.ANALYTE, layout.slots(1)[0], own, 0);
        SharedShape plain = new SharedShape(
                layout, fit.shape().base(), List.of(), Arrays.copyOf(fit.shape().values(), layout.sharedHead()));
        PeakDensity base = PeakDensity.of(plain, Carries.ANALYTE, layout.slots(1)[0], own, 0);
        Pulse[] pulses = {new Pulse(5.0 / 6, 0, SIGMA_MIN, 0.6 * TAU_MIN), new Pulse(1.0 / 6, 0.17, SIGMA_MIN, TAU_MIN)
        };
        SyntheticChromatogram truth = new SyntheticChromatogram();
        add(truth, pulses, 1, placeMin(strongest));
        List<Double> x = DoubleStream.iterate(-2, value -> value <= 5.0001, value -> value + 0.05)
                .boxed()
                .toList();
        DoubleUnaryOperator time = value -> learned.placeMin() + value * learned.widthMin();
        double most = x.stream()
                .mapToDouble(value -> base.at(time.applyAsDouble(value)))
                .max()
                .orElseThrow();
        return new LearnedShape(
                x,
                over(x, value -> base.at(time.applyAsDouble(value)) / most),
                over(x, value -> learned.at(time.applyAsDouble(value)) / most),
                over(x, value -> truth.signalAt(time.applyAsDouble(value)) / most));
    }

    /** Widths and tailing factors of the standard's first peak over a run. */
    public record Ageing(Drift width, Drift tailing) {
        /**
         * A figure of the peak by injection.
         *
         * @param fitted in each injection
         * @param expected from the neighbouring injections, before the injection itself is fitted
         * @param truth as simulated
         */
        public record Drift(List<Double> fitted, List<Double> expected, List<Double> truth) {}
    }

    /** Over the run the width grows by a third and the tail doubles; all calibration standards are at its start. */
    public static Ageing ageing() {
        int samples = 42;
        CompoundRun run = run(samples, (i, share) -> new Pulse[] {aged(share)});
        PooledFit fit = run.learned();
        List<RunAreas.InjectionAreas> areas = new RunAreas(run, fit).all();
        List<List<Double>> widths = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Double>> tails = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < areas.size(); i++) {
            double[] own = fit.own(i).clone();
            own[PooledLayout.WIDTH] = fit.expectation().expected(i, PooledLayout.WIDTH);
            own[PooledLayout.TAIL] = fit.expectation().expected(i, PooledLayout.TAIL);
            PeakDensity expected =
                    PeakDensity.of(fit.shape(), Carries.STANDARD, fit.layout().slots(0)[0], own, 0);
            PeakDensity.Figures fitted =
                    areas.get(i).channels().get(0).orElseThrow().peaks().get(0).figures();
            SyntheticChromatogram truth = new SyntheticChromatogram();
            add(truth, new Pulse[] {aged((double) i / (areas.size() - 1))}, 1, 0);
            Measured measured = Measured.of(truth);
            widths.get(0).add(fitted.widthMin());
            widths.get(1).add(expected.figures().widthMin());
            widths.get(2).add(measured.widthMin);
            tails.get(0).add(fitted.tailingFactor());
            tails.get(1).add(expected.figures().tailingFactor());
            tails.get(2).add(measured.tailingFactor);
        }
        return new Ageing(
                new Ageing.Drift(widths.get(0), widths.get(1), widths.get(2)),
                new Ageing.Drift(tails.get(0), tails.get(1), tails.get(2)));
    }

    private static Pulse aged(double share) {
        return new Pulse(1, 0, SIGMA_MIN * (1 + 0.1 * share), TAU_MIN * (1 + share));
    }

    /**
     * A sample with a metabolite beside its second peak.
     *
     * @param timesMin points of the window
     * @param peaks each alone above the baseline, counts; the last one is the peak that the method does not know
     * @param residuals (data - fit) / SD of the noise model
     * @param areas of the method's peaks as fitted beside the metabolite, and their truth
     * @param flags of the second peak and of the fit
     */
    public record Refused(
            List<Double> timesMin,
            List<Double> dataCounts,
            List<Double> fitCounts,
            List<Double> baselineCounts,
            List<List<Double>> peaks,
            List<Double> residuals,
            List<Double> areas,
            List<Double> truth,
            List<String> flags) {}

    /** The metabolite is late by seven tenths of a width and has half of the peak's area; no qualifier tells of it. */
    public static Refused besideMetabolite() {
        List<Input> run = new ArrayList<>();
        for (double area : STANDARDS) {
            run.add(input(SampleType.STANDARD, new double[] {area, area}, run.size(), 0));
        }
        for (double[] areas : SAMPLES) {
            run.add(input(SampleType.STUDY, areas, run.size(), 0));
        }
        double[] truth = {5000, 4000};
        run.add(input(SampleType.STUDY, truth, run.size(), 2000));
        int last = run.size() - 1;
        FittedChannel fitted = JointFitRun.fit(
                        new Expectation(List.of(FIRST_MIN, FIRST_MIN + SPACING_MIN), HALF_WIDTH_MIN),
                        Optional.of(new Expectation(
                                List.of(FIRST_MIN - EARLIER_MIN, FIRST_MIN - EARLIER_MIN + SPACING_MIN),
                                HALF_WIDTH_MIN)),
                        run)
                .get(last)
                .analyte();
        FittedCurve curve = fitted.curve().orElseThrow();
        Trace whole = run.get(last).analyte().orElseThrow();
        Trace trace = whole.slice(whole.firstAtOrAfter(curve.fromMin()), whole.firstAtOrAfter(curve.toMin()));
        List<Double> times = Arrays.stream(trace.timesMin()).boxed().toList();
        List<Double> data = Arrays.stream(trace.intensitiesCounts()).boxed().toList();
        List<Double> baseline = over(times, curve::baselineAt);
        List<List<Double>> peaks = IntStream.range(0, curve.peaks())
                .mapToObj(j -> curve.peakAt(j, times))
                .toList();
        List<Double> fit = new ArrayList<>();
        List<Double> residuals = new ArrayList<>();
        for (int p = 0; p < times.size(); p++) {
            int point = p;
            fit.add(baseline.get(p)
                    + peaks.stream().mapToDouble(peak -> peak.get(point)).sum());
            residuals.add(curve.residual(times.get(p), data.get(p), fit.get(p)).orElse(0));
        }
        return new Refused(
                times,
                data,
                fit,
                baseline,
                peaks,
                residuals,
                fitted.peaks().stream().map(peak -> peak.area().countsMin()).toList(),
                Arrays.stream(truth).boxed().toList(),
                java.util.stream.Stream.concat(fitted.flags().stream(), fitted.peaks().get(1).flags().stream())
                        .map(Enum::name)
                        .sorted()
                        .toList());
    }

    private static Input input(SampleType kind, double[] areas, int i, double metaboliteArea) {
        Pulse[] plain = {new Pulse(1, 0, SIGMA_MIN, TAU_MIN)};
        SyntheticChromatogram analyte = new SyntheticChromatogram();
        add(analyte, plain, areas[0], placeMin(i));
        add(analyte, plain, areas[1], placeMin(i) + SPACING_MIN);
        if (metaboliteArea > 0) {
            add(analyte, plain, metaboliteArea, placeMin(i) + SPACING_MIN + 0.14);
        }
        SyntheticChromatogram standard = new SyntheticChromatogram();
        add(standard, plain, STANDARD_AREA, placeMin(i) - EARLIER_MIN);
        add(standard, plain, STANDARD_AREA, placeMin(i) - EARLIER_MIN + SPACING_MIN);
        return new Input(kind, Optional.of(trace(analyte, 2L * i)), Optional.of(trace(standard, 2L * i + 1)));
    }

    // ------------------------------------------------------------ simulated runs

    /** A part of a peak: an exponentially modified Gaussian whose Gaussian's centre is later by a time. */
    private record Pulse(double share, double laterMin, double sigmaMin, double tauMin) {}

    /** Parts of every peak of an injection, at a share of the run. */
    private interface Peaks {
        Pulse[] of(int injection, double share);
    }

    private static CompoundRun run(int samples, Peaks peaks) {
        int size = STANDARDS.length + samples;
        List<Optional<Trace>> analytes = new ArrayList<>();
        List<Optional<Trace>> standards = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean isKnown = i < STANDARDS.length;
            double[] areas = isKnown
                    ? new double[] {STANDARDS[i], STANDARDS[i]}
                    : SAMPLES[(i - STANDARDS.length) % SAMPLES.length];
            Pulse[] parts = peaks.of(i, (double) i / (size - 1));
            analytes.add(Optional.of(pair(parts, areas, placeMin(i), 2L * i)));
            standards.add(Optional.of(
                    pair(parts, new double[] {STANDARD_AREA, STANDARD_AREA}, placeMin(i) - EARLIER_MIN, 2L * i + 1)));
            contents.add(isKnown ? Content.KNOWN : Content.SAMPLE);
        }
        return CompoundRun.of(new CompoundRun.Group(
                        Optional.of(traces(standards, FIRST_MIN - EARLIER_MIN)),
                        List.of(traces(analytes, FIRST_MIN)),
                        contents))
                .orElseThrow();
    }

    private static TransitionTraces traces(List<Optional<Trace>> traces, double firstMin) {
        return TransitionTraces.of(traces, List.of(firstMin, firstMin + SPACING_MIN), HALF_WIDTH_MIN);
    }

    /** Places jitter from injection to injection. */
    private static double placeMin(int i) {
        return FIRST_MIN - 0.06 + 0.004 * (i * 5 % 7 - 3);
    }

    private static Trace pair(Pulse[] parts, double[] areas, double firstMin, long seed) {
        SyntheticChromatogram chromatogram = new SyntheticChromatogram();
        add(chromatogram, parts, areas[0], firstMin);
        add(chromatogram, parts, areas[1], firstMin + SPACING_MIN);
        return trace(chromatogram, seed);
    }

    private static void add(SyntheticChromatogram to, Pulse[] parts, double area, double placeMin) {
        for (Pulse part : parts) {
            to.peak(part.share * area, placeMin + part.laterMin, part.sigmaMin, part.tauMin);
        }
    }

    private static Trace trace(SyntheticChromatogram chromatogram, long seed) {
        return chromatogram
                .time(7.5, 12, 1.0 / 60)
                .baseline(500, 20)
                .noise(70, 10, 1000 + seed)
                .trace();
    }

    /** Width at half height and USP tailing factor of a noiseless peak near 0. */
    private record Measured(double widthMin, double tailingFactor) {
        private static final double STEP = 1e-4;

        static Measured of(SyntheticChromatogram peak) {
            double[] signal = IntStream.range(-10_000, 20_000)
                    .mapToDouble(k -> peak.signalAt(k * STEP))
                    .toArray();
            int apex = IntStream.range(0, signal.length).reduce(0, (a, b) -> signal[b] > signal[a] ? b : a);
            double[] half = edges(signal, apex, 0.5);
            double[] foot = edges(signal, apex, 0.05);
            return new Measured(half[0] + half[1], (foot[0] + foot[1]) / (2 * foot[0]));
        }

        private static double[] edges(double[] signal, int apex, double level) {
            int front = apex;
            while (signal[front] > level * signal[apex]) {
                front--;
            }
            int back = apex;
            while (signal[back] > level * signal[apex]) {
                back++;
            }
            return new double[] {(apex - front) * STEP, (back - apex) * STEP};
        }
    }

    private static List<Double> over(List<Double> x, DoubleUnaryOperator of) {
        return x.stream().map(of::applyAsDouble).toList();
    }
}
