package io.enantio.study.conduct;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.statistics.SampleStatistics;
import io.enantio.study.record.RunSheets.Standard;
import io.enantio.study.record.StudyAnalyte;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Back-calculated standards of one level and analyte over all accepted runs (rule E-3; ICH M10, 8.2). Standards that are in no
 * curve are counted and enter no mean.
 *
 * @param runs accepted runs with a standard of the level in the curve
 * @param used back-calculated concentrations of the standards in a curve
 * @param excluded standards of the accepted runs that are in no curve
 */
public record StandardAccuracy(
        StudyAnalyte analyte, String level, double nominalNgPerMl, int runs, SampleStatistics used, int excluded) {
    private record Key(StudyAnalyte analyte, String level, double nominalNgPerMl) {}

    /** Every level of every analyte, in the order of first appearance. */
    public static List<StandardAccuracy> of(List<Standard> standards) {
        Map<Key, List<Standard>> byLevel = new LinkedHashMap<>();
        standards.stream()
                .filter(standard -> standard.of().isAccepted())
                .forEach(standard -> byLevel.computeIfAbsent(
                                new Key(
                                        standard.of().analyte(),
                                        standard.injected().level().orElse(""),
                                        standard.nominalNgPerMl()),
                                any -> new ArrayList<>())
                        .add(standard));
        return byLevel.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static StandardAccuracy of(Key key, List<Standard> standards) {
        List<Standard> used = standards.stream()
                .filter(standard ->
                        standard.isUsed() && standard.backCalculatedNgPerMl().isPresent())
                .toList();
        return new StandardAccuracy(
                key.analyte(),
                key.level(),
                key.nominalNgPerMl(),
                (int) used.stream()
                        .map(standard -> standard.of().run())
                        .distinct()
                        .count(),
                SampleStatistics.of(used.stream()
                        .map(standard -> standard.backCalculatedNgPerMl().getAsDouble())
                        .toList()),
                standards.size() - used.size());
    }

    /** Mean in percent of the nominal concentration. */
    public OptionalDouble accuracyPercent() {
        return used.mean().isPresent()
                ? OptionalDouble.of(100 * used.mean().getAsDouble() / nominalNgPerMl)
                : OptionalDouble.empty();
    }

    /** Relative error of the mean. */
    public OptionalDouble meanErrorPercent() {
        return used.mean().isPresent()
                ? OptionalDouble.of(Accuracy.relativeErrorPercent(used.mean().getAsDouble(), nominalNgPerMl))
                : OptionalDouble.empty();
    }
}
