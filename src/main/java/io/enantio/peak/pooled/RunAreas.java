package io.enantio.peak.pooled;

import io.enantio.peak.fit.CurveParts;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.pooled.CompoundRun.Content;
import io.enantio.peak.pooled.OwnFit.Injection;
import io.enantio.peak.pooled.PeakDensity.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Areas of every injection of a run with the shape that the run has taught: each injection is fitted by itself under it. */
public final class RunAreas {
    private static final int STEPS = 60;
    private static final int MORE_STEPS = 60;
    private static final double MOST_CORRELATION = 0.98;
    private static final int MOST_SPIKES = 6;
    private static final double LEARNED = 0.1;
    private static final int LEAST_POINTS = 5;
    private static final double WELL_DESCRIBED = 1.5;
    private static final double USUAL_Z = 3;
    private static final double LEAST_P = 1e-300;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final CompoundRun run;
    private final PooledFit fit;
    private final PooledLayout layout;

    RunAreas(CompoundRun run, PooledFit fit) {
        this.run = run;
        this.fit = fit;
        this.layout = fit.layout();
    }

    /**
     * An area with the parts of its error, in counts x minute.
     *
     * @param shapeVariance the part of the variance that comes from not knowing the run's shape
     */
    public record PeakArea(double area, double variance, double shapeVariance, Figures figures) {}

    /**
     * One channel of an injection.
     *
     * @param covariance of the areas, counts^2 x minute^2
     * @param residuals what the fit leaves
     * @param disagreement the most that the drop of the data differs from that of the fit with the same cuts, standard deviations
     * @param curve of the fit: known peaks, then those that the method does not know
     */
    public record ChannelAreas(
            List<PeakArea> peaks, double[][] covariance, Residuals residuals, double disagreement, CurveParts curve) {
        /** Whether a peak that the method does not know was fitted in this channel. */
        public boolean hasFurtherPeak() {
            return curve.components().size() > peaks.size();
        }
    }

    /**
     * One injection: its channels in the order of the group, empty if a channel has no points.
     *
     * @param isSeen whether the peaks of the reference are clear in this injection
     * @param placeZ how far the analyte is from where its standard (without one: the run) predicts it, in standard deviations
     * @param widthZ the same of the width
     * @param notes what else is to be known
     * @param without the fit of the injection without a further peak that the method does not know; empty if there is none in any channel
     */
    public record InjectionAreas(
            List<Optional<ChannelAreas>> channels,
            boolean isSeen,
            double placeZ,
            double widthZ,
            Set<Note> notes,
            Optional<InjectionAreas> without) {
        InjectionAreas with(Note note) {
            Set<Note> more = EnumSet.of(note);
            more.addAll(notes);
            return new InjectionAreas(channels, isSeen, placeZ, widthZ, more, without);
        }
    }

    /** What else is to be known of an injection. */
    public enum Note {
        /** There is evidence of a further peak, but too little to fit one, or no such peak can be fitted reliably. */
        PEAK_SUSPECTED,
        /** The analyte's peaks are elsewhere than their standard predicts: no further peak describes the traces as well. */
        MOVED,
        /** The fit did not converge: areas are those of the run's shape at the expected place. */
        FIXED_SHAPE
    }

    /**
     * What is kept of the first fit of an injection.
     *
     * @param sight of the search for another peak; empty if it was not searched for
     */
    private record First(double[] own, InjectionAreas areas, Optional<ExtraPeakScan> sight) {}

    /**
     * What is kept of an injection that was only looked at.
     *
     * @param isUsual whether the shape describes its quantifier, and place and width are those of the run
     */
    private record Look(double[] own, boolean isUsual, Optional<ExtraPeakScan> sight) {}

    /** What is kept of a look once it is known what is evidence; see {@link Samples}. */
    private record Sample(double[] own, boolean isClean, boolean isStrange) {}

    /** An injection fitted by itself. */
    private record Fitted(OwnFit own, boolean isFixed, Linear linear) {}

