package io.enantio.validation.evidence;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Areas that blanks are compared with, counts x minute (rule B-08); absent where no injection gives one.
 *
 * @param lloq mean analyte area of the used standards at the effective LLOQ
 * @param standard mean internal standard area of those injections or, where the ruleset says so, of used standards and
 *     passing QCs
 */
public record ReferenceAreas(OptionalDouble lloq, OptionalDouble standard) {
    static final ReferenceAreas NONE = new ReferenceAreas(OptionalDouble.empty(), OptionalDouble.empty());
    private static final String OF_ALL = "standards_and_qcs";

    static ReferenceAreas of(RunResult result, List<ResultRow> rows, Optional<CalibrationCurve> curve) {
        if (curve.isEmpty()) {
            return NONE;
        }
        double lowest = curve.get().range().effective().low();
        List<ResultRow> used = rows.stream()
                .filter(row -> row.judgement().usedInCurve().orElse(false))
                .toList();
        List<ResultRow> atLloq = used.stream()
                .filter(row -> row.judgement().nominalNgPerMl().equals(OptionalDouble.of(lowest)))
                .toList();
        boolean isOfAll =
                result.method().limits().words(LimitKey.BLANK_IS_REFERENCE).contains(OF_ALL);
        List<ResultRow> standards = isOfAll ? usedOrPassing(rows, used) : atLloq;
        return new ReferenceAreas(
                atLloq.stream()
                        .flatMap(row -> peak(Optional.of(row.peak())).stream())
                        .mapToDouble(peak -> peak.area().countsMin())
                        .average(),
                standards.stream()
                        .flatMap(row -> peak(row.internalStandard()).stream())
                        .filter(Peak::isDetected)
                        .mapToDouble(peak -> peak.area().countsMin())
                        .average());
    }

    private static List<ResultRow> usedOrPassing(List<ResultRow> rows, List<ResultRow> used) {
        return rows.stream()
                .filter(row -> used.contains(row) || isPassingQc(row))
                .toList();
    }

    private static boolean isPassingQc(ResultRow row) {
        return row.injection().type() == SampleType.QC
                && row.judgement().nominalNgPerMl().isPresent()
                && row.estimate().isPresent()
                && !row.judgement().flags().contains(Flag.OUT_OF_LIMIT)
                && !row.judgement().flags().contains(Flag.EXCLUDED_BY_DECISION);
    }

    public static Optional<Peak> peak(Optional<Integration> integration) {
        return integration.filter(Peak.class::isInstance).map(Peak.class::cast);
    }
}
