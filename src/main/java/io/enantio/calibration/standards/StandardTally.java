package io.enantio.calibration.standards;

import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.method.Method;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Standards of an analyte counted level by level (rules CAL-1, CAL-3, CAL-4). A level is a nominal concentration of the
 * analyte: two names for the same concentration are one level. Standards that the rule excluded and those without a result are
 * failures and stay in every total; one that a person excluded (rule B-05) or whose extraction batch failed (RUN-5) is in none.
 *
 * @param limits in force
 * @param levels acquired ones, lowest first
 */
public record StandardTally(Limits limits, List<OfLevel> levels) {
    public StandardTally {
        levels = List.copyOf(levels);
    }

    /**
     * Standards of one level.
     *
     * @param level its name; of two names for the same concentration the one injected first
     */
    public record OfLevel(String level, double nominalNgPerMl, int passed, int total) {
        /** Whether the level passes: enough replicates do (CAL-4), if the ruleset has a limit, and at least one. */
        public boolean holds(Limits limits) {
            LimitKey key = LimitKey.STANDARD_LEVEL_PASS_FRACTION;
            return passed > 0 && (!limits.has(key) || limits.fraction(key).isReachedBy(passed, total));
        }
    }

    /** Counts of a curve, accepted or not. */
    public static StandardTally of(Method method, CurveFit fit) {
        StandardLimits accuracy = StandardLimits.of(method, fit.analyte());
        return count(method.limits(), fit.standards(), accuracy::passes);
    }

    public static StandardTally count(Limits limits, List<StandardPoint> standards, Predicate<StandardPoint> passes) {
        TreeMap<Double, OfLevel> byNominal = new TreeMap<>();
        for (StandardPoint point : standards) {
            if (!point.counts()) {
                continue;
            }
            int passed = passes.test(point) ? 1 : 0;
            byNominal.merge(
                    point.nominalNgPerMl(),
                    new OfLevel(point.level(), point.nominalNgPerMl(), passed, 1),
                    (sum, one) -> new OfLevel(
                            sum.level(), sum.nominalNgPerMl(), sum.passed() + one.passed(), sum.total() + one.total()));
        }
        return new StandardTally(limits, List.copyOf(byNominal.values()));
    }

    /** Standards that pass, of all levels. */
    public int passed() {
        return levels.stream().mapToInt(OfLevel::passed).sum();
    }

    /** Standards that count. */
    public int total() {
        return levels.stream().mapToInt(OfLevel::total).sum();
    }

    /** Levels that pass, lowest first. */
    public List<OfLevel> holding() {
        return levels.stream().filter(level -> level.holds(limits)).toList();
    }

    /** Lowest to highest level that passes (CAL-6); absent if none does. */
    public Optional<Range> effectiveRange() {
        List<OfLevel> holding = holding();
        return holding.isEmpty()
                ? Optional.empty()
                : Optional.of(new Range(
                        holding.get(0).nominalNgPerMl(),
                        holding.get(holding.size() - 1).nominalNgPerMl()));
    }

    /** Whether enough levels were acquired (CAL-1). */
    public boolean hasEnoughLevels() {
        return levels.size() >= limits.count(LimitKey.STANDARD_LEVELS_MINIMUM);
    }

    /** Whether enough standards and enough levels pass (CAL-3). */
    public boolean isEnough() {
        return limits.fraction(LimitKey.STANDARDS_PASS_FRACTION).isReachedBy(passed(), total())
                && holding().size() >= limits.count(LimitKey.STANDARD_LEVELS_MINIMUM);
    }
}
