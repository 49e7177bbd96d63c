package io.enantio.input.plan;

import static io.enantio.input.text.CsvFile.required;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.study.record.StudyPlan.ResponseScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** responses.csv of a study: what subjects scored, and when. */
public final class ResponseList {

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "responses",
            List.of(
                    required("subject", "as in samples.csv"),
                    required("nominal_h", "planned hours after the infusion began; 0 is before it"),
                    required("score", "a number, for example pain from 0 to 10")),
            CsvFile.OwnColumns.REFUSED);

    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    ResponseList(Problems problems) {
        this.problems = problems;
    }

    /** The scores; those with problems are left out. */
    List<ResponseScore> read(SourceFile file) {
        List<ResponseScore> scores = new ArrayList<>();
        CsvFile.rows(file, LAYOUT, problems).forEach(row -> score(row).ifPresent(scores::add));
        return scores;
    }

    private Optional<ResponseScore> score(CsvRow row) {
        Optional<String> subject = row.needed("subject");
        row.needed("nominal_h");
        row.needed("score");
        OptionalDouble hours = row.notNegative("nominal_h");
        OptionalDouble score = row.number("score");
        if (subject.isEmpty() || hours.isEmpty() || score.isEmpty()) {
            return Optional.empty();
        }
        String key = hours.getAsDouble() + "\n" + subject.get();
        Integer first = lines.putIfAbsent(key, row.spot().line());
        if (first != null) {
            row.add(
                    "nominal_h",
                    "the score of " + subject.get() + " at " + NumberForm.show(hours.getAsDouble())
                            + " h is listed twice, first in line " + first,
                    "Keep one of them.");
        }
        return Optional.of(new ResponseScore(subject.get(), hours.getAsDouble(), score.getAsDouble()));
    }
}
