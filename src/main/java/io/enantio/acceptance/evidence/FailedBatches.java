package io.enantio.acceptance.evidence;

import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.method.Analyte;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Extraction batches that failed RUN-5 by the curve which still rested on their standards, analyte by analyte. A batch that failed never
 * comes back: what later curves say of it changes nothing.
 *
 * @param byAnalyte in the order in which they failed
 */
public record FailedBatches(Map<Analyte, List<Failure>> byAnalyte) {
    /** No batch failed. */
    public static final FailedBatches NONE = new FailedBatches(Map.of());

    /**
     * How a batch failed.
     *
     * @param count its QCs by that curve
     * @param detail for a person to read
     */
    public record Failure(String batch, Count count, String detail) {}

    public FailedBatches {
        byAnalyte = Map.copyOf(byAnalyte);
    }

    /** Failures of one analyte. */
    public List<Failure> of(Analyte analyte) {
        return byAnalyte.getOrDefault(analyte, List.of());
    }

    /** Names of its failed batches. */
    public Set<String> namesOf(Analyte analyte) {
        return of(analyte).stream().map(Failure::batch).collect(Collectors.toUnmodifiableSet());
    }

    /** These and further ones of an analyte. */
    public FailedBatches with(Analyte analyte, List<Failure> further) {
        Map<Analyte, List<Failure>> all = new HashMap<>(byAnalyte);
        if (!further.isEmpty()) {
            all.put(
                    analyte,
                    Stream.concat(of(analyte).stream(), further.stream()).toList());
        }
        return new FailedBatches(all);
    }
}
