package io.enantio.validation.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the laboratory says in a validation plan, in its own words: printed, never judged.
 *
 * @param texts statements for the report, by key of the plan
 * @param notDone why an experiment or a condition of storage is left out, by its word
 * @param signatories who signs the report, and what for
 * @param abbreviations of the laboratory, with their meaning
 */
public record LaboratoryStatements(
        Map<String, String> texts,
        Map<String, String> notDone,
        List<Signatory> signatories,
        Map<String, String> abbreviations) {
    public static final LaboratoryStatements NONE = new LaboratoryStatements(Map.of(), Map.of(), List.of(), Map.of());

    /**
     * A line to sign.
     *
     * @param role of the person, for example study director
     * @param meaning of the signature
     */
    public record Signatory(String role, String meaning, Optional<String> name) {}

    public LaboratoryStatements {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        notDone = Collections.unmodifiableMap(new LinkedHashMap<>(notDone));
        signatories = List.copyOf(signatories);
        abbreviations = Collections.unmodifiableMap(new LinkedHashMap<>(abbreviations));
    }

    /** A statement; absent if the plan does not make it. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** Why something is left out; absent if the plan does not say. */
    public Optional<String> justification(String word) {
        return Optional.ofNullable(notDone.get(word));
    }
}
