package io.enantio.acceptance.evidence;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An acquired QC of an analyte with the limit it is held against (rules B-05, B-06).
 *
 * @param level its level's name
 * @param role of its level, or dilution if it was diluted; absent for a level without one
 * @param nominalNgPerMl in the original sample
 * @param limitPercent of the relative error
 * @param standing whether RUN-2 counts it, and why not
 */
public record QcSample(
        Observation observation,
        String level,
        Optional<LevelRole> role,
        double nominalNgPerMl,
        double limitPercent,
        Standing standing) {

    /** Which rules look at a QC. */
    public enum Standing {
        COUNTED,
        /** The method keeps its level out of the count. */
        LEVEL_NOT_COUNTED,
        /** It serves another validation experiment than accuracy and precision, which judges it (rule D-1). */
        OF_EXPERIMENT,
        /** Its nominal concentration lies outside the effective range: shown, not counted. */
        OUTSIDE_RANGE,
        /** A dilution QC: DIL-2. */
        DILUTED,
        /** A dilution QC whose concentration as injected lies outside the effective range: shown, not counted. */
        DILUTED_OUTSIDE_RANGE
    }

    /** The QCs of an analyte, in order. */
    static List<QcSample> of(AnalyteEvidence evidence) {
        return evidence.acquired(SampleType.QC).stream()
                .filter(row -> evidence.nominalNgPerMl(row).isPresent())
                .map(row -> of(evidence, row, evidence.nominalNgPerMl(row).orElseThrow()))
                .toList();
    }

    private static QcSample of(AnalyteEvidence evidence, Observation row, double nominalNgPerMl) {
        String level = row.injection().sample().level().orElseThrow();
        LimitKey key = accuracyLimit(evidence.limits(), evidence.roles().role(level), row.injection());
        return new QcSample(
                row,
                level,
                evidence.role(row),
                nominalNgPerMl,
                evidence.limits().number(key),
                standing(evidence, row, nominalNgPerMl));
    }

    /**
     * Which limit the relative error of a QC is held against: a wider one at the LLOQ if the ruleset has one, there or where the QC serves
     * accuracy and precision in a validation.
     */
    public static LimitKey accuracyLimit(Limits limits, Optional<LevelRole> role, Injection injection) {
        if (!role.equals(Optional.of(LevelRole.LLOQ))) {
            return LimitKey.QC_ACCURACY_PERCENT;
        }
        return limits.has(LimitKey.AP_LLOQ_QC_ACCURACY_PERCENT) && injection.servesAccuracyAndPrecision()
                ? LimitKey.AP_LLOQ_QC_ACCURACY_PERCENT
                : LimitKey.LLOQ_QC_ACCURACY_PERCENT;
    }

    private static Standing standing(AnalyteEvidence evidence, Observation row, double nominalNgPerMl) {
        String level = row.injection().sample().level().orElseThrow();
        double injected = nominalNgPerMl / row.injection().dilutionFactor();
        boolean isOutside =
                evidence.effective().filter(range -> !range.holds(injected)).isPresent();
        if (row.injection().isDiluted()) {
            return isOutside ? Standing.DILUTED_OUTSIDE_RANGE : Standing.DILUTED;
        }
        if (row.injection().servesAnotherExperiment()) {
            return Standing.OF_EXPERIMENT;
        }
        if (evidence.limits().words(LimitKey.LEVELS_NOT_COUNTED).contains(level)) {
            return Standing.LEVEL_NOT_COUNTED;
        }
        return isOutside ? Standing.OUTSIDE_RANGE : Standing.COUNTED;
    }

    public int number() {
        return observation.number();
    }

    /** Whether it has a role. */
    public boolean is(LevelRole wanted) {
        return role.equals(Optional.of(wanted));
    }

    boolean isDiluted() {
        return observation.injection().isDiluted();
    }

    /** Estimate of the original sample, ng/mL. */
    public OptionalDouble estimateNgPerMl() {
        return observation
                .estimate()
                .map(found -> OptionalDouble.of(found.ngPerMl()))
                .orElse(OptionalDouble.empty());
    }

    /** Whether it has an estimate and that lies outside its limit. */
    public boolean isOutOfLimit() {
        return estimateNgPerMl().isPresent() && !isInside(estimateNgPerMl().getAsDouble());
    }

    /** Whether it has a result and that lies inside its limit. */
    public boolean passes() {
        return observation.hasResult() && isInside(estimateNgPerMl().orElseThrow());
    }

    private boolean isInside(double estimate) {
        return Accuracy.isWithin(estimate, nominalNgPerMl, limitPercent);
    }
}
