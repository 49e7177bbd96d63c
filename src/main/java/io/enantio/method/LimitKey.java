package io.enantio.method;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Names of all limits that a rules file sets and a method may override (RULES B and C-02). */
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
    INTEGRATION_DISAGREE_SE(Kind.NUMBER);

    /** Form of a limit's value in a file. */
    public enum Kind {
        NUMBER,
        FRACTION,
        RANGE,
        WORDS
    }

    private final Kind kind;

    LimitKey(Kind kind) {
        this.kind = kind;
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
