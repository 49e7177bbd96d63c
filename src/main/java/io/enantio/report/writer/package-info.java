/**
 * A page as HTML, PDF or a workbook.
 *
 * <p>Comes in: a {@link io.enantio.report.page.Page}. Goes out: bytes that depend on nothing else. Never does: change what the page
 * says.
 */
@NullMarked
package io.enantio.report.writer;

import org.jspecify.annotations.NullMarked;
