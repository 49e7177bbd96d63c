package io.enantio.validation.precision;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.ReplicateGroup.Bounds;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results of AP by run and level, on which AP-1 and AP-2 both rest. */
final class AccuracyAndPrecision {
    static final ExperimentCode CODE = ExperimentCode.of(
            "AP",
            "Accuracy and precision, within and between runs (AP-1, AP-2).",
            "`qc` of each level in each run",
            Key.levels("LLOQ", "LOW", "MID", "HIGH"),
            Key.count(Count.REPLICATES, "Replicates of each level in each run.", 5),
            Key.count(Count.RUNS, "Runs that hold them.", 3));

    private AccuracyAndPrecision() {}

    /** Limits of a level: wider at the LLOQ. */
    static Bounds bounds(ValidationEvidence evidence, Analyte analyte, String level) {
        return evidence.isAtLloq(analyte, level)
                ? new Bounds(
                        LimitKey.AP_LLOQ_ACCURACY_PERCENT,
                        Optional.of(LimitKey.AP_LLOQ_CV_PERCENT),
                        LimitKey.AP_REPLICATES_MINIMUM)
                : new Bounds(
                        LimitKey.AP_ACCURACY_PERCENT,
                        Optional.of(LimitKey.AP_CV_PERCENT),
                        LimitKey.AP_REPLICATES_MINIMUM);
    }

    /** Runs with samples of AP and an accepted curve of the analyte, in order. */
    static List<ValidationRun> runs(ValidationEvidence evidence, Analyte analyte) {
        return evidence.runs().stream()
                .filter(run -> run.samples(analyte).stream().anyMatch(sample -> sample.serves(CODE)))
                .filter(run -> run.rejection(analyte, CODE).isEmpty())
                .toList();
    }

    /** Groups of an analyte, level by level and run by run: planned levels first, then others that were injected. */
    static Map<String, List<ReplicateGroup>> byLevel(ValidationEvidence evidence, Analyte analyte) {
        PlannedExperiment plan = evidence.planned(CODE);
        List<String> planned = plan.names(Names.LEVELS);
        List<String> all = new ArrayList<>(planned);
        evidence.serving(CODE, analyte).stream()
                .map(Sample::level)
                .filter(level -> !level.isEmpty() && !planned.contains(level))
                .distinct()
                .forEach(all::add);
        List<ValidationRun> runs = runs(evidence, analyte);
        Map<String, List<ReplicateGroup>> levels = new LinkedHashMap<>();
        for (String level : all) {
            int replicates = planned.contains(level) ? plan.count(Count.REPLICATES) : 0;
            evidence.nominalNgPerMl(analyte, level)
                    .ifPresent(nominal -> levels.put(
                            level,
                            runs.stream()
                                    .map(run -> new ReplicateGroup(
                                            analyte,
                                            List.of(run.name(), level),
                                            nominal,
                                            replicates,
                                            samples(run, analyte, level)))
                                    .filter(group ->
                                            replicates > 0 || !group.samples().isEmpty())
                                    .toList()));
        }
        return levels;
    }

    private static List<Sample> samples(ValidationRun run, Analyte analyte, String level) {
        return run.samples(analyte).stream()
                .filter(sample -> sample.serves(CODE))
                .filter(sample -> sample.level().equals(level))
                .toList();
    }
}
