/**
 * How a report looks, whatever it is about: typed blocks in, one page of HTML, PDF or a workbook out.
 *
 * <p>Comes in: a {@link io.enantio.report.page.Page} of sections with tables, facts and pictures. Goes out: text and bytes that
 * depend on nothing else. Never does: know what a run, an analyte or a limit is.
 */
@NullMarked
package io.enantio.report.page;

import org.jspecify.annotations.NullMarked;