    /** Those with known content first: they tell what of the others is evidence, so that of these no evidence need be kept. */
    List<InjectionAreas> all() {
        if (layout.analytePeaks() == 0) {
            return each(i -> first(i).areas);
        }
        Map<Integer, First> known = ofKnown(this::first);
        ExtraPeaks extras = new ExtraPeaks(fit, sights(known, First::sight));
        return each(i -> searched(i, Optional.ofNullable(known.get(i)).orElseGet(() -> first(i)), extras));
    }

    private <T> List<T> each(IntFunction<T> injection) {
        return IntStream.range(0, fit.size()).parallel().mapToObj(injection).toList();
    }

    /** Something of each injection with known content, in their order. */
    private <T> Map<Integer, T> ofKnown(IntFunction<T> injection) {
        int[] known = IntStream.range(0, fit.size())
                .filter(i -> run.group().contents().get(i) == Content.KNOWN && run.isSeen(i))
                .toArray();
        List<T> made = IntStream.of(known).parallel().mapToObj(injection).toList();
        Map<Integer, T> found = new LinkedHashMap<>();
        for (int k = 0; k < known.length; k++) {
            found.put(known[k], made.get(k));
        }
        return found;
    }

    private static <T> List<ExtraPeakScan> sights(Map<Integer, T> known, Function<T, Optional<ExtraPeakScan>> sight) {
        return known.values().stream().flatMap(one -> sight.apply(one).stream()).toList();
    }

    /**
     * What a first look at the samples tells of each injection.
     *
     * @param clean samples whose traces the run's shape describes and that show no further peak: they may teach as well
     * @param strangeStandard samples with a further peak in the internal standard's channel, which must not teach
     */
    record Samples(boolean[] clean, boolean[] strangeStandard) {}

    Samples samples() {
        Map<Integer, Look> known = ofKnown(this::look);
        ExtraPeaks extras = new ExtraPeaks(fit, sights(known, Look::sight));
        List<Sample> seen =
                each(i -> sample(i, Optional.ofNullable(known.get(i)).orElseGet(() -> look(i)), extras));
        boolean[] clean = new boolean[seen.size()];
        boolean[] strange = new boolean[seen.size()];
        for (int i = 0; i < clean.length; i++) {
            fit.startFrom(i, seen.get(i).own);
            strange[i] = seen.get(i).isStrange;
            clean[i] = seen.get(i).isClean;
        }
        return new Samples(clean, strange);
    }

    private Sample sample(int i, Look look, ExtraPeaks extras) {
        if (run.group().contents().get(i) != Content.SAMPLE || look.sight.isEmpty()) {
            return new Sample(look.own, false, false);
        }
        List<ExtraPeakScan.Candidate> candidates = extras.candidates(look.sight.get());
        boolean isStrange = candidates.stream().anyMatch(found -> found.kind() == ExtraPeakScan.Kind.IN_STANDARD);
        return new Sample(look.own, candidates.isEmpty() && look.isUsual, isStrange);
    }

    private Look look(int i) {
        Fitted fitted = fitted(i);
        double[] noisy = fitted.linear.noisy;
        int quantifier = OwnFit.quantifier(layout);
        TraceModel model = fitted.own.model(quantifier);
        double misfit = Residuals.of(model, layout, quantifier, fit.noise()[quantifier].correlation())
                .chiSquare();
        boolean isUsual = noisy.length > 0
                && (model.data().size() < LEAST_POINTS || misfit <= WELL_DESCRIBED)
                && placeZ(i, fitted.own, noisy) < USUAL_Z
                && z(i, PooledLayout.WIDTH, fitted.own, noisy) < USUAL_Z;
        return new Look(fitted.own.own(), isUsual, sight(i, fitted));
    }

    private First first(int i) {
        Fitted fitted = fitted(i);
        InjectionAreas areas = result(i, fitted.own, fitted.linear, Optional.empty());
        return new First(fitted.own.own(), fitted.isFixed ? areas.with(Note.FIXED_SHAPE) : areas, sight(i, fitted));
    }

