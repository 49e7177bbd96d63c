/**
 * Files to records: the only room that knows mzML, YAML and CSV readers.
 *
 * <p>Comes in: paths. Goes out: method, run, chromatograms, hashes; or one {@link io.enantio.input.problem.InputException} with
 * every problem found, each with file, element, problem and remedy. Never does: guess, repair silently, or judge a number.
 */
@NullMarked
package io.enantio.input;

import org.jspecify.annotations.NullMarked;
