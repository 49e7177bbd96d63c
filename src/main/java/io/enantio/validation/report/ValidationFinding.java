package io.enantio.validation.report;

import io.enantio.method.Analyte;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of an experiment against its limit: a row of experiments.csv.
 *
 * @param experiment its id in docs/rules/validation.md, for example {@code AP-1}
 * @param place what it speaks of
 * @param figure what was judged, for example {@code cv_percent}
 * @param value unrounded; absent where there is none
 * @param basis the limit in force
 * @param detail for a person: by how much a limit was missed, or what is missing
 */
public record ValidationFinding(
        String experiment,
        Place place,
        String figure,
        OptionalDouble value,
        Basis basis,
        Outcome outcome,
        String detail) {

    /**
     * @param analyte absent: all of them
     * @param subject run, level, lot, condition, sample; empty: the experiment
     */
    public record Place(Optional<Analyte> analyte, String subject) {
        public static Place of(Analyte analyte, String subject) {
            return new Place(Optional.of(analyte), subject);
        }

        public static Place of(String subject) {
            return new Place(Optional.empty(), subject);
        }
    }

    /**
     * @param limit {@code key=value}, empty where nothing is judged
     * @param origin whose limit it is
     */
    public record Basis(String limit, String origin) {
        public static final Basis NONE = new Basis("", "");
    }
}
