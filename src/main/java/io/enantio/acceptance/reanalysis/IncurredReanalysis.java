package io.enantio.acceptance.reanalysis;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.value.Fraction;
import io.enantio.method.value.Require;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.SampleStatistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Incurred sample reanalysis of one analyte (rule ISR): the one evaluation of it, for a validation and for a study. Analytes are
 * never pooled.
 *
 * @param pairs samples with a reported first result and a repeat
 * @param studySamples of the study, from which the number of pairs follows
 */
public record IncurredReanalysis(List<Pair> pairs, int studySamples, Criteria criteria) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * One sample measured twice.
     *
     * @param subject whose sample it is; absent if nobody stated it
     * @param firstRun run of the reported result
     * @param repeatRun another run, on another day
     */
    public record Pair(
            String sampleId,
            Optional<String> subject,
            String firstRun,
            String repeatRun,
            double firstNgPerMl,
            double repeatNgPerMl) {

        /** 100 (repeat - first) / mean of both. */
        public double differencePercent() {
            return Accuracy.differencePercent(firstNgPerMl, repeatNgPerMl);
        }
    }

    /**
     * Limits of rule ISR.
     *
     * @param differencePercent largest difference of a pair, % of the mean of both
     * @param passFraction share of the pairs that must lie within it
     * @param firstSamples study samples up to which the first share is repeated
     * @param firstPercent share of those that is repeated
     * @param restPercent share of the samples beyond them that is repeated
     */
    public record Criteria(
            double differencePercent,
            Fraction passFraction,
            int firstSamples,
            double firstPercent,
            double restPercent) {

        /** Pairs that a number of study samples asks for, reckoned in decimal. */
        public int required(int samples) {
            Require.that(samples >= 0, "study samples must be 0 or more, are " + samples);
            BigDecimal first =
                    Accuracy.decimal(firstPercent).multiply(BigDecimal.valueOf(Math.min(samples, firstSamples)));
            BigDecimal rest =
                    Accuracy.decimal(restPercent).multiply(BigDecimal.valueOf(Math.max(0, samples - firstSamples)));
            return first.add(rest).divide(HUNDRED, 0, RoundingMode.CEILING).intValueExact();
        }

        /** Whether a pair lies within the limit; exactly on it is inside. */
        public boolean holds(Pair pair) {
            return Accuracy.isDifferenceWithin(pair.firstNgPerMl(), pair.repeatNgPerMl(), differencePercent);
        }
    }

    /** What pairs have in common. */
    public enum Common {
        SUBJECT("subject"),
        FIRST_RUN("first run"),
        REPEAT_RUN("run of the repeats");

        private final String words;

        Common(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }

        private Optional<String> of(Pair pair) {
            return switch (this) {
                case SUBJECT -> pair.subject();
                case FIRST_RUN -> Optional.of(pair.firstRun());
                case REPEAT_RUN -> Optional.of(pair.repeatRun());
            };
        }
    }

    /**
     * Pairs of one subject or one run.
     *
     * @param common what they have in common
     * @param name of the subject or run
     */
    public record Group(Common common, String name, int pairs, int within, double meanDifferencePercent) {

        /** Whether at least two pairs lie outside the limit and none inside: a trend that M10 names a concern (5). */
        public boolean isAllOutside() {
            return pairs >= 2 && within == 0;
        }
    }

    public IncurredReanalysis {
        pairs = List.copyOf(pairs);
        Require.that(studySamples >= 0, "study samples must be 0 or more, are " + studySamples);
    }

    /** Pairs that the study asks for. */
    public int required() {
        return criteria.required(studySamples);
    }

    /** Whether there are as many. */
    public boolean isEnough() {
        return pairs.size() >= required();
    }

    /** Share of the study samples that has a pair, %; absent without study samples. */
    public OptionalDouble repeatedPercent() {
        return percent(pairs.size(), studySamples);
    }

    /** Pairs within the limit. */
    public int within() {
        return (int) pairs.stream().filter(criteria::holds).count();
    }

    /** Share of the pairs that lies within the limit, %; absent without pairs. */
    public OptionalDouble withinPercent() {
        return percent(within(), pairs.size());
    }

    /** Whether the share of pairs within the limit is reached, in integers; absent without pairs. */
    public Optional<Boolean> isReproduced() {
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(criteria.passFraction().isReachedBy(within(), pairs.size()));
    }

    /** Differences of all pairs, %. */
    public SampleStatistics differences() {
        return SampleStatistics.of(percents());
    }

    /** The mean difference with its 95 % interval; absent with fewer than two pairs or if all differ equally. */
    public Optional<MeanAgainstZero> meanDifference() {
        return MeanAgainstZero.of(percents());
    }

    /** Pairs by subject, by first run and by run of the repeats, each in the order of the pairs. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (Common common : Common.values()) {
            groups.addAll(by(common));
        }
        return List.copyOf(groups);
    }

    /** Groups without a single pair inside the limit. */
    public List<Group> trends() {
        return groups().stream().filter(Group::isAllOutside).toList();
    }

    private List<Group> by(Common common) {
        Map<String, List<Pair>> byName = new LinkedHashMap<>();
        pairs.forEach(pair -> common.of(pair)
                .ifPresent(name ->
                        byName.computeIfAbsent(name, first -> new ArrayList<>()).add(pair)));
        Function<Map.Entry<String, List<Pair>>, Group> group = entry -> new Group(
                common,
                entry.getKey(),
                entry.getValue().size(),
                (int) entry.getValue().stream().filter(criteria::holds).count(),
                entry.getValue().stream().mapToDouble(Pair::differencePercent).sum()
                        / entry.getValue().size());
        return byName.entrySet().stream().map(group).toList();
    }

    private List<Double> percents() {
        return pairs.stream().map(Pair::differencePercent).toList();
    }

    private static OptionalDouble percent(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
    }
}
