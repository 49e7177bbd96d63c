package io.enantio.study.record;

import io.enantio.method.value.Require;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Subject and sampling time of a specimen (rule H-14).
 *
 * @param specimen sample_id, unique in the study
 */
public record StudySpecimen(String study, String subject, String specimen, Sampling sampling) {

    /**
     * Planned and actual time.
     *
     * @param visit as in samples.csv
     * @param timePoint number of the planned time in the study's schedule, as in samples.csv
     * @param nominalH planned hours after the infusion began; 0 is pre-dose
     */
    public record Sampling(
            Optional<String> visit,
            Optional<String> timePoint,
            OptionalDouble nominalH,
            Optional<OffsetDateTime> collectedAt,
            Optional<OffsetDateTime> infusionStart) {
        private static final double NANOSECONDS_PER_HOUR = 3.6e12;

        /** Hours from the start of the infusion to the collection, negative before it; absent unless both are known. */
        public OptionalDouble actualH() {
            return collectedAt.isPresent() && infusionStart.isPresent()
                    ? OptionalDouble.of(Duration.between(infusionStart.get(), collectedAt.get())
                                    .toNanos()
                            / NANOSECONDS_PER_HOUR)
                    : OptionalDouble.empty();
        }
    }

    public StudySpecimen {
        Require.text("study", study);
        Require.text("subject", subject);
        Require.text("specimen", specimen);
    }
}
