package io.enantio.method;

import io.enantio.method.value.Range;
import java.time.LocalDate;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Facts about the assay besides its channels: certificates, what was validated, proven elution orders. */
public record AssayFacts(
        List<ReferenceStandard> referenceStandards,
        Validated validated,
        Suitability suitability,
        List<ColumnRecord> columnRecords,
        Procedure procedure) {

    /**
     * How samples are treated before they are injected, in the laboratory's words; absent: not stated.
     *
     * @param anticoagulant of the matrix
     * @param extraction of the samples, step by step
     */
    public record Procedure(Optional<String> anticoagulant, Optional<String> extraction) {
        /** Nothing is stated. */
        public static final Procedure NOT_STATED = new Procedure(Optional.empty(), Optional.empty());
    }

    /**
     * Facts of a method that states no procedure.
     *
     * @param referenceStandards certificates
     * @param validated what the validation covered
     * @param suitability limits of the suitability injections
     * @param columnRecords proven elution orders
     */
    public AssayFacts(
            List<ReferenceStandard> referenceStandards,
            Validated validated,
            Suitability suitability,
            List<ColumnRecord> columnRecords) {
        this(referenceStandards, validated, suitability, columnRecords, Procedure.NOT_STATED);
    }

    /**
     * A certificate.
     *
     * @param eePercent enantiomeric excess
     * @param form what was weighed, for the record: levels are free base
     */
    public record ReferenceStandard(
            String analyte,
            OptionalDouble eePercent,
            Optional<String> form,
            Optional<String> lot,
            Optional<String> expires) {}

    /**
     * Limits that the validation covered; absent: not covered, not judged. Dilution and reinjection are judged in any case: what is not stated is not validated.
     *
     * @param reinjectionHours until a processed sample may be injected again
     */
    public record Validated(
            Dilution dilution,
            OptionalDouble reinjectionHours,
            OptionalDouble freezeThawCycles,
            OptionalDouble benchHours,
            OptionalDouble autosamplerHours,
            OptionalDouble storageDays) {
        /** Nothing is validated. */
        public static final Validated NOTHING = new Validated(
                Dilution.NONE,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /**
     * Dilution that was validated (rule DIL-1): every factor from the lowest to the highest stated one, and every concentration of the range.
     *
     * @param factors as stated; 1 is no dilution
     * @param ngPerMl of the original samples
     */
    public record Dilution(List<Double> factors, Optional<Range> ngPerMl) {
        /** None was validated. */
        public static final Dilution NONE = new Dilution(List.of(), Optional.empty());

        public Dilution {
            factors = List.copyOf(factors);
        }

        /**
         * Whether the validation covers a factor.
         *
         * @param factor not 1
         * @return whether it lies among the factors that were validated
         */
        public boolean covers(double factor) {
            DoubleSummaryStatistics diluting = factors.stream()
                    .filter(one -> one != 1)
                    .mapToDouble(one -> one)
                    .summaryStatistics();
            return factor >= diluting.getMin() && factor <= diluting.getMax();
        }

        /**
         * Whether the validation covers a concentration.
         *
         * @param concentrationNgPerMl of the original sample
         * @return whether a range is stated and holds it
         */
        public boolean coversConcentration(double concentrationNgPerMl) {
            return ngPerMl.filter(range -> range.holds(concentrationNgPerMl)).isPresent();
        }
    }

    /** Limits of the suitability injections (SST-1); absent: not judged. */
    public record Suitability(
            OptionalDouble resolutionMinimum,
            Optional<Range> tailingRange,
            OptionalDouble snrMinimum,
            OptionalDouble areaCvPercent) {
        /** Suitability is not judged. */
        public static final Suitability NONE = new Suitability(
                OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** An elution order proven on a column with single-enantiomer injections (rule A-10). */
    public record ColumnRecord(
            String columnSerial, String method, String compound, List<String> elutionOrder, LocalDate date) {
        public ColumnRecord {
            elutionOrder = List.copyOf(elutionOrder);
        }
    }

    /** No facts. */
    public static final AssayFacts NONE = new AssayFacts(List.of(), Validated.NOTHING, Suitability.NONE, List.of());

    public AssayFacts {
        referenceStandards = List.copyOf(referenceStandards);
        columnRecords = List.copyOf(columnRecords);
    }

    /** Enantiomeric excess of the reference standard of an analyte, 100 if no certificate states it (rule A-17). */
    public double eePercent(Analyte analyte) {
        return referenceStandards.stream()
                .filter(standard -> standard.analyte().equals(analyte.name()))
                .flatMapToDouble(standard -> standard.eePercent().stream())
                .findFirst()
                .orElse(100.0);
    }
}
