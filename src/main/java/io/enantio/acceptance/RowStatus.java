package io.enantio.acceptance;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.calibration.Quantitation;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.Response;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be reported for a row: the first case of rule C-01 that holds. */
final class RowStatus {
    private final AnalyteEvidence evidence;
    private final boolean isRejected;

    /**
     * For the rows of one analyte.
     *
     * @param reasons ids of the rules that reject its run
     */
    RowStatus(AnalyteEvidence evidence, List<String> reasons) {
        this.evidence = evidence;
        this.isRejected = !reasons.isEmpty();
    }

    /** Status of a row with all of its flags. What a person excluded is not reported, whatever its concentration. */
    ResultStatus of(Observation row, Set<Flag> flags) {
        boolean isFlagged = flags.stream().anyMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE);
        boolean isExcluded = flags.contains(Flag.EXCLUDED_BY_DECISION);
        if (isFlagged || isExcluded || row.measured().isEmpty()) {
            return ResultStatus.NOT_QUANTIFIABLE;
        }
        if (row.detected().isEmpty()) {
            return ResultStatus.NOT_DETECTED;
        }
        ResultStatus byRange = byRange(row);
        boolean isReportable = byRange != ResultStatus.QUANTIFIED || !isRejected;
        return isReportable ? byRange : ResultStatus.NOT_QUANTIFIABLE;
    }

    /** A peak without a ratio, as in a blank, or without a curve cannot be quantified. */
    private ResultStatus byRange(Observation row) {
        Optional<Range> range = evidence.effective();
        Optional<Estimate> estimate = row.estimate();
        if (range.isPresent() && estimate.isPresent()) {
            return against(range.get(), estimate.get().injectedNgPerMl());
        }
        return evidence.curve()
                .flatMap(curve -> ratio(row).map(ratio -> beyondExtremum(curve, ratio)))
                .orElse(ResultStatus.NOT_QUANTIFIABLE);
    }

    private static ResultStatus against(Range range, double ngPerMl) {
        if (ngPerMl < range.low()) {
            return ResultStatus.BELOW_LLOQ;
        }
        return ngPerMl > range.high() ? ResultStatus.ABOVE_ULOQ : ResultStatus.QUANTIFIED;
    }

    /** A response that the curve gives no concentration lies beyond its extremum: above or below the whole range. */
    private static ResultStatus beyondExtremum(CalibrationCurve curve, double ratio) {
        Range range = curve.range().effective();
        double first = curve.responseAt(range.low());
        double last = curve.responseAt(range.high());
        if (ratio > Math.max(first, last)) {
            return ResultStatus.ABOVE_ULOQ;
        }
        return ratio < Math.min(first, last) ? ResultStatus.BELOW_LLOQ : ResultStatus.NOT_QUANTIFIABLE;
    }

    private static Optional<Double> ratio(Observation row) {
        return row.quantitation()
                .map(Quantitation::response)
                .filter(Response.Ratio.class::isInstance)
                .map(response -> ((Response.Ratio) response).value());
    }
}
