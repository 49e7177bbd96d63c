/**
 * Files to records, the only room that knows mzML, YAML and CSV readers.
 *
 * <p>Comes in: paths. Goes out: method, run, chromatograms, hashes; or {@link io.enantio.input.problem.InputException}s, all at
 * once, that name file, element, problem and remedy. Never does: guess, repair silently, or judge a number.
 */
@NullMarked
package io.enantio.input;

import org.jspecify.annotations.NullMarked;