    private Fitted fitted(int i) {
        OwnFit free = withoutSpikes(i, converged(at(i, start(i)).solvedLinear()));
        Linear linear = Linear.of(free);
        if (free.hasConverged() && areSeparable(linear.noisy)) {
            return new Fitted(free, false, linear);
        }
        OwnFit fixed = at(i, fit.expectation().prior(i).mean()).solvedLinear();
        return new Fitted(fixed, true, Linear.of(fixed));
    }

    /** What is seen of further peaks; empty for an injection that is not searched for them. */
    private Optional<ExtraPeakScan> sight(int i, Fitted fitted) {
        int quantifier = OwnFit.quantifier(layout);
        boolean isSearched = layout.analytePeaks() > 0
                && run.group().contents().get(i) != Content.BLANK
                && run.isSeen(i)
                && fitted.linear.noisy.length > 0
                && fitted.own.model(quantifier).data().size() > LEAST_POINTS;
        return isSearched ? Optional.of(ExtraPeakScan.of(fit, fitted.own, fitted.linear.noisy)) : Optional.empty();
    }

    private static OwnFit converged(OwnFit own) {
        OwnFit once = own.descend(STEPS);
        return once.hasConverged() ? once : once.descend(MORE_STEPS);
    }

    /**
     * A fit, linearised at its end.
     *
     * @param factor Cholesky's of the information about the own parameters; empty if the data do not determine them
     * @param noisy covariance of the own parameters if the run's shape were known
     */
    private record Linear(Normal normal, double[] factor, double[] noisy) {
        static Linear of(OwnFit own) {
            Normal normal = own.normal(TraceModel.Shared.CROSS);
            double[] factor = normal.ownOwn.clone();
            return DenseCholesky.factor(factor, normal.own)
                    ? new Linear(normal, factor, DenseCholesky.inverse(factor, normal.own))
                    : new Linear(normal, new double[0], new double[0]);
        }
    }

