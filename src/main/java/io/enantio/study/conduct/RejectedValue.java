package io.enantio.study.conduct;

import io.enantio.method.rules.Flag;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import io.enantio.study.record.StudySpecimen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rejected run, or a rejected extraction batch of an accepted one, would have given for a study sample: documented for
 * comparative bioavailability and bioequivalence studies (ICH M10, 3.3.4), never used.
 *
 * @param reasons ids of the rules that rejected the run or batch
 */
public record RejectedValue(
        StudySpecimen specimen, StudyAnalyte analyte, Measurement measurement, List<String> reasons) {
    private static final String BATCH_RULE = "RUN-5";

    private record Key(String run, StudyAnalyte analyte) {}

    public RejectedValue {
        reasons = List.copyOf(reasons);
    }

    /** All of them, in the order of the records. */
    public static List<RejectedValue> of(StudyRecords records) {
        Map<Key, StudyRun> rejected = new HashMap<>();
        records.runs().stream()
                .filter(run -> !run.isAccepted())
                .forEach(run -> rejected.put(new Key(run.run(), run.analyte()), run));
        return records.notReported().stream()
                .flatMap(result -> reasons(
                        result,
                        Optional.ofNullable(
                                rejected.get(new Key(result.measurement().run(), result.analyte()))))
                        .map(reasons ->
                                new RejectedValue(result.specimen(), result.analyte(), result.measurement(), reasons))
                        .stream())
                .toList();
    }

    /** Of the run, or that of an extraction batch that was rejected alone. */
    private static Optional<List<String>> reasons(UnreportedResult result, Optional<StudyRun> rejected) {
        return rejected.map(StudyRun::reasons)
                .or(() -> result.measurement().flags().contains(Flag.RUN_REJECTED)
                        ? Optional.of(List.of(BATCH_RULE))
                        : Optional.empty());
    }
}
