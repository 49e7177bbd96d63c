package io.enantio.input.plan;

import static io.enantio.input.text.CsvFile.required;

import io.enantio.input.problem.Problems;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvFile.Column.Need;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.run.TabulationTerms.Demographics;
import io.enantio.run.TabulationTerms.Subject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The domain DM of a study as CSV: who its subjects are, and the day from which study days count. */
public final class DemographicsList {

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "demographics",
            List.of(
                    required("USUBJID", "unique subject identifier, as all domains of the study have it"),
                    new CsvFile.Column(
                            "SUBJID",
                            Need.OPTIONAL,
                            "subject of samples.csv; without this column USUBJID is study, hyphen and subject"),
                    required("RFSTDTC", "start of the reference period, a date or a time by ISO 8601; may be empty")),
            CsvFile.OwnColumns.CARRIED);

    private static final int DATE_LENGTH = "2026-03-02".length();

    private final Problems problems;

    DemographicsList(Problems problems) {
        this.problems = problems;
    }

    /** The subjects; those with problems are left out. */
    Demographics read(SourceFile file) {
        Map<String, Subject> subjects = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (CsvRow row : CsvFile.rows(file, LAYOUT, problems)) {
            Optional<String> id = row.needed("USUBJID");
            Optional<String> start = start(row);
            id.ifPresent(usubjid -> {
                String key = row.text("SUBJID").orElse(usubjid);
                if (subjects.put(key, new Subject(usubjid, start)) != null || !ids.add(usubjid)) {
                    row.add("USUBJID", "the subject " + usubjid + " is listed twice", "Keep one of the lines.");
                }
            });
        }
        return new Demographics(file.at().name(), subjects);
    }

    private static Optional<String> start(CsvRow row) {
        Optional<String> text = row.text("RFSTDTC");
        if (text.filter(DemographicsList::isDate).isPresent()) {
            return text;
        }
        return row.isoTime("RFSTDTC").flatMap(time -> text);
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text) && text.length() == DATE_LENGTH;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
