package io.enantio.peak.area;

import io.enantio.method.rules.Flag;
import java.util.Set;

/** Result of integration for one expected peak of one injection. */
public sealed interface Integration permits Peak, NotFound {

    /** How the area was obtained. */
    IntegrationMethod how();

    /** Flags of the peak, sorted. */
    Set<Flag> flags();

    /** The same with one more flag. */
    Integration flagged(Flag flag);
}
