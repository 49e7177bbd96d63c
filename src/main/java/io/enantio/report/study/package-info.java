/**
 * The results of a study as tables, figures and a report.
 *
 * <p>Comes in: a {@link io.enantio.study.StudyResult}. Goes out: CSV, SVG, HTML, PDF and JSON. Never does: compute a figure, show a
 * mean that is withheld, give a p value without its correction.
 */
@NullMarked
package io.enantio.report.study;

import org.jspecify.annotations.NullMarked;
