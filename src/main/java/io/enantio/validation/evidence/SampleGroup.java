package io.enantio.validation.evidence;

import io.enantio.method.Analyte;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Samples of one analyte that are summarised together.
 *
 * @param labels what they have in common, in the order of the table's columns
 * @param nominalNgPerMl in the original sample
 * @param promised how many
 */
public record SampleGroup(
        Analyte analyte, List<String> labels, double nominalNgPerMl, int promised, List<Sample> samples) {
    public SampleGroup {
        labels = List.copyOf(labels);
        samples = List.copyOf(samples);
    }

    /** As a subject. */
    public String subject() {
        return String.join(" ", labels).strip();
    }

    /** Samples by their labels: promised labels first, in their order, also where nothing was found. */
    public static Map<List<String>, List<Sample>> byLabels(
            List<List<String>> promised, List<Sample> found, Function<Sample, List<String>> labels) {
        Map<List<String>, List<Sample>> groups = new LinkedHashMap<>();
        promised.forEach(label -> groups.put(label, new ArrayList<>()));
        found.forEach(sample -> groups.computeIfAbsent(labels.apply(sample), label -> new ArrayList<>())
                .add(sample));
        return groups;
    }
}
