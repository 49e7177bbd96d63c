package io.enantio.run;

import java.util.Map;
import java.util.Optional;

/**
 * The words in which a study's concentrations are tabulated for others (CDISC): what a laboratory or a sponsor agreed on. All of it
 * may be absent; names of the study's own records then serve.
 *
 * @param specimenType for example {@code PLASMA}
 * @param method controlled term of the analytical method
 * @param laboratory who measured
 * @param referencePoint what planned times count from
 * @param analytes by the method's name of the analyte
 * @param schedule planned times by their number
 */
public record TabulationTerms(
        Optional<String> specimenType,
        Optional<String> method,
        Optional<String> laboratory,
        Optional<String> referencePoint,
        Map<String, AnalyteTerm> analytes,
        Map<Integer, TimePoint> schedule) {

    /** Nothing was agreed on. */
    public static final TabulationTerms NONE = new TabulationTerms(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of());

    /**
     * @param code at most 8 letters, digits, underscores; no digit first
     * @param name at most 40 characters
     */
    public record AnalyteTerm(String code, String name, Optional<String> category) {}

    /** @param elapsed since the reference point, ISO 8601 duration */
    public record TimePoint(String label, String elapsed) {}

    public TabulationTerms {
        analytes = Map.copyOf(analytes);
        schedule = Map.copyOf(schedule);
    }
}
