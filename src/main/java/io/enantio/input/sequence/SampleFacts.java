package io.enantio.input.sequence;

import io.enantio.input.foreign.ForeignTable;
import io.enantio.input.foreign.ForeignTable.Column;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spot;
import io.enantio.run.InjectionColumn;
import io.enantio.run.SampleColumn;
import io.enantio.run.SampleType;
import io.enantio.text.IsoTime;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose the study samples are: what the sequence says, and a list of samples. */
final class SampleFacts {
    private final Problems problems;
    private final List<String> remarks;
    private final Map<String, Fact> byId = new LinkedHashMap<>();

    SampleFacts(Problems problems, List<String> remarks) {
        this.problems = problems;
        this.remarks = remarks;
    }

    /**
     * What is known of a sample.
     *
     * @param spot where it is stated
     */
    record Fact(Spot spot, Map<SampleColumn, String> cells) {}

    /** Takes what rows say of their study samples. */
    void take(List<SequenceRow> rows) {
        for (SequenceRow row : rows) {
            boolean study = row.type().filter(SampleType.STUDY::equals).isPresent();
            Optional<String> id = row.cell(InjectionColumn.SAMPLE_ID);
            if (study && id.isPresent() && !row.isFlawed() && !row.facts().isEmpty()) {
                Map<SampleColumn, String> cells = new EnumMap<>(row.facts());
                cells.put(SampleColumn.SAMPLE_ID, id.get());
                merge(id.get(), new Fact(new Spot(row.file(), row.line(), ""), cells));
            }
        }
    }

    private void merge(String id, Fact fact) {
        Fact earlier = byId.get(id);
        if (earlier == null) {
            byId.put(id, fact);
            return;
        }
        fact.cells().forEach((column, text) -> {
            String before = earlier.cells().putIfAbsent(column, text);
            if (before != null && !before.equals(text)) {
                problems.add(
                        fact.spot().column(column.word()),
                        "of the sample " + SafeText.quoted(id) + " it says " + SafeText.quoted(text)
                                + ", and elsewhere " + SafeText.quoted(before),
                        "Correct one of them.");
            }
        });
    }

    /** Takes a list of samples; those that were not injected are left out. */
    void takeList(ForeignTable table, List<SequenceRow> rows) {
        Map<SampleColumn, Column> columns = new EnumMap<>(SampleColumn.class);
        boolean isMapped = !table.form().columns().isEmpty();
        for (SampleColumn column : SampleColumn.values()) {
            (isMapped ? table.mapped(column.word()) : table.column(column.word()))
                    .ifPresent(found -> columns.put(column, found));
        }
        for (SampleColumn needed : List.of(SampleColumn.SAMPLE_ID, SampleColumn.STUDY, SampleColumn.SUBJECT)) {
            boolean isTold = isMapped && table.form().columns().containsKey(needed.word());
            if (!columns.containsKey(needed) && !isTold) {
                problems.add(
                        table.headerSpot(),
                        "no column is our " + needed.word() + " (" + needed.meaning() + "); it has: "
                                + table.shownHeader(),
                        "State which it is in a file for --samples-map, for example columns: {" + needed.word()
                                + ": ...}.");
            }
        }
        if (!columns.containsKey(SampleColumn.SAMPLE_ID)) {
            return;
        }
        Set<String> injected = new HashSet<>();
        rows.stream()
                .filter(row -> row.type().filter(SampleType.STUDY::equals).isPresent())
                .forEach(row -> row.cell(InjectionColumn.SAMPLE_ID).ifPresent(injected::add));
        Set<String> listed = new HashSet<>();
        int others = 0;
        for (ForeignTable.Row row : table.rows()) {
            Optional<String> id = row.text(columns.get(SampleColumn.SAMPLE_ID));
            if (id.isEmpty()) {
                row.add(columns.get(SampleColumn.SAMPLE_ID), "is empty", "Name the sample, or take the row out.");
            } else if (!injected.contains(id.get())) {
                others++;
            } else if (!listed.add(id.get())) {
                row.add(
                        columns.get(SampleColumn.SAMPLE_ID),
                        "the sample " + SafeText.quoted(id.get()) + " is listed twice",
                        "Keep one of them.");
            } else {
                merge(id.get(), new Fact(row.spot(), cells(row, columns)));
            }
        }
        if (others > 0) {
            remarks.add(table.text().at().name() + ": " + others + (others == 1 ? " sample" : " samples")
                    + " of the list " + (others == 1 ? "was" : "were") + " not injected and "
                    + (others == 1 ? "is" : "are")
                    + " left out");
        }
        injected.stream()
                .filter(id -> !listed.contains(id))
                .sorted()
                .forEach(id -> remarks.add(table.text().at().name() + ": the injected sample " + SafeText.quoted(id)
                        + " is not in the list"));
    }

    private static Map<SampleColumn, String> cells(ForeignTable.Row row, Map<SampleColumn, Column> columns) {
        Map<SampleColumn, String> cells = new EnumMap<>(SampleColumn.class);
        columns.forEach((column, theirs) -> cell(row, column, theirs).ifPresent(text -> cells.put(column, text)));
        return cells;
    }

    private static Optional<String> cell(ForeignTable.Row row, SampleColumn column, Column theirs) {
        return switch (column) {
            case SAMPLE_ID, STUDY, SUBJECT, VISIT -> row.text(theirs);
            case COLLECTED_AT, INFUSION_START, INFUSION_END -> {
                Optional<IsoTime> time = row.time(theirs);
                yield time.map(read -> SequenceTimes.text(read, Optional.empty()));
            }
            default -> {
                var number = row.number(theirs);
                yield number.isPresent() ? Optional.of(NumberText.of(number.getAsDouble())) : Optional.empty();
            }
        };
    }

    /** The samples whose subject and study are known; a problem for each of which only one of them is. */
    List<Fact> samples() {
        List<Fact> samples = new ArrayList<>();
        byId.forEach((id, fact) -> {
            boolean subject = fact.cells().containsKey(SampleColumn.SUBJECT);
            boolean study = fact.cells().containsKey(SampleColumn.STUDY);
            if (subject && study) {
                samples.add(fact);
            } else if (subject || fact.cells().size() > 2) {
                problems.add(
                        fact.spot().column(subject ? SampleColumn.STUDY.word() : SampleColumn.SUBJECT.word()),
                        "nothing says " + (subject ? "to which study" : "to which subject") + " the sample "
                                + SafeText.quoted(id) + " belongs",
                        subject
                                ? "Add study: to the pattern of its name, map a column, or give a list of samples."
                                : "Add {subject} to the pattern of its name, map a column, or give a list of samples.");
            }
        });
        return samples;
    }
}
