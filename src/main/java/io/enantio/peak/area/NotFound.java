package io.enantio.peak.area;

import io.enantio.method.rules.Flag;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * No area could be obtained. (A substance that is absent has an area near 0, not this.)
 *
 * @param reason in words
 */
public record NotFound(String reason, Set<Flag> flags) implements Integration {
    public NotFound {
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    @Override
    public NotFound flagged(Flag flag) {
        Set<Flag> more = new TreeSet<>(flags);
        more.add(flag);
        return new NotFound(reason, more);
    }

    @Override
    public IntegrationMethod how() {
        return IntegrationMethod.NONE;
    }
}
