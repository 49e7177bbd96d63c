package io.enantio.input.runfolder;

import static io.enantio.run.SampleColumn.BENCH_HOURS;
import static io.enantio.run.SampleColumn.COLLECTED_AT;
import static io.enantio.run.SampleColumn.FREEZE_THAW_CYCLES;
import static io.enantio.run.SampleColumn.INFUSION_END;
import static io.enantio.run.SampleColumn.INFUSION_RATE_MG_PER_H;
import static io.enantio.run.SampleColumn.INFUSION_START;
import static io.enantio.run.SampleColumn.NOMINAL_TIME_H;
import static io.enantio.run.SampleColumn.SAMPLE_ID;
import static io.enantio.run.SampleColumn.STUDY;
import static io.enantio.run.SampleColumn.SUBJECT;
import static io.enantio.run.SampleColumn.TIME_POINT;
import static io.enantio.run.SampleColumn.WINDOW_FROM_MIN;
import static io.enantio.run.SampleColumn.WINDOW_TO_MIN;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvFile.Column.Need;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.run.SampleColumn;
import io.enantio.run.StudySample;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** samples.csv: whose the study samples are, planned and actual time (rule H-14). It may have own columns. */
public final class SampleList {

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "samples",
            Arrays.stream(SampleColumn.values())
                    .map(column -> new CsvFile.Column(
                            column.word(), column.isIdentity() ? Need.REQUIRED : Need.OPTIONAL, column.meaning()))
                    .toList(),
            CsvFile.OwnColumns.CARRIED);

    /** Columns that have a place of their own in a {@link StudySample}. */
    private static final Set<String> PLACED = Stream.of(
                    SAMPLE_ID,
                    STUDY,
                    SUBJECT,
                    NOMINAL_TIME_H,
                    WINDOW_FROM_MIN,
                    WINDOW_TO_MIN,
                    COLLECTED_AT,
                    INFUSION_START,
                    FREEZE_THAW_CYCLES,
                    BENCH_HOURS)
            .map(SampleColumn::word)
            .collect(Collectors.toSet());

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
        Optional<String> id = row.needed(SAMPLE_ID.word());
        Optional<String> study = row.needed(STUDY.word());
        Optional<String> subject = row.needed(SUBJECT.word());
        id.map(name -> lines.putIfAbsent(name, row.spot().line()))
                .ifPresent(line -> row.add(
                        SAMPLE_ID.word(),
                        "the sample " + id.orElse("") + " is listed twice, first in line " + line,
                        "Keep one of them."));
        StudySample.Timing timing = new StudySample.Timing(
                row.notNegative(NOMINAL_TIME_H.word()),
                row.number(WINDOW_FROM_MIN.word()),
                row.number(WINDOW_TO_MIN.word()),
                row.time(COLLECTED_AT.word()),
                row.time(INFUSION_START.word()));
        StudySample.Handling handling = new StudySample.Handling(
                row.notNegative(FREEZE_THAW_CYCLES.word()), row.notNegative(BENCH_HOURS.word()));
        checkTimes(row, timing);
        row.notNegative(INFUSION_RATE_MG_PER_H.word());
        Map<String, String> remarks = row.filled(row.columns().stream()
                .filter(column -> !PLACED.contains(column))
                .toList());
        return id.isPresent() && study.isPresent() && subject.isPresent()
                ? Optional.of(new StudySample(id.get(), study.get(), subject.get(), timing, handling, remarks))
                : Optional.empty();
    }

    private static void checkTimes(CsvRow row, StudySample.Timing timing) {
        OptionalDouble number = row.notNegative(TIME_POINT.word());
        if (number.isPresent() && number.getAsDouble() != Math.rint(number.getAsDouble())) {
            row.add(
                    TIME_POINT.word(),
                    "must be a whole number, is " + NumberForm.show(number.getAsDouble()),
                    "Correct the number.");
        }
        if (timing.windowFromMin().isPresent()
                && timing.windowToMin().isPresent()
                && timing.windowToMin().getAsDouble() < timing.windowFromMin().getAsDouble()) {
            row.add(WINDOW_TO_MIN.word(), "lies before window_from_min", "Correct one of them.");
        }
        Optional<OffsetDateTime> end = row.time(INFUSION_END.word());
        if (end.isPresent()
                && timing.infusionStart()
                        .filter(start -> end.get().isBefore(start))
                        .isPresent()) {
            row.add(INFUSION_END.word(), "lies before infusion_start", "Correct one of them.");
        }
    }
}
