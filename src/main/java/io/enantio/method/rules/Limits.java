package io.enantio.method.rules;

import io.enantio.method.value.Fraction;
import io.enantio.method.value.Range;
import io.enantio.method.value.Require;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every limit of the ruleset in force, the method's overrides applied. */
public final class Limits {
    private final String ruleset;
    private final Optional<String> verifiedBy;
    private final Map<LimitKey, Limit> byKey;

    private Limits(String ruleset, Optional<String> verifiedBy, Map<LimitKey, Limit> byKey) {
        this.ruleset = ruleset;
        this.verifiedBy = verifiedBy;
        this.byKey = byKey;
    }

    /**
     * A ruleset.
     *
     * @param ruleset its name, for example {@code ICH-M10}
     * @param verifiedBy the chemist who compared it with the guideline; absent until somebody did
     */
    public static Limits of(String ruleset, Optional<String> verifiedBy, Collection<Limit> limits) {
        Map<LimitKey, Limit> byKey = new EnumMap<>(LimitKey.class);
        limits.forEach(limit -> byKey.put(limit.key(), limit));
        return new Limits(ruleset, verifiedBy, byKey);
    }

    /** The same ruleset with some limits replaced or added. */
    public Limits with(Collection<Limit> overrides) {
        Map<LimitKey, Limit> merged = new EnumMap<>(LimitKey.class);
        merged.putAll(byKey);
        overrides.forEach(limit -> merged.put(limit.key(), limit));
        return new Limits(ruleset, verifiedBy, merged);
    }

    /** Name of the ruleset. */
    public String ruleset() {
        return ruleset;
    }

    /** Who compared the ruleset with the guideline's text; absent: reports state "not yet verified". */
    public Optional<String> verifiedBy() {
        return verifiedBy;
    }

    /** Limits in the order of {@link LimitKey}. */
    public List<Limit> all() {
        return List.copyOf(byKey.values());
    }

    /** Whether the ruleset has this limit; a rule whose limit is absent does not apply. */
    public boolean has(LimitKey key) {
        return byKey.containsKey(key);
    }

    /** A limit with its origin. */
    public Limit get(LimitKey key) {
        Limit limit = byKey.get(key);
        if (limit == null) {
            throw new IllegalArgumentException("ruleset " + ruleset + " has no limit " + key.word());
        }
        return limit;
    }

    /** A limit that is one number. */
    public double number(LimitKey key) {
        return get(key).numbers().get(0);
    }

    /** A limit that is a whole number, a count. */
    public int count(LimitKey key) {
        double number = number(key);
        Require.that(number == Math.rint(number), key.word() + " must be a whole number, is " + number);
        return (int) number;
    }

    /** A limit that is an integer pair. */
    public Fraction fraction(LimitKey key) {
        List<Double> pair = get(key).numbers();
        return new Fraction((int) Math.round(pair.get(0)), (int) Math.round(pair.get(1)));
    }

    /** A limit that is an interval. */
    public Range range(LimitKey key) {
        List<Double> pair = get(key).numbers();
        return new Range(pair.get(0), pair.get(1));
    }

    /** A limit that is a list of names; empty if the ruleset has none. */
    public List<String> words(LimitKey key) {
        return has(key) ? get(key).words() : List.of();
    }
}
