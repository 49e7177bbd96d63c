/**
 * Simulated runs as files.
 *
 * <p>Comes in: recorded traces, plans. Goes out: mzML, CSV and YAML text. Never does: read a file.
 */
@NullMarked
package io.enantio.simulation.file;

import org.jspecify.annotations.NullMarked;
