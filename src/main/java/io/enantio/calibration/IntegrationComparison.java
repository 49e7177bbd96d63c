package io.enantio.calibration;

import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.Polynomial;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.curve.WeightedLeastSquares;
import io.enantio.method.Analyte;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Which way of integration errs less in a run, predicted from its calibration standards: the joint fit or perpendicular drop. It
 * informs; the method alone decides how areas are obtained.
 *
 * <p>Each standard is predicted from all others, by both ways alike. <i>Linearity</i>: its concentration by the method's curve through
 * the other standards, against the nominal one. <i>Constancy</i>: its area relative to its neighbours' on the same trace (R / S of a
 * pair), per nominal concentration, against the mean of the other standards; the error of one of two areas is 1/sqrt 2 of that. The
 * second contains no error of preparation, which both ways have in common. The predicted error is the root mean square of
 * the two.
 *
 * <p>At the lowest levels a single error of noise may outweigh all others. So one way is called better only if its error is lower by a
 * tenth and if the standards agree: the mean of (d^2 - f^2)/(d^2 + f^2), f and d the two errors of a standard, differs from 0 by two
 * standard errors. That score weighs all standards alike; for two equal normal errors its variance is 1/2.
 *
 * <p>Standards are nearly always racemic. What a cut takes from a small peak beside a large one does not show in them.
 *
 * @param fitErrorPercent of the joint fit
 * @param dropErrorPercent of perpendicular drop; empty if it cannot cut enough standards
 * @param better of the two
 */
public record IntegrationComparison(double fitErrorPercent, OptionalDouble dropErrorPercent, Better better) {
    /** Fewer standards are no basis for a comparison: the levels of a curve by ICH M10. */
    private static final int FEWEST_STANDARDS = 6;

    private static final double LEAST_RATIO = 1.1;
    private static final double SURE_SE = 2;

    /** Which errs less. */
    public enum Better {
        /** The joint fit, or perpendicular drop cannot cut the peaks. */
        JOINT_FIT,
        /** Perpendicular drop. */
        PERPENDICULAR_DROP,
        /** Neither, as far as the standards can tell. */
        ALIKE
    }

    /** Predicted for the analyte of a curve; empty without a fit, or with fewer than six standards. */
    public static Optional<IntegrationComparison> of(Method method, CurveFit curve, List<InjectionPeaks> injections) {
        Analyte analyte = curve.analyte();
        List<Standard> fitted = new ArrayList<>();
        for (StandardPoint point : curve.standards()) {
            if (point.counts()) {
                injections.stream()
                        .filter(peaks -> peaks.injection().number() == point.injection())
                        .findFirst()
                        .flatMap(peaks -> Standard.of(method, analyte, point, peaks))
                        .ifPresent(fitted::add);
            }
        }
        List<Standard> both =
                fitted.stream().filter(one -> one.byDrop.isPresent()).toList();
        CalibrationPlan plan = method.calibration();
        if (both.size() < FEWEST_STANDARDS) {
            return Errors.of(fitted, plan, one -> one.byFit)
                    .map(fit -> new IntegrationComparison(fit.percent(), OptionalDouble.empty(), Better.JOINT_FIT));
        }
        return Errors.of(both, plan, one -> one.byFit)
                .flatMap(fit -> Errors.of(both, plan, one -> one.byDrop.orElseThrow())
                        .map(drop -> new IntegrationComparison(
                                fit.percent(), OptionalDouble.of(drop.percent()), fit.better(drop))));
    }

    /**
     * Areas of a standard by one way.
     *
     * @param response analyte / internal standard
     * @param share analyte / its neighbours on the trace, per nominal concentration; empty if it has none in this standard
     */
    private record Areas(double response, OptionalDouble share) {}

    private record Standard(StandardPoint point, Areas byFit, Optional<Areas> byDrop) {
        static Optional<Standard> of(Method method, Analyte analyte, StandardPoint point, InjectionPeaks peaks) {
            Way way = new Way(
                    method, analyte, peaks, method.standardLevel(point.level()).orElseThrow());
            boolean counts = point.use() != Use.WITHOUT_RESULT && point.response() instanceof Response.Ratio;
            return counts
                    ? way.areas(Standard::fitted).map(fit -> new Standard(point, fit, way.areas(Standard::cut)))
                    : Optional.empty();
        }

        /** Whether each way that has areas has a share too: the ways are compared on the same standards. */
        boolean hasShares() {
            return byFit.share.isPresent()
                    && byDrop.map(areas -> areas.share.isPresent()).orElse(true);
        }

        private static OptionalDouble fitted(Place at) {
            Integration found = at.peaks.in(at.channel).peaks().get(at.place);
            return found instanceof Peak peak && peak.how() == IntegrationMethod.JOINT_FIT
                    ? OptionalDouble.of(peak.area().countsMin())
                    : OptionalDouble.empty();
        }

        private static OptionalDouble cut(Place at) {
            List<Optional<Double>> areas = at.peaks.in(at.channel).byDropCountsMin();
            return at.place < areas.size() && areas.get(at.place).isPresent()
                    ? OptionalDouble.of(areas.get(at.place).get())
                    : OptionalDouble.empty();
        }
    }

    private record Place(InjectionPeaks peaks, Channel channel, int place) {}

