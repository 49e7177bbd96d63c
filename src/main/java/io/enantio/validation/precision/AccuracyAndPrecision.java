package io.enantio.validation.precision;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.GroupJudge.Bounds;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Results of AP by run and level: what AP-1 and AP-2 both rest on. */
final class AccuracyAndPrecision {
    private static final String LLOQ = "LLOQ";

    private AccuracyAndPrecision() {}

    /** Limits of a level: wider at the LLOQ. */
    static Bounds bounds(String level) {
        return level.equals(LLOQ)
                ? new Bounds(
                        LimitKey.AP_LLOQ_ACCURACY_PERCENT,
                        Optional.of(LimitKey.AP_LLOQ_CV_PERCENT),
                        LimitKey.AP_REPLICATES_MINIMUM)
                : new Bounds(
                        LimitKey.AP_ACCURACY_PERCENT,
                        Optional.of(LimitKey.AP_CV_PERCENT),
                        LimitKey.AP_REPLICATES_MINIMUM);
    }

    /** Runs with samples of it whose curve stands for the analyte, in order. */
    static List<ValidationRun> runs(ValidationEvidence evidence, Analyte analyte) {
        return evidence.runs().stream()
                .filter(run -> run.samples(analyte).stream().anyMatch(sample -> sample.serves(ExperimentCode.AP)))
                .filter(run -> run.rejection(analyte, ExperimentCode.AP).isEmpty())
                .toList();
    }

    /** Groups of an analyte, level by level and run by run. */
    static Map<String, List<SampleGroup>> byLevel(ValidationEvidence evidence, Analyte analyte) {
        Promise promise = evidence.promise(ExperimentCode.AP);
        List<ValidationRun> runs = runs(evidence, analyte);
        Map<String, List<SampleGroup>> levels = new LinkedHashMap<>();
        for (String level : levels(evidence, analyte)) {
            OptionalDouble nominal = evidence.method()
                    .qcLevel(level)
                    .map(found -> found.nominalNgPerMl(analyte))
                    .orElse(OptionalDouble.empty());
            nominal.ifPresent(value -> levels.put(
                    level,
                    runs.stream()
                            .map(run -> new SampleGroup(
                                    analyte,
                                    List.of(run.name(), level),
                                    value,
                                    promise.names(Names.LEVELS).contains(level) ? promise.count(Count.REPLICATES) : 0,
                                    samples(run, analyte, level)))
                            .filter(group ->
                                    group.promised() > 0 || !group.samples().isEmpty())
                            .toList()));
        }
        return levels;
    }

    /** Promised levels, then those that were injected besides. */
    private static List<String> levels(ValidationEvidence evidence, Analyte analyte) {
        List<String> levels =
                new ArrayList<>(evidence.promise(ExperimentCode.AP).names(Names.LEVELS));
        evidence.serving(ExperimentCode.AP, analyte).stream()
                .map(Sample::level)
                .filter(level -> !level.isEmpty() && !levels.contains(level))
                .distinct()
                .forEach(levels::add);
        return levels;
    }

    private static List<Sample> samples(ValidationRun run, Analyte analyte, String level) {
        return run.samples(analyte).stream()
                .filter(sample -> sample.serves(ExperimentCode.AP))
                .filter(sample -> sample.level().equals(level))
                .toList();
    }
}
