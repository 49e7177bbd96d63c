package io.enantio.input.runfolder;

import io.enantio.input.problem.SafeText;
import io.enantio.input.text.CsvRow;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Storage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Columns of injections.csv that a validation rests on: known words, and numbers where numbers are meant. */
final class ValidationColumns {
    /** Words of the column {@code experiment}. */
    static final List<String> EXPERIMENTS = ExperimentCode.words();

    /** Words of the column {@code condition}: of storage, of spiking, of lots. */
    static final List<String> CONDITIONS = Stream.of(
                    List.of("fresh"),
                    Storage.CONDITIONS,
                    List.of("pre_spiked", "post_spiked", "neat", "normal", "lipaemic", "haemolysed", "patient"))
            .flatMap(List::stream)
            .toList();

    private ValidationColumns() {}

    /** Notes what is wrong with them in a row. */
    static void check(CsvRow row) {
        row.text("experiment").ifPresent(word -> row.word("experiment", EXPERIMENTS));
        row.text("condition").ifPresent(word -> row.word("condition", CONDITIONS));
        row.notNegative("time_point");
        Optional<String> cycle = row.text("cycle");
        cycle.filter(text -> !text.matches("[0-9]{1,3}"))
                .ifPresent(text -> row.add(
                        "cycle",
                        "must be a whole number, is " + SafeText.quoted(text),
                        "Write how often the sample was frozen and thawed."));
    }
}
