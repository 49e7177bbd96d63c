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
import io.enantio.report.run.figure.RunView.InjectedCompound;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Results that need review: flagged ones, worst first, each with its chromatogram. */
final class AttentionSection {
    private final RunView view;
    private final List<InjectedCompound> shown;

    AttentionSection(RunView view) {
        this.view = view;
        this.shown = view.compounds().stream()
                .filter(one -> one.rows().stream().anyMatch(AttentionSection::needsReview))
                .sorted(Comparator.comparing(AttentionSection::worst)
                        .reversed()
                        .thenComparing(AttentionSection::isStudy, Comparator.reverseOrder())
                        .thenComparing(
                                Comparator.comparingInt(AttentionSection::flags).reversed()))
                .toList();
    }

    /** The compounds shown here. */
    List<InjectedCompound> shown() {
        return shown;
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        if (shown.isEmpty()) {
            blocks.add(new Text("No result has a flag that needs review.", Tone.GOOD));
            return new Section("attention", "Results that need review", blocks);
        }
        List<ResultRow> rows = shown.stream()
                .flatMap(one -> one.rows().stream())
                .filter(AttentionSection::needsReview)
                .toList();
        blocks.add(Text.of(rows.size()
                + " results, worst first: results without a concentration before those with a warning, study"
                + " samples before others. Information flags and rejection of the whole run are not listed."));
        blocks.add(new Table("flagged results", "Flagged results", Table.heads(columns()), rows(rows)));
        blocks.add(meanings(rows));
        ChromatogramFigure figure = new ChromatogramFigure(view);
        blocks.add(new Figures(figures(AttentionSection::isWithoutNumber, figure::large), Figures.Width.WHOLE));
        blocks.add(new Figures(figures(worst -> !isWithoutNumber(worst), figure::small)));
        blocks.removeIf(block -> block instanceof Figures none && none.figures().isEmpty());
        return new Section("attention", "Results that need review", blocks);
    }

    private List<Figure> figures(Predicate<Severity> wanted, Function<InjectedCompound, Figure> figure) {
        return shown.stream().filter(one -> wanted.test(worst(one))).map(figure).toList();
    }

    private static boolean isWithoutNumber(Severity severity) {
        return severity.compareTo(Severity.NOT_QUANTIFIABLE) >= 0;
    }

    private static boolean needsReview(ResultRow row) {
        return RunView.worst(row).isPresent();
    }

    private static Severity worst(InjectedCompound one) {
        return one.rows().stream()
                .flatMap(row -> RunView.worst(row).stream())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFORMATION);
    }

    private static boolean isStudy(InjectedCompound one) {
        return one.injection().type() == SampleType.STUDY;
    }

    private static int flags(InjectedCompound one) {
        return one.rows().stream().mapToInt(row -> RunView.toReview(row).size()).sum();
    }

    private List<Table.Row> rows(List<ResultRow> rows) {
        return rows.stream().map(row -> Table.row(row, columns(), Tone.PLAIN)).toList();
    }

    private List<Column<ResultRow>> columns() {
        return List.of(
                ResultColumns.injection(view),
                ResultColumns.sample(),
                ResultColumns.type(),
                ResultColumns.analyte(),
                ResultColumns.status(),
                ResultColumns.estimate(view.numbers()),
                ResultColumns.decided(view.result()),
                ResultColumns.flags());
    }

    private static Table meanings(List<ResultRow> rows) {
        Set<Flag> flags = new TreeSet<>(Comparator.comparing(Flag::name));
        rows.forEach(row -> flags.addAll(row.judgement().flags()));
        return Table.of(
                "flags",
                "Meaning of these flags",
                List.copyOf(flags),
                List.of(
                        Column.marked("flag", flag -> Cell.of(flag.name(), RunView.tone(flag.severity()))),
                        Column.words("severity", flag -> flag.severity().meaning()),
                        Column.words("meaning", Flag::meaning)));
    }
}
