package io.enantio.peak.pooled;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitLayout.Term;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.learn.InitialShape;
import io.enantio.peak.learn.NoiseEstimate;
import io.enantio.peak.learn.PairSearch;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import io.enantio.peak.shape.PeakTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A first look at a channel: which width its peaks have, where they are in each injection, and a parametric shape from its strongest
 * traces. Everything starts from the method's times for this channel and from its own data.
 */
final class FirstLook {
    private static final double CLEAR = 400;
    private static final double FAR_BETTER = 2;
    private static final double NEARLY_ALL = 0.7;
    private static final int STRONGEST = 6;
    private static final int NEIGHBOURS = 7;
    private static final double NEARBY_SPACINGS = 0.3;
    private static final double AS_GOOD = 0.95;
    private static final double FAR_SPACINGS = 0.5;
    private static final double REACH_SPACINGS = 1.15;
    private static final double[] RATIOS = {0.3, 1.2};
    private static final double[] NARROWER = {1.2, 0.85};
    /** A shape that costs so many times the best one's is tried too. */
    private static final double MOST_COST = 4;

    private static final double FIT_WIDTHS = 3;
    private static final double FIT_TAILS = 3;
    private static final double VAGUE_LOG_SIGMA = 0.7;
    private static final double VAGUE_LOG_RATIO = 1;
    private static final double VAGUE_SPACING = 0.2;
    private static final double VAGUE_WIDTH = 0.08;
    private static final double SLOW_SHARE = 0.1;
    private static final double SLOW_SHARE_SD = 0.2;
    private static final double SLOW_FACTOR = StrictMath.log(3);
    private static final double SLOW_FACTOR_SD = 0.35;

    private final TransitionTraces traces;
    private final double[] expected;
    private final double noiseVariance;

    private FirstLook(TransitionTraces traces) {
        this.traces = traces;
        this.expected = traces.expectedMin();
        this.noiseVariance = traces.noise().variance(0);
    }

    /**
     * What a channel shows.
     *
     * @param firstMin place of the first peak by injection; empty if the peaks are not clear
     * @param shapes that may describe it, the likeliest first
     */
    record Seen(List<Optional<Double>> firstMin, List<Parametric> shapes) {
        PeakShape shape() {
            return shapes.get(0).shape();
        }
    }

    /**
     * A parametric description.
     *
     * @param shape of the first peak
     * @param spacings between successive peaks, minutes
     * @param logWidths of further peaks relative to the first
     */
    record Parametric(PeakShape shape, double[] spacings, double[] logWidths) {}

