package io.enantio.method.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Names of all limits that a rules file sets and a method or a validation plan may override (docs/rules/run.md, validation.md; rule C-02). */
public enum LimitKey {
    // calibration standards
    STANDARD_LEVELS_MINIMUM(Kind.NUMBER),
    STANDARD_ACCURACY_PERCENT(Kind.NUMBER),
    LLOQ_STANDARD_ACCURACY_PERCENT(Kind.NUMBER),
    STANDARDS_PASS_FRACTION(Kind.FRACTION),
    /** Absent in rulesets that do not ask for it: a level then holds with one passing standard. */
    STANDARD_LEVEL_PASS_FRACTION(Kind.FRACTION),
    VALIDATION_RANGE_ENDS(Kind.WORDS),
    /** Only in rulesets that ask for it; absent means the rule does not apply. */
    LLOQ_RESPONSE_TO_BLANK_MINIMUM(Kind.NUMBER),
    // quality controls
    QC_LOW_MAX_TIMES_LLOQ(Kind.NUMBER),
    QC_MID_RANGE(Kind.RANGE),
    QC_HIGH_MIN_OF_ULOQ(Kind.NUMBER),
    QC_LEVELS_MINIMUM(Kind.NUMBER),
    QC_PER_LEVEL_MINIMUM(Kind.NUMBER),
    QC_PER_STUDY_SAMPLE(Kind.FRACTION),
    QC_ACCURACY_PERCENT(Kind.NUMBER),
    LLOQ_QC_ACCURACY_PERCENT(Kind.NUMBER),
    QC_PASS_FRACTION(Kind.FRACTION),
    QC_LEVEL_PASS_FRACTION(Kind.FRACTION),
    LEVELS_NOT_COUNTED(Kind.WORDS),
    QC_LEVELS_IN_STUDY_RANGE_MINIMUM(Kind.NUMBER),
    // blanks and carry-over
    BLANK_ANALYTE_PERCENT_OF_LLOQ(Kind.NUMBER),
    BLANK_IS_PERCENT(Kind.NUMBER),
    BLANK_IS_REFERENCE(Kind.WORDS),
    CARRYOVER_ANALYTE_PERCENT_OF_LLOQ(Kind.NUMBER),
    CARRYOVER_IS_PERCENT(Kind.NUMBER),
    CARRYOVER_RISK_PERCENT(Kind.NUMBER),
    // internal standard
    IS_LOW_PERCENT(Kind.NUMBER),
    IS_HIGH_PERCENT(Kind.NUMBER),
    IS_GROUP_SHIFT_PERCENT(Kind.NUMBER),
    IS_DRIFT_PERCENT(Kind.NUMBER),
    IS_INFLATION_PERCENT(Kind.NUMBER),
    // enantiomers
    ORDER_PURITY_PERCENT(Kind.NUMBER),
    RESOLUTION_MINIMUM(Kind.NUMBER),
    RESOLUTION_FLOOR(Kind.NUMBER),
    DROP_RESOLUTION_FLOOR(Kind.NUMBER),
    RACEMATE_RATIO_RANGE(Kind.RANGE),
    // peaks
    POINTS_MINIMUM(Kind.NUMBER),
    /** For an area by a fit, which stands fewer points than a cut. */
    POINTS_MINIMUM_FIT(Kind.NUMBER),
    POINTS_LOW(Kind.NUMBER),
    MASKED_POINTS_MAXIMUM(Kind.NUMBER),
    RT_DRIFT_PERCENT_OF_WINDOW(Kind.NUMBER),
    RT_SHIFT_SD(Kind.NUMBER),
    RELATIVE_RETENTION_RANGE(Kind.RANGE),
    AMBIGUOUS_RT_PERCENT(Kind.NUMBER),
    ASSIGNMENT_PROBABILITY_MINIMUM(Kind.NUMBER),
    VALLEY_PERCENT(Kind.NUMBER),
    TAILING_RANGE(Kind.RANGE),
    WIDTH_ANOMALY_SD(Kind.NUMBER),
    LLOQ_SNR_MINIMUM(Kind.NUMBER),
    PRECISION_LIMIT_PERCENT(Kind.NUMBER),
    ION_RATIO_TOLERANCE_PERCENT(Kind.NUMBER),
    CROSS_TALK_PERCENT_OF_LLOQ(Kind.NUMBER),
    // peak fits
    DURBIN_WATSON_MINIMUM(Kind.NUMBER),
    REDUCED_CHI2_MAXIMUM(Kind.NUMBER),
    RUNS_TEST_P_MINIMUM(Kind.NUMBER),
    SHAPE_LIBRARY_MINIMUM(Kind.NUMBER),
    SHAPE_LIBRARY_ERROR_PERCENT(Kind.NUMBER),
    SHAPE_LIMIT_PERCENT(Kind.NUMBER),
    INTEGRATION_DISAGREE_SE(Kind.NUMBER),
    // validation: accuracy and precision
    AP_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    AP_LLOQ_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    AP_CV_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    AP_LLOQ_CV_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    AP_REPLICATES_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    AP_RUNS_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    AP_DAYS_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    // validation: calibration over runs
    CAL_RUNS_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    // validation: selectivity
    SEL_ANALYTE_PERCENT_OF_LLOQ(Kind.NUMBER, Scope.VALIDATION),
    SEL_IS_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    SEL_LOTS_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    SEL_LIPAEMIC_LOTS_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    SEL_HAEMOLYSED_LOTS_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    // validation: specificity
    SPE_ANALYTE_PERCENT_OF_LLOQ(Kind.NUMBER, Scope.VALIDATION),
    SPE_IS_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    // validation: matrix effect
    ME_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    ME_CV_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    ME_LOTS_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    ME_REPLICATES_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    /** Only in rulesets that ask for it; without it the factor is printed, not judged. */
    ME_FACTOR_CV_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    // validation: recovery
    REC_REPLICATES_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    // validation: dilution integrity
    DIL_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    DIL_CV_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    DIL_REPLICATES_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    // validation: carry-over
    CO_ANALYTE_PERCENT_OF_LLOQ(Kind.NUMBER, Scope.VALIDATION),
    CO_IS_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    // validation: stability
    STB_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    STB_REPLICATES_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    STB_CYCLES_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    // validation: reinjection
    RI_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    RI_LLOQ_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    RI_PASS_FRACTION(Kind.FRACTION, Scope.VALIDATION),
    RI_LEVEL_PASS_FRACTION(Kind.FRACTION, Scope.VALIDATION),
    // validation: incurred sample reanalysis
    ISR_DIFFERENCE_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    ISR_PASS_FRACTION(Kind.FRACTION, Scope.VALIDATION),
    ISR_FIRST_SAMPLES(Kind.NUMBER, Scope.VALIDATION),
    ISR_FIRST_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    ISR_REST_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    // validation: parallelism
    PAR_CV_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    // validation: cross-validation
    XV_SAMPLES_MINIMUM(Kind.NUMBER, Scope.VALIDATION),
    // validation: enantiomers
    CHI_INTERFERENCE_PERCENT_OF_LLOQ(Kind.NUMBER, Scope.VALIDATION),
    CHI_GROWTH_PERCENT_OF_LLOQ(Kind.NUMBER, Scope.VALIDATION),
    CHI_GROWTH_PERCENT_OF_PARENT(Kind.NUMBER, Scope.VALIDATION),
    CHI_PARENT_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    CHI_SKEW_ACCURACY_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    CHI_SKEW_CV_PERCENT(Kind.NUMBER, Scope.VALIDATION),
    CHI_SKEW_REPLICATES_MINIMUM(Kind.NUMBER, Scope.VALIDATION);

    /** Form of a limit's value in a file. */
    public enum Kind {
        NUMBER,
        FRACTION,
        RANGE,
        WORDS
    }

    /** Where a limit judges: rules files of the one do not hold limits of the other. */
    public enum Scope {
        /** One run (docs/rules/run.md, rule C-02). */
        RUN,
        /** The experiments of a validation (docs/rules/validation.md). */
        VALIDATION
    }

    private final Kind kind;
    private final Scope scope;

    LimitKey(Kind kind) {
        this(kind, Scope.RUN);
    }

    LimitKey(Kind kind, Scope scope) {
        this.kind = kind;
        this.scope = scope;
    }

    /** Where it judges. */
    public Scope scope() {
        return scope;
    }

    /** Form of the value. */
    public Kind kind() {
        return kind;
    }

    /** As files say it, for example {@code qc_pass_fraction}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of a file's word. */
    public static Optional<LimitKey> ofWord(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }
}
