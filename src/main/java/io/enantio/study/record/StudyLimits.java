package io.enantio.study.record;

import io.enantio.method.value.Fraction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every limit of a study with its source, the plan's own over the shipped ones. */
public final class StudyLimits {
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
