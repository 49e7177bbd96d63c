package io.enantio.acceptance;

import io.enantio.acceptance.blanks.BlankResponse;
import io.enantio.acceptance.blanks.CarryOverRisk;
import io.enantio.acceptance.blanks.CarryOverRule;
import io.enantio.acceptance.blanks.CrossTalk;
import io.enantio.acceptance.blanks.InterferentOverlap;
import io.enantio.acceptance.enantiomers.ElutionOrder;
import io.enantio.acceptance.enantiomers.RacemateRatio;
import io.enantio.acceptance.enantiomers.Resolution;
import io.enantio.acceptance.enantiomers.Suitability;
import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.internalstandard.InternalStandardInflation;
import io.enantio.acceptance.internalstandard.InternalStandardRange;
import io.enantio.acceptance.internalstandard.InternalStandardResponse;
import io.enantio.acceptance.internalstandard.IonRatio;
import io.enantio.acceptance.qcs.Batches;
import io.enantio.acceptance.qcs.Bracketing;
import io.enantio.acceptance.qcs.DilutionQcs;
import io.enantio.acceptance.qcs.PassingBatch;
import io.enantio.acceptance.qcs.QcAcceptance;
import io.enantio.acceptance.qcs.QcCoverage;
import io.enantio.acceptance.qcs.QcNumbers;
import io.enantio.acceptance.qcs.QcPlacement;
import io.enantio.acceptance.qcs.RangeHoldsQcs;
import io.enantio.acceptance.samples.DecisionsWithoutEffect;
import io.enantio.acceptance.samples.DetectionAtLloq;
import io.enantio.acceptance.samples.Dilution;
import io.enantio.acceptance.samples.Exclusions;
import io.enantio.acceptance.samples.KnownConcentration;
import io.enantio.acceptance.samples.OutsideRange;
import io.enantio.acceptance.samples.Reinjections;
import io.enantio.acceptance.samples.Reintegrations;
import io.enantio.acceptance.samples.RepeatInjectionFlag;
import io.enantio.acceptance.samples.SampleHistory;
import io.enantio.acceptance.samples.SignalAtLloq;
import io.enantio.acceptance.standards.BackCalculatedStandards;
import io.enantio.acceptance.standards.CalibrationBlanks;
import io.enantio.acceptance.standards.CalibrationLevels;
import io.enantio.acceptance.standards.EffectiveRange;
import io.enantio.acceptance.standards.LloqResponse;
import io.enantio.acceptance.standards.MonotonicCurve;
import io.enantio.acceptance.standards.PassingStandards;
import io.enantio.acceptance.standards.ReplicateStandards;
import io.enantio.acceptance.standards.StandardExclusion;
import io.enantio.acceptance.standards.ValidationRange;
import java.util.List;

/** Everything that judges a run: the rules in the order in which results list them, and the triggers of flags on rows. */
final class RuleBook {
    static final List<Rule> RULES = List.of(
            new CalibrationLevels(),
            new CalibrationBlanks(),
            new BackCalculatedStandards(),
            new PassingStandards(),
            new ReplicateStandards(),
            new StandardExclusion(),
            new EffectiveRange(),
            new ValidationRange(),
            new MonotonicCurve(),
            new LloqResponse(),
            new QcPlacement(),
            new QcNumbers(),
            new QcAcceptance(),
            new Bracketing(),
            new Batches(),
            new PassingBatch(),
            new RangeHoldsQcs(),
            new QcCoverage(),
            new BlankResponse(),
            new CarryOverRule(),
            new DilutionQcs(),
            new InternalStandardResponse(),
            new Suitability(),
            new ElutionOrder(),
            new Resolution(),
            new RacemateRatio(),
            new Reinjections(),
            new Reintegrations(),
            new Exclusions(),
            new DecisionsWithoutEffect());

    private RuleBook() {}

    /** Triggers for the rows of one analyte. */
    static List<FlagTrigger> triggers(AnalyteEvidence evidence) {
        return List.of(
                new OutsideRange(evidence),
                new KnownConcentration(evidence),
                new SignalAtLloq(evidence),
                new DetectionAtLloq(evidence),
                new Dilution(evidence),
                new IonRatio(evidence),
                new InternalStandardRange(evidence),
                new InternalStandardInflation(evidence),
                new CarryOverRisk(evidence),
                new CrossTalk(evidence),
                new InterferentOverlap(evidence),
                new RepeatInjectionFlag(evidence),
                new SampleHistory(evidence));
    }
}
