package io.enantio.peak.pooled;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.pooled.FirstLook.Parametric;
import io.enantio.peak.pooled.FirstLook.Seen;
import io.enantio.peak.pooled.OwnFit.Injection;
import io.enantio.peak.pooled.PooledLayout.Carries;
import io.enantio.peak.shape.PeakShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The traces of a compound and of its internal standard over a run, ready for a pooled fit: places seen, windows cut, noise guessed.
 */
public final class CompoundRun {
    private static final double FRONT_WIDTHS = 2.5;
    private static final double BACK_WIDTHS = 7;
    private static final double BEND_WIDTHS = 2;
    private static final int MOST_BENDS = 7;
    private static final int MOST_TEACHING = 80;
    private static final double FULL_SCALE = 1e6;
    private static final int NEIGHBOURS = 7;
    private static final int STRONGEST = 12;
    private static final int COLD_STEPS = 12;
    private static final int WARM_STEPS = 4;
    private static final int REFINEMENTS = 5;
    private static final double LEAST_STEP = 0.15;
    private static final double FIRST_SLOW_SHARE = 0.05;
    private static final double FIRST_SLOW_FACTOR = 3;
    private static final double LEAST_SLOW_FACTOR = 1.5;
    private static final double MOST_SLOW_FACTOR = 12;

    /** What is known of the content of an injection before it is fitted. */
    public enum Content {
        /** Every expected peak and no other, in a known solution: the shape may be learned from it. */
        KNOWN,
        SAMPLE,
        /** No peak need be there, nor the internal standard. */
        BLANK
    }

    /**
     * Channels to be fitted together.
     *
     * @param standard traces of the internal standard; empty if there is none
     * @param analyte quantifier and, if there is one, qualifier
     */
    public record Group(Optional<TransitionTraces> standard, List<TransitionTraces> analyte, List<Content> contents) {
        List<TransitionTraces> channels() {
            List<TransitionTraces> all = new ArrayList<>();
            standard.ifPresent(all::add);
            all.addAll(analyte);
            return all;
        }
    }

    private final Group group;
    private final List<TransitionTraces> channels;
    private final PooledLayout layout;
    private final BaseShape base;
    private final double unit;
    private final double[] places;
    private final boolean[] seen;
    private final double[] shared;
    private final double offset;
    private final Seen seenShapes;
    private final Injection[] injections;
    private final double[][] windows;
    private final NoiseLearner noise;
    private final FitWork work = new FitWork();
    /** Backgrounds that recur nowhere, by their number of points: most traces have none. */
    private final Map<Integer, double[]> zeros = new HashMap<>();

    private CompoundRun(Group group, Seen reference) {
        this.group = group;
        this.channels = group.channels();
        unit = unit();
        places = places(reference.firstMin());
        seen = new boolean[places.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = reference.firstMin().get(i).isPresent();
        }
        seenShapes = reference;
        base = BaseShape.of(reference.shape());
        int standardPeaks = group.standard.map(TransitionTraces::peaks).orElse(0);
        int analytePeaks = group.analyte.isEmpty() ? 0 : group.analyte.get(0).peaks();
        List<Carries> carries = new ArrayList<>();
        group.standard.ifPresent(one -> carries.add(Carries.STANDARD));
        group.analyte.forEach(one -> carries.add(Carries.ANALYTE));
        PooledLayout any = new PooledLayout(carries, standardPeaks, analytePeaks, 2);
        offset = any.hasOffset() ? offset(reference) : 0;
        shared = shared(any, reference.shapes().get(0));
        windows = windows(any);
        double length =
                Arrays.stream(windows).mapToDouble(w -> w[1] - w[0]).average().orElse(1);
        int bends = Math.max(1, Math.min(MOST_BENDS, (int) (length / (BEND_WIDTHS * base.widthMin()))));
        layout = new PooledLayout(carries, standardPeaks, analytePeaks, 3 + bends);
        injections = injections();
        noise = NoiseLearner.of(channels.size(), this::recorded);
    }

