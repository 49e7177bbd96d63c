/**
 * The run folder: run.yaml, injections, samples, decisions.
 *
 * <p>Comes in: files of one run. Goes out: a checked analytical run. Never does: reorder injections.
 */
@NullMarked
package io.enantio.input.runfolder;

import org.jspecify.annotations.NullMarked;
