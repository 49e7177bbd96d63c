package io.enantio.comparison;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row of our results: an analyte in an injection.
 *
 * @param injected what was injected
 * @param analyte name in the method
 * @param compound to which it belongs
 * @param figures what was measured
 * @param judgement what was made of it
 */
public record OurPeak(Injected injected, String analyte, String compound, Figures figures, Judgement judgement) {

    /**
     * An injection.
     *
     * @param number position in the sequence, from 1
     * @param file raw file, as the injection list names it; absent: planned but not acquired
     * @param sampleId name of the sample
     * @param type of the sample
     * @param level of a standard or QC
     * @param startedAt start of acquisition as the raw file states it
     */
    public record Injected(
            int number,
            Optional<String> file,
            String sampleId,
            SampleType type,
            Optional<String> level,
            Optional<OffsetDateTime> startedAt) {}

    /**
     * Numbers of the peak. Absent is what could not be measured.
     *
     * @param areaCountsMin of the analyte's peak
     * @param areaSeCountsMin its standard error
     * @param isAreaCountsMin of the internal standard's peak
     * @param isAreaSeCountsMin its standard error
     * @param areaRatio area by area of the internal standard
     * @param estimateNgPerMl what the curve says, also outside its range
     * @param heightCounts of the analyte's peak
     * @param retentionTimeMin of the analyte's peak
     */
    public record Figures(
            OptionalDouble areaCountsMin,
            OptionalDouble areaSeCountsMin,
            OptionalDouble isAreaCountsMin,
            OptionalDouble isAreaSeCountsMin,
            OptionalDouble areaRatio,
            OptionalDouble estimateNgPerMl,
            OptionalDouble heightCounts,
            OptionalDouble retentionTimeMin) {}

    /**
     * What was made of a result.
     *
     * @param status what can be reported
     * @param reportedNgPerMl only of a quantified row
     * @param nominalNgPerMl of a standard or QC
     * @param integration how the area was obtained, the word of concentrations.csv
     * @param usedInCurve of a standard
     * @param flags of the row
     */
    public record Judgement(
            ResultStatus status,
            OptionalDouble reportedNgPerMl,
            OptionalDouble nominalNgPerMl,
            String integration,
            Optional<Boolean> usedInCurve,
            Set<Flag> flags) {
        public Judgement {
            flags = Collections.unmodifiableSet(new TreeSet<>(flags));
        }
    }

    /** Whether a person drew the integration. */
    public boolean isManual() {
        return judgement.flags().contains(Flag.MANUAL_INT);
    }

    /** Whether it counts: no person excluded it, and a standard was used in the curve. */
    public boolean isUsed() {
        return !judgement.flags().contains(Flag.EXCLUDED_BY_DECISION)
                && judgement.usedInCurve().orElse(true);
    }
}