    /** Whether the areas of each trace can be told from each other. */
    private boolean areSeparable(double[] covariance) {
        int n = layout.ownSize();
        if (covariance.length == 0) {
            return false;
        }
        for (int c = 0; c < layout.channels(); c++) {
            for (int j = 1; j < layout.peaks(c); j++) {
                int a = layout.area(c, j - 1);
                int b = layout.area(c, j);
                double both = covariance[a * n + a] * covariance[b * n + b];
                if (!(Math.abs(covariance[a * n + b]) <= MOST_CORRELATION * Math.sqrt(both))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Spikes hide each other: the worst is masked and the rest fitted again, while there is one. */
    private OwnFit withoutSpikes(int i, OwnFit fitted) {
        OwnFit own = fitted;
        for (int k = 0; k < MOST_SPIKES; k++) {
            boolean found = false;
            for (int c = 0; c < layout.channels(); c++) {
                int spike = own.model(c).spike();
                if (spike >= 0) {
                    fit.injection(i).traces()[c] = own.model(c).data().without(spike);
                    found = true;
                }
            }
            if (!found) {
                return own;
            }
            own = converged(at(i, own.own()));
        }
        return own;
    }

    private InjectionAreas searched(int i, First first, ExtraPeaks extras) {
        if (first.sight.isEmpty() || run.group().contents().get(i) == Content.KNOWN) {
            return first.areas;
        }
        OwnFit own = at(i, first.own);
        if (extras.candidates(first.sight.get()).isEmpty()) {
            return extras.isSuspected(first.sight.get()) ? first.areas.with(Note.PEAK_SUSPECTED) : first.areas;
        }
        return extras.extended(i, own, first.sight.get())
                .map(with -> {
                    Linear normal = Linear.of(with);
                    return with.layout().extras() > 0
                            ? result(i, with, normal, Optional.of(first.areas))
                            : result(i, with, normal, Optional.empty()).with(Note.MOVED);
                })
                .orElseGet(() -> first.areas.with(Note.PEAK_SUSPECTED));
    }

    private double[] start(int i) {
        Injection taught = fit.injection(i);
        double[] start = fit.own(i).clone();
        for (int k = 1; k < layout.head(); k++) {
            start[k] = taught.used()[0] ? start[k] : fit.expectation().expected(i, k);
        }
        return start;
    }

    private OwnFit at(int i, double[] start) {
        Injection taught = fit.injection(i);
        boolean[] used = new boolean[layout.channels()];
        for (int c = 0; c < used.length; c++) {
            used[c] = taught.traces()[c].size() > 0;
        }
        Injection injection = new Injection(taught.traces(), used);
        return new OwnFit(
                injection,
                fit.shape(),
                fit.noise(),
                fit.expectation().prior(i),
                new OwnFit.State(start, fit.areaOfLoadOne(), fit.work()));
    }

    /** @param without the same injection without a peak that the method does not know, if there is one */
    private InjectionAreas result(int i, OwnFit own, Linear linear, Optional<InjectionAreas> without) {
        PooledLayout wide = own.layout();
        Normal normal = linear.normal;
        int n = normal.own;
        int g = normal.shared;
        double[] factor = linear.factor;
        if (factor.length == 0) {
            return new InjectionAreas(List.of(), run.isSeen(i), 0, 0, Set.of(), without);
        }
        double[] noisy = linear.noisy;
        double[] cross = normal.ownShared.clone();
        DenseCholesky.forward(factor, n, cross, g);
        DenseCholesky.backward(factor, n, cross, g);
        double[] shape = new double[n * n];
        double[] shared = fit.sharedCovariance();
        if (shared.length == g * g) {
            int first = wide.area(0, 0);
            int last = wide.baseline(0);
            double[] turned = new double[g];
            for (int a = first; a < last; a++) {
                for (int k = 0; k < g; k++) {
                    double sum = 0;
                    for (int l = 0; l < g; l++) {
                        sum += shared[k * g + l] * cross[a * g + l];
                    }
                    turned[k] = sum;
                }
                for (int b = first; b < last; b++) {
                    double sum = 0;
                    for (int k = 0; k < g; k++) {
                        sum += cross[b * g + k] * turned[k];
                    }
                    shape[a * n + b] = sum;
                }
            }
        }
        List<Optional<ChannelAreas>> channels = new ArrayList<>();
        for (int c = 0; c < wide.channels(); c++) {
            channels.add(
                    own.model(c).data().size() < LEAST_POINTS
                            ? Optional.empty()
                            : Optional.of(channel(i, c, own, noisy, shape)));
        }
        return new InjectionAreas(
                channels,
                run.isSeen(i),
                placeZ(i, own, noisy),
                z(i, PooledLayout.WIDTH, own, noisy),
                Set.of(),
                without);
    }

    /** Of several deviations the largest, as rare as it is among so many. */
    private double placeZ(int i, OwnFit own, double[] noisy) {
        double most = layout.hasOffset() ? z(i, layout.offset(), own, noisy) : z(i, PooledLayout.PLACE, own, noisy);
        for (int k = 1; k < layout.analytePeaks(); k++) {
            most = Math.max(most, z(i, layout.spacing(k), own, noisy));
        }
        double each = 2 * NORMAL.survivalProbability(most);
        double any = -Math.expm1(Math.max(1, layout.analytePeaks()) * Math.log1p(-each));
        return NORMAL.inverseSurvivalProbability(any / 2);
    }

    /**
     * Deviation of a parameter from its expectation, in standard deviations of that difference; 0 if the data say little about it. Few
     * injections know their scatter badly: the deviation is that of a normal variable as rare as this one is by Student's t.
     */
    private double z(int i, int k, OwnFit own, double[] noisy) {
        double before = fit.expectation().scatter(k) * fit.expectation().scatter(k);
        double learned = before - noisy[k * own.layout().ownSize() + k];
        double away = own.own()[k] - fit.expectation().expected(i, k);
        if (!(learned > LEARNED * before) || fit.expectation().seenBy(k) < 3) {
            return 0;
        }
        double t = Math.abs(away)
                / Math.sqrt(learned * (1 + 2.0 / fit.expectation().seenBy(k)));
        double p = TDistribution.of(fit.expectation().seenBy(k) - 1.0).survivalProbability(t);
        return NORMAL.inverseSurvivalProbability(Math.max(p, LEAST_P));
    }

    private ChannelAreas channel(int i, int c, OwnFit own, double[] noisy, double[] shape) {
        PooledLayout layout = own.layout();
        int n = layout.ownSize();
        double unit = run.unitCounts();
        TraceModel model = own.model(c);
        int peaks = layout.peaks(c);
        List<PeakArea> found = new ArrayList<>();
        double[][] covariance = new double[peaks][peaks];
        List<CurveParts.Component> drawn = new ArrayList<>();
        for (int j = 0; j < layout.slots(c).length; j++) {
            int k = layout.area(c, j);
            double area = own.own()[k] * unit;
            PeakDensity density = model.peak(j);
            if (j < peaks) {
                double variance = (noisy[k * n + k] + shape[k * n + k]) * unit * unit;
                found.add(new PeakArea(area, variance, shape[k * n + k] * unit * unit, density.figures()));
                for (int l = 0; l < peaks; l++) {
                    int other = layout.area(c, l);
                    covariance[j][l] = (noisy[k * n + other] + shape[k * n + other]) * unit * unit;
                }
            }
            drawn.add(new CurveParts.Component(area, density));
        }
        int pattern = layout.baseline(c) + layout.baselineTerms() - 1;
        double share = own.own()[pattern] * unit;
        TraceData data = model.data();
        double[] baseline =
                Arrays.copyOfRange(own.own(), layout.baseline(c), layout.baseline(c) + layout.baselineTerms() - 1);
        for (int k = 0; k < baseline.length; k++) {
            baseline[k] *= unit;
        }
        PooledNoise noise = fit.noise()[c];
        FitNoise counts = new FitNoise(noise.electronic() * unit * unit, noise.gain() * unit, noise.proportional());
        CurveParts curve = new CurveParts(
                new FitPoints.Window(run.window(i)[0], run.window(i)[1]),
                Arrays.stream(baseline).boxed().toList(),
                data.recurring(share),
                drawn,
                peaks,
                counts,
                run.leftOut(i, model.data(), c),
                model.data().censoredBelow() * unit);
        return new ChannelAreas(
                found, covariance, Residuals.of(model, layout, c, noise.correlation()), disagreement(model, c), curve);
    }

    /**
     * Whether the perpendicular drop of the data differs from the drop of the fitted signal with the same cuts: a check that does not
     * depend on the weights of the fit. The difference is the sum of the residuals between the cuts.
     */
    private double disagreement(TraceModel model, int c) {
        TraceData data = model.data();
        double width = fit.shape().base().widthMin();
        double most = 0;
        for (int j = 0; j < layout.peaks(c); j++) {
            double place = model.peak(j).placeMin();
            double from =
                    j == 0 ? place - width : 0.5 * (place + model.peak(j - 1).placeMin());
            double to = j + 1 == layout.peaks(c)
                    ? place + width
                    : 0.5 * (place + model.peak(j + 1).placeMin());
            double difference = 0;
            double variance = 0;
            for (int p = 1; p + 1 < data.size(); p++) {
                if (data.t()[p] >= from && data.t()[p] <= to && !data.isCensored(p)) {
                    double interval = 0.5 * (data.t()[p + 1] - data.t()[p - 1]);
                    difference += interval * (data.y()[p] - model.signal(p));
                    variance += interval * interval * model.variance(p);
                }
            }
            if (variance > 0) {
                most = Math.max(most, Math.abs(difference) / Math.sqrt(variance));
            }
        }
        return most;
    }
}
