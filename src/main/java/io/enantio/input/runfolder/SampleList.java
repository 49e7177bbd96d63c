package io.enantio.input.runfolder;

import static io.enantio.input.text.CsvFile.optional;
import static io.enantio.input.text.CsvFile.required;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.run.StudySample;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** samples.csv: whose the study samples are, planned and actual time (rule H-14). It may have own columns. */
public final class SampleList {

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "samples",
            List.of(
                    required("sample_id", "as in injections.csv, unique"),
                    required("study", "name of the study"),
                    required("subject", "name of the subject"),
                    optional("visit", "name of the visit"),
                    optional("time_point", "number of the planned time in the study's schedule"),
                    optional("nominal_time_h", "planned hours after the first dose began; 0 is pre-dose"),
                    optional("window_from_min", "earliest planned time, minutes after the infusion began"),
                    optional("window_to_min", "latest planned time, minutes after the infusion began"),
                    optional("collected_at", "when the sample was taken, ISO 8601"),
                    optional("infusion_start", "ISO 8601"),
                    optional("infusion_end", "ISO 8601"),
                    optional("infusion_rate_mg_per_h", "rate when the sample was taken, mg/h"),
                    optional("freeze_thaw_cycles", "cycles that the sample went through"),
                    optional("bench_hours", "hours that the sample stood on the bench")),
            CsvFile.OwnColumns.CARRIED);

    /** Columns that have a place of their own in a {@link StudySample}. */
    private static final List<String> PLACED = List.of(
            "sample_id",
            "study",
            "subject",
            "nominal_time_h",
            "window_from_min",
            "window_to_min",
            "collected_at",
            "infusion_start",
            "freeze_thaw_cycles",
            "bench_hours");

    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    public SampleList(Problems problems) {
        this.problems = problems;
    }

    /** The samples; those with problems are left out. */
    public List<StudySample> read(SourceFile file) {
        List<StudySample> samples = new ArrayList<>();
        CsvFile.rows(file, LAYOUT, problems).forEach(row -> sample(row).ifPresent(samples::add));
        return samples;
    }

    private Optional<StudySample> sample(CsvRow row) {
        Optional<String> id = row.needed("sample_id");
        Optional<String> study = row.needed("study");
        Optional<String> subject = row.needed("subject");
        id.map(name -> lines.putIfAbsent(name, row.spot().line()))
                .ifPresent(line -> row.add(
                        "sample_id",
                        "the sample " + id.orElse("") + " is listed twice, first in line " + line,
                        "Keep one of them."));
        StudySample.Timing timing = new StudySample.Timing(
                row.notNegative("nominal_time_h"),
                row.number("window_from_min"),
                row.number("window_to_min"),
                row.time("collected_at"),
                row.time("infusion_start"));
        StudySample.Handling handling =
                new StudySample.Handling(row.notNegative("freeze_thaw_cycles"), row.notNegative("bench_hours"));
        checkTimes(row, timing);
        row.notNegative("infusion_rate_mg_per_h");
        Map<String, String> remarks = row.filled(row.columns().stream()
                .filter(column -> !PLACED.contains(column))
                .toList());
        return id.isPresent() && study.isPresent() && subject.isPresent()
                ? Optional.of(new StudySample(id.get(), study.get(), subject.get(), timing, handling, remarks))
                : Optional.empty();
    }

    private static void checkTimes(CsvRow row, StudySample.Timing timing) {
        OptionalDouble number = row.notNegative("time_point");
        if (number.isPresent() && number.getAsDouble() != Math.rint(number.getAsDouble())) {
            row.add(
                    "time_point",
                    "must be a whole number, is " + NumberForm.show(number.getAsDouble()),
                    "Correct the number.");
        }
        if (timing.windowFromMin().isPresent()
                && timing.windowToMin().isPresent()
                && timing.windowToMin().getAsDouble() < timing.windowFromMin().getAsDouble()) {
            row.add("window_to_min", "lies before window_from_min", "Correct one of them.");
        }
        Optional<OffsetDateTime> end = row.time("infusion_end");
        if (end.isPresent()
                && timing.infusionStart()
                        .filter(start -> end.get().isBefore(start))
                        .isPresent()) {
            row.add("infusion_end", "lies before infusion_start", "Correct one of them.");
        }
    }
}
