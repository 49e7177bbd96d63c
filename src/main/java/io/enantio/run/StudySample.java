package io.enantio.run;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whose a study sample is and when it was taken: one line of samples.csv (rule H-14).
 *
 * @param remarks the laboratory's own columns and those that only a study uses, by column name
 */
public record StudySample(
        String sampleId, String study, String subject, Timing timing, Handling handling, Map<String, String> remarks) {

    /** Planned and actual time. Pre-dose is nominal time 0. */
    public record Timing(
            OptionalDouble nominalTimeH,
            OptionalDouble windowFromMin,
            OptionalDouble windowToMin,
            Optional<OffsetDateTime> collectedAt,
            Optional<OffsetDateTime> infusionStart) {}

    /** What the sample went through. */
    public record Handling(OptionalDouble freezeThawCycles, OptionalDouble benchHours) {}

    public StudySample {
        remarks = Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
    }

    /** Whether it was taken before the first dose. */
    public boolean isPreDose() {
        return timing.nominalTimeH().isPresent() && timing.nominalTimeH().getAsDouble() == 0.0;
    }
}
