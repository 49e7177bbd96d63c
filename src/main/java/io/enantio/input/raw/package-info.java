/**
 * How readers of raw files are found and called.
 *
 * <p>Comes in: the name of a reader. Goes out: {@link io.enantio.input.raw.RawSource}, the chromatograms of a run's raw files. Never
 * does: know a file format.
 */
@NullMarked
package io.enantio.input.raw;

import org.jspecify.annotations.NullMarked;
