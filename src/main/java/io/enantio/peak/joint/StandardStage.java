package io.enantio.peak.joint;

import io.enantio.method.rules.Flag;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.joint.InterferenceSearch.Tested;
import io.enantio.peak.learn.InitialShape;
import io.enantio.peak.learn.NoiseEstimate;
import io.enantio.peak.learn.PairSearch;
import io.enantio.peak.learn.RunDrift;
import io.enantio.peak.learn.SamplePrior;
import io.enantio.peak.learn.ShapeKnowledge;
import io.enantio.peak.learn.ShapeSearch;
import io.enantio.peak.learn.SharedShapeFit;
import io.enantio.peak.learn.SharedShapeLearner;
import io.enantio.peak.learn.SharedShapeLearner.TrainingTrace;
import io.enantio.peak.learn.SpikeMask;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.learn.TransitionTraces.FitSetting;
import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import io.enantio.peak.shape.PeakTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Locates and fits a transition whose peaks are in (nearly) every injection, without prior knowledge of its shape: the internal
 * standard; if a method has none, the analyte itself.
 */
final class StandardStage implements FitReference {
    private static final double CLEAR_Z2 = 400;
    private static final double FIRST_PLACE_WIDTHS = 0.5;
    private static final double[] NARROWER = {1.2, 0.85};
    private static final double[] RATIOS = {0.4, 1.2};
    private static final int FIRST_TRACES = 5;

    private final TransitionTraces traces;
    private final ShapeKnowledge shape;
    private final MapFit.Setting setting;
    private final BaselineModel baseline;
    private final List<Optional<StandardFit>> fits;
    private final RunDrift drift;

    private StandardStage(
            TransitionTraces traces, SharedShapeFit learned, SharedShapeLearner learner, List<TrainingTrace> training) {
        this.traces = traces;
        this.shape = ShapeKnowledge.learned(learned);
        this.setting = new MapFit.Setting(learner.noise(), 0);
        this.baseline = learner.background(learned);
        this.fits = new ArrayList<>(IntStream.range(0, traces.size())
                .mapToObj(i -> Optional.<StandardFit>empty())
                .toList());
        List<Optional<StandardFit>> found = training.parallelStream()
                .map(one -> tested(one.injection(), one.firstMin())
                        .map(tested -> StandardFit.of(tested, traces, one.injection(), setting)))
                .toList();
        for (int k = 0; k < found.size(); k++) {
            fits.set(training.get(k).injection(), found.get(k));
        }
        List<Optional<Double>> times =
                fits.stream().map(fit -> fit.map(one -> one.first().mean())).toList();
        drift = RunDrift.of(times, SharedShapeLearner.SPACING_WIDTHS * shape.widthMin());
    }

    /** Empty if no trace shows the peaks clearly. */
    static Optional<StandardStage> of(TransitionTraces traces) {
        if (traces.present().isEmpty()) {
            return Optional.empty();
        }
        PeakTemplate template = InitialShape.of(traces.present(), traces.expectedMin(), traces.halfWidthMin());
        PeakShape look = template.shape();
        FitNoise noise = NoiseEstimate.firstGuess(traces.present());
        List<TrainingTrace> training = IntStream.range(0, traces.size())
                .parallel()
                .mapToObj(i -> training(traces, template, noise, i))
                .flatMap(Optional::stream)
                .toList();
        if (training.isEmpty()) {
            return Optional.empty();
        }
        BaselineModel baseline = BaselineModel.curvedWithin(new BaselineModel.Known(0, Math.sqrt(noise.variance(0))));
        FitLayout plain = FitLayout.plain(traces.peaks(), Asymmetry.TAILING);
        ShapeKnowledge view = ShapeKnowledge.vague(plain, traces.expectedMin(), look);
        SharedShapeLearner learner = new SharedShapeLearner(
                traces, TrainingTrace.spread(training), new FitSetting(view, baseline, new MapFit.Setting(noise, 0)));
        SharedShapeFit first = firstFit(traces, look, learner);
        ShapeKnowledge start =
                ShapeKnowledge.vague(first.layout(), traces.expectedMin(), look).at(first.shared());
        SharedShapeFit fit = ShapeSearch.best(learner, start, start.prior(), ShapeSearch.Loads.ALIKE);
        learner.estimateNoise(fit);
        return Optional.of(new StandardStage(traces, fit, learner, training));
    }

    private static Optional<TrainingTrace> training(TransitionTraces traces, PeakTemplate look, FitNoise noise, int i) {
        return traces.trace(i)
                .map(trace -> PairSearch.find(trace, look, traces.expectedMin(), traces.halfWidthMin()))
                .filter(found -> found.explained() > CLEAR_Z2 * noise.variance(0))
                .map(found -> new TrainingTrace(
                        i,
                        new Guess(
                                found.firstMin(),
                                FIRST_PLACE_WIDTHS * look.shape().widthMin()),
                        new Guess(0, SharedShapeLearner.WIDTH_SD),
                        found.explained()));
    }

