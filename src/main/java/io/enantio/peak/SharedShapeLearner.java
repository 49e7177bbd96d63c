package io.enantio.peak;

import io.enantio.peak.GaussianPrior.Guess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Learns a transition's shape from several of its traces, and its noise from what remains. */
final class SharedShapeLearner {
    /** SD of a spacing between injections, in widths at half height. */
    static final double SPACING_WIDTHS = 0.012;
    /** Relative SD of the width between injections. */
    static final double WIDTH_SD = 0.015;

    private static final int MOST_LESSONS = 200;

    private final TransitionTraces traces;
    private final List<Lesson> lessons;
    private ShapeKnowledge view;
    private MapFit.Setting setting;
    private final BaselineModel baseline;

    /**
     * A trace to learn from.
     *
     * @param firstMin where its first peak is about, with its SD
     * @param logWidth its width relative to the run's, as its internal standard tells
     * @param strength grows with its peaks; only the order matters
     */
    record Lesson(int injection, Guess firstMin, Guess logWidth, double strength) {
        /** So many from all over the run; more take memory and time, and teach hardly anything new. */
        static List<Lesson> spread(List<Lesson> all) {
            int taken = Math.min(MOST_LESSONS, all.size());
            return IntStream.range(0, taken)
                    .mapToObj(k -> all.get((int) ((long) k * all.size() / taken)))
                    .toList();
        }
    }

    /** The same with the strongest traces only. */
    SharedShapeLearner strongest(int number) {
        List<Lesson> few = lessons.stream()
                .sorted(java.util.Comparator.comparingDouble(Lesson::strength).reversed())
                .limit(number)
                .toList();
        return new SharedShapeLearner(traces, few, new FitSetting(view, baseline, setting));
    }

    /**
     * @param conditions first noise, background, and a first shape, which decides how far around the peaks the fits look
     */
    SharedShapeLearner(TransitionTraces traces, List<Lesson> lessons, FitSetting conditions) {
        this.traces = traces;
        this.view = conditions.shape();
        this.lessons = List.copyOf(lessons);
        this.setting = conditions.setting();
        this.baseline = conditions.baseline();
    }

    /** Background of the traces of a fit; while a shape is learned none is taken for granted. */
    BaselineModel background(SharedShapeFit fit) {
        List<BaselineEvidence> evidence = fit.members().stream()
                .map(member -> member.trace().baselineEvidence())
                .toList();
        return BaselineEstimate.of(evidence, evidence, baseline);
    }

    NoiseModel noise() {
        return setting.noise();
    }

    /** One fit of all traces, from a start, under a prior of the shared parameters. */
    SharedShapeFit fit(FitLayout layout, GaussianPrior prior, double[] start) {
        double width = view.widthMin();
        List<SharedMember> members = new ArrayList<>();
        for (Lesson lesson : lessons) {
            traces.points(lesson.injection(), view.window(lesson.firstMin().mean()))
                    .map(points -> new VariableProjection(points, layout, baseline))
                    .ifPresent(trace -> members.add(SharedMember.of(trace, own(lesson, layout, width))));
        }
        return SharedShapeFit.of(members, prior, start, setting);
    }

    private static GaussianPrior own(Lesson lesson, FitLayout layout, double width) {
        double[] mean = new double[layout.peaks() + 1];
        double[] sd = new double[mean.length];
        mean[0] = lesson.firstMin().mean();
        sd[0] = lesson.firstMin().sd();
        for (int j = 1; j < layout.peaks(); j++) {
            sd[j] = SPACING_WIDTHS * width;
        }
        mean[layout.peaks()] = lesson.logWidth().mean();
        sd[layout.peaks()] = lesson.logWidth().sd();
        return GaussianPrior.independent(mean, sd);
    }

    /** Takes the noise from the residuals of a fit. */
    void listen(SharedShapeFit fit) {
        view = new ShapeKnowledge(
                fit.layout(), fit.shared(), Matrices.identity(fit.layout().size()));
        NoiseEstimate estimate = new NoiseEstimate();
        fit.members().forEach(member -> estimate.add(member.trace()));
        setting = new MapFit.Setting(estimate.model(setting.noise()), setting.countsMinOfLoadOne());
    }
}
