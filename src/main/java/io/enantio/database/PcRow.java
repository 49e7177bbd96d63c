package io.enantio.database;

import io.enantio.method.value.Rounding;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of the view {@code pc}: the reported result of a specimen for an analyte.
 *
 * @param analytePosition position in the order of the method
 * @param value absent if no result is reported, see notDone
 * @param notDone why no result is reported
 */
public record PcRow(
        String study,
        String subject,
        String sampleId,
        String analyte,
        int analytePosition,
        String matrix,
        Optional<Value> value,
        Optional<String> notDone,
        Timing timing) {

    /**
     * A reported result.
     *
     * @param id run and injection
     * @param concentration ng/mL in the original sample; only of a quantified result
     * @param lloq reportable, dilution applied, ng/mL
     * @param uloq reportable, dilution applied, ng/mL
     * @param rounding how the method of the run prints numbers
     */
    public record Value(
            String id,
            String status,
            OptionalDouble concentration,
            OptionalDouble lloq,
            OptionalDouble uloq,
            Optional<OffsetDateTime> acquiredAt,
            Rounding rounding) {}

    /** Times as in samples.csv. */
    public record Timing(
            Optional<String> visit,
            Optional<Integer> timePoint,
            OptionalDouble nominalTimeH,
            OptionalDouble windowFromMin,
            OptionalDouble windowToMin,
            Optional<String> collectedAt,
            Optional<String> infusionStart) {}
}
