package io.enantio.study.record;

/**
 * A result of a specimen that is not the reported one: a first result that was replaced, a repeat, an incurred sample
 * analysed again.
 */
public record UnreportedResult(StudySpecimen specimen, StudyAnalyte analyte, Measurement measurement) {}
