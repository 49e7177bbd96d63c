/**
 * The plan and the records of a study: subjects, doses, times, results.
 *
 * <p>Comes in: rows of the database, the study plan. Goes out: typed records. Never does: hold a name of a person.
 */
@NullMarked
package io.enantio.study.record;

import org.jspecify.annotations.NullMarked;
