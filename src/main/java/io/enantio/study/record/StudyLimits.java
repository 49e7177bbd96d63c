package io.enantio.study.record;

import io.enantio.method.value.Fraction;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every limit of a study with its source, the plan's own over the shipped ones. */
public final class StudyLimits {
    /** Names of the limits and conventions of a study, which a plan may override by name (rules RUN-6, ISR and those of docs/rules/study.md). */
    public enum StudyLimit {
        /** RUN-6: |mean relative error| of a QC level over the accepted runs. */
        QC_MEAN_ERROR_PERCENT,
        /** RUN-6: its coefficient of variation, between-run variation included. */
        QC_CV_PERCENT,
        /** The first of them for the level LLOQ. */
        LLOQ_QC_MEAN_ERROR_PERCENT,
        /** The second of them for the level LLOQ. */
        LLOQ_QC_CV_PERCENT,
        /** Incurred samples: 100·|repeat - initial| / mean of both. */
        ISR_DIFFERENCE_PERCENT,
        /** Incurred samples: share of pairs that must be within it. */
        ISR_PASS_FRACTION,
        /** Incurred samples: study samples up to which the first share is repeated. */
        ISR_FIRST_SAMPLES,
        /** Incurred samples: share of those that is repeated, %. */
        ISR_FIRST_PERCENT,
        /** Incurred samples: share of the samples beyond them that is repeated, %. */
        ISR_REST_PERCENT,
        /** H-3: a mean is withheld above this share of values below the LLOQ. */
        BLQ_FRACTION,
        /** H-8: the 90 % interval of the drift over the steady state lies within ± so many percent. */
        STEADY_DRIFT_PERCENT,
        /** H-8: hours of one rate before the last sample of the steady state. */
        CONSTANT_RATE_HOURS,
        /** H-10: samples after the end that a half-life needs. */
        TERMINAL_SAMPLES,
        /** H-5: below this Greenhouse-Geisser epsilon its correction applies, else Huynh and Feldt's. */
        EPSILON_SWITCH;

        /** As files write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The limit of a file's word. */
        public static Optional<StudyLimit> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(key -> key.word().equals(word))
                    .findFirst();
        }
    }

    private final Map<StudyLimit, Value> byKey;

    /**
     * A limit in force.
     *
     * @param numbers one, or two of a fraction
     * @param source where it comes from, for people
     * @param setBy {@code shipped} or {@code plan}
     */
    public record Value(StudyLimit key, List<Double> numbers, String source, String setBy) {
        public Value {
            numbers = List.copyOf(numbers);
        }
    }

    private StudyLimits(Map<StudyLimit, Value> byKey) {
        this.byKey = byKey;
    }

    /** Limits; a later value of a key replaces an earlier one. */
    public static StudyLimits of(List<Value> values) {
        Map<StudyLimit, Value> byKey = new EnumMap<>(StudyLimit.class);
        values.forEach(value -> byKey.put(value.key(), value));
        return new StudyLimits(byKey);
    }

    /** In the order of the keys. */
    public List<Value> all() {
        return List.copyOf(byKey.values());
    }

    public double number(StudyLimit key) {
        return get(key).numbers().get(0);
    }

    public Fraction fraction(StudyLimit key) {
        List<Double> numbers = get(key).numbers();
        return new Fraction(numbers.get(0).intValue(), numbers.get(1).intValue());
    }

    private Value get(StudyLimit key) {
        Value value = byKey.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the study has no limit " + key.word());
        }
        return value;
    }
}
