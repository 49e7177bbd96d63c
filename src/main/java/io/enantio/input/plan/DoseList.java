package io.enantio.input.plan;

import static io.enantio.input.text.CsvFile.required;

import io.enantio.input.problem.Problems;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.study.record.InfusionHistory.Dose;
import java.time.OffsetDateTime;
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
                    required("rate_mg_per_h", "what was infused, mg/h")),
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
        Optional<OffsetDateTime> start = row.time("start");
        Optional<OffsetDateTime> end = row.time("end");
        OptionalDouble rate = row.notNegative("rate_mg_per_h");
        if (subject.isEmpty() || start.isEmpty() || end.isEmpty() || rate.isEmpty()) {
            return Optional.empty();
        }
        if (!end.get().isAfter(start.get())) {
            row.add("end", "is not after the start", "Correct one of the times.");
            return Optional.empty();
        }
        return Optional.of(new Dose(subject.get(), start.get(), end.get(), rate.getAsDouble()));
    }

    private void checkOrder(CsvRow row, Dose dose) {
        Dose before = lastOf.put(dose.subject(), dose);
        if (before != null && dose.start().isBefore(before.end())) {
            row.add(
                    "start",
                    "begins before the dose of " + dose.subject() + " above it ended",
                    "List the doses of a subject in order of time, without overlap.");
        }
    }
}
