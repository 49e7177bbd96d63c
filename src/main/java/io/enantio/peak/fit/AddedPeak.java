package io.enantio.peak.fit;

/**
 * A test of one more peak.
 *
 * @param z its area over the area's standard error
 * @param newShare share of its length that the model cannot describe already
 */
public record AddedPeak(double z, double newShare) {}
