package io.enantio.peak.area;

import io.enantio.method.rules.Flag;
import java.util.Set;

/** What integration made of one expected peak of one injection. */
public sealed interface Integration permits Peak, NotFound {

    /** How the area was obtained. */
    IntegrationMethod how();

    /** What has to be said about the peak, sorted. */
    Set<Flag> flags();

    /** The same with more to be said about it. */
    Integration flagged(Flag flag);
}
