package io.enantio.peak;

import io.enantio.method.Flag;
import io.enantio.peak.JointFit.Kind;
import io.enantio.peak.SharedShapeLearner.Guess;
import io.enantio.peak.SharedShapeLearner.Lesson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Fits the analyte's peaks of every injection where its reference says they are, with the shape the run teaches. */
final class AnalyteStage {
    private static final double FIRST_PLACE_WIDTHS = 0.3;
    private static final double LESSON_SIGNAL_TO_NOISE = 50;
    private static final int MOST_SAMPLES = 40;

    private final TransitionTraces traces;
    private final List<Kind> kinds;
    private final FitReference reference;
    private final FitLimits limits;
    private MapFit.Setting setting;
    private final BaselineModel vague;
    private BaselineModel baseline;
    private ShapeKnowledge shape;
    private Guess offset;
    private List<Optional<MapFit>> fits = List.of();
    private List<Optional<InjectionFit>> last = List.of();
    private Set<Flag> ofTheLibrary = Set.of();

    AnalyteStage(TransitionTraces traces, List<Kind> kinds, FitReference reference, FitLimits limits) {
        this.traces = traces;
        this.limits = limits;
        this.kinds = kinds;
        this.reference = reference;
        NoiseModel noise = NoiseEstimate.firstGuess(traces.present());
        setting = new MapFit.Setting(noise, 0);
        vague = BaselineModel.curvedWithin(new BaselineModel.Known(0, Math.sqrt(noise.variance(0))));
        baseline = vague;
        shape = AnalyteStart.close(reference, traces.expectedMin());
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
        List<Optional<InjectionFit>> tested = ladder();
        learnBackground(tested.stream().map(one -> one.map(InjectionFit::fit)).toList());
        last = ladder();
        return this;
    }

    /** Areas of each injection. */
    List<FittedChannel> channels() {
        return IntStream.range(0, traces.size())
                .parallel()
                .mapToObj(i -> result(i, last.get(i)))
                .toList();
    }

    /** Fits every injection, then renews what the fits tell of noise, background and offset. */
    private void pass() {
        fits = IntStream.range(0, traces.size())
                .parallel()
                .mapToObj(i -> prior(i).flatMap(prior -> fit(i, prior.total())))
                .toList();
        NoiseEstimate estimate = new NoiseEstimate();
        fits.stream().flatMap(Optional::stream).forEach(fit -> estimate.add(fit.trace()));
        setting = new MapFit.Setting(estimate.model(setting.noise()), setting.countsMinOfLoadOne());
        learnBackground(fits);
        offset = OffsetEstimate.of(offsets(), shape.widthMin(), offset);
    }

    /** Whether there were any. */
    private boolean maskSpikes() {
        boolean found = false;
        for (int i = 0; i < fits.size(); i++) {
            int injection = i;
            Optional<MapFit> fit = fits.get(i);
            found |= fit.isPresent()
                    && SpikeMask.freed(
                                    traces,
                                    i,
                                    fit.get(),
                                    () -> prior(injection).flatMap(prior -> fit(injection, prior.total())))
                            != fit.get();
        }
        return found;
    }

