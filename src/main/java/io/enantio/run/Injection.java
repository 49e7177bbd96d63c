package io.enantio.run;

import io.enantio.method.value.Require;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the injection list.
 *
 * @param number position in the sequence, from 1
 * @param file raw file, as the list names it; absent: planned but not acquired
 * @param sample what was injected
 * @param dilutionFactor the concentration in the injected sample is multiplied by it
 * @param acquiredAt start of acquisition as the list states it
 * @param batch extraction batch, if a run has several
 * @param remarks optional columns that only validation and people use (experiment, lot, comment, ...), by column name
 */
public record Injection(
        int number,
        Optional<String> file,
        Sample sample,
        double dilutionFactor,
        Optional<OffsetDateTime> acquiredAt,
        Optional<String> batch,
        Map<String, String> remarks) {
    private static final String ACCURACY_AND_PRECISION = "AP";

    /**
     * The sample that was injected.
     *
     * @param level a level named in the method; for single enantiomers the configuration or the analyte injected
     */
    public record Sample(String id, SampleType type, Optional<String> level) {
        public Sample {
            Require.text("sample_id", id);
            Require.that(level.isPresent() || !type.needsLevel(), "a " + type.word() + " must name a level");
        }
    }

    public Injection {
        Require.that(number >= 1, "injection must be 1 or more, is " + number);
        Require.positive("dilution factor", dilutionFactor);
        remarks = Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
    }

    /** What kind of sample was injected. */
    public SampleType type() {
        return sample.type();
    }

    /** Whether the injected sample was diluted. */
    public boolean isDiluted() {
        return dilutionFactor != 1.0;
    }

    /** Whether it serves the validation experiment on accuracy and precision. */
    public boolean servesAccuracyAndPrecision() {
        return experiment().equals(ACCURACY_AND_PRECISION);
    }

    /** Whether it was made for an experiment, such as incurred sample reanalysis: what it gives is never the value of a sample. */
    public boolean servesExperiment() {
        return !experiment().isEmpty();
    }

    /** Whether it serves a validation experiment other than accuracy and precision, which judges it (rule D-1). */
    public boolean servesAnotherExperiment() {
        return !experiment().isEmpty() && !servesAccuracyAndPrecision();
    }

    private String experiment() {
        return remarks.getOrDefault("experiment", "");
    }
}
