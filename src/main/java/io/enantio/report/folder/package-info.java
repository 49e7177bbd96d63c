/**
 * Files and folders that are written completely or not at all.
 *
 * <p>Comes in: files with their content. Goes out: a folder that replaces an earlier one in one step. Never does: leave partial
 * results behind, replace a file that enantio did not write.
 */
@NullMarked
package io.enantio.report.folder;

import org.jspecify.annotations.NullMarked;