    /** Ready to be fitted; empty if the reference's peaks are clear in no injection. */
    public static Optional<CompoundRun> of(Group group) {
        FirstLook.Reach reach = group.standard.isPresent() ? FirstLook.Reach.WHOLE_TRACE : FirstLook.Reach.WINDOW;
        return FirstLook.of(group.channels().get(0), reach).map(seen -> new CompoundRun(group, seen));
    }

    /** Counts of one unit: the largest value of the group is a million units. */
    private double unit() {
        double most = channels.stream()
                .flatMap(one -> one.present().stream())
                .flatMapToDouble(trace -> Arrays.stream(trace.intensitiesCounts()))
                .map(Math::abs)
                .max()
                .orElse(1);
        return Math.max(most / FULL_SCALE, Double.MIN_NORMAL);
    }

    private static double[] places(List<Optional<Double>> seen) {
        double[] places = new double[seen.size()];
        int[] known = IntStream.range(0, seen.size())
                .filter(i -> seen.get(i).isPresent())
                .toArray();
        for (int i = 0; i < places.length; i++) {
            int here = i;
            places[i] = seen.get(i).orElseGet(() -> {
                double[] near = IntStream.of(known)
                        .boxed()
                        .sorted(Comparator.comparingInt(k -> Math.abs(k - here)))
                        .limit(NEIGHBOURS)
                        .mapToDouble(k -> seen.get(k).orElseThrow())
                        .sorted()
                        .toArray();
                return near[near.length / 2];
            });
        }
        return places;
    }

    private double[] shared(PooledLayout any, Parametric reference) {
        double[] values = new double[any.sharedHead()];
        double[] spacings = reference.spacings();
        if (any.standardPeaks() > 0) {
            for (int k = 1; k < any.standardPeaks(); k++) {
                values[any.sharedStandardSpacing(k)] = spacings[k - 1];
            }
        }
        boolean alike =
                any.standardPeaks() == 0 || any.standardPeaks() == any.analytePeaks() || any.analytePeaks() == 0;
        for (int k = 1; k <= any.furtherWidths(); k++) {
            values[any.sharedWidth(k)] = alike ? reference.logWidths()[k - 1] : 0;
        }
        if (any.analytePeaks() > 0) {
            double[] expected = group.analyte.get(0).expectedMin();
            for (int k = 1; k < any.analytePeaks(); k++) {
                values[any.sharedSpacing(k)] =
                        any.standardPeaks() == 0 ? spacings[k - 1] : expected[k] - expected[k - 1];
            }
            if (any.hasOffset()) {
                values[any.sharedOffset()] = offset;
            }
        }
        return values;
    }

    /** How much later than the standard's the analyte's first peak is: each is seen by itself, about the method's times. */
    private double offset(Seen reference) {
        TransitionTraces analyte = group.analyte.get(0);
        List<Optional<Double>> own = FirstLook.places(analyte, reference.shape());
        double shape = reference.shape().maximumMin();
        double[] known = differences(reference, own, Content.KNOWN, shape);
        double[] any = known.length > 0 ? known : differences(reference, own, Content.SAMPLE, shape);
        Arrays.sort(any);
        return any.length > 0
                ? any[any.length / 2]
                : analyte.expectedMin()[0] - group.standard.orElseThrow().expectedMin()[0];
    }

    private double[] differences(Seen reference, List<Optional<Double>> own, Content content, double apex) {
        return IntStream.range(0, own.size())
                .filter(i -> group.contents.get(i) == content
                        && own.get(i).isPresent()
                        && reference.firstMin().get(i).isPresent())
                .mapToDouble(i -> own.get(i).orElseThrow()
                        + apex
                        - reference.firstMin().get(i).orElseThrow())
                .toArray();
    }

