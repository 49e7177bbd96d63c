package io.enantio.report.run;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.run.figure.ChromatogramFigure;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What needs a person: flagged results, worst first, each with its chromatogram. */
final class AttentionSection {
    private final RunView view;
    private final List<RunView.Place> places;

    AttentionSection(RunView view) {
        this.view = view;
        this.places = view.places().stream()
                .filter(place -> place.rows().stream().anyMatch(row -> isWanted(row)))
                .sorted(Comparator.comparing(AttentionSection::worst)
                        .reversed()
                        .thenComparing(AttentionSection::isStudy, Comparator.reverseOrder())
                        .thenComparing(
                                Comparator.comparingInt(AttentionSection::flags).reversed()))
                .toList();
    }

    /** What is shown here. */
    List<RunView.Place> places() {
        return places;
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        if (places.isEmpty()) {
            blocks.add(new Text("No result carries a flag that a person must look at.", Tone.GOOD));
            return new Section("attention", "What needs a person", blocks);
        }
        List<ResultRow> rows = places.stream()
                .flatMap(place -> place.rows().stream())
                .filter(AttentionSection::isWanted)
                .toList();
        blocks.add(
                Text.of(
                        rows.size() + " results, worst first: those without a number before those with a doubt, study"
                                + " samples before the others. Information alone, and that the whole run is rejected, is not listed."));
        blocks.add(new Table("flagged results", "Flagged results", Table.heads(columns()), rows(rows)));
        blocks.add(meanings(rows));
        ChromatogramFigure figure = new ChromatogramFigure(view);
        blocks.add(new Figures(shown(AttentionSection::isWithoutNumber, figure::large), Figures.Width.WHOLE));
        blocks.add(new Figures(shown(worst -> !isWithoutNumber(worst), figure::small)));
        blocks.removeIf(
                block -> block instanceof Figures shown && shown.figures().isEmpty());
        return new Section("attention", "What needs a person", blocks);
    }

    private List<Figure> shown(Predicate<Severity> wanted, Function<RunView.Place, Figure> figure) {
        return places.stream()
                .filter(place -> wanted.test(worst(place)))
                .map(figure)
                .toList();
    }

    private static boolean isWithoutNumber(Severity severity) {
        return severity.compareTo(Severity.NOT_QUANTIFIABLE) >= 0;
    }

    private static boolean isWanted(ResultRow row) {
        return RunView.worst(row).isPresent();
    }

    private static Severity worst(RunView.Place place) {
        return place.rows().stream()
                .flatMap(row -> RunView.worst(row).stream())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFORMATION);
    }

    private static boolean isStudy(RunView.Place place) {
        return place.injection().type() == SampleType.STUDY;
    }

    private static int flags(RunView.Place place) {
        return place.rows().stream().mapToInt(row -> RunView.grave(row).size()).sum();
    }

    private List<Table.Row> rows(List<ResultRow> rows) {
        return rows.stream().map(row -> Table.row(row, columns(), Tone.PLAIN)).toList();
    }

    private List<Column<ResultRow>> columns() {
        return List.of(
                Column.marked(
                        "injection",
                        row -> Cell.of(String.valueOf(row.injection().number()))
                                .to(view.anchor(
                                        row.injection(), view.result().method().compoundOf(row.analyte())))),
                Column.words("sample", row -> row.injection().sample().id()),
                Column.words("type", row -> row.injection().type().word().replace('_', ' ')),
                Column.words("analyte", row -> row.analyte().name()),
                Column.words("status", row -> row.judgement().status().word().replace('_', ' ')),
                Column.number("estimate, ng/mL", ResultCells::estimate),
                Column.words("decided", row -> ResultCells.decisions(view.result(), row)),
                Column.marked(
                        "flags", row -> Cell.of(RunView.codes(row.judgement().flags()), RunView.tone(row))));
    }

    private static Table meanings(List<ResultRow> rows) {
        Set<Flag> flags = new TreeSet<>(Comparator.comparing(Flag::name));
        rows.forEach(row -> flags.addAll(row.judgement().flags()));
        return Table.of(
                "flags",
                "What these flags mean",
                List.copyOf(flags),
                List.of(
                        Column.marked("flag", flag -> Cell.of(flag.name(), RunView.tone(flag.severity()))),
                        Column.words("severity", flag -> flag.severity().meaning()),
                        Column.words("meaning", Flag::meaning)));
    }
}
