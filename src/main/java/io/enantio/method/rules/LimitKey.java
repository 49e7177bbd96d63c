package io.enantio.method.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every limit that a rules file sets and a method or a validation plan may override. The lists of limits in the schemas of
 * these files are written from here, in this order.
 */
public enum LimitKey {
    // calibration standards
    STANDARD_LEVELS_MINIMUM(Scope.RUN, Kind.COUNT, "Concentration levels of standards that a curve needs at least."),
    STANDARD_ACCURACY_PERCENT(Scope.RUN, Kind.NUMBER, "Largest relative error of a passing standard, %."),
    LLOQ_STANDARD_ACCURACY_PERCENT(
            Scope.RUN, Kind.NUMBER, "Largest relative error of a passing standard at the LLOQ, %."),
    STANDARDS_PASS_FRACTION(Scope.RUN, Kind.FRACTION, "Share of all standards that must pass, [n, d]."),
    STANDARD_LEVEL_PASS_FRACTION(
            Scope.RUN,
            Kind.FRACTION,
            Need.OPTIONAL,
            "Share of the standards of a level that must pass for the level to hold, [n, d]; without this limit one passing standard is enough."),
    VALIDATION_RANGE_ENDS(
            Scope.RUN,
            Kind.WORDS,
            "Ends of the range, LLOQ and ULOQ, at which a validation run must keep a standard, a list."),
    LLOQ_RESPONSE_TO_BLANK_MINIMUM(
            Scope.RUN,
            Kind.NUMBER,
            Need.OPTIONAL,
            "Least response at the LLOQ as a multiple of the blank's; without this limit the rule does not apply."),
    // quality controls
    QC_LOW_MAX_TIMES_LLOQ(
            Scope.RUN, Kind.NUMBER, "Highest nominal concentration of a low QC as a multiple of the LLOQ."),
    QC_MID_RANGE(
            Scope.RUN,
            Kind.RANGE,
            "Range of the nominal concentration of a middle QC, as parts of the calibration range, [low, high]."),
    QC_HIGH_MIN_OF_ULOQ(Scope.RUN, Kind.NUMBER, "Lowest nominal concentration of a high QC as a part of the ULOQ."),
    QC_LEVELS_MINIMUM(Scope.RUN, Kind.COUNT, "QC levels that a run needs at least."),
    QC_PER_LEVEL_MINIMUM(Scope.RUN, Kind.COUNT, "QCs of each level that a run needs at least."),
    QC_PER_STUDY_SAMPLE(Scope.RUN, Kind.FRACTION, "QCs that a run needs at least, per study sample, [n, d]."),
    QC_ACCURACY_PERCENT(Scope.RUN, Kind.NUMBER, "Largest relative error of a passing QC, %."),
    LLOQ_QC_ACCURACY_PERCENT(Scope.RUN, Kind.NUMBER, "Largest relative error of a passing QC at the LLOQ, %."),
    AP_LLOQ_QC_ACCURACY_PERCENT(
            Scope.RUN,
            Kind.NUMBER,
            Need.OPTIONAL,
            "The same of a QC that serves accuracy and precision in a validation; left out: as in other runs."),
    QC_PASS_FRACTION(Scope.RUN, Kind.FRACTION, "Share of all QCs that must pass, [n, d]."),
    QC_LEVEL_PASS_FRACTION(Scope.RUN, Kind.FRACTION, "Share of the QCs of each level that must pass, [n, d]."),
    LEVELS_NOT_COUNTED(Scope.RUN, Kind.WORDS, "QC levels that are shown but not counted, a list, for example [SKEW]."),
    QC_LEVELS_IN_STUDY_RANGE_MINIMUM(
            Scope.RUN, Kind.COUNT, "QC levels that must lie within the range of the measured study samples."),
    // blanks and carry-over
    BLANK_ANALYTE_PERCENT_OF_LLOQ(Scope.RUN, Kind.NUMBER, "Largest analyte area in a blank, % of the LLOQ's."),
    BLANK_IS_PERCENT(Scope.RUN, Kind.NUMBER, "Largest internal standard area in a blank, % of the reference."),
    BLANK_IS_REFERENCE(
            Scope.RUN,
            Kind.WORDS,
            "What the internal standard in a blank is compared with, one of: lloq_standards, standards_and_qcs."),
    CARRYOVER_ANALYTE_PERCENT_OF_LLOQ(
            Scope.RUN, Kind.NUMBER, "Largest analyte area in a carry-over blank, % of the LLOQ's."),
    CARRYOVER_IS_PERCENT(
            Scope.RUN, Kind.NUMBER, "Largest internal standard area in a carry-over blank, % of the reference."),
    CARRYOVER_RISK_PERCENT(
            Scope.RUN, Kind.NUMBER, "Largest share of a result that may be carry-over from the injection before, %."),
    // internal standard
    IS_LOW_PERCENT(Scope.RUN, Kind.NUMBER, "Least internal standard area, % of the reference."),
    IS_HIGH_PERCENT(Scope.RUN, Kind.NUMBER, "Largest internal standard area, % of the reference."),
    IS_GROUP_SHIFT_PERCENT(
            Scope.RUN,
            Kind.NUMBER,
            "Largest difference of the internal standard area between standards with QCs and study samples, %."),
    IS_DRIFT_PERCENT(Scope.RUN, Kind.NUMBER, "Largest drift of the internal standard area over the run, %."),
    IS_INFLATION_PERCENT(
            Scope.RUN,
            Kind.NUMBER,
            "Largest part of the internal standard area that comes from the analyte's isotopes, %."),
    // enantiomers
    ORDER_PURITY_PERCENT(
            Scope.RUN,
            Kind.NUMBER,
            "Least share of a single-enantiomer injection that elutes at the method's retention time, %."),
    RESOLUTION_MINIMUM(Scope.RUN, Kind.NUMBER, "Resolution of neighbouring peaks below which a warning is given."),
    RESOLUTION_FLOOR(Scope.RUN, Kind.NUMBER, "Resolution of neighbouring peaks below which nothing is quantified."),
    DROP_RESOLUTION_FLOOR(
            Scope.RUN, Kind.NUMBER, "Resolution below which nothing is quantified by perpendicular drop."),
    RACEMATE_RATIO_RANGE(
            Scope.RUN, Kind.RANGE, "Range of the median R/S response ratio of racemic standards, [low, high]."),
    // peaks
    POINTS_MINIMUM(Scope.RUN, Kind.COUNT, "Points over a peak below which it is not quantified."),
    POINTS_MINIMUM_FIT(
            Scope.RUN, Kind.COUNT, "Points over a peak below which it is not quantified, for an area by a fit."),
    POINTS_LOW(Scope.RUN, Kind.COUNT, "Points over a peak below which a warning is given."),
    MASKED_POINTS_MAXIMUM(Scope.RUN, Kind.COUNT, "Masked or missing points near the apex that are tolerated."),
    RT_DRIFT_PERCENT_OF_WINDOW(
            Scope.RUN,
            Kind.NUMBER,
            "Difference of the internal standard from the method's retention times that is reported, % of the retention window."),
    RT_SHIFT_SD(
            Scope.RUN,
            Kind.NUMBER,
            "Difference of an analyte from the retention time that its internal standard predicts, in standard deviations of the run."),
    RELATIVE_RETENTION_RANGE(
            Scope.RUN, Kind.RANGE, "Range of the retention time relative to the expected one, [low, high]."),
    AMBIGUOUS_RT_PERCENT(
            Scope.RUN,
            Kind.NUMBER,
            "Difference of the scores of two positions of the internal standard that still counts as a tie, %."),
    ASSIGNMENT_PROBABILITY_MINIMUM(Scope.RUN, Kind.NUMBER, "Least probability that a peak belongs to its analyte."),
    VALLEY_PERCENT(
            Scope.RUN, Kind.NUMBER, "Height of the valley above which a warning is given, % of the smaller apex."),
    TAILING_RANGE(Scope.RUN, Kind.RANGE, "Range of the USP tailing factor, [low, high]."),
    WIDTH_ANOMALY_SD(Scope.RUN, Kind.NUMBER, "Difference of a peak's width from the run's, in standard deviations."),
    LLOQ_SNR_MINIMUM(Scope.RUN, Kind.NUMBER, "Least signal to noise at the LLOQ."),
    PRECISION_LIMIT_PERCENT(Scope.RUN, Kind.NUMBER, "Largest relative standard error of an area from noise, %."),
    ION_RATIO_TOLERANCE_PERCENT(
            Scope.RUN, Kind.NUMBER, "Largest deviation of the ion ratio from the expected one, relative, %."),
    CROSS_TALK_PERCENT_OF_LLOQ(
            Scope.RUN, Kind.NUMBER, "Largest cross-talk peak from another channel, % of the LLOQ's area."),
    // peak fits
    DURBIN_WATSON_MINIMUM(Scope.RUN, Kind.NUMBER, "Least Durbin-Watson statistic of a fit's residuals."),
    REDUCED_CHI2_MAXIMUM(Scope.RUN, Kind.NUMBER, "Largest reduced chi-squared of a fit."),
    RUNS_TEST_P_MINIMUM(Scope.RUN, Kind.NUMBER, "Least p of the runs test on a fit's residuals."),
    SHAPE_LIBRARY_MINIMUM(Scope.RUN, Kind.COUNT, "Peaks that are needed to learn the run's peak shape."),
    SHAPE_LIBRARY_ERROR_PERCENT(
            Scope.RUN, Kind.NUMBER, "Largest leave-one-out area error of the learnt peak shape, %."),
    SHAPE_LIMIT_PERCENT(
            Scope.RUN,
            Kind.NUMBER,
            "Largest part of the relative standard error of an area that comes from the learnt peak shape, %."),
    INTEGRATION_DISAGREE_SE(
            Scope.RUN, Kind.NUMBER, "Difference between two ways of integration that is reported, in standard errors."),
    // sequence
    ACQUISITION_TIME_HOURS(
            Scope.RUN,
            Kind.NUMBER,
            Need.OPTIONAL,
            "Largest difference between acquired_at of the injection list and the start that the raw file states, hours; without this limit they are not compared."),
    // validation: accuracy and precision
    AP_ACCURACY_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest relative error of a level's mean in AP-1 and AP-2, %."),
    AP_LLOQ_ACCURACY_PERCENT(
            Scope.VALIDATION, Kind.NUMBER, "Largest relative error of the LLOQ's mean in AP-1 and AP-2, %."),
    AP_CV_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            "Largest CV of a level in AP-1 and AP-2, %; between runs by figure B (rule D-2)."),
    AP_LLOQ_CV_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest CV of the LLOQ in AP-1 and AP-2, %."),
    AP_REPLICATES_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Replicates of a level that a run needs for AP-1."),
    AP_RUNS_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Runs that AP-2 needs."),
    AP_DAYS_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Days over which the runs of AP-2 must lie."),
    AP_LEVELS_MINIMUM(
            Words.ROLES_OF_PRECISION,
            "Roles that the QC levels of AP must have; below it the experiment is incomplete."),
    // validation: calibration over runs
    CAL_RUNS_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Accepted curves of an analyte that CAL-V needs."),
    CAL_DAYS_MINIMUM(
            Scope.VALIDATION, Kind.COUNT, Need.OPTIONAL, "Days over which the accepted curves of CAL-V must lie."),
    // validation: selectivity
    SEL_ANALYTE_PERCENT_OF_LLOQ(Scope.VALIDATION, Kind.NUMBER, "Largest analyte area in a blank lot, % of the LLOQ's."),
    SEL_IS_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest internal standard area in a blank lot, % of the reference."),
    SEL_LOTS_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Lots of normal matrix that SEL-1 needs."),
    SEL_LIPAEMIC_LOTS_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Lipaemic lots that SEL-1 needs."),
    SEL_HAEMOLYSED_LOTS_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Haemolysed lots that SEL-1 needs."),
    // validation: specificity
    SPE_ANALYTE_PERCENT_OF_LLOQ(
            Scope.VALIDATION, Kind.NUMBER, "Largest analyte area caused by another substance, % of the LLOQ's."),
    SPE_IS_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            "Largest internal standard area caused by another substance, % of the reference."),
    // validation: matrix effect
    ME_ACCURACY_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest relative error of the mean of a lot and level, %."),
    ME_CV_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest CV of a lot and level, %."),
    ME_LOTS_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Lots of normal matrix that ME-1 needs."),
    ME_REPLICATES_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Replicates of a lot and level that ME-1 needs."),
    ME_LEVELS_MINIMUM(Words.ROLES, "Roles that the QC levels of ME-1 must have."),
    ME_FACTOR_CV_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            Need.OPTIONAL,
            "Largest CV over lots of the matrix factor normalised by the internal standard, %; without this limit the factor is only printed."),
    // validation: recovery
    REC_REPLICATES_MINIMUM(
            Scope.VALIDATION,
            Kind.COUNT,
            "Replicates of a level that REC-1 needs, of extracted samples and of spiked extracts."),
    REC_LEVELS_MINIMUM(Words.ROLES, "Roles that the QC levels of REC-1 must have."),
    // validation: dilution integrity
    DIL_ACCURACY_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest relative error of the mean of diluted QCs, %."),
    DIL_CV_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest CV of diluted QCs, %."),
    DIL_REPLICATES_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Replicates of a dilution factor that DIL-1 needs."),
    // validation: carry-over
    CO_BLANKS_MINIMUM(
            Scope.VALIDATION, Kind.COUNT, Need.OPTIONAL, "Blanks after the highest standard that CO-2 needs."),
    CO_ANALYTE_PERCENT_OF_LLOQ(
            Scope.VALIDATION, Kind.NUMBER, "Largest analyte area after the highest standard, % of the LLOQ's."),
    CO_IS_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            "Largest internal standard area after the highest standard, % of the reference."),
    // validation: stability
    STB_ACCURACY_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            "Largest relative error of the mean of stored samples, %; for stock solutions of the mean response against the fresh one."),
    STB_REPLICATES_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Replicates of a condition, time and level that STB-1 needs."),
    STB_CYCLES_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Freeze-thaw cycles that STB-1 needs."),
    STB_LEVELS_MINIMUM(Words.ROLES, "Roles that the QC levels of STB-1 must have, in each condition."),
    STB_CONDITIONS_MINIMUM(Words.CONDITIONS, "Conditions that STB-1 must cover."),
    STB_STOCK_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            Need.OPTIONAL,
            "Largest difference of the mean response of a stored stock solution from the fresh one, %; without this limit that of stored samples applies."),
    STB_BLOOD_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            Need.OPTIONAL,
            "Largest difference of the mean of stored whole blood from time zero, %; without this limit it is only printed."),
    // validation: reinjection
    RI_ACCURACY_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            "Largest relative error of a passing reinjected QC, and of the mean of a level, %."),
    RI_LLOQ_ACCURACY_PERCENT(
            Scope.VALIDATION, Kind.NUMBER, "Largest relative error of a passing reinjected QC at the LLOQ, %."),
    RI_CV_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            Need.OPTIONAL,
            "Largest CV of the reinjected QCs of a level other than the LLOQ, %."),
    RI_REPLICATES_MINIMUM(
            Scope.VALIDATION, Kind.COUNT, Need.OPTIONAL, "Reinjected QCs of each planned level that RI-1 needs."),
    RI_LEVELS_MINIMUM(Words.ROLES, "Roles that the reinjected QC levels must have."),
    RI_PASS_FRACTION(Scope.VALIDATION, Kind.FRACTION, "Share of all reinjected QCs that must pass, [n, d]."),
    RI_LEVEL_PASS_FRACTION(
            Scope.VALIDATION, Kind.FRACTION, "Share of the reinjected QCs of each level that must pass, [n, d]."),
    // validation: incurred sample reanalysis
    ISR_DIFFERENCE_PERCENT(
            Scope.VALIDATION,
            Kind.NUMBER,
            "Largest difference of a repeat from the first result, % of the mean of both."),
    ISR_PASS_FRACTION(
            Scope.VALIDATION,
            Kind.FRACTION,
            "Share of repeated samples whose difference must lie within the limit, [n, d]."),
    ISR_FIRST_SAMPLES(Scope.VALIDATION, Kind.COUNT, "Study samples up to which the first share is repeated."),
    ISR_FIRST_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Share of those samples that is repeated, %."),
    ISR_REST_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Share of the samples beyond them that is repeated, %."),
    // validation: parallelism
    PAR_CV_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest CV of a diluted series of one incurred sample, %."),
    PAR_DILUTIONS_MINIMUM(
            Scope.VALIDATION, Kind.COUNT, Need.OPTIONAL, "Concentrations of a diluted series that PAR-1 needs."),
    // validation: cross-validation
    XV_SAMPLES_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Study samples measured by both methods that XV-1 needs."),
    XV_LEVELS_MINIMUM(Words.ROLES, "Roles that the QC levels of XV-1 must have, in both sets."),
    XV_REPLICATES_MINIMUM(
            Scope.VALIDATION, Kind.COUNT, Need.OPTIONAL, "Replicates of a level and set that XV-1 needs."),
    // validation: enantiomers
    CHI_INTERFERENCE_PERCENT_OF_LLOQ(
            Scope.VALIDATION,
            Kind.NUMBER,
            "Largest excess of an analyte beside a pure one at the ULOQ, % of the LLOQ's area."),
    CHI_GROWTH_PERCENT_OF_LLOQ(
            Scope.VALIDATION,
            Kind.NUMBER,
            "Largest growth of the antipode in a stored pure enantiomer, % of the LLOQ; the larger of this and the next applies."),
    CHI_GROWTH_PERCENT_OF_PARENT(Scope.VALIDATION, Kind.NUMBER, "Largest growth of the antipode, % of the parent."),
    CHI_PARENT_ACCURACY_PERCENT(
            Scope.VALIDATION, Kind.NUMBER, "Largest relative error of the mean of a stored pure enantiomer, %."),
    CHI_SKEW_ACCURACY_PERCENT(
            Scope.VALIDATION, Kind.NUMBER, "Largest relative error of the mean of each enantiomer in skewed QCs, %."),
    CHI_SKEW_CV_PERCENT(Scope.VALIDATION, Kind.NUMBER, "Largest CV of each enantiomer in skewed QCs, %."),
    CHI_SKEW_REPLICATES_MINIMUM(Scope.VALIDATION, Kind.COUNT, "Replicates of a skewed level that CHI-V4 needs."),
    // validation: the whole
    FULL_VALIDATION_ELEMENTS(
            Words.ELEMENTS,
            "What a full validation consists of; if an analyte lacks one, the report says partial. Without this limit it says nothing.");

    /** Form of a limit's value in a file. */
    public enum Kind {
        /** A number of at least 0. */
        NUMBER(1),
        /** A whole number of at least 0. */
        COUNT(1),
        /** Two whole numbers [n, d]: n / d. */
        FRACTION(2),
        /** Two numbers [low, high]. */
        RANGE(2),
        /** A list of words. */
        WORDS(0);

        private final int numbers;

        Kind(int numbers) {
            this.numbers = numbers;
        }

        /** How many numbers a value has. */
        int numbers() {
            return numbers;
        }
    }

    /** Words that a list of words may hold, where the code knows them all. */
    private enum Words {
        ROLES("low", "middle", "high"),
        ROLES_OF_PRECISION("lloq", "low", "middle", "high"),
        CONDITIONS("freeze_thaw", "bench", "long_term", "extract", "stock", "internal_standard_stock", "whole_blood"),
        ELEMENTS(
                "selectivity",
                "specificity",
                "matrix_effect",
                "calibration_curve",
                "range",
                "accuracy",
                "precision",
                "carry_over",
                "dilution_integrity",
                "stability",
                "reinjection_reproducibility");

        private final List<String> known;

        Words(String... known) {
            this.known = List.of(known);
        }
    }

    /** What a limit is for: rules files of the one do not hold limits of the other. */
    public enum Scope {
        /** Acceptance of one run. */
        RUN,
        /** The experiments of a validation. */
        VALIDATION
    }

    /** Whether every rules file must set a limit. */
    public enum Need {
        REQUIRED,
        /** A ruleset may leave it out: the rule then does not apply, or requires less. */
        OPTIONAL
    }

    private final Scope scope;
    private final Kind kind;
    private final Need need;
    private final String meaning;
    private final List<String> words;

    LimitKey(Scope scope, Kind kind, String meaning) {
        this(scope, kind, Need.REQUIRED, meaning);
    }

    LimitKey(Scope scope, Kind kind, Need need, String meaning) {
        this.scope = scope;
        this.kind = kind;
        this.need = need;
        this.meaning = meaning;
        this.words = List.of();
    }

    /** A list of known words that a ruleset of validations may set. */
    LimitKey(Words words, String meaning) {
        this.scope = Scope.VALIDATION;
        this.kind = Kind.WORDS;
        this.need = Need.OPTIONAL;
        this.meaning = meaning;
        this.words = words.known;
    }

    /** What it is for. */
    public Scope scope() {
        return scope;
    }

    /** Form of the value. */
    public Kind kind() {
        return kind;
    }

    /** Whether every rules file must set it. */
    public Need need() {
        return need;
    }

    /** What it limits, with its unit: the description in schemas and reference pages. */
    public String meaning() {
        return meaning;
    }

    /** Words that a value may hold; none: any word. */
    public List<String> words() {
        return words;
    }

    /** The word that files use, for example {@code qc_pass_fraction}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of a file's word. */
    public static Optional<LimitKey> ofWord(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }

    /** Keys of a scope, in order. */
    public static List<LimitKey> of(Scope scope) {
        return Arrays.stream(values()).filter(key -> key.scope == scope).toList();
    }
}