    /** Windows of the injections: one for all if the retention times hold, so that a background at a fixed time is seen as one. */
    private double[][] windows(PooledLayout any) {
        double first = 0;
        double last = 0;
        for (int c = 0; c < any.channels(); c++) {
            for (int j = 0; j < any.peaks(c); j++) {
                double place = 0;
                for (int k : any.slots(c)[j].sharedPlaces()) {
                    place += shared[k];
                }
                first = Math.min(first, place);
                last = Math.max(last, place);
            }
        }
        double width = base.widthMin();
        double front = (base.sign() > 0 ? FRONT_WIDTHS : BACK_WIDTHS) * width;
        double back = (base.sign() > 0 ? BACK_WIDTHS : FRONT_WIDTHS) * width;
        double low = Arrays.stream(places).min().orElse(0);
        double high = Arrays.stream(places).max().orElse(0);
        boolean isSteady = high - low < width;
        double[][] found = new double[places.length][];
        for (int i = 0; i < places.length; i++) {
            double from = (isSteady ? low : places[i]) + first - front;
            double to = (isSteady ? high : places[i]) + last + back;
            found[i] = new double[] {from, to};
        }
        return found;
    }

    private Injection[] injections() {
        boolean[] teaches = teaching();
        Injection[] found = new Injection[places.length];
        for (int i = 0; i < found.length; i++) {
            TraceData[] data = new TraceData[channels.size()];
            boolean[] used = new boolean[data.length];
            for (int c = 0; c < data.length; c++) {
                data[c] = data(c, i);
                data[c] = c > 0 ? data[c].sharing(data[c - 1]) : data[c];
                boolean isStandard = layout.carries(c) == Carries.STANDARD;
                boolean isKnown = group.contents.get(i) == Content.KNOWN;
                boolean mayTeach = isStandard || isKnown || noneKnown();
                used[c] = teaches[i]
                        && seen[i]
                        && mayTeach
                        && data[c].size() > 0
                        && !channels.get(c).isClipped(i);
            }
            found[i] = new Injection(data, used);
        }
        return found;
    }

    private boolean noneKnown() {
        return IntStream.range(0, seen.length).noneMatch(i -> seen[i] && group.contents.get(i) == Content.KNOWN);
    }

    /** Injections that teach: all with known content, and of the others, evenly spread, as many as a fit needs. */
    private boolean[] teaching() {
        boolean[] teaches = new boolean[places.length];
        int[] known = IntStream.range(0, places.length)
                .filter(i -> group.contents.get(i) == Content.KNOWN && seen[i])
                .toArray();
        int[] others = IntStream.range(0, places.length)
                .filter(i -> group.contents.get(i) != Content.KNOWN && seen[i])
                .toArray();
        spread(known, MOST_TEACHING).forEach(i -> teaches[i] = true);
        spread(others, Math.max(MOST_TEACHING / 3, MOST_TEACHING - known.length))
                .forEach(i -> teaches[i] = true);
        return teaches;
    }

    private static IntStream spread(int[] all, int most) {
        int taken = Math.min(most, all.length);
        return IntStream.range(0, taken).map(k -> all[(int) ((long) k * all.length / taken)]);
    }

    private TraceData data(int c, int i) {
        TransitionTraces of = channels.get(c);
        Optional<Trace> trace = of.trace(i);
        double[] window = windows[i];
        if (trace.isEmpty()) {
            return new TraceData(new double[0], new double[0], new boolean[0], 0, new double[0], new double[0]);
        }
        double limit = of.censoredBelow();
        int[] used = IntStream.range(
                        trace.get().firstAtOrAfter(window[0]), trace.get().firstAtOrAfter(window[1]))
                .filter(p -> !of.isClipped(i, p))
                .toArray();
        double[] t = new double[used.length];
        double[] y = new double[used.length];
        double[] u = new double[used.length];
        boolean[] censored = new boolean[used.length];
        double middle = 0.5 * (window[0] + window[1]);
        double half = 0.5 * (window[1] - window[0]);
        for (int k = 0; k < used.length; k++) {
            t[k] = trace.get().timeMin(used[k]);
            y[k] = trace.get().intensityCounts(used[k]) / unit;
            u[k] = (t[k] - middle) / half;
            censored[k] = limit > 0 && y[k] * unit < limit;
        }
        return new TraceData(t, y, censored, limit / unit, u, zeros.computeIfAbsent(used.length, double[]::new));
    }

