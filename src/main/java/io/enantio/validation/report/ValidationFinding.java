package io.enantio.validation.report;

import io.enantio.method.Analyte;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of an experiment against its limit: a row of experiments.csv.
 *
 * @param experiment id of the experiment, for example {@code AP-1}
 * @param place what it is about
 * @param figure what was judged, for example {@code cv_percent}
 * @param value unrounded; absent if there is none
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

    /** Verdict on one figure. */
    public enum Outcome {
        PASS,
        FAIL,
        /** Planned and not found, or without a result. */
        MISSING,
        /** Fewer than the ruleset requires: neither passed nor failed. */
        INCOMPLETE,
        /** Reported without a limit. */
        INFORMATION;

        /** The word in results. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the experiment can pass with it. */
        boolean isGood() {
            return this == PASS || this == INFORMATION;
        }

        /** The more serious of two: a failed limit, a missing result, an incomplete one, a pass. */
        public Outcome orWorse(Outcome other) {
            for (Outcome worst : List.of(FAIL, MISSING, INCOMPLETE)) {
                if (this == worst || other == worst) {
                    return worst;
                }
            }
            return this;
        }
    }

    /** The same figure with another outcome. */
    public ValidationFinding as(Outcome other, String otherDetail) {
        return new ValidationFinding(experiment, place, figure, value, basis, other, otherDetail);
    }

    /**
     * What a finding is about.
     *
     * @param analyte absent: all of them
     * @param subject run, level, lot, condition or sample; empty: the whole experiment
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
     * The limit that a figure was judged by.
     *
     * @param limit {@code key=value}, empty if nothing is judged
     * @param origin whose limit it is
     */
    public record Basis(String limit, String origin) {
        public static final Basis NONE = new Basis("", "");
    }
}
