/**
 * Results as files, for people and programs.
 *
 * <p>Comes in: results of runs, validations and studies, with their provenance. Goes out: results folders, each complete or not at
 * all. Never does: compute or decide anything; round outside reports.
 */
@NullMarked
package io.enantio.report;

import org.jspecify.annotations.NullMarked;
