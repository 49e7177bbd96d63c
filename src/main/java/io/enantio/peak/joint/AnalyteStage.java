package io.enantio.peak.joint;

import io.enantio.method.rules.Flag;
import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.BaselineModel.BaselineEvidence;
import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.joint.FitReference.QuantifierReference;
import io.enantio.peak.joint.FitReference.QuantifierReference.QuantifierFit;
import io.enantio.peak.joint.JointFit.Kind;
import io.enantio.peak.learn.BaselineEstimate;
import io.enantio.peak.learn.NoiseEstimate;
import io.enantio.peak.learn.SamplePrior;
import io.enantio.peak.learn.ShapeKnowledge;
import io.enantio.peak.learn.ShapeSearch;
import io.enantio.peak.learn.SharedShapeFit;
import io.enantio.peak.learn.SharedShapeLearner;
import io.enantio.peak.learn.SharedShapeLearner.TrainingTrace;
import io.enantio.peak.learn.SpikeMask;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.learn.TransitionTraces.FitSetting;
import io.enantio.peak.linear.Matrices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fits the analyte's peaks of every injection at the times given by its reference, with the shape learned from the run. */
final class AnalyteStage {
    private static final double FIRST_PLACE_WIDTHS = 0.3;
    private static final double TRAINING_SIGNAL_TO_NOISE = 50;
    private static final int MOST_SAMPLES = 40;
    private static final int AT_ONCE = 64;

    private final TransitionTraces traces;
    private final List<Kind> kinds;
    private final FitReference reference;
    private final FitLimits limits;
    private MapFit.Setting setting;
    private final BaselineModel vague;
    private BaselineModel baseline;
    private ShapeKnowledge shape;
    private Guess offset;
    private List<Optional<FirstPass>> fits = List.of();
    private List<Outcome> last = List.of();
    private Set<Flag> ofTheLibrary = Set.of();

    AnalyteStage(TransitionTraces traces, List<Kind> kinds, FitReference reference, FitLimits limits) {
        this.traces = traces;
        this.limits = limits;
        this.kinds = kinds;
        this.reference = reference;
        FitNoise noise = NoiseEstimate.firstGuess(traces.present());
        setting = new MapFit.Setting(noise, 0);
        vague = BaselineModel.curvedWithin(new BaselineModel.Known(0, Math.sqrt(noise.variance(0))));
        baseline = vague;
        shape = reference.shape().asAnalyte(traces.expectedMin());
        offset = new Guess(
                traces.expectedMin()[0] - reference.expectedFirstMin(), FIRST_PLACE_WIDTHS * shape.widthMin());
    }

    /** Fits the whole run. */
    AnalyteStage fitted() {
        pass();
        learnShape();
        pass();
        if (maskSpikes()) {
            pass();
        }
        learnBackground(ladder((i, fit) -> fit.map(one -> one.fit().trace().baselineEvidence())));
        int logSigma = shape.layout().logSigma();
        last = ladder((i, fit) -> new Outcome(result(i, fit), QuantifierFit.of(fit, prior(i), logSigma)));
        fits = List.of();
        return this;
    }

    /** What is kept of an injection's last fit. */
    private record Outcome(FittedChannel areas, QuantifierFit fits) {}

    /** Areas of each injection. */
    List<FittedChannel> channels() {
        return last.stream().map(Outcome::areas).toList();
    }

    /** Fits every injection, then renews noise, baseline priors and offset from the fits. */
    private void pass() {
        NoiseEstimate estimate = new NoiseEstimate();
        List<Optional<FirstPass>> passed = new ArrayList<>();
        inBatches(
                traces.size(),
                i -> prior(i).flatMap(prior -> fit(i, prior.total())).map(Passed::of),
                one -> {
                    one.ifPresent(found -> estimate.add(found.fit.trace()));
                    passed.add(one.map(Passed::kept));
                });
        fits = passed;
        setting = new MapFit.Setting(estimate.model(setting.noise()), setting.countsMinOfLoadOne());
        learnBackground(fits.stream().map(one -> one.map(FirstPass::background)).toList());
        offset = OffsetEstimate.of(offsets(), shape.widthMin(), offset);
    }

