/**
 * The comparison with another program as a folder that a laboratory can file: report, tables, and the record that seals them.
 *
 * <p>Comes in: the comparison, and the run as it was integrated again, if it was. Goes out: files. Never does: decide which program
 * is right.
 */
@NullMarked
package io.enantio.report.comparison;

import org.jspecify.annotations.NullMarked;
