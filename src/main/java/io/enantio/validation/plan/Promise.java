package io.enantio.validation.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a plan promised of one experiment. What the experiment does not need is empty.
 *
 * @param factors of dilution
 * @param conditions of storage
 */
public record Promise(
        Map<Count, Integer> counts, Map<Names, List<String>> names, List<Double> factors, List<Storage> conditions) {

    /** How many of something. */
    public enum Count {
        REPLICATES,
        RUNS,
        LOTS,
        LIPAEMIC,
        HAEMOLYSED,
        PATIENT,
        BLANKS,
        SAMPLES,
        SERIES,
        DILUTIONS,
        SKEWED_REPLICATES,
        INVERSION_REPLICATES;

        /** As a plan says it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which ones. */
    public enum Names {
        LEVELS,
        SUBSTANCES,
        SETS,
        PURE,
        SKEWED,
        INVERSION;

        /** As a plan says it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Promise {
        Map<Count, Integer> sortedCounts = new EnumMap<>(Count.class);
        sortedCounts.putAll(counts);
        counts = Collections.unmodifiableMap(sortedCounts);
        Map<Names, List<String>> sortedNames = new EnumMap<>(Names.class);
        names.forEach((which, list) -> sortedNames.put(which, List.copyOf(list)));
        names = Collections.unmodifiableMap(sortedNames);
        factors = List.copyOf(factors);
        conditions = List.copyOf(conditions);
    }

    /** A promised number; 0 where nothing was promised. */
    public int count(Count what) {
        return counts.getOrDefault(what, 0);
    }

    /** Promised names; none where nothing was promised. */
    public List<String> names(Names what) {
        return names.getOrDefault(what, List.of());
    }
}
