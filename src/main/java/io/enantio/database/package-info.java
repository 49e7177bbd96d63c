/**
 * The database of a study.
 *
 * <p>Comes in: results as read from results folders, and questions about a study. Goes out: rows in SQLite or PostgreSQL, one
 * reported result for each specimen and analyte. Never does: change or delete existing rows, round what it stores, read a file of
 * a run.
 */
@NullMarked
package io.enantio.database;

import org.jspecify.annotations.NullMarked;
