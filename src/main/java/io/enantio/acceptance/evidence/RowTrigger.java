package io.enantio.acceptance.evidence;

import io.enantio.method.rules.Flag;
import java.util.Set;

/** Raises flags on single rows (RULES C). What it needs to know of the whole run it gathers once, when it is made. */
public interface RowTrigger {

    /** Flags of one row; mostly none. */
    Set<Flag> raisedBy(Observation row);
}