    private NoiseLearner.Recorded recorded(int c) {
        List<double[]> stretches = new ArrayList<>();
        List<double[]> all = new ArrayList<>();
        double width = base.widthMin();
        for (int i = 0; i < places.length; i++) {
            Optional<Trace> trace = channels.get(c).trace(i);
            if (trace.isPresent()) {
                double[] y = trace.get().intensitiesCounts();
                for (int p = 0; p < y.length; p++) {
                    y[p] /= unit;
                }
                all.add(y);
                double from = windows[i][0] + (base.sign() > 0 ? 0 : 2) * width - 0.5 * width;
                double to = windows[i][1] + (base.sign() > 0 ? 2 : 0) * width;
                stretches.add(Arrays.copyOfRange(y, 0, trace.get().firstAtOrAfter(from)));
                stretches.add(Arrays.copyOfRange(y, trace.get().firstAtOrAfter(to), y.length));
            }
        }
        return new NoiseLearner.Recorded(stretches, all, channels.get(c).censoredBelow() / unit);
    }

    /**
     * What a run gives.
     *
     * @param library injections with known content that have taught the analyte's shape
     * @param libraryErrorPercent area error of injections that the shape was not learned from
     * @param injections in the order of the traces
     */
    public record Fitted(int library, double libraryErrorPercent, List<RunAreas.InjectionAreas> injections) {}

    /** Fits the run. */
    public Fitted fitted() {
        PooledFit fit = learned();
        return new Fitted(fit.library(), fit.leaveOneOutPercent(), new RunAreas(this, fit).all());
    }

    /** What the run teaches. */
    PooledFit learned() {
        PooledFit fit = new PooledFit(start()).learned();
        if (layout.analytePeaks() > 0) {
            RunAreas.Samples samples = new RunAreas(this, fit).samples();
            boolean[] clean = samples.clean();
            for (int i = 0; i < clean.length; i++) {
                if (samples.strangeStandard()[i]) {
                    fit.injection(i).used()[0] = false;
                }
            }
            boolean[] join = new boolean[clean.length];
            spread(IntStream.range(0, clean.length).filter(i -> clean[i]).toArray(), MOST_TEACHING / 2)
                    .forEach(i -> join[i] = true);
            fit.joined(join);
        }
        return fit.settled();
    }

    /** The start whose parametric shape describes the strongest teaching injections best. */
    private PooledFit.Start start() {
        Injection[] strongest = few(strongest());
        Optional<PooledFit.Parametric> best = Optional.empty();
        for (Parametric one : seenShapes.shapes()) {
            PooledFit.Parametric fitted = parametric(one.shape(), shared(layout, one), strongest, Optional.empty());
            if (best.isEmpty() || fitted.cost() < best.get().cost()) {
                best = Optional.of(fitted);
            }
        }
        PooledFit.Parametric found = refined(best.orElseThrow(), strongest);
        return start(BaseShape.of(found.shape()), found.shared(), injections, Optional.empty());
    }

    private PooledFit.Parametric parametric(
            PeakShape shape, double[] values, Injection[] from, Optional<double[][]> own) {
        return new PooledFit(start(BaseShape.of(shape), values, from, own))
                .parametric(shape, own.isPresent() ? WARM_STEPS : COLD_STEPS);
    }

