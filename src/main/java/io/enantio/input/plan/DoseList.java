package io.enantio.input.plan;

import static io.enantio.input.text.CsvFile.required;

import io.enantio.input.problem.Problems;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvFile.Column.Need;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.study.record.InfusionHistory.Clock;
import io.enantio.study.record.InfusionHistory.Dose;
import io.enantio.text.IsoTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** doses.csv of a study: what each subject was given, segment by segment. */
public final class DoseList {

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "doses",
            List.of(
                    required("subject", "as in samples.csv"),
                    required("start", "when the rate began, ISO 8601; the first of a subject is time 0"),
                    required("end", "when it ended, ISO 8601"),
                    required("rate_mg_per_h", "what was infused, mg/h; 0 if nothing was given"),
                    new CsvFile.Column(
                            "nominal_start_h",
                            Need.OPTIONAL,
                            "planned hours from the subject's first dose to this one; an analysis dataset needs it of each later"
                                    + " infusion")),
            CsvFile.OwnColumns.REFUSED);

    private final Problems problems;
    private final Map<String, Dose> lastOf = new LinkedHashMap<>();

    DoseList(Problems problems) {
        this.problems = problems;
    }

    /** The doses; those with problems are left out. */
    List<Dose> read(SourceFile file) {
        List<Dose> doses = new ArrayList<>();
        for (CsvRow row : CsvFile.rows(file, LAYOUT, problems)) {
            dose(row).ifPresent(dose -> {
                checkOrder(row, dose);
                doses.add(dose);
            });
        }
        return doses;
    }

    private Optional<Dose> dose(CsvRow row) {
        Optional<String> subject = row.needed("subject");
        row.needed("start");
        row.needed("end");
        row.needed("rate_mg_per_h");
        Optional<IsoTime> start = row.isoTime("start");
        Optional<IsoTime> end = row.isoTime("end");
        OptionalDouble rate = row.notNegative("rate_mg_per_h");
        OptionalDouble nominal = row.notNegative("nominal_start_h");
        if (subject.isEmpty() || start.isEmpty() || end.isEmpty() || rate.isEmpty()) {
            return Optional.empty();
        }
        if (clock(start.get()) != clock(end.get())) {
            row.add(
                    "end",
                    "and the start must both have an offset from UTC, or neither",
                    "Add the offset, for example +01:00.");
            return Optional.empty();
        }
        if (!end.get().orUtc().isAfter(start.get().orUtc())) {
            row.add("end", "is not after the start", "Correct one of the times.");
            return Optional.empty();
        }
        return Optional.of(new Dose(
                subject.get(),
                start.get().orUtc(),
                end.get().orUtc(),
                rate.getAsDouble(),
                clock(start.get()),
                nominal));
    }

    private static Clock clock(IsoTime time) {
        return time.offset().isPresent() ? Clock.WITH_OFFSET : Clock.LOCAL;
    }

    private void checkOrder(CsvRow row, Dose dose) {
        Dose before = lastOf.put(dose.subject(), dose);
        if (before != null && before.clock() != dose.clock()) {
            row.add(
                    "start",
                    "of " + dose.subject() + " must have an offset from UTC in all lines, or in none",
                    "Add the offset, for example +01:00.");
        } else if (before != null && dose.start().isBefore(before.end())) {
            row.add(
                    "start",
                    "begins before the dose of " + dose.subject() + " above it ended",
                    "List the doses of a subject in order of time, without overlap.");
        }
    }
}
