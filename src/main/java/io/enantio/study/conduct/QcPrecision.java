package io.enantio.study.conduct;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.LevelRole;
import io.enantio.statistics.SampleStatistics;
import io.enantio.statistics.VarianceComponents;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyRecords.QcEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * QCs of one level and analyte over all accepted runs (rule RUN-6 with the components of D-2): k runs with n_i values,
 * N = Σn_i, MSB = Σn_i(ȳ_i-ȳ)²/(k-1), MSW = ΣΣ(y-ȳ_i)²/(N-k), n0 = (N-Σn_i²/N)/(k-1), var_b = max(0, (MSB-MSW)/n0);
 * within-run √MSW, intermediate √(MSW+var_b), both in percent of the mean. A value outside the limits must be
 * investigated and rejects nothing.
 *
 * @param withinPercent absent unless a run has two values
 * @param intermediatePercent absent unless there are two runs and a run has two values; then the plain one is used
 * @param plainPercent standard deviation of all values, which is too low if runs differ
 */
public record QcPrecision(
        StudyAnalyte analyte,
        String level,
        Optional<LevelRole> role,
        double nominalNgPerMl,
        int runs,
        SampleStatistics statistics,
        double meanErrorPercent,
        OptionalDouble withinPercent,
        OptionalDouble intermediatePercent,
        OptionalDouble plainPercent,
        double meanErrorLimitPercent,
        double cvLimitPercent,
        Standing standing) {
    /** Whether an investigation is needed. */
    public enum Standing {
        WITHIN,
        INVESTIGATE
    }

    private record Key(StudyAnalyte analyte, String level, Optional<LevelRole> role, double nominalNgPerMl) {}

    /** Every level of every analyte, in the order of first appearance. */
    public static List<QcPrecision> of(List<QcEstimate> qcs, StudyLimits limits) {
        Map<Key, List<QcEstimate>> byLevel = new LinkedHashMap<>();
        qcs.forEach(qc -> byLevel.computeIfAbsent(
                        new Key(qc.analyte(), qc.level(), qc.role(), qc.nominalNgPerMl()), any -> new ArrayList<>())
                .add(qc));
        return byLevel.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), limits))
                .toList();
    }

    private static QcPrecision of(Key key, List<QcEstimate> qcs, StudyLimits limits) {
        Map<String, List<Double>> byRun = new LinkedHashMap<>();
        qcs.forEach(
                qc -> byRun.computeIfAbsent(qc.run(), any -> new ArrayList<>()).add(qc.estimateNgPerMl()));
        SampleStatistics all = SampleStatistics.of(
                qcs.stream().map(QcEstimate::estimateNgPerMl).toList());
        Optional<VarianceComponents> parts = VarianceComponents.of(List.copyOf(byRun.values()));
        double mean = all.mean().getAsDouble();
        boolean isLloq = key.role().equals(Optional.of(LevelRole.LLOQ));
        double errorLimit =
                limits.number(isLloq ? StudyLimit.LLOQ_QC_MEAN_ERROR_PERCENT : StudyLimit.QC_MEAN_ERROR_PERCENT);
        double cvLimit = limits.number(isLloq ? StudyLimit.LLOQ_QC_CV_PERCENT : StudyLimit.QC_CV_PERCENT);
        OptionalDouble intermediate = percent(parts, VarianceComponents::intermediateCvPercent);
        OptionalDouble cv = intermediate.isPresent() ? intermediate : all.cvPercent();
        boolean isWithin = Accuracy.isWithin(mean, key.nominalNgPerMl(), errorLimit)
                && (cv.isEmpty() || cv.getAsDouble() <= cvLimit);
        return new QcPrecision(
                key.analyte(),
                key.level(),
                key.role(),
                key.nominalNgPerMl(),
                byRun.size(),
                all,
                Accuracy.relativeErrorPercent(mean, key.nominalNgPerMl()),
                byRun.size() == 1 ? all.cvPercent() : percent(parts, VarianceComponents::withinCvPercent),
                intermediate,
                all.cvPercent(),
                errorLimit,
                cvLimit,
                isWithin ? Standing.WITHIN : Standing.INVESTIGATE);
    }

    private static OptionalDouble percent(
            Optional<VarianceComponents> components, ToDoubleFunction<VarianceComponents> figure) {
        return components
                .map(found -> OptionalDouble.of(figure.applyAsDouble(found)))
                .orElse(OptionalDouble.empty());
    }
}
