package io.enantio.acceptance;

import static io.enantio.acceptance.evidence.Consequence.INFORMS;
import static io.enantio.acceptance.evidence.Consequence.REJECTS;
import static io.enantio.acceptance.evidence.Consequence.REMOVES_RESULTS;
import static io.enantio.acceptance.evidence.Consequence.WARNS;

import io.enantio.acceptance.blanks.BlankResponse;
import io.enantio.acceptance.blanks.CarryOverRule;
import io.enantio.acceptance.enantiomers.ElutionOrder;
import io.enantio.acceptance.enantiomers.RacemateRatio;
import io.enantio.acceptance.enantiomers.Resolution;
import io.enantio.acceptance.enantiomers.Suitability;
import io.enantio.acceptance.evidence.RunRule;
import io.enantio.acceptance.internalstandard.InternalStandardResponse;
import io.enantio.acceptance.qcs.Batches;
import io.enantio.acceptance.qcs.Bracketing;
import io.enantio.acceptance.qcs.DilutionQcs;
import io.enantio.acceptance.qcs.QcAcceptance;
import io.enantio.acceptance.qcs.QcCoverage;
import io.enantio.acceptance.qcs.QcNumbers;
import io.enantio.acceptance.qcs.QcPlacement;
import io.enantio.acceptance.qcs.RangeHoldsQcs;
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
import io.enantio.method.rules.LimitKey;
import java.util.List;

