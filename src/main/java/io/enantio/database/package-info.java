/**
 * Results in a study's database. Comes in: results as they lie in a results folder, and questions about a study. Goes out: rows
 * in SQLite or PostgreSQL, one reported result for each specimen and analyte, and the study's concentrations in the forms of
 * CDISC. Never does: change or delete what is there, round what it stores, read a file of a run.
 */
@NullMarked
package io.enantio.database;

import org.jspecify.annotations.NullMarked;