    /** Fits injections in parallel and takes the results in order, a batch at a time, so that few fits are in memory at once. */
    private static <T> void inBatches(int injections, IntFunction<T> make, Consumer<T> take) {
        for (int from = 0; from < injections; from += AT_ONCE) {
            IntStream.range(from, Math.min(from + AT_ONCE, injections))
                    .parallel()
                    .mapToObj(make)
                    .toList()
                    .forEach(take);
        }
    }

    private record Passed(MapFit fit, FirstPass kept) {
        static Passed of(MapFit fit) {
            return new Passed(fit, FirstPass.of(fit));
        }
    }

    /** Whether there were any. */
    private boolean maskSpikes() {
        boolean found = false;
        for (int i = 0; i < fits.size(); i++) {
            int injection = i;
            Optional<MapFit> fit = fits.get(i).flatMap(FirstPass::spiked);
            found |= fit.isPresent()
                    && SpikeMask.withoutSpikes(
                                    traces,
                                    i,
                                    fit.get(),
                                    () -> prior(injection).flatMap(prior -> fit(injection, prior.total())))
                            != fit.get();
        }
        return found;
    }

    private void learnBackground(List<Optional<BaselineEvidence>> from) {
        List<BaselineEvidence> all = new ArrayList<>();
        List<BaselineEvidence> clean = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            List<BaselineEvidence> to = kinds.get(i) == Kind.SAMPLE ? all : clean;
            from.get(i).ifPresent(to::add);
        }
        all.addAll(clean);
        baseline = BaselineEstimate.of(clean, all, vague);
    }

    /** What is kept of each injection's fit on the ladder. */
    private <T> List<T> ladder(Kept<T> kept) {
        FitSetting conditions = new FitSetting(shape, baseline, setting);
        return IntStream.range(0, traces.size())
                .parallel()
                .mapToObj(i -> kept.of(
                        i,
                        prior(i).flatMap(prior -> points(i, prior.total())
                                .map(points -> InjectionFit.of(points, prior, conditions, limits)))))
                .toList();
    }

    private interface Kept<T> {
        T of(int injection, Optional<InjectionFit> fit);
    }

    private List<OffsetEstimate.Seen> offsets() {
        List<OffsetEstimate.Seen> seen = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            if (fits.get(i).isPresent() && reference.fittedMin(i).isPresent()) {
                FirstPass fit = fits.get(i).get();
                double difference = fit.firstMin() - reference.fittedMin(i).get();
                seen.add(new OffsetEstimate.Seen(difference, fit.placeInformation(), kinds.get(i)));
            }
        }
        return seen;
    }

    private void learnShape() {
        List<TrainingTrace> known = training(Kind.KNOWN);
        List<TrainingTrace> standards = TrainingTrace.spread(known);
        boolean enough = standards.size() >= limits.library().fewestTraces();
        ofTheLibrary = enough ? Set.of() : Set.of(Flag.NO_SHAPE_LIBRARY);
        List<TrainingTrace> training = new ArrayList<>(standards);
        if (!enough) {
            training.addAll(training(Kind.SAMPLE).stream()
                    .sorted(Comparator.comparingDouble(TrainingTrace::strength).reversed())
                    .limit(MOST_SAMPLES)
                    .toList());
        }
        if (training.isEmpty()) {
            return;
        }
        double highest = Stream.concat(known.stream(), training.stream())
                .mapToDouble(TrainingTrace::strength)
                .max()
                .orElseThrow();
        SharedShapeLearner learner = new SharedShapeLearner(
                traces, training, new FitSetting(shape, vague, new MapFit.Setting(setting.noise(), highest)));
        ShapeKnowledge start = enough ? reference.shape().asFirstGuess(traces.expectedMin()) : shape;
        SharedShapeFit learned = ShapeSearch.best(
                learner, start, start.prior(), enough ? ShapeSearch.Loads.DIFFERENT : ShapeSearch.Loads.ALIKE);
        setting = new MapFit.Setting(learner.noise(), highest);
        shape = ShapeKnowledge.learned(learned);
        if (enough) {
            judge(new LeaveOneOut(learned, training, new FitSetting(shape, vague, setting)).areaErrorPercent());
        }
    }

    /** If a shape does not reproduce the areas of traces that were left out, its uncertainty is larger than its fit states. */
    private void judge(double errorPercent) {
        double worse = errorPercent / limits.library().mostErrorPercent();
        if (worse > 1) {
            ofTheLibrary = Set.of(Flag.SHAPE_LIBRARY_POOR);
            shape = new ShapeKnowledge(shape.layout(), shape.mean(), Matrices.times(worse * worse, shape.covariance()));
        }
    }

    private List<TrainingTrace> training(Kind kind) {
        return IntStream.range(0, traces.size())
                .filter(i -> kinds.get(i) == kind && fits.get(i).isPresent() && !traces.isClipped(i))
                .filter(i -> smallestSignalToNoise(fits.get(i).get()) >= TRAINING_SIGNAL_TO_NOISE)
                .mapToObj(this::training)
                .toList();
    }

    private TrainingTrace training(int i) {
        FirstPass fit = fits.get(i).orElseThrow();
        double most = Collections.max(fit.areasCountsMin());
        Guess first = new Guess(fit.firstMin(), FIRST_PLACE_WIDTHS * shape.widthMin());
        return new TrainingTrace(i, first, reference.logWidth(i), most);
    }

    private double smallestSignalToNoise(FirstPass fit) {
        double sd = Math.sqrt(setting.noise().variance(fit.backgroundCounts()));
        return IntStream.range(0, traces.peaks())
                .mapToDouble(j -> fit.areasCountsMin().get(j) * shape.shape(j).heightPerArea() / sd)
                .min()
                .orElse(0);
    }

    private Optional<SamplePrior> prior(int i) {
        return reference.firstMin(i).map(first -> {
            double sd = Math.hypot(offset.sd(), first.sd());
            return SamplePrior.of(shape, new Guess(first.mean() + offset.mean(), sd), reference.logWidth(i));
        });
    }

    private Optional<MapFit> fit(int i, GaussianPrior prior) {
        return points(i, prior)
                .map(points -> new VariableProjection(points, shape.layout(), baseline))
                .map(trace -> MapFit.of(trace, prior, setting));
    }

    private Optional<FitPoints> points(int i, GaussianPrior prior) {
        return traces.points(i, shape.window(prior.mean(0))).filter(points -> points.size() >= FitPoints.FEWEST);
    }

    private FittedChannel result(int i, Optional<InjectionFit> fit) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(ofTheLibrary);
        fit.ifPresent(found -> flags.addAll(traces.flags(i, found.fit())));
        return fit.flatMap(found -> FittedChannel.of(found, flags)
                        .map(channel -> channel.drawn(found, setting.noise(), traces.trace(i))))
                .orElseGet(() ->
                        FittedChannel.none(traces.isEmpty(i) ? Set.of(Flag.NO_DATA) : Set.of(Flag.TOO_FEW_POINTS)));
    }

    /** The fits as the reference of another transition of the same injections. */
    FitReference asReference() {
        return new QuantifierReference(
                shape, traces.expectedMin()[0], last.stream().map(Outcome::fits).toList());
    }

    /**
     * What later steps need of the first fit of an injection. The fit itself is discarded: its working arrays are fifty times as large,
     * and a run has thousands of them.
     *
     * @param firstMin place of the first peak
     * @param placeInformation about it, 1/min^2
     * @param areasCountsMin of the expected peaks
     * @param backgroundCounts at the start of the window
     * @param background estimates of the baseline from the trace
     * @param spiked the fit itself, if it contains a spike and must be repeated
     */
    private record FirstPass(
            double firstMin,
            double placeInformation,
            List<Double> areasCountsMin,
            double backgroundCounts,
            BaselineEvidence background,
            Optional<MapFit> spiked) {

        static FirstPass of(MapFit fit) {
            VariableProjection trace = fit.trace();
            return new FirstPass(
                    fit.theta()[0],
                    trace.information()[0][0],
                    IntStream.range(0, trace.layout().peaks())
                            .mapToObj(trace::coefficient)
                            .toList(),
                    trace.baseline(0),
                    trace.baselineEvidence(),
                    SpikeMask.worst(trace) < 0 ? Optional.empty() : Optional.of(fit));
        }
    }
}
