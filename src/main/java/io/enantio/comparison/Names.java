package io.enantio.comparison;

import java.util.Map;

/**
 * What a person states of names that differ: their name to ours.
 *
 * @param components their component to our analyte
 * @param samples their sample to our sample_id
 */
public record Names(Map<String, String> components, Map<String, String> samples) {
    /** Nothing is stated. */
    public static final Names NONE = new Names(Map.of(), Map.of());

    public Names {
        components = Map.copyOf(components);
        samples = Map.copyOf(samples);
    }
}
