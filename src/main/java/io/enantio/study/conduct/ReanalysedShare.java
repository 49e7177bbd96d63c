package io.enantio.study.conduct;

import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many samples were reanalysed, of all that were analysed (rule B-09; ICH M10, 3.3.4). A sample counts once, however often it was measured;
 * incurred samples whose first value is reported were not reanalysed.
 *
 * @param analyte absent: samples of which any analyte was reanalysed
 * @param reason code of the reason; {@code all} for samples reanalysed for any
 * @param samples that were reanalysed
 * @param of samples with a result
 */
public record ReanalysedShare(Optional<StudyAnalyte> analyte, String reason, int samples, int of) {
    /** Any reason. */
    public static final String ALL = "all";

    /** All samples first, then each analyte in the order of the records: for any reason, then by reason. */
    public static List<ReanalysedShare> of(StudyRecords records) {
        List<ReanalysedShare> shares = new ArrayList<>(of(records, Optional.empty()));
        Set<StudyAnalyte> analytes = Stream.concat(
                        records.reported().stream().map(ReportedConcentration::analyte),
                        records.notReported().stream().map(UnreportedResult::analyte))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        analytes.forEach(analyte -> shares.addAll(of(records, Optional.of(analyte))));
        return List.copyOf(shares);
    }

    private static List<ReanalysedShare> of(StudyRecords records, Optional<StudyAnalyte> analyte) {
        Set<String> analysed = new TreeSet<>();
        Set<String> reanalysed = new TreeSet<>();
        Map<String, Set<String>> byReason = new TreeMap<>();
        records.notReported().stream()
                .filter(result -> concerns(analyte, result.analyte()))
                .forEach(result -> analysed.add(result.specimen().specimen()));
        records.reported().stream()
                .filter(result -> concerns(analyte, result.analyte()))
                .forEach(result -> {
                    String sample = result.specimen().specimen();
                    analysed.add(sample);
                    result.chosenFor().ifPresent(reason -> {
                        reanalysed.add(sample);
                        byReason.computeIfAbsent(reason, code -> new TreeSet<>())
                                .add(sample);
                    });
                });
        List<ReanalysedShare> shares = new ArrayList<>();
        shares.add(new ReanalysedShare(analyte, ALL, reanalysed.size(), analysed.size()));
        byReason.forEach(
                (reason, samples) -> shares.add(new ReanalysedShare(analyte, reason, samples.size(), analysed.size())));
        return shares;
    }

    private static boolean concerns(Optional<StudyAnalyte> wanted, StudyAnalyte analyte) {
        return wanted.map(analyte::equals).orElse(true);
    }

    /** In percent; 0 of 0 is 0. */
    public double percent() {
        return of == 0 ? 0 : 100.0 * samples / of;
    }
}
