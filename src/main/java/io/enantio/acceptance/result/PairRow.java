package io.enantio.acceptance.result;

import io.enantio.calibration.CarryOver;
import io.enantio.calibration.EnantiomerRatio;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.PreparationCorrelation;
import io.enantio.calibration.curve.Response;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The two enantiomers of a compound in one injection, beside each other.
 *
 * @param ratio of the concentrations, R / S; only if both are quantified
 * @param areaCorrelation of the two areas' errors
 * @param valleyPercent between the two, of the smaller top
 */
public record PairRow(
        Injection injection,
        Compound compound,
        Optional<EnantiomerRatio> ratio,
        OptionalDouble areaCorrelation,
        OptionalDouble valleyPercent) {

    /** One row per injection and pair, in the order of injections and of the method. */
    public static List<PairRow> of(RunResult result) {
        List<Pair> pairs = result.method().compounds().stream()
                .flatMap(compound -> Enantiomers.of(compound).stream())
                .map(pair -> new Pair(result, pair))
                .toList();
        return result.injections().stream()
                .flatMap(peaks -> pairs.stream().map(pair -> pair.row(peaks)))
                .toList();
    }

    /** One pair of enantiomers over a run: what its rows need besides the injection. */
    private static final class Pair {
        private final Enantiomers pair;
        private final Compound compound;
        private final Optional<InternalStandard> standard;
        private final Map<Integer, ResultRow> rowsOfR = new HashMap<>();
        private final Map<Integer, ResultRow> rowsOfS = new HashMap<>();
        private final Optional<CalibrationCurve> curveOfR;
        private final Optional<CalibrationCurve> curveOfS;
        private final double preparation;
        private final CarryOver carryOverOfR;
        private final CarryOver carryOverOfS;

        Pair(RunResult result, Enantiomers pair) {
            this.pair = pair;
            this.compound = result.method().compoundOf(pair.r());
            this.standard = result.method().internalStandardOf(compound);
            result.rowsOf(pair.r()).forEach(row -> rowsOfR.put(row.injection().number(), row));
            result.rowsOf(pair.s()).forEach(row -> rowsOfS.put(row.injection().number(), row));
            this.curveOfR = curve(result, pair.r());
            this.curveOfS = curve(result, pair.s());
            Map<Integer, Double> covariances = new HashMap<>();
            result.injections().stream()
                    .filter(peaks -> peaks.injection().type() == SampleType.STANDARD)
                    .forEach(peaks -> covariances.put(peaks.injection().number(), logCovariance(peaks)));
            this.preparation = curveOfR.flatMap(r -> curveOfS.map(s -> PreparationCorrelation.of(r, s, covariances)))
                    .orElse(0.0);
            this.carryOverOfR = CarryOver.of(pair.r(), result.injections());
            this.carryOverOfS = CarryOver.of(pair.s(), result.injections());
        }

        private static Optional<CalibrationCurve> curve(RunResult result, Analyte analyte) {
            return result.calibrations().stream()
                    .map(RunResult.Calibration::fit)
                    .filter(fit -> fit.analyte().equals(analyte))
                    .filter(CalibrationCurve.class::isInstance)
                    .map(CalibrationCurve.class::cast)
                    .findFirst();
        }

        PairRow row(InjectionPeaks peaks) {
            ChannelPeaks found = peaks.in(compound.channels().quantifier());
            return new PairRow(
                    peaks.injection(),
                    compound,
                    ratio(peaks),
                    correlation(found, compound.place(pair.r()), compound.place(pair.s())),
                    valley(peaks.of(pair.r()), peaks.of(pair.s())));
        }

        private Optional<EnantiomerRatio> ratio(InjectionPeaks peaks) {
            int injection = peaks.injection().number();
            Optional<EnantiomerRatio.Side> r =
                    side(curveOfR, carryOverOfR, Optional.ofNullable(rowsOfR.get(injection)));
            Optional<EnantiomerRatio.Side> s =
                    side(curveOfS, carryOverOfS, Optional.ofNullable(rowsOfS.get(injection)));
            EnantiomerRatio.Shared shared = new EnantiomerRatio.Shared(logCovariance(peaks), preparation);
            return r.flatMap(one -> s.map(other -> EnantiomerRatio.of(one, other, shared)));
        }

        private static Optional<EnantiomerRatio.Side> side(
                Optional<CalibrationCurve> curve, CarryOver carryOver, Optional<ResultRow> row) {
            return row.filter(found -> found.judgement().status() == ResultStatus.QUANTIFIED)
                    .flatMap(quantified -> curve.flatMap(known -> quantified
                            .estimate()
                            .map(found -> new EnantiomerRatio.Side(
                                    known,
                                    found.response(),
                                    found.injectedNgPerMl(),
                                    carriedOver(carryOver, quantified, found)))));
        }

        private static Response.Ratio carriedOver(CarryOver carryOver, ResultRow row, Estimate estimate) {
            CarryOver.Expected expected = carryOver.into(row.injection().number());
            double perArea = row.peak() instanceof Peak peak
                    ? estimate.response().value() / peak.area().countsMin()
                    : 0;
            return new Response.Ratio(expected.countsMin() * perArea, expected.seCountsMin() * perArea);
        }

        /** Covariance of the logarithms of the two response ratios: from the analytes' areas and from the internal standards'. */
        private double logCovariance(InjectionPeaks peaks) {
            ChannelPeaks own = peaks.in(compound.channels().quantifier());
            double shared = relativeCovariance(own, compound.place(pair.r()), compound.place(pair.s()));
            Optional<Integer> r = standard.flatMap(found -> found.placeFor(pair.r()));
            Optional<Integer> s = standard.flatMap(found -> found.placeFor(pair.s()));
            return r.isPresent() && s.isPresent()
                    ? shared
                            + relativeCovariance(peaks.in(standard.orElseThrow().channel()), r.get(), s.get())
                    : shared;
        }

        private static double relativeCovariance(ChannelPeaks peaks, int i, int j) {
            if (!(peaks.peaks().get(i) instanceof Peak one) || !(peaks.peaks().get(j) instanceof Peak other)) {
                return 0;
            }
            double se = one.area().seCountsMin();
            double covariance = i == j ? se * se : peaks.covariance().get(i).get(j);
            return covariance / (one.area().countsMin() * other.area().countsMin());
        }

        private static OptionalDouble correlation(ChannelPeaks peaks, int i, int j) {
            if (!(peaks.peaks().get(i) instanceof Peak one) || !(peaks.peaks().get(j) instanceof Peak other)) {
                return OptionalDouble.empty();
            }
            double both = one.area().seCountsMin() * other.area().seCountsMin();
            return both > 0 ? OptionalDouble.of(peaks.covariance().get(i).get(j) / both) : OptionalDouble.empty();
        }

        private static OptionalDouble valley(Integration r, Integration s) {
            return Stream.of(r, s)
                    .filter(Peak.class::isInstance)
                    .map(Peak.class::cast)
                    .flatMapToDouble(peak -> peak.figures().valleyPercent().stream())
                    .max();
        }
    }
}
