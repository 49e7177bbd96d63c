package io.enantio.study.conduct;

import io.enantio.run.SampleType;
import io.enantio.study.record.RunSheets.Reintegration;
import io.enantio.study.record.StudyRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many results of one kind of sample rest on a peak that a person integrated again (rule B-11; ICH M10, 3.3.6 and 8.2).
 *
 * @param kind standards, QCs or study samples
 * @param reason code of the decision; {@code all} for the sum over the reasons
 * @param results injections times analytes that were integrated again
 * @param of acquired results of the kind in all runs
 */
public record ReintegratedShare(SampleType kind, String reason, int results, int of) {
    /** The sum over the reasons. */
    public static final String ALL = "all";

    private static final List<SampleType> KINDS = List.of(SampleType.STANDARD, SampleType.QC, SampleType.STUDY);

    /** The sum of each kind, then its reasons by name. */
    public static List<ReintegratedShare> of(StudyRecords records) {
        List<ReintegratedShare> shares = new ArrayList<>();
        for (SampleType kind : KINDS) {
            List<Reintegration> own = records.sheets().reintegrations().stream()
                    .filter(each -> each.injected().type() == kind)
                    .toList();
            int of = results(records, kind);
            shares.add(new ReintegratedShare(kind, ALL, own.size(), of));
            Map<String, Long> byReason = own.stream()
                    .collect(Collectors.groupingBy(
                            each -> each.reasonCode().orElse("none stated"), TreeMap::new, Collectors.counting()));
            byReason.forEach((reason, count) -> shares.add(new ReintegratedShare(kind, reason, count.intValue(), of)));
        }
        return List.copyOf(shares);
    }

    private static int results(StudyRecords records, SampleType kind) {
        return switch (kind) {
            case STANDARD -> records.sheets().standards().size();
            case QC -> records.sheets().qcs().size();
            default -> records.reported().size() + records.notReported().size();
        };
    }

    /** In percent; 0 of 0 is 0. */
    public double percent() {
        return of == 0 ? 0 : 100.0 * results / of;
    }
}
