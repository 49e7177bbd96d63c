package io.enantio.acceptance;

import io.enantio.method.Flag;
import java.util.Set;

/** Raises flags on single rows (RULES C). What it needs to know of the whole run it gathers once, when it is made. */
interface RowTrigger {

    /** Flags of one row; mostly none. */
    Set<Flag> raisedBy(Observation row);
}
