package io.enantio.study.conduct;

import io.enantio.acceptance.reanalysis.IncurredReanalysis;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Criteria;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Pair;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.StudyRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Incurred samples of a study that were measured again, one evaluation per analyte (rule ISR; ICH M10, 5): analytes are never
 * pooled. The first value stays the reported one.
 *
 * @param evaluation against the number of study samples of the analyte
 */
public record IncurredByAnalyte(StudyAnalyte analyte, IncurredReanalysis evaluation, List<Repeat> repeats) {
    /**
     * A reported result with another one of the same sample.
     *
     * @param pair absent if the two cannot be compared
     * @param note why there is no pair; empty if there is one
     */
    public record Repeat(ReportedConcentration initial, Measurement repeat, Optional<Pair> pair, String note) {
        /** Difference in percent of the mean of both. */
        public OptionalDouble differencePercent() {
            return pair.map(found -> OptionalDouble.of(found.differencePercent()))
                    .orElse(OptionalDouble.empty());
        }
    }

    public IncurredByAnalyte {
        repeats = List.copyOf(repeats);
    }

    /** Whether a repeat lies within the limit; absent if there is no pair. */
    public Optional<Boolean> isWithin(Repeat repeat) {
        return repeat.pair().map(evaluation.criteria()::holds);
    }

    /** Every analyte of which a study sample was measured, in the order of the records. */
    public static List<IncurredByAnalyte> of(StudyRecords records, StudyLimits limits) {
        Criteria criteria = new Criteria(
                limits.number(StudyLimit.ISR_DIFFERENCE_PERCENT),
                limits.fraction(StudyLimit.ISR_PASS_FRACTION),
                (int) limits.number(StudyLimit.ISR_FIRST_SAMPLES),
                limits.number(StudyLimit.ISR_FIRST_PERCENT),
                limits.number(StudyLimit.ISR_REST_PERCENT));
        Map<String, LocalDate> dates = new HashMap<>();
        records.runs().forEach(run -> dates.put(run.run(), run.acquired()));
        Map<StudyAnalyte, Set<String>> samples = new LinkedHashMap<>();
        records.runs().stream().map(StudyRun::analyte).forEach(analyte -> samples.put(analyte, new HashSet<>()));
        records.reported()
                .forEach(each -> count(samples, each.analyte(), each.specimen().specimen()));
        records.notReported()
                .forEach(each -> count(samples, each.analyte(), each.specimen().specimen()));
        Map<StudyAnalyte, List<Repeat>> repeats = repeats(records, dates);
        return samples.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> {
                    List<Repeat> own = repeats.getOrDefault(entry.getKey(), List.of());
                    return new IncurredByAnalyte(
                            entry.getKey(),
                            new IncurredReanalysis(
                                    own.stream()
                                            .flatMap(repeat -> repeat.pair().stream())
                                            .toList(),
                                    entry.getValue().size(),
                                    criteria),
                            own);
                })
                .toList();
    }

    private static void count(Map<StudyAnalyte, Set<String>> samples, StudyAnalyte analyte, String specimen) {
        samples.computeIfAbsent(analyte, any -> new HashSet<>()).add(specimen);
    }

    private record Key(StudyAnalyte analyte, String specimen) {}

    /** Other results of samples whose reported value replaced none, with a value in another run. */
    private static Map<StudyAnalyte, List<Repeat>> repeats(StudyRecords records, Map<String, LocalDate> dates) {
        Map<Key, List<Measurement>> others = new HashMap<>();
        records.notReported().stream()
                .filter(other -> other.measurement().status() != ResultStatus.NOT_QUANTIFIABLE)
                .forEach(other -> others.computeIfAbsent(
                                new Key(other.analyte(), other.specimen().specimen()), any -> new ArrayList<>())
                        .add(other.measurement()));
        Map<StudyAnalyte, List<Repeat>> repeats = new HashMap<>();
        for (ReportedConcentration reported : records.reported()) {
            if (!reported.isReanalysed()) {
                others.getOrDefault(
                                new Key(reported.analyte(), reported.specimen().specimen()), List.of())
                        .forEach(other -> repeats.computeIfAbsent(reported.analyte(), any -> new ArrayList<>())
                                .add(repeat(reported, other, dates)));
            }
        }
        return repeats;
    }

    private static Repeat repeat(ReportedConcentration initial, Measurement repeat, Map<String, LocalDate> dates) {
        String note = note(initial.measurement(), repeat, dates);
        Optional<Pair> pair = note.isEmpty()
                ? Optional.of(new Pair(
                        initial.specimen().specimen(),
                        Optional.of(initial.specimen().subject()),
                        initial.measurement().run(),
                        repeat.run(),
                        initial.measurement().amount().concentrationNgPerMl().orElseThrow(),
                        repeat.amount().concentrationNgPerMl().orElseThrow()))
                : Optional.empty();
        return new Repeat(initial, repeat, pair, note);
    }

    private static String note(Measurement initial, Measurement repeat, Map<String, LocalDate> dates) {
        if (initial.run().equals(repeat.run())) {
            return "both in one run";
        }
        if (dates.containsKey(initial.run())
                && Optional.ofNullable(dates.get(initial.run())).equals(Optional.ofNullable(dates.get(repeat.run())))) {
            return "both on one day";
        }
        return Stream.of(initial, repeat)
                .filter(each -> each.status() != ResultStatus.QUANTIFIED)
                .map(each -> "without a number in run " + each.run() + " ("
                        + each.status().word() + ")")
                .findFirst()
                .orElse("");
    }
}
