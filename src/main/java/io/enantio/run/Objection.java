package io.enantio.run;

/**
 * Why a decision cannot be made, or has no effect if it is already on record.
 *
 * @param column of decisions.csv that it is about
 * @param problem what is wrong, without a full stop
 * @param remedy what to do, a sentence
 */
public record Objection(String column, String problem, String remedy) {}
