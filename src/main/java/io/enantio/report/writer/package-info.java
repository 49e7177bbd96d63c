/**
 * A page as HTML, PDF or a workbook.
 *
 * <p>Comes in: a {@link io.enantio.report.page.Page}. Goes out: bytes that depend on the page alone. Never does: change the content
 * of the page.
 */
@NullMarked
package io.enantio.report.writer;

import org.jspecify.annotations.NullMarked;
