package io.enantio.acceptance;

import io.enantio.acceptance.blanks.CarryOverRisk;
import io.enantio.acceptance.blanks.CrossTalk;
import io.enantio.acceptance.blanks.InterferentOverlap;
import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.RowTrigger;
import io.enantio.acceptance.internalstandard.InternalStandardInflation;
import io.enantio.acceptance.internalstandard.InternalStandardRange;
import io.enantio.acceptance.internalstandard.IonRatio;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultRow.Judgement;
import io.enantio.acceptance.samples.Dilution;
import io.enantio.acceptance.samples.KnownConcentration;
import io.enantio.acceptance.samples.OutsideRange;
import io.enantio.acceptance.samples.RepeatInjectionFlag;
import io.enantio.acceptance.samples.SampleHistory;
import io.enantio.acceptance.samples.SignalAtLloq;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes the rows of one analyte: flags of the peak, of the rules and of every trigger, and the status they lead to. */
final class RowJudge {
    private final AnalyteJudgement judgement;
    private final AnalyteEvidence evidence;
    private final IonRatio ionRatio;
    private final List<RowTrigger> triggers;

    RowJudge(AnalyteJudgement judgement) {
        this.judgement = judgement;
        this.evidence = judgement.evidence();
        this.ionRatio = new IonRatio(evidence);
        this.triggers = List.of(
                new OutsideRange(evidence),
                new KnownConcentration(evidence),
                new SignalAtLloq(evidence),
                new Dilution(evidence),
                ionRatio,
                new InternalStandardRange(evidence),
                new InternalStandardInflation(evidence),
                new CarryOverRisk(evidence),
                new CrossTalk(evidence),
                new InterferentOverlap(evidence),
                new RepeatInjectionFlag(evidence),
                new SampleHistory(evidence));
    }

    /** One row per injection, in order. */
    List<ResultRow> rows() {
        return evidence.observations().stream().map(this::row).toList();
    }

    private ResultRow row(Observation observation) {
        Set<Flag> flags = flags(observation);
        OptionalDouble nominal = evidence.nominalNgPerMl(observation);
        return new ResultRow(
                observation.injection(),
                evidence.analyte(),
                observation.peak(),
                observation.internalStandard(),
                observation.quantitation(),
                new Judgement(
                        RowStatus.of(observation, judgement, flags),
                        nominal,
                        relativeErrorPercent(observation, nominal),
                        ionRatio.percent(observation),
                        usedInCurve(observation),
                        flags));
    }

    private Set<Flag> flags(Observation row) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(row.flags());
        flags.addAll(judgement.flagsOf(row.number()));
        triggers.forEach(trigger -> flags.addAll(trigger.raisedBy(row)));
        if (row.type() == SampleType.STUDY && judgement.isRejected()) {
            flags.add(Flag.RUN_REJECTED);
        }
        return flags;
    }

    private static OptionalDouble relativeErrorPercent(Observation row, OptionalDouble nominal) {
        return row.estimate()
                .filter(found -> nominal.isPresent())
                .map(found -> OptionalDouble.of(Accuracy.relativeErrorPercent(found.ngPerMl(), nominal.getAsDouble())))
                .orElse(OptionalDouble.empty());
    }

    private Optional<Boolean> usedInCurve(Observation row) {
        return row.type() == SampleType.STANDARD
                ? Optional.of(
                        evidence.standard(row.number()).map(StandardPoint::use).equals(Optional.of(Use.USED)))
                : Optional.empty();
    }
}