    private record Way(Method method, Analyte analyte, InjectionPeaks peaks, Level level) {
        Optional<Areas> areas(Function<Place, OptionalDouble> areaAt) {
            Compound compound = method.compoundOf(analyte);
            Channel channel = compound.channels().quantifier();
            OptionalDouble own = areaAt.apply(new Place(peaks, channel, compound.place(analyte)));
            Optional<InternalStandard> standard = method.internalStandardOf(compound);
            OptionalDouble reference = standard.flatMap(one -> one.placeFor(analyte))
                    .map(place ->
                            areaAt.apply(new Place(peaks, standard.orElseThrow().channel(), place)))
                    .orElse(OptionalDouble.empty());
            return own.isPresent() && reference.isPresent() && reference.getAsDouble() > 0
                    ? Optional.of(new Areas(
                            own.getAsDouble() / reference.getAsDouble(), share(own.getAsDouble(), compound, areaAt)))
                    : Optional.empty();
        }

        private OptionalDouble share(double own, Compound compound, Function<Place, OptionalDouble> areaAt) {
            double area = 0;
            double nominal = 0;
            for (Analyte other : compound.analytes()) {
                OptionalDouble its =
                        areaAt.apply(new Place(peaks, compound.channels().quantifier(), compound.place(other)));
                OptionalDouble known = level.nominalNgPerMl(other);
                if (!other.equals(analyte) && its.isPresent() && known.isPresent()) {
                    area += its.getAsDouble();
                    nominal += known.getAsDouble();
                }
            }
            return area > 0 && own > 0
                    ? OptionalDouble.of(
                            own / area * nominal / level.nominalNgPerMl(analyte).orElseThrow())
                    : OptionalDouble.empty();
        }
    }

    /**
     * Errors of one way, as parts: of linearity, and of constancy if there is one.
     *
     * @param linearity by standard in the curve
     * @param constancy by standard with a share, none if there are too few
     */
    private record Errors(List<Double> linearity, List<Double> constancy) {
        static Optional<Errors> of(List<Standard> standards, CalibrationPlan plan, Function<Standard, Areas> way) {
            List<Standard> used =
                    standards.stream().filter(one -> one.point.isUsed()).toList();
            double[] shares = standards.stream()
                    .filter(Standard::hasShares)
                    .flatMapToDouble(one -> way.apply(one).share.stream())
                    .toArray();
            List<Double> constancy = shares.length < FEWEST_STANDARDS ? List.of() : constancyErrors(shares);
            return used.size() < FEWEST_STANDARDS
                    ? Optional.empty()
                    : linearityErrors(used, plan, one -> way.apply(one).response)
                            .map(linearity -> new Errors(linearity, constancy));
        }

        /** Squared errors, of which those of linearity together weigh as much as those of constancy. */
        private double[] squares() {
            double half = constancy.isEmpty() ? 1 : 0.5;
            return DoubleStream.concat(
                            linearity.stream().mapToDouble(error -> half * error * error / linearity.size()),
                            constancy.stream().mapToDouble(error -> half * error * error / constancy.size()))
                    .toArray();
        }

        double percent() {
            return 100 * Math.sqrt(Arrays.stream(squares()).sum());
        }

        /** Which way has the lower error, if the standards are sure of it. */
        Better better(Errors drop) {
            double[] ofFit = squares();
            double[] ofDrop = drop.squares();
            double score = 0;
            for (int k = 0; k < ofFit.length; k++) {
                double both = ofFit[k] + ofDrop[k];
                score += both > 0 ? (ofDrop[k] - ofFit[k]) / both : 0;
            }
            double sure = SURE_SE * Math.sqrt(0.5 * ofFit.length);
            if (score > sure && drop.percent() > LEAST_RATIO * percent()) {
                return Better.JOINT_FIT;
            }
            return -score > sure && percent() > LEAST_RATIO * drop.percent() ? Better.PERPENDICULAR_DROP : Better.ALIKE;
        }
    }

    /**
     * Relative errors of standards by the curve through the others. Standards that the rule has excluded are left out: most are wrong
     * preparations. One without a concentration counts as wholly wrong. Empty if the others give no curve.
     */
    private static Optional<List<Double>> linearityErrors(
            List<Standard> used, CalibrationPlan plan, ToDoubleFunction<Standard> response) {
        List<Double> errors = new ArrayList<>();
        for (Standard left : used) {
            List<WeightedLeastSquares.Point> others = used.stream()
                    .filter(one -> one != left)
                    .map(one -> new WeightedLeastSquares.Point(
                            one.point.nominalNgPerMl(),
                            response.applyAsDouble(one),
                            plan.weighting().weightAt(one.point.nominalNgPerMl())))
                    .toList();
            Optional<WeightedLeastSquares.Solution> curve =
                    WeightedLeastSquares.fit(others, plan.model().coefficients());
            if (curve.isEmpty()) {
                return Optional.empty();
            }
            OptionalDouble found = Polynomial.inverseAt(curve.get().coefficients(), response.applyAsDouble(left));
            errors.add(found.isPresent() ? found.getAsDouble() / left.point.nominalNgPerMl() - 1 : 1);
        }
        return Optional.of(errors);
    }

    /** Relative deviation of each share from the mean of the others, as the error of one of two areas. */
    private static List<Double> constancyErrors(double[] shares) {
        double all = Arrays.stream(shares).sum();
        return Arrays.stream(shares)
                .map(share -> share * (shares.length - 1) / (all - share) - 1)
                .map(error -> error / Math.sqrt(2))
                .boxed()
                .toList();
    }
}
