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
    private final Basis basis;
    private final Map<LimitKey, Limit> byKey;

    /**
     * What the limits rest on.
     *
     * @param document the text in which those of status text were read
     * @param verifiedBy who of the laboratory compared every limit with the guideline, and when
     */
    public record Basis(Optional<Document> document, Optional<String> verifiedBy) {
        /** Nobody has compared them with anything. */
        public static final Basis NONE = new Basis(Optional.empty(), Optional.empty());

        /** Whether somebody has read the text, or signed. */
        public boolean isKnown() {
            return document.isPresent() || verifiedBy.isPresent();
        }

        /** For a person to read. */
        public String text() {
            String read = document.map(Document::text).orElse("");
            String signed = verifiedBy.map(who -> "verified by " + who).orElse("");
            return isKnown()
                    ? read + (read.isEmpty() || signed.isEmpty() ? "" : "; ") + signed
                    : "rule text not yet verified";
        }
    }

    /**
     * The text of a guideline.
     *
     * @param version with its date
     * @param sha256 of the file that was read
     * @param readOn the day on which it was read, year-month-day
     */
    public record Document(String title, String version, String sha256, String readOn) {
        /** For a person to read. */
        public String text() {
            return "read in " + title + " (" + version + "), on " + readOn;
        }
    }

    private Limits(String ruleset, Basis basis, Map<LimitKey, Limit> byKey) {
        this.ruleset = ruleset;
        this.basis = basis;
        this.byKey = byKey;
    }

    /**
     * A ruleset.
     *
     * @param ruleset its name, for example {@code ICH-M10}
     * @param basis what it rests on
     */
    public static Limits of(String ruleset, Basis basis, Collection<Limit> limits) {
        Map<LimitKey, Limit> byKey = new EnumMap<>(LimitKey.class);
        limits.forEach(limit -> byKey.put(limit.key(), limit));
        return new Limits(ruleset, basis, byKey);
    }

    /** The same ruleset with some limits replaced or added. */
    public Limits with(Collection<Limit> overrides) {
        Map<LimitKey, Limit> merged = new EnumMap<>(LimitKey.class);
        merged.putAll(byKey);
        overrides.forEach(limit -> merged.put(limit.key(), limit));
        return new Limits(ruleset, basis, merged);
    }

    /** The same limits, signed by the laboratory. */
    public Limits verifiedBy(String who) {
        return new Limits(ruleset, new Basis(basis.document(), Optional.of(who)), byKey);
    }

    /** Name of the ruleset. */
    public String ruleset() {
        return ruleset;
    }

    /** What the limits rest on: a text that was read, a signature, or neither. */
    public Basis basis() {
        return basis;
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
