package io.enantio.peak.learn;

import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.BaselineModel.BaselineEvidence;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.learn.SharedShapeFit.Member;
import io.enantio.peak.learn.TransitionTraces.FitSetting;
import io.enantio.peak.linear.Matrices;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Learns a transition's shape from several of its traces, and its noise from the residuals. */
public final class SharedShapeLearner {
    /** SD of a spacing between injections, in widths at half height. */
    public static final double SPACING_WIDTHS = 0.012;
    /** Relative SD of the width between injections. */
    public static final double WIDTH_SD = 0.015;

    private static final int MOST_TRACES = 200;

    private final TransitionTraces traces;
    private final List<TrainingTrace> training;
    private ShapeKnowledge view;
    private MapFit.Setting setting;
    private final BaselineModel baseline;

    /**
     * A trace to learn from.
     *
     * @param firstMin approximate time of its first peak, with its SD
     * @param logWidth its width relative to the run's, from its internal standard
     * @param strength grows with its peaks; only the order matters
     */
    public record TrainingTrace(int injection, Guess firstMin, Guess logWidth, double strength) {
        /** At most 200 traces, spread over the run; more take memory and time and add little. */
        public static List<TrainingTrace> spread(List<TrainingTrace> all) {
            int taken = Math.min(MOST_TRACES, all.size());
            return IntStream.range(0, taken)
                    .mapToObj(k -> all.get((int) ((long) k * all.size() / taken)))
                    .toList();
        }
    }

    /** The same with the strongest traces only. */
    public SharedShapeLearner strongest(int number) {
        List<TrainingTrace> few = training.stream()
                .sorted(java.util.Comparator.comparingDouble(TrainingTrace::strength)
                        .reversed())
                .limit(number)
                .toList();
        return new SharedShapeLearner(traces, few, new FitSetting(view, baseline, setting));
    }

    /**
     * @param conditions first noise, background, and a first shape, which decides the window of the fits
     */
    public SharedShapeLearner(TransitionTraces traces, List<TrainingTrace> training, FitSetting conditions) {
        this.traces = traces;
        this.view = conditions.shape();
        this.training = List.copyOf(training);
        this.setting = conditions.setting();
        this.baseline = conditions.baseline();
    }

    /** Background of the traces of a fit; while a shape is learned none is taken for granted. */
    public BaselineModel background(SharedShapeFit fit) {
        List<BaselineEvidence> evidence = fit.members().stream()
                .map(member -> member.trace().baselineEvidence())
                .toList();
        return BaselineEstimate.of(evidence, evidence, baseline);
    }

    public FitNoise noise() {
        return setting.noise();
    }

    /** One fit of all traces, from a start, under a prior of the shared parameters. */
    public SharedShapeFit fit(FitLayout layout, GaussianPrior prior, double[] start) {
        double width = view.widthMin();
        List<Member> members = new ArrayList<>();
        for (TrainingTrace one : training) {
            traces.points(one.injection(), view.window(one.firstMin().mean()))
                    .map(points -> new VariableProjection(points, layout, baseline))
                    .ifPresent(trace -> members.add(Member.of(trace, own(one, layout, width))));
        }
        return SharedShapeFit.of(members, prior, start, setting);
    }

    private static GaussianPrior own(TrainingTrace one, FitLayout layout, double width) {
        double[] mean = new double[layout.peaks() + 1];
        double[] sd = new double[mean.length];
        mean[0] = one.firstMin().mean();
        sd[0] = one.firstMin().sd();
        for (int j = 1; j < layout.peaks(); j++) {
            sd[j] = SPACING_WIDTHS * width;
        }
        mean[layout.peaks()] = one.logWidth().mean();
        sd[layout.peaks()] = one.logWidth().sd();
        return GaussianPrior.independent(mean, sd);
    }

    /** Takes the noise from the residuals of a fit. */
    public void estimateNoise(SharedShapeFit fit) {
        view = new ShapeKnowledge(
                fit.layout(), fit.shared(), Matrices.identity(fit.layout().size()));
        NoiseEstimate estimate = new NoiseEstimate();
        fit.members().forEach(member -> estimate.add(member.trace()));
        setting = new MapFit.Setting(estimate.model(setting.noise()), setting.countsMinOfLoadOne());
    }
}
