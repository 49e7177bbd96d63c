package io.enantio.comparison;

/**
 * The same analyte in the same injection, on both sides.
 *
 * @param ours our row
 * @param theirs the peak of the other program
 */
public record MatchedPeak(OurPeak ours, TheirPeak theirs) {}
