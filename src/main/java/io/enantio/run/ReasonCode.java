package io.enantio.run;

/**
 * Why a person decided, in the words that a decision may use (rules B-09, B-11, B-12). A reason that guidelines do not allow,
 * such as a value that does not fit the pharmacokinetic profile, has no code and therefore cannot be written.
 */
public enum ReasonCode {
    WRONG_PEAK,
    RT_SHIFT,
    SPLIT,
    BASELINE_NOISE,
    INTERFERENCE,
    VALLEY_PLACEMENT,
    MISSED,
    INJECTION_FAULT,
    EQUIPMENT_FAULT,
    PREPARATION_FAULT,
    RUN_REJECTED,
    IS_DEVIATION,
    ABOVE_ULOQ,
    BELOW_LLOQ,
    /** Of a diluted sample. */
    DILUTED_BELOW_LLOQ,
    PREDOSE,
    POOR_CHROMATOGRAPHY
}
