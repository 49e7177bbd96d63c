package io.enantio.run;

import java.util.Map;
import java.util.Optional;

/**
 * The words in which a study's concentrations are tabulated for others (CDISC): what a laboratory or a sponsor agreed on. All of it
 * may be absent; names of the study's own records then serve.
 *
 * @param analytes by the method's name of the analyte
 * @param demographics the study's table of subjects, if it is named
 */
public record TabulationTerms(
        Words words,
        SpecimenTypes specimenTypes,
        Map<String, AnalyteTerm> analytes,
        Planned planned,
        Optional<Demographics> demographics) {

    /** Nothing was agreed on. */
    public static final TabulationTerms NONE = new TabulationTerms(
            new Words(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            new SpecimenTypes(Optional.empty(), Map.of()),
            Map.of(),
            new Planned(Map.of(), Map.of()),
            Optional.empty());

    /**
     * Words that hold for the whole study.
     *
     * @param method controlled term of the analytical method
     * @param laboratory who measured
     * @param referencePoint what planned times count from
     * @param treatment what was given
     * @param route how it was given
     */
    public record Words(
            Optional<String> method,
            Optional<String> laboratory,
            Optional<String> referencePoint,
            Optional<String> treatment,
            Optional<String> route) {}

    /**
     * What kind of specimen a matrix is, for example {@code PLASMA}.
     *
     * @param ofAll the one type of a study with one matrix
     * @param byMatrix by the method's name of the matrix
     */
    public record SpecimenTypes(Optional<String> ofAll, Map<String, String> byMatrix) {
        public SpecimenTypes {
            byMatrix = Map.copyOf(byMatrix);
        }

        /** Whether any type is stated. */
        public boolean areStated() {
            return ofAll.isPresent() || !byMatrix.isEmpty();
        }

        /** The type of a matrix. */
        public Optional<String> of(String matrix) {
            return Optional.ofNullable(byMatrix.get(matrix)).or(() -> ofAll);
        }
    }

    /**
     * @param code at most 8 letters, digits, underscores; no digit first
     * @param name at most 40 characters
     */
    public record AnalyteTerm(String code, String name, Optional<String> category) {}

    /**
     * What the protocol plans.
     *
     * @param schedule planned times by their number
     * @param visits numbers of the visits by their name
     */
    public record Planned(Map<Integer, TimePoint> schedule, Map<String, Double> visits) {
        public Planned {
            schedule = Map.copyOf(schedule);
            visits = Map.copyOf(visits);
        }
    }

    /** @param elapsed since the reference point, ISO 8601 duration */
    public record TimePoint(String label, String elapsed) {}

    /**
     * Subjects of the domain DM.
     *
     * @param file its name, for messages
     * @param bySubject by SUBJID where the table has it, otherwise by USUBJID
     */
    public record Demographics(String file, Map<String, Subject> bySubject) {
        public Demographics {
            bySubject = Map.copyOf(bySubject);
        }

        /** The subject of a study, by its own name or by study, hyphen and name. */
        public Optional<Subject> of(String study, String subject) {
            return Optional.ofNullable(bySubject.get(subject))
                    .or(() -> Optional.ofNullable(bySubject.get(study + "-" + subject)));
        }
    }

    /**
     * A subject of the domain DM.
     *
     * @param id USUBJID
     * @param referenceStart RFSTDTC, a date or a time by ISO 8601
     */
    public record Subject(String id, Optional<String> referenceStart) {}

    public TabulationTerms {
        analytes = Map.copyOf(analytes);
    }
}
