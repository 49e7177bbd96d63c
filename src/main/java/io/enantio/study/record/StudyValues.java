package io.enantio.study.record;

import io.enantio.study.record.InfusionHistory.Dose;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.study.record.StudyValue.Basis;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every reported concentration of a study at its planned time, found by analyte, subject and time. */
public final class StudyValues {
    private final StudyPlan plan;
    private final List<StudyAnalyte> analytes;
    private final List<StudyValue> values;
    private final Map<String, List<StudyValue>> byCurve = new LinkedHashMap<>();

    public StudyValues(StudyPlan plan, StudyRecords records) {
        this.plan = plan;
        Map<String, InfusionHistory> infusions = new LinkedHashMap<>();
        List<StudyValue> placed = new ArrayList<>();
        for (ReportedConcentration each : records.reported()) {
            placed.add(placed(each, infusionsOf(each.specimen(), infusions)));
        }
        for (ReportedConcentration each : withoutReported(records)) {
            StudyValue value = placed(each, infusionsOf(each.specimen(), infusions));
            placed.add(new StudyValue(
                    each,
                    value.planned(),
                    value.actualH(),
                    OptionalDouble.empty(),
                    Basis.NO_RESULT,
                    value.rateMgPerH()));
        }
        this.analytes = Stream.concat(
                        records.runs().stream().map(StudyRun::analyte),
                        placed.stream().map(value -> value.reported().analyte()))
                .distinct()
                .filter(analyte -> placed.stream()
                        .anyMatch(value -> value.reported().analyte().equals(analyte)))
                .toList();
        this.values = placed.stream().sorted(order()).toList();
        values.forEach(value -> byCurve.computeIfAbsent(
                        key(value.reported().analyte(), value.subject()), any -> new ArrayList<>())
                .add(value));
        byCurve.values().forEach(curve -> curve.sort(Comparator.comparing(StudyValues::hours)));
    }

    private InfusionHistory infusionsOf(StudySpecimen specimen, Map<String, InfusionHistory> known) {
        return known.computeIfAbsent(specimen.subject(), subject -> InfusionHistory.of(subject, plan.doses()));
    }

    /** Measured specimens and analytes without a reported result: counted, never used. */
    private static List<ReportedConcentration> withoutReported(StudyRecords records) {
        Set<String> known = records.reported().stream()
                .map(each -> key(each.analyte(), each.specimen().specimen()))
                .collect(Collectors.toCollection(HashSet::new));
        return records.notReported().stream()
                .filter(each -> known.add(key(each.analyte(), each.specimen().specimen())))
                .map(each -> new ReportedConcentration(
                        each.specimen(), each.analyte(), each.measurement(), Optional.empty()))
                .toList();
    }

    private Comparator<StudyValue> order() {
        return Comparator.comparing(StudyValue::subject)
                .thenComparing(StudyValues::hours)
                .thenComparing(value -> value.reported().specimen().specimen())
                .thenComparing(value -> analytes.indexOf(value.reported().analyte()));
    }

    private static double hours(StudyValue value) {
        return value.planned().map(PlannedTime::nominalH).orElse(value.actualH().orElse(Double.MAX_VALUE));
    }

    public List<StudyValue> all() {
        return values;
    }

    /** In the method's order, as the runs give it. */
    public List<StudyAnalyte> analytes() {
        return analytes;
    }

    /** By name. */
    public List<String> subjects() {
        return values.stream().map(StudyValue::subject).distinct().sorted().toList();
    }

    /** All values of one analyte in one subject, in the order of time. */
    public List<StudyValue> curve(StudyAnalyte analyte, String subject) {
        return byCurve.getOrDefault(key(analyte, subject), List.of());
    }

    /** Values of an analyte at a planned time, by subject. */
    public List<StudyValue> at(StudyAnalyte analyte, PlannedTime time) {
        return subjects().stream()
                .flatMap(subject -> at(analyte, subject, time).stream())
                .toList();
    }

    /** The value of an analyte in a subject at a planned time; the first, should the plan have been exceeded. */
    public Optional<StudyValue> at(StudyAnalyte analyte, String subject, PlannedTime time) {
        return curve(analyte, subject).stream()
                .filter(value -> value.isAt(time))
                .findFirst();
    }

    private static String key(StudyAnalyte analyte, String subject) {
        return analyte.name() + '\n' + subject;
    }

    private StudyValue placed(ReportedConcentration reported, InfusionHistory infusions) {
        StudySpecimen.Sampling sampling = reported.specimen().sampling();
        Optional<PlannedTime> planned = sampling.nominalH().isPresent()
                ? plan.timeAt(sampling.nominalH().getAsDouble())
                : sampling.timePoint().flatMap(plan::timeNumbered);
        boolean isPreDose = planned.map(PlannedTime::isPreDose).orElse(false);
        OptionalDouble actualH = actualH(sampling, infusions.start(), isPreDose);
        Basis basis = basis(reported.measurement(), isPreDose);
        OptionalDouble rate = actualH.isPresent() && !isPreDose
                ? infusions.rateMgPerH(actualH.getAsDouble())
                : OptionalDouble.empty();
        return new StudyValue(reported, planned, actualH, value(reported.measurement(), basis), basis, rate);
    }

    /** From the start of the doses if they are known; 0 for a pre-dose sample. */
    private static OptionalDouble actualH(
            StudySpecimen.Sampling sampling, Optional<OffsetDateTime> start, boolean isPreDose) {
        if (isPreDose) {
            return OptionalDouble.of(0);
        }
        return start.isPresent() && sampling.collectedAt().isPresent()
                ? OptionalDouble.of(
                        Dose.hours(start.get(), sampling.collectedAt().get()))
                : sampling.actualH();
    }

    private static Basis basis(Measurement measurement, boolean isPreDose) {
        return switch (measurement.status()) {
            case QUANTIFIED -> Basis.MEASURED;
            case BELOW_LLOQ, NOT_DETECTED -> isPreDose ? Basis.ZERO_BEFORE_DOSE : halfIfKnown(measurement);
            case ABOVE_ULOQ -> Basis.ABOVE_ULOQ;
            case NOT_QUANTIFIABLE -> Basis.NO_RESULT;
        };
    }

    private static Basis halfIfKnown(Measurement measurement) {
        return measurement.amount().lloqNgPerMl().isPresent() ? Basis.HALF_LLOQ : Basis.NO_RESULT;
    }

    private static OptionalDouble value(Measurement measurement, Basis basis) {
        return switch (basis) {
            case MEASURED -> measurement.amount().concentrationNgPerMl();
            case ZERO_BEFORE_DOSE -> OptionalDouble.of(0);
            case HALF_LLOQ ->
                OptionalDouble.of(measurement.amount().lloqNgPerMl().getAsDouble() / 2);
            case ABOVE_ULOQ, NO_RESULT -> OptionalDouble.empty();
        };
    }
}
