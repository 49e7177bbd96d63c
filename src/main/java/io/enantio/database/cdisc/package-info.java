/**
 * A study's concentrations in the forms of CDISC. Comes in: the rows of the database's view {@code pc} and the words that were
 * agreed on. Goes out: the domain PC of SDTM as CSV, SAS XPORT and Dataset-JSON with its description. Never does: invent a value
 * where there is none, or look at the clock.
 */
@NullMarked
package io.enantio.database.cdisc;

import org.jspecify.annotations.NullMarked;