    /** Share and time constant of the slow tail by pattern search: both shape the tail that lies under the next peak. */
    private PooledFit.Parametric refined(PooledFit.Parametric first, Injection[] from) {
        PooledFit.Parametric best = first;
        double shareStep = 0.8;
        double factorStep = 0.4;
        for (int round = 0; round < REFINEMENTS && shareStep > LEAST_STEP; round++) {
            boolean isBetter = false;
            boolean isBetterThanBefore = false;
            for (int side = 0; side < 4; side++) {
                if (side % 2 == 1 && isBetterThanBefore) {
                    // Back again: from there the search came.
                    continue;
                }
                PeakShape shape = best.shape();
                double share = shape.slowFraction() > 0 ? shape.slowFraction() : FIRST_SLOW_SHARE;
                double factor = shape.slowFraction() > 0 ? shape.slowFactor() : FIRST_SLOW_FACTOR;
                double logit = Math.log(share / (1 - share)) + (side == 0 ? shareStep : side == 1 ? -shareStep : 0);
                double next = factor * Math.exp(side == 2 ? factorStep : side == 3 ? -factorStep : 0);
                PeakShape other = new PeakShape(
                        shape.sigmaMin(),
                        shape.tauRatio(),
                        1 / (1 + Math.exp(-logit)),
                        Math.max(LEAST_SLOW_FACTOR, Math.min(MOST_SLOW_FACTOR, next)),
                        shape.asymmetry());
                PooledFit.Parametric fitted = parametric(other, best.shared(), from, Optional.of(best.own()));
                isBetterThanBefore = fitted.cost() < best.cost();
                if (isBetterThanBefore) {
                    best = fitted;
                    isBetter = true;
                }
            }
            shareStep *= isBetter ? 1 : 0.5;
            factorStep *= isBetter ? 1 : 0.5;
        }
        return best;
    }

    private PooledFit.Start start(BaseShape of, double[] values, Injection[] from, Optional<double[][]> own) {
        boolean[] known = new boolean[places.length];
        int quantifier = OwnFit.quantifier(layout);
        for (int i = 0; i < known.length; i++) {
            known[i] = group.contents.get(i) == Content.KNOWN && injections[i].used()[quantifier];
        }
        return new PooledFit.Start(layout, of, from, seen, values, places, known, noise, own, work);
    }

    private Injection[] few(boolean[] wanted) {
        Injection[] few = injections.clone();
        for (int i = 0; i < few.length; i++) {
            few[i] = wanted[i] ? injections[i] : new Injection(injections[i].traces(), new boolean[layout.channels()]);
        }
        return few;
    }

    /** The teaching injections with the highest signals in the analyte's channels, else in the standard's. */
    private boolean[] strongest() {
        int quantifier = OwnFit.quantifier(layout);
        int[] order = IntStream.range(0, injections.length)
                .filter(i -> injections[i].used()[quantifier] || injections[i].used()[0])
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !injections[i].used()[quantifier])
                        .thenComparingDouble(i -> -Arrays.stream(injections[i].traces()[quantifier].y())
                                .max()
                                .orElse(0)))
                .limit(STRONGEST)
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] found = new boolean[injections.length];
        IntStream.of(order).forEach(i -> found[i] = true);
        return found;
    }

    /** What was done so far. */
    FitWork work() {
        return work;
    }

    double unitCounts() {
        return unit;
    }

    double[] window(int i) {
        return windows[i];
    }

    /** Times of the window's points that a fit does not use: spikes and clipped maxima. */
    Set<Double> leftOut(int i, TraceData used, int c) {
        Set<Double> times = new TreeSet<>();
        channels.get(c).trace(i).ifPresent(trace -> {
            for (int p = trace.firstAtOrAfter(windows[i][0]); p < trace.firstAtOrAfter(windows[i][1]); p++) {
                times.add(trace.timeMin(p));
            }
        });
        for (double time : used.t()) {
            times.remove(time);
        }
        return times;
    }

    boolean isSeen(int i) {
        return seen[i];
    }

    Group group() {
        return group;
    }
}
