package io.enantio.chromatogram;

import io.enantio.method.rules.Flag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two injections cannot have the same bytes: at least one of them belongs to another sample. Both are marked before
 * anything is made of them, so that neither becomes a point of a curve.
 */
public final class ReusedFiles {
    private ReusedFiles() {}

    /** The same injections, in order, with FILE_REUSED if a raw file's hash occurs more than once. */
    public static List<RawInjection> marked(List<RawInjection> injections) {
        Map<String, Integer> uses = new HashMap<>();
        for (RawInjection injection : injections) {
            if (injection instanceof AcquiredInjection acquired) {
                uses.merge(acquired.rawFile().sha256(), 1, Integer::sum);
            }
        }
        return injections.stream().map(injection -> marked(injection, uses)).toList();
    }

    private static RawInjection marked(RawInjection injection, Map<String, Integer> uses) {
        if (!(injection instanceof AcquiredInjection acquired)
                || uses.getOrDefault(acquired.rawFile().sha256(), 0) < 2) {
            return injection;
        }
        Set<Flag> flags = new TreeSet<>(acquired.flags());
        flags.add(Flag.FILE_REUSED);
        return new AcquiredInjection(acquired.injection(), acquired.signals(), acquired.rawFile(), flags);
    }
}
