package io.enantio.method.rules;

/**
 * What is reported about a value, a curve or a run besides the number: a code, its severity, and its meaning with the default
 * trigger. A value may have several flags; none hides another. docs/reference/flags.md is written from here.
 */
public enum Flag {
    NOT_ACQUIRED(Severity.NOT_QUANTIFIABLE, "planned injection without a file"),
    FILE_REUSED(Severity.NOT_QUANTIFIABLE, "two injections have the same raw SHA-256"),
    RAW_UNREADABLE(Severity.NOT_QUANTIFIABLE, "the file exists but cannot be read, or is truncated"),
    RAW_IRREGULAR(
            Severity.WARNING,
            "read, with an irregularity that run.json lists (equal times, duplicate ids, salvaged, …)"),
    TIME_UNIT_ASSUMED(Severity.WARNING, "no time unit in the file, taken from the method's time_unit_if_missing"),
    RAW_CHECKSUM(
            Severity.NOT_QUANTIFIABLE,
            "the mzML's own SHA-1 does not match its content (a file without one has no flag)"),
    INSTRUMENT_MISMATCH(
            Severity.WARNING,
            "serial number or model in the mzML differs from instrument_serial or instrument_model in run.yaml, if given"),
    SEQUENCE_ORDER(Severity.WARNING, "start times do not increase with injection number"),
    ACQUISITION_TIME(
            Severity.WARNING,
            "acquired_at in injections.csv and the start time in the mzML differ by more than acquisition_time_hours (1 h); times since sampling are counted from acquired_at"),
    NO_DATA(
            Severity.NOT_QUANTIFIABLE,
            "channel missing, also where only a neighbouring m/z is there; or all zero although the channel has a background elsewhere in the run, or its qualifier has a peak, or its IS has none. (All zero on a detector that stores zeros below a threshold, with the IS present, is not_detected.)"),
    CHANNEL_CHANGED(
            Severity.WARNING,
            "channel read from another m/z (> 0.02), polarity or collision energy than in most injections of the run; where another file has a nearer m/z, or the trace is another channel's of the method, the channel is missing (NO_DATA)"),
    TOO_FEW_POINTS(
            Severity.NOT_QUANTIFIABLE,
            "< 8 points over the peak's base width with perpendicular_drop, < 5 with a fit (5-7 with a fit: POINTS_LOW)"),
    POINTS_LOW(Severity.WARNING, "8-11 points; with a fit 5-7"),
    MASKED_POINTS(
            Severity.WARNING, "> 2 points masked (spike) or missing (gap) within ±1 width at half height of the apex"),
    SATURATED(
            Severity.NOT_QUANTIFIABLE,
            "a flat top where its flanks demand a rounded one (equal maxima, or with noise on them), or above the detector limit of the method: dilute and inject again"),
    RT_DRIFT(Severity.INFORMATION, "IS pair > 50 % of the retention window away from the method's times"),
    RT_SHIFT(
            Severity.WARNING,
            "analyte > 3 sd (of the run) from the time predicted from its IS (without one: from the run), or from its neighbour's; by the fit if there is one. Or relative retention outside 0.98-1.02"),
    AMBIGUOUS_RT(
            Severity.NOT_QUANTIFIABLE,
            "IS pair: the second-best position, > 0.5 widths away, scores within 10 % of the best, and the run's drift does not decide between them"),
    RT_SLOT_CORRECTED(Severity.WARNING, "the run's retention time drift moved both enantiomers by one peak position"),
    AMBIGUOUS_ASSIGNMENT(
            Severity.NOT_QUANTIFIABLE,
            "probability that the only peak is this enantiomer < 0.999; the peak must stand out of the trace's own scatter"),
    ORDER_UNCONFIRMED(
            Severity.REJECTS_RUN,
            "no single-enantiomer evidence in the run and no order record for this column serial, or share 3-97 % (CHI-1)"),
    ORDER_CONTRADICTED(
            Severity.REJECTS_RUN, "a single enantiomer elutes at the retention time of the other (share ≤ 3 %)"),
    RS_LOW(Severity.WARNING, "resolution < 1.5, but not below the floor"),
    RS_BELOW_FLOOR(Severity.NOT_QUANTIFIABLE, "resolution < floor (1.2; by perpendicular drop at least 1.25; A-18)"),
    VALLEY(
            Severity.WARNING,
            "area from perpendicular drop or manual integration, and valley > 10 % of the smaller apex"),
    TAIL(Severity.WARNING, "tailing factor outside 0.8-2.0"),
    SN_LOW(Severity.WARNING, "standard or QC at the LLOQ: S/N < 5, or LLOQ-1 failed, if the ruleset has it"),
    INTEGRATION_FAILED(Severity.NOT_QUANTIFIABLE, "no area: no fit is possible, or perpendicular drop finds no valley"),
    WINDOW_TRUNCATED(Severity.WARNING, "the trace ends inside the fit window"),
    BELOW_PRECISION_LIMIT(
            Severity.NOT_QUANTIFIABLE,
            "estimate ≥ LLOQ, but noise part of the area's relative SE > 20 %; or no peak, and 3 SE of the area, or an area below 0, exceed the LLOQ's area: a peak at the LLOQ would not have been seen (C-01)"),
    MANUAL_INT(Severity.WARNING, "manual integration, from decisions.csv"),
    ION_RATIO(
            Severity.WARNING,
            "qualifier/quantifier outside ±20 % (relative) of the mean of used standards, and more than 2 SE of the ratio from that mean"),
    CROSS_TALK(
            Severity.WARNING,
            "cross-talk: signal at the retention time of another compound with the same product ion, > 20 % of the LLOQ area, inside the analyte's window: a peak of its own, or under the analyte's peak a part that the qualifier does not confirm by > 3 SE (A-09)"),
    INTERFERENT_OVERLAP(Severity.WARNING, "a monitored compound's peak within one base width of the analyte (A-15)"),
    IS_MISSING(Severity.NOT_QUANTIFIABLE, "IS peak not found, or none in the method (a blank has no IS flags)"),
    IS_LOW(Severity.WARNING, "IS area < 50 % of the reference mean"),
    IS_HIGH(Severity.WARNING, "IS area > 150 %"),
    IS_INFLATION(Severity.WARNING, "isotopes of the analyte add > 5 % to the IS channel at this concentration (A-13)"),
    IS_DRIFT(Severity.WARNING, "fitted trend of the IS area over the run > 20 %"),
    IS_GROUP_SHIFT(Severity.WARNING, "mean IS area of study samples differs > 20 % from that of standards and QCs"),
    OUT_OF_LIMIT(Severity.WARNING, "standard or QC outside its accuracy limit"),
    STANDARD_EXCLUDED(
            Severity.INFORMATION,
            "standard excluded from the fit by rule CAL-5, or with its failed extraction batch (RUN-5)"),
    EXCLUDED_BY_DECISION(Severity.INFORMATION, "excluded by a person; reason in decisions.csv"),
    NO_CURVE(Severity.REJECTS_RUN, "no valid fit, or CAL-1 (levels) or CAL-3 failed"),
    CURVE_NOT_MONOTONIC(Severity.REJECTS_RUN, "the calibration curve is not monotonic over its range (CAL-8)"),
    TRUNCATED_LLOQ(
            Severity.WARNING, "LLOQ raised; on a sample: estimate between the method's and the raised LLOQ: reanalyse"),
    TRUNCATED_ULOQ(Severity.WARNING, "ULOQ lowered; on a sample: estimate between the lowered and the method's ULOQ"),
    DILUTION_UNVALIDATED(
            Severity.WARNING,
            "diluted by a factor outside the method's validated dilution_factors, lowest to highest, or from a concentration outside its dilution_ng_per_ml, or the method states none"),
    DILUTION_QC_MISSING(
            Severity.WARNING,
            "diluted samples without a dilution QC of the same factor, or of a lower and a higher one"),
    DILUTION_QC_FAILED(
            Severity.NOT_QUANTIFIABLE, "the dilution QCs of this factor, or of the factors around it, failed (DIL-2)"),
    DILUTED_BELOW_LLOQ(Severity.WARNING, "diluted sample below the LLOQ as injected: repeat with less dilution"),
    RUN_REJECTED(Severity.NOT_QUANTIFIABLE, "study sample of a rejected run or batch"),
    RUN_INCOMPLETE(Severity.WARNING, "no blank, or no zero sample (CAL-1)"),
    NOT_BRACKETED(Severity.NOT_QUANTIFIABLE, "study sample not bracketed by QCs (RUN-4)"),
    BLANK_INTERFERENCE(Severity.WARNING, "BLK-1 failed in this blank or zero sample"),
    CARRYOVER(Severity.WARNING, "CO-1 failed in this carry-over blank"),
    CARRYOVER_RISK(
            Severity.WARNING,
            "measured carry-over fraction × previous injection > 15 % of this result (the accuracy limit)"),
    SUITABILITY_FAILED(Severity.WARNING, "a system suitability limit of the method is not met (SST-1)"),
    RACEMATE_RATIO(Severity.WARNING, "racemic standards do not have an R/S response ratio of 1 (CHI-3)"),
    QC_COVERAGE(Severity.WARNING, "too few QC levels within the range of measured study concentrations (RNG-2)"),
    SAMPLE_UNKNOWN(Severity.WARNING, "samples.csv does not list this study sample"),
    PREDOSE_QUANTIFIABLE(Severity.WARNING, "pre-dose sample ≥ LLOQ: confirm in replicate"),
    TIME_WINDOW(Severity.INFORMATION, "sampling time outside the planned window"),
    STABILITY_EXCEEDED(
            Severity.WARNING,
            "age, freeze-thaw cycles, bench or autosampler time, or time until a reinjection (B-10), beyond what the method has validated"),
    REINJECTED(
            Severity.INFORMATION,
            "value from a documented reinjection: decisions.csv states a fault of injection or equipment for an earlier injection of the sample"),
    WIDTH_ANOMALY(
            Severity.WARNING,
            "width by the fit > 3 sd from what the injections around it have, if this injection says enough about it"),
    FIT_POOR(
            Severity.WARNING,
            "what the fit leaves is no noise: mean square of sums of neighbouring residuals over a third of a width > 2 (p < 0.001); where the noise of the channel is not correlated, also Durbin-Watson < 1.3, or runs test p < 0.001"),
    FIT_FALLBACK_LINEAR(Severity.WARNING, "joint fit failed; areas from fixed peak shapes (fixed_shape_fit)"),
    FIT_FALLBACK_DROP(
            Severity.WARNING,
            "no area from a fit; area from perpendicular drop, with a valley and Rs ≥ 1.25 (perpendicular_drop)"),
    NO_SHAPE_LIBRARY(Severity.WARNING, "< 4 usable standards and QCs to learn the peak shape from"),
    SHAPE_LIBRARY_POOR(Severity.WARNING, "leave-one-out area error of the learnt peak shape > 2 %"),
    SHAPE_LIMITED(Severity.WARNING, "peak-shape part of the area's relative SE > 7.5 % (half the accuracy limit)"),
    INTERFERENCE_MODELLED(Severity.WARNING, "an additional peak was fitted; both areas are kept"),
    INTERFERENCE_LARGE(
            Severity.NOT_QUANTIFIABLE,
            "an additional peak changes the area by more than the accuracy limit (qc_accuracy_percent), unless it stays below the least standard's either way; or a poor fit leaves as much under the peak, or lays its baseline as far below the trace; by perpendicular drop: its flank, cut off at a valley, is as large"),
    INTERFERENCE_SUSPECTED(
            Severity.WARNING,
            "an additional peak is likely, but the fit cannot tell it from the known ones; by perpendicular drop: its flank, cut off at a valley, is > a third of the accuracy limit of the area"),
    BASELINE_SHIFT(
            Severity.WARNING,
            "by perpendicular drop: the baseline's level differs before and behind the peaks by more than a straight line carries, and falsifies the area by up to > a third of the accuracy limit; by a fit: a background that recurs over the run, such as a valve step, changes within a width of the apex by more than half of the peak's height"),
    BASELINE_SHIFT_LARGE(
            Severity.NOT_QUANTIFIABLE,
            "by perpendicular drop: the same by up to more than the accuracy limit (qc_accuracy_percent)"),
    INTEGRATION_DISAGREE(
            Severity.WARNING,
            "cut at the same places, the data and the fitted curve differ by > 3 SE of noise in the area of a peak: a check that does not hang on the weights of the fit"),
    RS_RATIO_OUTLIER(
            Severity.INFORMATION, "R/S outside predefined study limits; never a reason to reanalyse (enantio study)"),
    REANALYSED(Severity.INFORMATION, "reported value comes from a repeat (enantio study)"),
    ISR_DIFFERENCE(
            Severity.INFORMATION,
            "difference of the pair outside the ISR limit; the original value is reported (enantio study)");

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