    /** From several widths, tails and both directions: a close pair also looks like one broad peak. */
    private static SharedShapeFit firstFit(TransitionTraces traces, PeakShape look, SharedShapeLearner learner) {
        SharedShapeLearner few = learner.strongest(FIRST_TRACES);
        List<SharedShapeFit> fits = new ArrayList<>();
        for (Asymmetry asymmetry : Asymmetry.values()) {
            FitLayout layout = FitLayout.plain(traces.peaks(), asymmetry);
            for (PeakShape shape : shapes(look)) {
                ShapeKnowledge start = ShapeKnowledge.vague(layout, traces.expectedMin(), shape);
                fits.add(few.fit(layout, start.prior(), start.mean()));
            }
        }
        SharedShapeFit best = fits.stream()
                .filter(SharedShapeFit::hasOnlyPositiveAreas)
                .min(Comparator.comparingDouble(SharedShapeFit::cost))
                .orElse(fits.get(0));
        ShapeKnowledge vague = ShapeKnowledge.vague(best.layout(), traces.expectedMin(), look);
        return learner.fit(best.layout(), vague.at(best.shared()).prior(), best.shared());
    }

    private static List<PeakShape> shapes(PeakShape look) {
        List<PeakShape> shapes = new ArrayList<>();
        for (double narrower : NARROWER) {
            for (double ratio : RATIOS) {
                shapes.add(PeakShape.tailing(look.sigmaMin() / narrower, ratio));
            }
        }
        return shapes;
    }

    private Optional<MapFit> fit(int injection, Guess first) {
        return traces.points(injection, shape.window(first.mean()))
                .filter(points -> points.size() >= FitPoints.FEWEST)
                .map(points -> new VariableProjection(points, shape.layout(), baseline))
                .map(trace -> MapFit.of(trace, prior(first).total(), setting));
    }

    /** The fit of an injection without spikes, including interfering peaks beside the standard. */
    private Optional<Tested> tested(int i, Guess first) {
        return fit(i, first)
                .map(found -> SpikeMask.withoutSpikes(traces, i, found, () -> fit(i, first)))
                .map(found ->
                        new InterferenceSearch(found.trace().points(), baseline, setting).of(found, prior(first)));
    }

    private SamplePrior prior(Guess first) {
        return SamplePrior.of(shape, first, new Guess(0, SharedShapeLearner.WIDTH_SD));
    }

    /** Areas of an injection; none if the peaks are not seen. */
    FittedChannel channel(int injection, FitLimits limits) {
        return fits.get(injection)
                .flatMap(fit -> fit.areas(limits))
                .orElseGet(
                        () -> FittedChannel.none(Set.of(traces.isEmpty(injection) ? Flag.NO_DATA : Flag.IS_MISSING)));
    }

    @Override
    public ShapeKnowledge shape() {
        return shape;
    }

    @Override
    public double expectedFirstMin() {
        return traces.expectedMin()[0];
    }

    @Override
    public Optional<Double> fittedMin(int injection) {
        return fits.get(injection).map(fit -> fit.first().mean());
    }

    /** Time of the first peak in an injection: as fitted, or as the run's drift predicts. */
    @Override
    public Optional<Guess> firstMin(int injection) {
        return fits.get(injection).map(StandardFit::first).or(() -> drift.at(injection, RunDrift.Own.IS_LEFT_OUT));
    }

    /** ln of an injection's width relative to the run's. */
    @Override
    public Guess logWidth(int injection) {
        int place = shape.layout().logSigma();
        return fits.get(injection)
                .map(fit -> new Guess(fit.logSigma() - shape.mean()[place], SharedShapeLearner.WIDTH_SD))
                .orElse(new Guess(0, SharedShapeLearner.WIDTH_SD));
    }

    /**
     * What is kept of an internal standard's fit of one injection, once it is made.
     *
     * @param first time of the first peak
     * @param logSigma of the first peak
     * @param areas empty if the covariance is not positive definite
     */
    private record StandardFit(Guess first, double logSigma, Optional<FittedChannel> areas, ResidualChecks residuals) {

        static StandardFit of(Tested tested, TransitionTraces traces, int injection, MapFit.Setting setting) {
            MapFit fit = tested.fit();
            InjectionFit joint = new InjectionFit(fit, tested.prior(), IntegrationMethod.JOINT_FIT, tested.flags());
            double placeSd = 1 / Math.sqrt(Math.max(fit.trace().information()[0][0], Double.MIN_NORMAL));
            return new StandardFit(
                    new Guess(fit.theta()[0], placeSd),
                    fit.theta()[fit.trace().layout().logSigma()],
                    FittedChannel.of(joint, traces.flags(injection, fit))
                            .map(channel -> channel.drawn(joint, setting.noise(), traces.trace(injection))),
                    ResidualChecks.of(fit.trace()));
        }

        /** Areas with their flags; FIT_POOR if the residuals are not noise. */
        Optional<FittedChannel> areas(FitLimits limits) {
            Set<Flag> flags = new TreeSet<>();
            areas.ifPresent(found -> flags.addAll(found.flags()));
            if (residuals.areBad(limits.residuals())) {
                flags.add(Flag.FIT_POOR);
            }
            return areas.map(found -> found.with(flags));
        }
    }
}
