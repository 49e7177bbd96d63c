package io.enantio.report.page;

/**
 * A number as reports print it (rule B-03), by a {@link NumberPrinter}. No calculation and no decision uses it.
 *
 * @param exact the number that a workbook holds, finite: that of the text for a concentration, unrounded for everything else
 * @param text rounded, {@code .} as decimal point
 */
public record RoundedNumber(double exact, String text) {}
