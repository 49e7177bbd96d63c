package io.enantio.peak;

import io.enantio.method.Channel;
import io.enantio.peak.retention.LocatedChannel;
import java.util.List;
import java.util.Map;

/**
 * Peaks of a run as the method's algorithm found them, and what another integration of one of them needs.
 *
 * @param injections every injection, in the order given
 * @param quantifiers of each quantifier of a compound: its traces as they were prepared, its peaks' shape, and where it was located
 */
public record RunPeaks(List<InjectionPeaks> injections, Map<Channel, LocatedChannel> quantifiers) {
    public RunPeaks {
        injections = List.copyOf(injections);
        quantifiers = Map.copyOf(quantifiers);
    }
}