    /** The first look at a reference channel; empty if its peaks are clear in no injection. */
    static Optional<Seen> of(TransitionTraces traces, Reach reach) {
        if (traces.present().isEmpty()) {
            return Optional.empty();
        }
        FirstLook look = new FirstLook(traces);
        PeakTemplate template = InitialShape.of(traces.present(), look.expected, traces.halfWidthMin());
        List<Optional<PairSearch.Found>> found =
                look.search(template, reach == Reach.WHOLE_TRACE ? look.reach() : traces.halfWidthMin());
        if (reach == Reach.WHOLE_TRACE) {
            found = look.beyond(template, found);
        }
        if (found.stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(look.seen(template, look.settled(template, found)));
    }

    /** Places of the peaks of a channel whose shape is known from another one. */
    static List<Optional<Double>> places(TransitionTraces traces, PeakShape shape) {
        if (traces.present().isEmpty()) {
            return IntStream.range(0, traces.size())
                    .mapToObj(i -> Optional.<Double>empty())
                    .toList();
        }
        FirstLook look = new FirstLook(traces);
        PeakTemplate template = PeakTemplate.of(shape, Double.POSITIVE_INFINITY);
        return look.search(template, traces.halfWidthMin()).stream()
                .map(one -> one.map(PairSearch.Found::firstMin))
                .toList();
    }

    /** How far from the method's times a channel's peaks may be. */
    enum Reach {
        WINDOW,
        /** Of a transition on which nothing else is expected: a labelled standard. */
        WHOLE_TRACE
    }

    /** A pattern outside the window is taken only if it explains far more than any within, and nearly all of the trace. */
    private List<Optional<PairSearch.Found>> beyond(PeakTemplate template, List<Optional<PairSearch.Found>> found) {
        return IntStream.range(0, found.size())
                .parallel()
                .mapToObj(i -> {
                    Optional<Trace> trace = traces.trace(i);
                    if (trace.isEmpty() || holdsTop(trace.get(), template, found.get(i))) {
                        return found.get(i);
                    }
                    double far = Math.max(
                            expected[0] - trace.get().timeMin(0),
                            trace.get().timeMin(trace.get().size() - 1) - expected[expected.length - 1]);
                    if (!(far > traces.halfWidthMin())) {
                        return found.get(i);
                    }
                    PairSearch.Found wide = PairSearch.find(trace.get(), template, expected, far);
                    double inside =
                            found.get(i).map(PairSearch.Found::explained).orElse(0.0);
                    boolean isBetter = wide.explained() > CLEAR * noiseVariance
                            && wide.explained() > FAR_BETTER * inside
                            && wide.explained() > NEARLY_ALL * wide.total();
                    return isBetter ? Optional.of(wide) : found.get(i);
                })
                .toList();
    }

    /** Whether the highest point of a trace belongs to the pattern that was found. */
    private boolean holdsTop(Trace trace, PeakTemplate template, Optional<PairSearch.Found> found) {
        int top = 0;
        for (int p = 1; p < trace.size(); p++) {
            top = trace.intensityCounts(p) > trace.intensityCounts(top) ? p : top;
        }
        double at = trace.timeMin(top);
        double width = template.shape().widthMin();
        return found.stream()
                .anyMatch(one -> Arrays.stream(expected)
                        .anyMatch(t -> Math.abs(at - (one.firstMin() + t - expected[0])) < width));
    }

    /** A pair may have slipped by the distance of its peaks. */
    private double reach() {
        double most = traces.halfWidthMin();
        for (int j = 1; j < expected.length; j++) {
            most = Math.max(most, REACH_SPACINGS * (expected[j] - expected[j - 1]));
        }
        return most;
    }

    private List<Optional<PairSearch.Found>> search(PeakTemplate template, double reach) {
        return IntStream.range(0, traces.size())
                .parallel()
                .mapToObj(i -> traces.trace(i)
                        .map(trace -> PairSearch.find(trace, template, expected, reach))
                        .filter(one -> one.explained() > CLEAR * noiseVariance))
                .toList();
    }

    /** Places far from those of the neighbours only if they explain clearly more than a place near them. */
    private List<Optional<Double>> settled(PeakTemplate template, List<Optional<PairSearch.Found>> found) {
        double spacing = expected.length > 1
                ? expected[1] - expected[0]
                : 2 * template.shape().widthMin();
        List<Optional<Double>> settled = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Optional<PairSearch.Found> own = found.get(i);
            if (own.isEmpty()) {
                settled.add(Optional.empty());
                continue;
            }
            double usual = usual(found, i);
            double here = own.get().firstMin();
            if (Math.abs(here - usual) > FAR_SPACINGS * spacing) {
                double[] there = Arrays.stream(expected)
                        .map(t -> t - expected[0] + usual)
                        .toArray();
                PairSearch.Found near =
                        PairSearch.find(traces.trace(i).orElseThrow(), template, there, NEARBY_SPACINGS * spacing);
                boolean isAsGood = near.explained() > AS_GOOD * own.get().explained();
                settled.add(Optional.of(isAsGood ? near.firstMin() : here));
            } else {
                settled.add(Optional.of(here));
            }
        }
        return settled;
    }

    /** The median of the nearest others, the one before first where two are as near. */
    private static double usual(List<Optional<PairSearch.Found>> found, int i) {
        double[] near = IntStream.range(1, found.size())
                .flatMap(away -> IntStream.of(i - away, i + away))
                .filter(k -> k >= 0 && k < found.size() && found.get(k).isPresent())
                .limit(NEIGHBOURS)
                .mapToDouble(k -> found.get(k).orElseThrow().firstMin())
                .sorted()
                .toArray();
        return near.length == 0 ? found.get(i).orElseThrow().firstMin() : near[near.length / 2];
    }

    // ------------------------------------------------------------ the parametric shape

