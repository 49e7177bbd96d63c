package io.enantio.acceptance.evidence;

import io.enantio.method.rules.Flag;
import java.util.Set;

/** Raises flags on single rows. What it needs to know of the whole run it gathers once, when it is made. */
public interface FlagTrigger {

    /** Flags of one row; mostly none. */
    Set<Flag> raisedBy(Observation row);
}
