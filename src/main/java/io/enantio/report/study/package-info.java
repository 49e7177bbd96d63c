/**
 * A study's results as tables, a figure and a page.
 *
 * <p>Comes in: a {@link io.enantio.study.StudyResult}. Goes out: CSV, SVG, HTML, PDF and JSON. Never does: compute a figure,
 * show a mean that is withheld, print a p value without its correction.
 */
@NullMarked
package io.enantio.report.study;

import org.jspecify.annotations.NullMarked;
