package io.enantio.database.cdisc;

import io.enantio.database.PcRow;
import io.enantio.database.PcRow.Timing;
import io.enantio.run.TabulationTerms;
import io.enantio.run.TabulationTerms.TimePoint;
import io.enantio.text.IsoTime;
import io.enantio.text.NumberText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether the samples of a study and the terms agree: number, label, planned time of a time point; visits; subjects; matrices. What
 * disagrees is named, because a table that contradicts itself cannot be mended by who receives it.
 */
final class TermsCheck {
    private static final String CORRECT_SAMPLES = "Correct samples.csv, process and load the run again.";

    private final TabulationTerms terms;
    private final Set<String> problems = new LinkedHashSet<>();

    TermsCheck(TabulationTerms terms) {
        this.terms = terms;
    }

    /** Every problem, a line each. */
    List<String> problems(List<PcRow> rows) {
        Map<String, PcRow> samples = new HashMap<>();
        Map<Integer, Planned> byNumber = new HashMap<>();
        Map<String, Planned> byLabel = new HashMap<>();
        for (PcRow row : rows) {
            if (samples.putIfAbsent(row.sampleId(), row) == null) {
                checkTimes(row);
                checkSchedule(row);
                checkUnique(row, byNumber, byLabel);
                checkVisit(row);
                checkSubject(row);
            }
        }
        checkMatrices(rows);
        return new ArrayList<>(problems);
    }

    /** A time point as one sample has it. */
    private record Planned(String sample, Optional<Integer> number, String label, String elapsed) {
        boolean equalsIn(Planned other) {
            return number.equals(other.number) && label.equals(other.label) && elapsed.equals(other.elapsed);
        }

        @Override
        public String toString() {
            return "sample " + sample + " has "
                    + number.map(each -> "number " + each).orElse("no number") + ", label \"" + label + "\", time "
                    + elapsed;
        }
    }

    private void add(String place, String problem, String remedy) {
        problems.add(ExportException.line(place, problem, remedy));
    }

    private void checkTimes(PcRow row) {
        row.timing().collectedAt().ifPresent(text -> checkTime(row, "collected_at", text));
        row.timing().infusionStart().ifPresent(text -> checkTime(row, "infusion_start", text));
    }

    /** Files that were loaded by an older version may have other times than those that are read today. */
    private void checkTime(PcRow row, String column, String text) {
        try {
            IsoTime.parse(text);
        } catch (IsoTime.Unreadable e) {
            add("sample " + row.sampleId(), column + " \"" + text + "\" " + e.problem(), CORRECT_SAMPLES);
        }
    }

    private void checkSchedule(PcRow row) {
        Timing timing = row.timing();
        Map<Integer, TimePoint> schedule = terms.planned().schedule();
        if (timing.timePoint().isEmpty() || schedule.isEmpty()) {
            return;
        }
        int number = timing.timePoint().get();
        TimePoint agreed = schedule.get(number);
        if (agreed == null) {
            add(
                    "sample " + row.sampleId(),
                    "time_point " + number + " is not in the schedule",
                    "The schedule has "
                            + schedule.keySet().stream()
                                    .sorted()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")) + ".");
            return;
        }
        if (timing.nominalTimeH().isPresent()
                && PlannedSampling.seconds(timing.nominalTimeH().getAsDouble())
                        != Duration.parse(agreed.elapsed()).toSeconds()) {
            add(
                    "sample " + row.sampleId(),
                    "time_point " + number + " is " + agreed.elapsed() + " in the schedule, but nominal_time_h is "
                            + NumberText.of(timing.nominalTimeH().getAsDouble()),
                    "Correct the schedule or samples.csv.");
        }
    }

    /** One number, one label, one planned time. */
    private void checkUnique(PcRow row, Map<Integer, Planned> byNumber, Map<String, Planned> byLabel) {
        PlannedSampling sampling =
                new PlannedSampling(row.timing(), terms.planned().schedule());
        if (sampling.label().isEmpty() || sampling.elapsed().isEmpty()) {
            return;
        }
        Planned here = new Planned(
                row.sampleId(),
                row.timing().timePoint(),
                sampling.label().get(),
                sampling.elapsed().get());
        Planned sameNumber = here.number
                .map(number -> byNumber.computeIfAbsent(number, key -> here))
                .orElse(here);
        Planned sameLabel = byLabel.computeIfAbsent(here.label, key -> here);
        Planned other = here.equalsIn(sameNumber) ? sameLabel : sameNumber;
        if (!here.equalsIn(other)) {
            add(
                    "time point " + here.number.map(String::valueOf).orElse(here.label),
                    here + ", but " + other,
                    "A number has one label and one time: correct samples.csv, or name the times in a schedule.");
        }
    }

    private void checkVisit(PcRow row) {
        Map<String, Double> visits = terms.planned().visits();
        row.timing()
                .visit()
                .filter(visit -> !visits.isEmpty() && !visits.containsKey(visit))
                .ifPresent(visit -> add(
                        "visit " + visit,
                        "has no number in the terms",
                        "Add it to visits; known: " + String.join(", ", new TreeSet<>(visits.keySet())) + "."));
    }

    private void checkSubject(PcRow row) {
        terms.demographics()
                .filter(table -> table.of(row.study(), row.subject()).isEmpty())
                .ifPresent(table -> add(
                        table.file(),
                        "has no subject " + row.subject() + " of study " + row.study(),
                        "Add the subject, or correct SUBJID or USUBJID."));
    }

    private void checkMatrices(List<PcRow> rows) {
        Set<String> matrices = new TreeSet<>();
        rows.forEach(row -> matrices.add(row.matrix()));
        if (terms.specimenTypes().ofAll().isPresent() && matrices.size() > 1) {
            add(
                    "specimen_type",
                    "is one for all, but the samples are of " + String.join(" and ", matrices),
                    "Give one for each matrix: specimen_type: {"
                            + matrices.iterator().next() + ": ...}.");
        }
        matrices.stream()
                .filter(matrix -> terms.specimenTypes().areStated()
                        && terms.specimenTypes().of(matrix).isEmpty())
                .forEach(matrix -> add("specimen_type", "has no entry for the matrix " + matrix, "Add it."));
    }
}
