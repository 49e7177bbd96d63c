package io.enantio.method.rules;

/**
 * Everything enantio says about a value, a curve or a run besides the number: a code, what it does and what it means
 * (docs/reference/flags.md lists them with their triggers). Several may stand together; none hides another.
 */
public enum Flag {
    NOT_ACQUIRED(Severity.NOT_QUANTIFIABLE, "planned injection without a file"),
    FILE_REUSED(Severity.NOT_QUANTIFIABLE, "two injections have the same raw SHA-256"),
    RAW_UNREADABLE(Severity.NOT_QUANTIFIABLE, "the file is there but refused or cut short"),
    RAW_IRREGULAR(
            Severity.WARNING,
            "read, with something odd that is listed in run.json (equal times, doubled ids, salvaged, …)"),
    TIME_UNIT_ASSUMED(Severity.WARNING, "no time unit in the file, taken from the method's time_unit_if_missing"),
    RAW_CHECKSUM(Severity.NOT_QUANTIFIABLE, "the mzML's own SHA-1 does not match its content (absent is fine)"),
    INSTRUMENT_MISMATCH(
            Severity.WARNING,
            "serial or model in the mzML differs from run.yaml's instrument_serial, instrument_model (those given)"),
    SEQUENCE_ORDER(Severity.WARNING, "start times do not increase with injection number"),
    NO_DATA(
            Severity.NOT_QUANTIFIABLE,
            "channel absent; or all zero while the channel has a background elsewhere in the run, or its qualifier has a peak, or its IS has none. (All zero on a detector that stores zeros below a threshold, with the IS present, is simply not_detected.)"),
    TOO_FEW_POINTS(
            Severity.NOT_QUANTIFIABLE,
            "< 8 points over the peak's base width with perpendicular_drop, < 5 with a fit (5-7 with a fit: POINTS_LOW)"),
    POINTS_LOW(Severity.WARNING, "8-11 points; with a fit 5-11"),
    MASKED_POINTS(
            Severity.WARNING, "> 2 points masked (spike) or missing (gap) within ±1 width at half height of the apex"),
    SATURATED(
            Severity.NOT_QUANTIFIABLE,
            "≥ 3 equal maxima, or above the detector limit of the method: dilute and inject again"),
    RT_DRIFT(Severity.INFORMATION, "IS pair > 50 % of the retention window away from the method's times"),
    RT_SHIFT(
            Severity.WARNING,
            "analyte > 3 sd (of the run) from the time predicted from its IS, or relative retention outside 0.98-1.02"),
    AMBIGUOUS_RT(
            Severity.NOT_QUANTIFIABLE,
            "IS pair: second-best position, > 0.5 widths away, scores within 10 % of the best and the run's drift does not decide"),
    RT_SLOT_CORRECTED(Severity.WARNING, "the run's drift moved a whole pair by a slot"),
    AMBIGUOUS_ASSIGNMENT(Severity.NOT_QUANTIFIABLE, "analyte peak: probability of its slot < 0.999"),
    ORDER_UNCONFIRMED(
            Severity.REJECTS_RUN,
            "no single-enantiomer evidence in the run and no order record for this column serial, or share 3-97 % (CHI-1)"),
    ORDER_CONTRADICTED(Severity.REJECTS_RUN, "single enantiomer elutes in the other slot (share ≤ 3 %)"),
    RS_LOW(Severity.WARNING, "resolution from the floor up to < 1.5"),
    RS_BELOW_FLOOR(Severity.NOT_QUANTIFIABLE, "resolution < floor (1.2; by drop at least 1.25; A-18)"),
    VALLEY(Severity.WARNING, "area by drop or by hand, and valley > 10 % of the smaller apex"),
    TAIL(Severity.WARNING, "tailing factor outside 0.8-2.0"),
    SN_LOW(Severity.WARNING, "standard or QC at the LLOQ: S/N < 5, or LLOQ-1 failed where the ruleset has it"),
    INTEGRATION_FAILED(Severity.NOT_QUANTIFIABLE, "no area: nothing fits, or a drop without a valley (none)"),
    WINDOW_TRUNCATED(Severity.WARNING, "the trace ends inside the fit window"),
    BELOW_PRECISION_LIMIT(
            Severity.NOT_QUANTIFIABLE, "estimate ≥ LLOQ, but noise part of the area's relative SE > 20 %"),
    MANUAL_INT(Severity.WARNING, "integration manual, from decisions.csv"),
    ION_RATIO(
            Severity.WARNING,
            "qualifier/quantifier outside ±20 % (relative) of the mean of used standards by more than 2 SE of the ratio"),
    CROSS_TALK(
            Severity.WARNING,
            "ghost at another compound's time in a shared product channel, > 20 % of the LLOQ area inside an analyte window (A-09)"),
    INTERFERENT_OVERLAP(Severity.WARNING, "a monitored compound's peak within one base width of the analyte (A-15)"),
    IS_MISSING(Severity.NOT_QUANTIFIABLE, "IS peak not found, or none in the method (a blank has no IS flags)"),
    IS_LOW(Severity.WARNING, "IS area < 50 % of the reference mean"),
    IS_HIGH(Severity.WARNING, "IS area > 150 %"),
    IS_INFLATION(Severity.WARNING, "analyte adds > 5 % to its IS channel at this concentration (A-13)"),
    IS_DRIFT(Severity.WARNING, "fitted IS trend over the run > 20 %"),
    IS_GROUP_SHIFT(Severity.WARNING, "mean IS of study samples differs > 20 % from standards + QCs"),
    OUT_OF_LIMIT(Severity.WARNING, "standard or QC outside its accuracy limit"),
    STANDARD_EXCLUDED(Severity.INFORMATION, "left out by CAL-5"),
    EXCLUDED_BY_DECISION(Severity.INFORMATION, "left out by a person, reason in decisions.csv"),
    NO_CURVE(Severity.REJECTS_RUN, "no valid fit, or CAL-1 levels or CAL-3 failed"),
    CURVE_NOT_MONOTONIC(Severity.REJECTS_RUN, "CAL-8"),
    TRUNCATED_LLOQ(
            Severity.WARNING,
            "LLOQ raised; on a sample: estimate between the method's and the raised LLOQ → reanalyse"),
    TRUNCATED_ULOQ(Severity.WARNING, "ULOQ lowered; on a sample: estimate between the lowered and the method's ULOQ"),
    DILUTION_UNVALIDATED(Severity.WARNING, "factor ≠ 1 and outside the method's validated: dilution_factors"),
    DILUTION_QC_MISSING(Severity.WARNING, "diluted samples, no dilution QC of that factor"),
    DILUTION_QC_FAILED(Severity.NOT_QUANTIFIABLE, "DIL-2"),
    DILUTED_BELOW_LLOQ(Severity.WARNING, "diluted sample < LLOQ as injected → repeat less diluted"),
    RUN_REJECTED(Severity.NOT_QUANTIFIABLE, "study row of a rejected analyte or batch"),
    RUN_INCOMPLETE(Severity.WARNING, "no blank, or no zero (CAL-1)"),
    NOT_BRACKETED(Severity.NOT_QUANTIFIABLE, "RUN-4"),
    BLANK_INTERFERENCE(Severity.WARNING, "BLK-1 failed in this blank or zero"),
    CARRYOVER(Severity.WARNING, "CO-1 failed"),
    CARRYOVER_RISK(Severity.WARNING, "measured carry-over fraction × previous injection > 20 % of this result"),
    SUITABILITY_FAILED(Severity.WARNING, "SST-1"),
    RACEMATE_RATIO(Severity.WARNING, "CHI-3"),
    QC_COVERAGE(Severity.WARNING, "RNG-2"),
    SAMPLE_UNKNOWN(Severity.WARNING, "samples.csv exists and lacks this study sample"),
    PREDOSE_QUANTIFIABLE(Severity.WARNING, "pre-dose sample ≥ LLOQ → confirm in replicate"),
    TIME_WINDOW(Severity.INFORMATION, "actual time outside the planned window"),
    STABILITY_EXCEEDED(
            Severity.WARNING, "age, freeze-thaw cycles, bench or autosampler time beyond the method's validated:"),
    REINJECTED(
            Severity.INFORMATION,
            "value from a documented reinjection: an earlier injection of the sample has a fault of injection or equipment in decisions.csv"),
    WIDTH_ANOMALY(Severity.WARNING, "width > 3 sd from the run's shape"),
    FIT_POOR(Severity.WARNING, "after refits: Durbin-Watson < 1.3, or reduced χ² > 2, or runs test p < 0.001"),
    FIT_FALLBACK_LINEAR(Severity.WARNING, "joint fit failed; areas from fixed shapes (fixed_shape_fit)"),
    FIT_FALLBACK_DROP(
            Severity.WARNING, "no area by a fit; area by drop, valley present, Rs ≥ 1.25 (perpendicular_drop)"),
    NO_SHAPE_LIBRARY(Severity.WARNING, "< 4 usable standards and QCs to learn the peak shape from"),
    SHAPE_LIBRARY_POOR(Severity.WARNING, "leave-one-out area error of the library > 2 %"),
    SHAPE_LIMITED(Severity.WARNING, "peak-shape part of the area's relative SE > 7.5 % (half the accuracy limit)"),
    INTERFERENCE_MODELLED(Severity.WARNING, "an extra peak was fitted; both areas kept"),
    INTERFERENCE_SUSPECTED(
            Severity.WARNING, "an extra peak is likely but cannot be fitted safely (largest/smallest > 30)"),
    INTEGRATION_DISAGREE(
            Severity.WARNING, "drop differs from the fit by > 3 SE beyond the drop bias predicted for this shape"),
    RS_RATIO_OUTLIER(
            Severity.INFORMATION, "R/S outside predefined study limits; never a reason to reanalyse (enantio study)"),
    REANALYSED(Severity.INFORMATION, "reported value comes from a repeat (enantio study)"),
    ISR_DIFFERENCE(Severity.INFORMATION, "pair outside the ISR limit; the original value stands (enantio study)");

    private final Severity severity;
    private final String meaning;

    Flag(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    /** What it does to a number. */
    public Severity severity() {
        return severity;
    }

    /** What it means and when it is raised, for the generated manual. */
    public String meaning() {
        return meaning;
    }
}