    private void learnBackground(List<Optional<MapFit>> from) {
        List<BaselineEvidence> all = new ArrayList<>();
        List<BaselineEvidence> clean = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            List<BaselineEvidence> to = kinds.get(i) == Kind.SAMPLE ? all : clean;
            from.get(i).ifPresent(fit -> to.add(fit.trace().baselineEvidence()));
        }
        all.addAll(clean);
        baseline = BaselineEstimate.of(clean, all, vague);
    }

    private List<Optional<InjectionFit>> ladder() {
        InjectionFit.Bench bench = new InjectionFit.Bench(shape, baseline, setting);
        return IntStream.range(0, traces.size())
                .parallel()
                .mapToObj(i -> prior(i).flatMap(prior ->
                        points(i, prior.total()).map(points -> InjectionFit.of(points, prior, bench, limits))))
                .toList();
    }

    private List<OffsetEstimate.Seen> offsets() {
        List<OffsetEstimate.Seen> seen = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            if (fits.get(i).isPresent() && reference.fit(i).isPresent()) {
                MapFit fit = fits.get(i).get();
                double difference = fit.theta()[0] - reference.fit(i).get().theta()[0];
                seen.add(new OffsetEstimate.Seen(difference, fit.trace().information()[0][0], kinds.get(i)));
            }
        }
        return seen;
    }

    private void learnShape() {
        List<Lesson> standards = lessons(Kind.KNOWN);
        boolean enough = standards.size() >= limits.library().fewestLessons();
        ofTheLibrary = enough ? Set.of() : Set.of(Flag.NO_SHAPE_LIBRARY);
        List<Lesson> lessons = new ArrayList<>(standards);
        if (!enough) {
            lessons.addAll(lessons(Kind.SAMPLE).stream()
                    .sorted(Comparator.comparingDouble(Lesson::strength).reversed())
                    .limit(MOST_SAMPLES)
                    .toList());
        }
        if (lessons.isEmpty()) {
            return;
        }
        double highest = lessons.stream().mapToDouble(Lesson::strength).max().orElseThrow();
        SharedShapeLearner learner = new SharedShapeLearner(
                traces, lessons, new InjectionFit.Bench(shape, vague, new MapFit.Setting(setting.noise(), highest)));
        ShapeKnowledge start = enough ? AnalyteStart.loose(reference, traces.expectedMin()) : shape;
        SharedShapeFit learned = ShapeSearch.best(
                learner, start, start.prior(), enough ? ShapeSearch.Loads.DIFFERENT : ShapeSearch.Loads.ALIKE);
        setting = new MapFit.Setting(learner.noise(), highest);
        shape = ShapeKnowledge.learned(learned);
        if (enough) {
            judge(new LeaveOneOut(learned, lessons, new InjectionFit.Bench(shape, vague, setting)).areaErrorPercent());
        }
    }

    /** A shape that does not give the areas of traces that it was not learned from is known less well than its fit says. */
    private void judge(double errorPercent) {
        double worse = errorPercent / limits.library().mostErrorPercent();
        if (worse > 1) {
            ofTheLibrary = Set.of(Flag.SHAPE_LIBRARY_POOR);
            shape = new ShapeKnowledge(shape.layout(), shape.mean(), Matrices.times(worse * worse, shape.covariance()));
        }
    }

    private List<Lesson> lessons(Kind kind) {
        return IntStream.range(0, traces.size())
                .filter(i -> kinds.get(i) == kind && fits.get(i).isPresent() && !traces.isClipped(i))
                .filter(i -> smallestSignalToNoise(fits.get(i).get()) >= LESSON_SIGNAL_TO_NOISE)
                .mapToObj(this::lesson)
                .toList();
    }

    private Lesson lesson(int i) {
        MapFit fit = fits.get(i).orElseThrow();
        double most = IntStream.range(0, traces.peaks())
                .mapToDouble(j -> fit.trace().coefficient(j))
                .max()
                .orElseThrow();
        Guess first = new Guess(fit.theta()[0], FIRST_PLACE_WIDTHS * shape.widthMin());
        return new Lesson(i, first, reference.logWidth(i), most);
    }

    private double smallestSignalToNoise(MapFit fit) {
        double sd = Math.sqrt(setting.noise().variance(fit.trace().baseline(0)));
        return IntStream.range(0, traces.peaks())
                .mapToDouble(j -> fit.trace().coefficient(j) * shape.shape(j).heightPerArea() / sd)
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
        fit.ifPresent(found -> flags.addAll(TraceFlags.of(traces, i, found)));
        return fit.flatMap(found ->
                        FittedChannel.of(found, flags).map(channel -> traces.drawn(channel, i, found, setting)))
                .orElseGet(() ->
                        FittedChannel.none(traces.isEmpty(i) ? Set.of(Flag.NO_DATA) : Set.of(Flag.TOO_FEW_POINTS)));
    }

    /** What the fits tell another transition of the same injections. */
    FitReference told() {
        List<Optional<SamplePrior>> priors =
                IntStream.range(0, traces.size()).mapToObj(this::prior).toList();
        return new QuantifierReference(shape, traces.expectedMin()[0], last, priors);
    }
}
