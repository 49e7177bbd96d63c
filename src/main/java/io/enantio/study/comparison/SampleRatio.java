package io.enantio.study.comparison;

import io.enantio.study.record.PlannedTime;

/**
 * A ratio in one specimen; both terms were quantified.
 *
 * @param of the compound that it is of
 */
public record SampleRatio(
        RatioKind kind, String name, String of, String subject, String specimen, PlannedTime time, double value) {}