    private Seen seen(PeakTemplate template, List<Optional<Double>> places) {
        Trace average = average(template, places);
        double first = firstOfAverage;
        PeakShape look = template.shape();
        FitNoise noise = NoiseEstimate.firstGuess(List.of(average));
        double top = Arrays.stream(average.intensitiesCounts()).max().orElse(1);
        double flat = Math.max(noise.variance(0), 1e-6 * top * top);
        MapFit.Setting setting = new MapFit.Setting(new FitNoise(flat, 0, 0), 0);
        BaselineModel baseline = BaselineModel.curvedWithin(new BaselineModel.Known(0, Math.sqrt(flat)));
        List<MapFit> plain = new ArrayList<>();
        for (Asymmetry asymmetry : Asymmetry.values()) {
            Optional<MapFit> best = Optional.empty();
            for (double narrower : NARROWER) {
                for (double ratio : RATIOS) {
                    PeakShape start = PeakShape.tailing(look.sigmaMin() / narrower, ratio);
                    FitLayout layout = FitLayout.plain(expected.length, asymmetry);
                    best = better(best, fit(average, vague(layout, start), layout, first, baseline, setting));
                }
            }
            best.ifPresent(plain::add);
        }
        List<MapFit> all = new ArrayList<>(plain);
        plain.forEach(
                one -> withSlowTail(average, one, first, baseline, setting).ifPresent(all::add));
        all.sort(Comparator.comparingDouble(FirstLook::cost));
        if (all.isEmpty()) {
            return new Seen(places, List.of(new Parametric(look, spacings(), new double[expected.length - 1])));
        }
        double best = cost(all.get(0));
        List<Parametric> shapes = all.stream()
                .filter(one -> cost(one) <= MOST_COST * best || one == all.get(1))
                .map(this::parametric)
                .toList();
        MapFit chosen = all.get(0);
        double moved = chosen.theta()[0] + shapes.get(0).shape().maximumMin() - first;
        List<Optional<Double>> apices =
                places.stream().map(one -> one.map(t -> t + moved)).toList();
        return new Seen(apices, shapes);
    }

    private double[] spacings() {
        double[] spacings = new double[expected.length - 1];
        for (int j = 1; j < expected.length; j++) {
            spacings[j - 1] = expected[j] - expected[j - 1];
        }
        return spacings;
    }

    private Parametric parametric(MapFit fit) {
        FitLayout layout = fit.trace().layout();
        double[] theta = fit.theta();
        double[] spacings = new double[expected.length - 1];
        double[] widths = new double[expected.length - 1];
        for (int j = 1; j < expected.length; j++) {
            spacings[j - 1] = theta[j];
            widths[j - 1] = theta[layout.width(j)];
        }
        return new Parametric(layout.shape(theta, 0, 0), spacings, widths);
    }

    private double firstOfAverage;

