package io.enantio.peak.joint;

import io.enantio.method.rules.Flag;
import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.fit.VariableProjection.AddedPeak;
import io.enantio.peak.learn.SamplePrior;
import io.enantio.peak.linear.CholeskyFactor;
import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakTemplate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Searches for a peak that is not in the method: the residuals are compared with the run's shape at every time, less what
 * the model could describe itself; the fit is then repeated with it. Not if the peaks are too unequal to distinguish it from an
 * error of the shape.
 */
final class InterferenceSearch {
    private static final int AT_MOST = 2;
    private static final double LEAST_Z = 5;
    private static final double APART_WIDTHS = 0.6;
    private static final double LEAST_NEW_SHARE = 0.25;
    private static final double PLACE_WIDTHS = 0.4;
    private static final double STEP_WIDTHS = 0.1;
    private static final double LEAST_BIC_GAIN = 10;
    private static final double MOST_CORRELATION = 0.9;
    private static final double MOST_UNEQUAL = 30;

    private final FitPoints points;
    private final BaselineModel baseline;
    private final MapFit.Setting setting;

    InterferenceSearch(FitPoints points, BaselineModel baseline, MapFit.Setting setting) {
        this.points = points;
        this.baseline = baseline;
        this.setting = setting;
    }

    /** A fit with its prior, and the result of the search for interferences. */
    record Tested(MapFit fit, SamplePrior prior, Finding finding) {
        /** Flags of the result. */
        Set<Flag> flags() {
            return switch (finding) {
                case NOTHING -> Set.of();
                case MODELLED -> Set.of(Flag.INTERFERENCE_MODELLED);
                case SUSPECTED -> Set.of(Flag.INTERFERENCE_SUSPECTED);
            };
        }
    }

    /** What the test found. */
    enum Finding {
        NOTHING,
        MODELLED,
        SUSPECTED
    }

    Tested of(MapFit fit, SamplePrior prior) {
        Tested tested = new Tested(fit, prior, Finding.NOTHING);
        for (int k = 0; k < AT_MOST; k++) {
            Optional<Double> place = candidate(tested);
            if (place.isEmpty()) {
                return tested;
            }
            Optional<Tested> more = extended(tested, place.get());
            if (more.isEmpty()) {
                return tested;
            }
            if (isTooUnequal(more.get().fit())) {
                return new Tested(tested.fit(), tested.prior(), Finding.SUSPECTED);
            }
            tested = more.get();
        }
        return tested;
    }

    private Optional<Double> candidate(Tested tested) {
        VariableProjection trace = tested.fit().trace();
        Optional<CholeskyFactor> information =
                tested.fit().information(tested.prior().total());
        if (information.isEmpty()) {
            return Optional.empty();
        }
        FitLayout layout = trace.layout();
        double[] theta = tested.fit().theta();
        PeakShape shape = layout.shape(theta, 0, 0);
        double width = shape.widthMin();
        PeakTemplate template = PeakTemplate.of(shape, 2 * points.window().halfWidthMin());
        double most = LEAST_Z;
        Optional<Double> found = Optional.empty();
        double step = STEP_WIDTHS * width;
        for (double place = points.window().fromMin(); place < points.window().toMin(); place += step) {
            if (nearest(layout, theta, place) < APART_WIDTHS * width) {
                continue;
            }
            AddedPeak score = trace.score(column(template, place), information.get());
            if (score.z() > most && score.newShare() > LEAST_NEW_SHARE) {
                most = score.z();
                found = Optional.of(place);
            }
        }
        return found;
    }

    private static double nearest(FitLayout layout, double[] theta, double place) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < layout.columns(); j++) {
            least = Math.min(least, Math.abs(place - layout.apexMin(theta, j)));
        }
        return least;
    }

    private double[] column(PeakTemplate template, double place) {
        double[] column = new double[points.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = template.at(points.t(i) - place);
        }
        return column;
    }

    private static boolean isTooUnequal(MapFit fit) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int j = 0; j < fit.trace().layout().peaks(); j++) {
            least = Math.min(least, fit.trace().coefficient(j));
            most = Math.max(most, fit.trace().coefficient(j));
        }
        return most > MOST_UNEQUAL * least && fit.trace().layout().peaks() > 1;
    }

    private Optional<Tested> extended(Tested tested, double place) {
        double width =
                tested.fit().trace().layout().shape(tested.fit().theta(), 0, 0).widthMin();
        SamplePrior prior = tested.prior().withExtra(new Guess(place, PLACE_WIDTHS * width));
        FitLayout layout = tested.fit().trace().layout().withExtra();
        MapFit fit = MapFit.of(new VariableProjection(points, layout, baseline), prior.total(), setting);
        double gain = tested.fit().cost() - fit.cost() - 2 * Math.log(points.size());
        boolean accepted =
                gain > LEAST_BIC_GAIN && fit.trace().coefficient(layout.columns() - 1) > 0 && isSeparable(fit, prior);
        return accepted ? Optional.of(new Tested(fit, prior, Finding.MODELLED)) : Optional.empty();
    }

    private static boolean isSeparable(MapFit fit, SamplePrior prior) {
        Optional<double[][]> covariance = fit.covariance(prior.total()).map(fit.trace()::linearCovariance);
        int extra = fit.trace().layout().columns() - 1;
        return covariance
                .map(found -> IntStream.range(0, fit.trace().layout().peaks())
                        .allMatch(j -> Math.abs(found[j][extra]) / Math.sqrt(found[j][j] * found[extra][extra])
                                < MOST_CORRELATION))
                .orElse(false);
    }
}
