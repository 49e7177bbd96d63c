package io.enantio.peak.joint;

import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.BoundedStep;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.learn.SamplePrior;
import io.enantio.peak.learn.SchurComplement;
import io.enantio.peak.learn.ShapeKnowledge;
import io.enantio.peak.learn.SharedShapeFit;
import io.enantio.peak.learn.SharedShapeFit.Member;
import io.enantio.peak.learn.SharedShapeLearner.TrainingTrace;
import io.enantio.peak.learn.TransitionTraces.FitSetting;
import io.enantio.peak.linear.Matrices;
import io.enantio.peak.signal.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well the shape that a run taught gives the area of a trace that it was not learned from. Each training is left out in turn
 * (one Newton step of the shared fit without its share of the normal equations: the others hardly move), and its areas
 * under the frozen shape of the others are compared with those under a shape of its own.
 */
final class LeaveOneOut {
    private static final double MAD_TO_SD = 1.4826;
    private static final double PER_CENT = 100;
    /** What a trace's own shape may differ by: as an analyte's from its standard's. */
    private static final double OWN_WIDTH = 0.15;

    private static final double OWN_RATIO = 0.4;
    private static final double OWN_SECOND_WIDTH = 0.08;

    private final SharedShapeFit learned;
    private final List<TrainingTrace> training;
    private final BaselineModel baseline;
    private final MapFit.Setting setting;
    private final double[][] precision;

    /**
     * @param training of the members of the fit, in their order
     * @param conditions background and noise that the shape was learned with
     */
    LeaveOneOut(SharedShapeFit learned, List<TrainingTrace> training, FitSetting conditions) {
        this.learned = learned;
        this.training = training;
        this.baseline = conditions.baseline();
        this.setting = conditions.setting();
        this.precision = learned.precision();
    }

    /** An area under the others' shape against that under its own, relative, and the part of it that noise explains. */
    private record Difference(double error, double noise) {}

    /** Relative area error of the library, percent, without the part due to noise; 0 if no trace can be left out. */
    double areaErrorPercent() {
        if (learned.members().size() != training.size()) {
            return 0;
        }
        List<Difference> all = new ArrayList<>();
        for (int k = 0; k < training.size(); k++) {
            all.addAll(differences(k));
        }
        double scatter = MAD_TO_SD
                * median(all.stream().mapToDouble(one -> Math.abs(one.error)).toArray());
        double noise = median(all.stream().mapToDouble(Difference::noise).toArray());
        return PER_CENT * Math.sqrt(Math.max(0, scatter * scatter - noise * noise));
    }

    private List<Difference> differences(int k) {
        Optional<double[]> others = sharedWithout(learned.members().get(k));
        if (others.isEmpty()) {
            return List.of();
        }
        FitLayout layout = learned.layout();
        ShapeKnowledge known = new ShapeKnowledge(layout, others.get(), new double[layout.size()][layout.size()]);
        MapFit frozen = fit(k, known);
        MapFit own = fit(k, known.loosened(own(layout)));
        double[] least = variances(frozen);
        double[] most = variances(own);
        return IntStream.range(0, layout.peaks())
                .mapToObj(j -> {
                    double area = own.trace().coefficient(j);
                    return new Difference(
                            frozen.trace().coefficient(j) / area - 1,
                            Math.sqrt(Math.max(0, most[j] - least[j])) / Math.abs(area));
                })
                .filter(one -> Double.isFinite(one.error) && Double.isFinite(one.noise))
                .toList();
    }

    /** The shared parameters without one trace; empty if the others do not determine them. */
    private Optional<double[]> sharedWithout(Member member) {
        int size = learned.layout().size();
        double[][] its = new double[size][size];
        double[] right = new double[size];
        SchurComplement.of(member, member.trace().information(), member.trace().pull(), 0)
                .ifPresent(found -> found.addTo(its, right));
        double[][] others = Matrices.plus(precision, Matrices.times(-1, its));
        double[] away = Arrays.stream(right).map(value -> -value).toArray();
        return BoundedStep.of(learned.layout(), learned.shared(), others, away);
    }

    private static double[] own(FitLayout layout) {
        double[] sd = new double[layout.size()];
        sd[layout.logSigma()] = OWN_WIDTH;
        sd[layout.logRatio()] = OWN_RATIO;
        for (int j = 1; j < layout.peaks(); j++) {
            sd[layout.width(j)] = OWN_SECOND_WIDTH;
        }
        return sd;
    }

    private MapFit fit(int k, ShapeKnowledge shape) {
        TrainingTrace one = training.get(k);
        Member member = learned.members().get(k);
        Guess first = new Guess(member.state()[0], one.firstMin().sd());
        SamplePrior prior = SamplePrior.of(shape, first, one.logWidth());
        return MapFit.of(
                new VariableProjection(member.trace().points(), shape.layout(), baseline), prior.total(), setting);
    }

    private static double[] variances(MapFit fit) {
        double[] none = new double[fit.trace().layout().peaks()];
        Arrays.fill(none, Double.NaN);
        return fit.covariance(fit.prior())
                .map(fit.trace()::linearCovariance)
                .map(found -> IntStream.range(0, none.length)
                        .mapToDouble(j -> found[j][j])
                        .toArray())
                .orElse(none);
    }

    private static double median(double[] values) {
        return values.length == 0 ? 0 : Statistics.median(values);
    }
}
