/**
 * The concentrations of a study in CDISC formats.
 *
 * <p>Comes in: the rows of the view {@code pc} and the terms agreed with the sponsor. Goes out: the SDTM domain PC as CSV, SAS XPORT and
 * Dataset-JSON with a description. Never does: impute a missing value, read the clock.
 */
@NullMarked
package io.enantio.database.cdisc;

import org.jspecify.annotations.NullMarked;
