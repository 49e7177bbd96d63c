package io.enantio.validation.report;

/** How reports print the numbers of a column (rule B-03); files hold them unrounded. */
public enum Print {
    WORDS,
    WHOLE,
    /** ng/mL, 3 significant figures. */
    CONCENTRATION,
    /** One decimal, more where a limit needs them. */
    PERCENT,
    /** Counts x minute. */
    AREA,
    /** A figure without a form of its own. */
    FIGURE
}