/** Every rule that judges a run, in the order of RULES B. RUN-3 is how all of them work: each analyte by itself. */
final class RuleBook {
    static final List<RunRule> RULES = List.of(
            new RunRule(
                    "CAL-1",
                    REJECTS,
                    "enough levels of standards were acquired",
                    List.of(LimitKey.STANDARD_LEVELS_MINIMUM),
                    new CalibrationLevels()),
            new RunRule("CAL-1", WARNS, "a blank and a zero sample were acquired", List.of(), new CalibrationBlanks()),
            new RunRule(
                    "CAL-2",
                    WARNS,
                    "standards back-calculate to their nominal concentration (per level)",
                    List.of(LimitKey.STANDARD_ACCURACY_PERCENT, LimitKey.LLOQ_STANDARD_ACCURACY_PERCENT),
                    new BackCalculatedStandards()),
            new RunRule(
                    "CAL-3",
                    REJECTS,
                    "enough standards pass on enough levels; excluded ones are failures",
                    List.of(LimitKey.STANDARDS_PASS_FRACTION, LimitKey.STANDARD_LEVELS_MINIMUM),
                    new PassingStandards()),
            new RunRule(
                    "CAL-4",
                    WARNS,
                    "enough replicates of each level pass, else the level is lost (per level)",
                    List.of(LimitKey.STANDARD_LEVEL_PASS_FRACTION),
                    new ReplicateStandards()),
            new RunRule(
                    "CAL-5",
                    INFORMS,
                    "which standards the rule left out of the fit",
                    List.of(),
                    new StandardExclusion()),
            new RunRule("CAL-6", WARNS, "LLOQ and ULOQ of the method hold", List.of(), new EffectiveRange()),
            new RunRule(
                    "CAL-7",
                    REJECTS,
                    "a validation run keeps a standard at both ends of its range",
                    List.of(LimitKey.VALIDATION_RANGE_ENDS),
                    new ValidationRange()),
            new RunRule(
                    "CAL-8",
                    REJECTS,
                    "the curve's slope keeps its sign over the range",
                    List.of(),
                    new MonotonicCurve()),
            new RunRule(
                    "LLOQ-1",
                    WARNS,
                    "the response at the LLOQ stands out of blank and zero",
                    List.of(LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM),
                    new LloqResponse()),
            new RunRule(
                    "QC-1",
                    INFORMS,
                    "where the method places LOW, MID and HIGH (per level)",
                    List.of(LimitKey.QC_LOW_MAX_TIMES_LLOQ, LimitKey.QC_MID_RANGE, LimitKey.QC_HIGH_MIN_OF_ULOQ),
                    new QcPlacement()),
            new RunRule(
                    "RUN-1",
                    REJECTS,
                    "enough QCs for the study samples: LOW, MID and HIGH each in replicate",
                    List.of(LimitKey.QC_LEVELS_MINIMUM, LimitKey.QC_PER_LEVEL_MINIMUM, LimitKey.QC_PER_STUDY_SAMPLE),
                    new QcNumbers()),
            new RunRule(
                    "RUN-2",
                    REJECTS,
                    "enough QCs pass, of all and of each level",
                    List.of(
                            LimitKey.QC_ACCURACY_PERCENT,
                            LimitKey.LLOQ_QC_ACCURACY_PERCENT,
                            LimitKey.QC_PASS_FRACTION,
                            LimitKey.QC_LEVEL_PASS_FRACTION,
                            LimitKey.LEVELS_NOT_COUNTED),
                    new QcAcceptance()),
            new RunRule(
                    "RUN-4",
                    REMOVES_RESULTS,
                    "a QC stands before and after every study sample",
                    List.of(),
                    new Bracketing()),
            new RunRule(
                    "RUN-5",
                    REMOVES_RESULTS,
                    "each extraction batch has its QCs and passes by itself (per batch)",
                    List.of(LimitKey.QC_PASS_FRACTION, LimitKey.QC_LEVEL_PASS_FRACTION),
                    new Batches()),
            new RunRule(
                    "RNG-1",
                    REJECTS,
                    "the effective range holds the LOW, MID and HIGH QC",
                    List.of(),
                    new RangeHoldsQcs()),
            new RunRule(
                    "RNG-2",
                    WARNS,
                    "enough QC levels lie within the measured study concentrations",
                    List.of(LimitKey.QC_LEVELS_IN_STUDY_RANGE_MINIMUM),
                    new QcCoverage()),
            new RunRule(
                    "BLK-1",
                    WARNS,
                    "blanks and zeros hold no analyte, blanks no internal standard (per injection)",
                    List.of(
                            LimitKey.BLANK_ANALYTE_PERCENT_OF_LLOQ,
                            LimitKey.BLANK_IS_PERCENT,
                            LimitKey.BLANK_IS_REFERENCE),
                    new BlankResponse()),
            new RunRule(
                    "CO-1",
                    WARNS,
                    "little is carried over into the blank after the highest standard (per injection)",
                    List.of(LimitKey.CARRYOVER_ANALYTE_PERCENT_OF_LLOQ, LimitKey.CARRYOVER_IS_PERCENT),
                    new CarryOverRule()),
            new RunRule(
                    "DIL-2",
                    REMOVES_RESULTS,
                    "diluted samples have passing dilution QCs of their factor (per factor)",
                    List.of(LimitKey.QC_ACCURACY_PERCENT, LimitKey.QC_PASS_FRACTION, LimitKey.QC_LEVEL_PASS_FRACTION),
                    new DilutionQcs()),
            new RunRule(
                    "IS-1",
                    WARNS,
                    "the internal standard is steady: range, group shift, drift",
                    List.of(
                            LimitKey.IS_LOW_PERCENT,
                            LimitKey.IS_HIGH_PERCENT,
                            LimitKey.IS_GROUP_SHIFT_PERCENT,
                            LimitKey.IS_DRIFT_PERCENT),
                    new InternalStandardResponse()),
            new RunRule(
                    "SST-1",
                    WARNS,
                    "suitability injections meet the method's limits (per figure)",
                    List.of(),
                    new Suitability()),
            new RunRule(
                    "CHI-1",
                    REJECTS,
                    "the elution order is proven in the run or on the column's record",
                    List.of(LimitKey.ORDER_PURITY_PERCENT),
                    new ElutionOrder()),
            new RunRule(
                    "CHI-2",
                    WARNS,
                    "standards and QCs are resolved",
                    List.of(LimitKey.RESOLUTION_MINIMUM, LimitKey.RESOLUTION_FLOOR),
                    new Resolution()),
            new RunRule(
                    "CHI-3",
                    WARNS,
                    "racemic standards show a ratio of 1",
                    List.of(LimitKey.RACEMATE_RATIO_RANGE),
                    new RacemateRatio()));

    private RuleBook() {}
}
