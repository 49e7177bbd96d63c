package io.enantio.acceptance.result;

import io.enantio.calibration.CarryOver;
import io.enantio.calibration.EnantiomerRatio;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.PairCurves;
import io.enantio.calibration.curve.PairResponse;
import io.enantio.calibration.curve.Response;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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

    private static final Set<Flag> SPOILS = EnumSet.of(Flag.OUT_OF_LIMIT, Flag.EXCLUDED_BY_DECISION);

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
        private final Optional<PairCurves> known;
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
            this.known = curveOfR.filter(curve -> curveOfS.isPresent())
                    .flatMap(curve -> PairCurves.of(curve.form(), calibrators(result)));
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

        /** Samples of known content that serve both curves, or could. */
        private List<PairCurves.Calibrator> calibrators(RunResult result) {
            List<PairCurves.Calibrator> calibrators = new ArrayList<>();
            for (InjectionPeaks peaks : result.injections()) {
                ResultRow r = rowsOfR.get(peaks.injection().number());
                ResultRow s = rowsOfS.get(peaks.injection().number());
                if (r != null && s != null && isKnown(r) && isKnown(s)) {
                    response(peaks)
                            .map(response -> new PairCurves.Calibrator(nominal(r), nominal(s), response))
                            .ifPresent(calibrators::add);
                }
            }
            return calibrators;
        }

        /**
         * A standard in the curve, or a QC that would be in it if it were a standard: undiluted (the error of a dilution is not known), inside
         * its limit, of no experiment that makes it differ from its nominal concentration.
         */
        private static boolean isKnown(ResultRow row) {
            boolean isQc = row.injection().type() == SampleType.QC
                    && !row.injection().isDiluted()
                    && !row.injection().servesAnotherExperiment()
                    && row.judgement().flags().stream().noneMatch(SPOILS::contains)
                    && row.judgement().flags().stream().noneMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE);
            return row.judgement().nominalNgPerMl().orElse(0) > 0
                    && (isQc || row.judgement().usedInCurve().orElse(false));
        }

        private static double nominal(ResultRow row) {
            return row.judgement().nominalNgPerMl().orElseThrow();
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
            return r.flatMap(one -> s.map(other -> EnantiomerRatio.of(one, other, logRatio(peaks))));
        }

        private Optional<PairCurves.LogRatio> logRatio(InjectionPeaks peaks) {
            return known.flatMap(curves -> response(peaks).flatMap(curves::ratio));
        }

        private Optional<PairResponse> response(InjectionPeaks peaks) {
            return PairResponse.of(peaks, compound, standard, pair.r(), pair.s());
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
