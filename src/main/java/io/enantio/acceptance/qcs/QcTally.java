package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.QcSample;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Rounding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** QCs counted by the arithmetic of RUN-2: enough of all of them pass, and enough of each level. */
record QcTally(List<QcSample> samples) {
    QcTally {
        samples = List.copyOf(samples);
    }

    int total() {
        return samples.size();
    }

    int passed() {
        return (int) samples.stream().filter(QcSample::passes).count();
    }

    /** Tallies of each level, lowest nominal concentration first. */
    Map<String, QcTally> byLevel() {
        Map<Double, Map<String, List<QcSample>>> sorted = new TreeMap<>();
        samples.forEach(sample -> sorted.computeIfAbsent(sample.nominalNgPerMl(), nominal -> new TreeMap<>())
                .merge(sample.level(), List.of(sample), QcTally::joined));
        Map<String, QcTally> tallies = new LinkedHashMap<>();
        sorted.values().forEach(levels -> levels.forEach((level, found) -> tallies.put(level, new QcTally(found))));
        return tallies;
    }

    /** Whether enough of all pass. */
    boolean holdsOverall(Limits limits) {
        return limits.fraction(LimitKey.QC_PASS_FRACTION).isReachedBy(passed(), total());
    }

    /** Whether enough of one level pass. */
    boolean holdsAsLevel(Limits limits) {
        return limits.fraction(LimitKey.QC_LEVEL_PASS_FRACTION).isReachedBy(passed(), total());
    }

    /** Both conditions together. */
    boolean holds(Limits limits) {
        return total() > 0
                && holdsOverall(limits)
                && byLevel().values().stream().allMatch(level -> level.holdsAsLevel(limits));
    }

    /** Injections that do not pass, for a person to read, with errors rounded by the rule of the method. */
    String failures(Rounding rounding) {
        List<String> failed = samples.stream()
                .filter(sample -> !sample.passes())
                .map(sample -> failure(rounding, sample))
                .toList();
        return failed.isEmpty() ? "" : "outside: " + String.join(", ", failed);
    }

    private static String failure(Rounding rounding, QcSample sample) {
        String injection = sample.level() + " injection " + sample.number();
        if (!sample.observation().hasResult()) {
            return injection + " has no result";
        }
        double error = Accuracy.relativeErrorPercent(sample.estimateNgPerMl().orElseThrow(), sample.nominalNgPerMl());
        return injection + " " + FigureText.besides(rounding, error, Math.copySign(sample.limitPercent(), error))
                + " %";
    }

    private static List<QcSample> joined(List<QcSample> first, List<QcSample> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
