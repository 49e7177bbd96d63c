/**
 * The building blocks of a report, whatever its subject.
 *
 * <p>Comes in: text, tables, facts and figures. Goes out: a {@link io.enantio.report.page.Page} of sections. Never does: know what a
 * run, an analyte or a limit is.
 */
@NullMarked
package io.enantio.report.page;

import org.jspecify.annotations.NullMarked;