    /** The mean of the strongest traces, moved to one place. */
    private Trace average(PeakTemplate template, List<Optional<Double>> places) {
        int[] strongest = IntStream.range(0, places.size())
                .filter(i -> places.get(i).isPresent() && !traces.isClipped(i))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -height(i, places.get(i).orElseThrow(), template)))
                .limit(STRONGEST)
                .mapToInt(Integer::intValue)
                .toArray();
        if (strongest.length == 0) {
            strongest = IntStream.range(0, places.size())
                    .filter(i -> places.get(i).isPresent())
                    .limit(1)
                    .toArray();
        }
        Trace model = traces.trace(strongest[0]).orElseThrow();
        firstOfAverage = places.get(strongest[0]).orElseThrow();
        double[] times = model.timesMin();
        double[] sum = new double[times.length];
        for (int i : strongest) {
            Trace trace = traces.trace(i).orElseThrow();
            double shift = places.get(i).orElseThrow() - firstOfAverage;
            for (int p = 0; p < sum.length; p++) {
                sum[p] += at(trace, times[p] + shift) / strongest.length;
            }
        }
        return Trace.of(times, sum);
    }

    private double height(int i, double first, PeakTemplate template) {
        Trace trace = traces.trace(i).orElseThrow();
        double most = 0;
        double last = first + expected[expected.length - 1] - expected[0];
        double margin = template.shape().widthMin();
        for (int p = trace.firstAtOrAfter(first - margin); p < trace.size() && trace.timeMin(p) < last + margin; p++) {
            most = Math.max(most, trace.intensityCounts(p));
        }
        return most;
    }

    private static double at(Trace trace, double time) {
        int next = trace.firstAtOrAfter(time);
        if (next == 0 || next == trace.size()) {
            return trace.intensityCounts(Math.min(next, trace.size() - 1));
        }
        double share = (time - trace.timeMin(next - 1)) / (trace.timeMin(next) - trace.timeMin(next - 1));
        return (1 - share) * trace.intensityCounts(next - 1) + share * trace.intensityCounts(next);
    }

    private static Optional<MapFit> fit(
            Trace trace,
            GaussianPrior prior,
            FitLayout layout,
            double first,
            BaselineModel baseline,
            MapFit.Setting setting) {
        double[] mean = prior.mean();
        mean[0] = first;
        double[][] covariance = prior.covariance().orElseThrow();
        double width = layout.shape(mean, 0, 0).widthMin();
        covariance[0][0] = width * width;
        GaussianPrior here = GaussianPrior.of(mean, covariance);
        FitPoints points = FitPoints.of(trace, window(layout, mean), 0, i -> true);
        if (points.size() < FitPoints.FEWEST) {
            return Optional.empty();
        }
        MapFit fit = MapFit.of(new VariableProjection(points, layout, baseline), here, setting);
        boolean isFinite =
                Double.isFinite(fit.cost()) && Arrays.stream(fit.theta()).allMatch(Double::isFinite);
        return isFinite ? Optional.of(fit) : Optional.empty();
    }

    /** Hardly more than the method's spacings is known. */
    private GaussianPrior vague(FitLayout layout, PeakShape look) {
        double[] mean = new double[layout.size()];
        double[] sd = new double[layout.size()];
        Arrays.fill(sd, VAGUE_WIDTH);
        sd[0] = 1;
        for (int j = 1; j < layout.peaks(); j++) {
            mean[j] = expected[j] - expected[j - 1];
            sd[j] = VAGUE_SPACING * mean[j];
        }
        mean[layout.logSigma()] = Math.log(look.sigmaMin());
        mean[layout.logRatio()] = Math.log(look.tauRatio());
        sd[layout.logSigma()] = VAGUE_LOG_SIGMA;
        sd[layout.logRatio()] = VAGUE_LOG_RATIO;
        return GaussianPrior.independent(mean, sd);
    }

    /** From three widths before the first peak to three widths, or three time constants, after the last; mirrored for fronting. */
    private static FitPoints.Window window(FitLayout layout, double[] theta) {
        double last = layout.apexMin(theta, layout.peaks() - 1);
        PeakShape shape = layout.shape(theta, layout.peaks() - 1, 0);
        double width = FIT_WIDTHS * shape.widthMin();
        double slowest = shape.sigmaMin() * shape.tauRatio() * (layout.has(Term.SLOW_TAIL) ? shape.slowFactor() : 1);
        double tail = Math.max(width, FIT_TAILS * slowest);
        boolean late = layout.asymmetry() == Asymmetry.TAILING;
        return new FitPoints.Window(theta[0] - (late ? width : tail), last + (late ? tail : width));
    }

    /** The lower cost per point; areas below 0 are no pair. */
    private static Optional<MapFit> better(Optional<MapFit> before, Optional<MapFit> next) {
        if (before.isEmpty() || next.isEmpty()) {
            return before.isEmpty() ? next : before;
        }
        return cost(next.get()) < cost(before.get()) ? next : before;
    }

    private static double cost(MapFit fit) {
        boolean isPositive = IntStream.range(0, fit.trace().layout().peaks())
                .allMatch(j -> fit.trace().coefficient(j) > 0);
        double perPoint = fit.cost() / fit.trace().points().size();
        return isPositive ? perPoint : 1e3 * (1 + perPoint);
    }

    private Optional<MapFit> withSlowTail(
            Trace average, MapFit plain, double first, BaselineModel baseline, MapFit.Setting setting) {
        FitLayout layout = plain.trace().layout().with(Term.SLOW_TAIL);
        double[] mean = Arrays.copyOf(plain.theta(), plain.theta().length);
        GaussianPrior prior = GaussianPrior.independent(mean, sds(plain.trace().layout(), mean))
                .extended(List.of(
                        new GaussianPrior.Guess(SLOW_SHARE, SLOW_SHARE_SD),
                        new GaussianPrior.Guess(SLOW_FACTOR, SLOW_FACTOR_SD)));
        return fit(average, prior, layout, first, baseline, setting);
    }

    private static double[] sds(FitLayout layout, double[] mean) {
        double[] sd = new double[mean.length];
        Arrays.fill(sd, 0.08);
        sd[0] = layout.shape(mean, 0, 0).widthMin();
        for (int j = 1; j < layout.peaks(); j++) {
            sd[j] = 0.1 * mean[j];
        }
        sd[layout.logSigma()] = 0.5;
        sd[layout.logRatio()] = 1;
        return sd;
    }
}
