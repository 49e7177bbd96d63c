package io.enantio.peak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds and fits the internal standard of every injection; its shape is learned from all of them. */
final class StandardStage {
    private static final double CLEAR_Z2 = 400;
    private static final double FIRST_PLACE_WIDTHS = 0.5;
    private static final double[] NARROWER = {1, 1.5, 2.2};
    private static final double[] RATIOS = {0.4, 1.2};
    private static final int FIRST_TRACES = 5;
    private static final double WIDE_LOG_SIGMA = 0.7;
    private static final double WIDE_LOG_RATIO = 1;
    private static final double WIDE_SPACING = 0.2;
    private static final double WIDE_WIDTH = 0.08;

    private final TransitionTraces traces;
    private final ShapeKnowledge shape;
    private final NoiseModel noise;
    private final List<Optional<MapFit>> fits;

    private StandardStage(
            TransitionTraces traces, ShapeKnowledge shape, NoiseModel noise, List<Optional<MapFit>> fits) {
        this.traces = traces;
        this.shape = shape;
        this.noise = noise;
        this.fits = fits;
    }

    static StandardStage of(TransitionTraces traces) {
        PeakShape look = FirstLook.of(traces.present(), traces.expectedMin(), traces.halfWidthMin());
        NoiseModel noise = NoiseEstimate.firstGuess(traces.present());
        List<ShapeLearner.Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            lesson(traces, look, noise, i).ifPresent(lessons::add);
        }
        BaselineModel baseline = BaselineModel.curvedWithin(new BaselineModel.Known(0, Math.sqrt(noise.variance(0))));
        FitLayout plain = FitLayout.plain(traces.peaks(), Elution.TAILING);
        ShapeKnowledge view = new ShapeKnowledge(
                plain, start(plain, traces.expectedMin(), look), Matrices.identity(plain.size()));
        ShapeLearner learner = new ShapeLearner(traces, lessons, view, new MapFit.Setting(noise, 0), baseline);
        SharedShapeFit first = firstFit(traces, look, learner);
        FitLayout layout = first.layout();
        learner.listen(first);
        GaussianPrior prior = prior(layout, first.shared());
        SharedShapeFit second = learner.fit(layout, prior, first.shared());
        learner.listen(second);
        double[][] covariance = CholeskyFactor.of(second.precision()).orElseThrow().inverse();
        ShapeKnowledge shape = new ShapeKnowledge(layout, second.shared(), covariance);
        List<Optional<MapFit>> fits = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            int injection = i;
            fits.add(lessons.stream()
                    .filter(lesson -> lesson.injection() == injection)
                    .findFirst()
                    .flatMap(lesson -> fit(traces, shape, lesson, learner.noise(), learner.baseline())));
        }
        return new StandardStage(traces, shape, learner.noise(), fits);
    }

    private static Optional<ShapeLearner.Lesson> lesson(
            TransitionTraces traces, PeakShape look, NoiseModel noise, int i) {
        return traces.trace(i)
                .map(trace -> TemplateSearch.find(trace, look, traces.expectedMin(), traces.halfWidthMin()))
                .filter(found -> found.explained() > CLEAR_Z2 * noise.variance(0))
                .map(found -> new ShapeLearner.Lesson(
                        i,
                        new ShapeLearner.Guess(found.firstMin(), FIRST_PLACE_WIDTHS * look.widthMin()),
                        new ShapeLearner.Guess(0, ShapeLearner.WIDTH_SD),
                        found.explained()));
    }

    /** From several widths, tails and both directions: a close pair also looks like one broad peak. */
    private static SharedShapeFit firstFit(TransitionTraces traces, PeakShape look, ShapeLearner learner) {
        List<SharedShapeFit> fits = new ArrayList<>();
        for (Elution elution : Elution.values()) {
            for (double narrower : NARROWER) {
                for (double ratio : RATIOS) {
                    FitLayout layout = FitLayout.plain(traces.peaks(), elution);
                    double[] start = start(layout, traces.expectedMin(), PeakShape.tailing(look.sigmaMin() / narrower, ratio));
                    fits.add(learner.strongest(FIRST_TRACES).fit(layout, prior(layout, start), start));
                }
            }
        }
        if (Boolean.getBoolean("jf.debug")) { System.out.println("look " + look); fits.forEach(f -> System.out.println(f.layout().elution() + " " + f.cost() + Arrays.toString(f.shared()) + f.hasOnlyPositiveAreas()+ f.members().get(0).trace().coefficient(0)+" "+ f.members().get(0).trace().coefficient(1)+" "+f.members().get(0).state()[0])); }
        SharedShapeFit best = fits.stream()
                .filter(SharedShapeFit::hasOnlyPositiveAreas)
                .min(java.util.Comparator.comparingDouble(SharedShapeFit::cost))
                .orElse(fits.get(0));
        return learner.fit(best.layout(), prior(best.layout(), best.shared()), best.shared());
    }

    private static double[] start(FitLayout layout, double[] expected, PeakShape look) {
        double[] start = new double[layout.size()];
        for (int j = 1; j < layout.peaks(); j++) {
            start[j] = expected[j] - expected[j - 1];
        }
        start[layout.logSigma()] = Math.log(look.sigmaMin());
        start[layout.logRatio()] = Math.log(look.tauRatio());
        return start;
    }

    private static GaussianPrior prior(FitLayout layout, double[] start) {
        double[] sd = new double[layout.size()];
        Arrays.fill(sd, WIDE_WIDTH);
        sd[0] = 1;
        for (int j = 1; j < layout.peaks(); j++) {
            sd[j] = WIDE_SPACING * start[j];
        }
        sd[layout.logSigma()] = WIDE_LOG_SIGMA;
        sd[layout.logRatio()] = WIDE_LOG_RATIO;
        return GaussianPrior.independent(start, sd);
    }

    private static Optional<MapFit> fit(
            TransitionTraces traces,
            ShapeKnowledge shape,
            ShapeLearner.Lesson lesson,
            NoiseModel noise,
            BaselineModel baseline) {
        GaussianPrior prior = SamplePrior.of(shape, lesson.firstMin(), lesson.logWidth()).total();
        return traces.points(lesson.injection(), shape.window(lesson.firstMin().mean()))
                .map(points -> new VariableProjection(points, shape.layout(), baseline))
                .map(trace -> MapFit.of(trace, prior, new MapFit.Setting(noise, 0)));
    }

    ShapeKnowledge shape() {
        return shape;
    }

    NoiseModel noise() {
        return noise;
    }

    double expectedFirstMin() {
        return traces.expectedMin()[0];
    }

    Optional<MapFit> fit(int injection) {
        return fits.get(injection);
    }

    IntStream injections() {
        return IntStream.range(0, traces.size());
    }
}
