package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.acceptance.reanalysis.IncurredReanalysis;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Group;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Pair;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Table;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.run.figure.Scatter;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.study.conduct.IncurredByAnalyte;
import io.enantio.study.conduct.IncurredByAnalyte.Repeat;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.text.CsvTable;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** incurred.csv, incurred_summary.csv and incurred_groups.csv, their tables in the report, and the figure (rule ISR). */
final class IncurredTables {
    /** A repeat with the evaluation that it belongs to. */
    record Line(IncurredByAnalyte of, Repeat repeat) {
        private String standing() {
            return of.isWithin(repeat)
                    .map(within -> within ? "inside" : "outside")
                    .orElse("no_pair");
        }

        OptionalDouble first() {
            return repeat.initial().measurement().amount().concentrationNgPerMl();
        }

        OptionalDouble again() {
            return repeat.repeat().amount().concentrationNgPerMl();
        }
    }

    /** Pairs with a subject or run in common. */
    record GroupLine(StudyAnalyte analyte, Group group) {}

    static final CsvTable<IncurredByAnalyte> SUMMARY = new CsvTable<>(
            "incurred_summary.csv",
            "a row per analyte: incurred sample reanalysis against its limits (ISR). Analytes are never pooled",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    count(
                            "study_samples",
                            "samples of the study with a result of the analyte",
                            row -> isr(row).studySamples()),
                    count("pairs_required", "by the number of study samples", row -> isr(row).required()),
                    count(
                            "pairs",
                            "of a reported value and a repeat in another run on another day",
                            row -> isr(row).pairs().size()),
                    number(
                            "repeated_percent",
                            "pairs in percent of the study samples",
                            row -> isr(row).repeatedPercent()),
                    text(
                            "enough",
                            "`yes` or `no`: as many pairs as required",
                            row -> isr(row).isEnough() ? "yes" : "no"),
                    count("within", "pairs within the limit", row -> isr(row).within()),
                    number("within_percent", "of the pairs", row -> isr(row).withinPercent()),
                    text(
                            "reproduced",
                            "`yes` or `no`: enough of the pairs are within the limit; empty without pairs",
                            row -> isr(row).isReproduced()
                                    .map(reproduced -> reproduced ? "yes" : "no")
                                    .orElse("")),
                    number(
                            "mean_difference_percent",
                            "of the pairs, with sign",
                            row -> isr(row).differences().mean()),
                    number(
                            "mean_difference_low95_percent",
                            "of its 95 % interval",
                            row -> mean(row, MeanAgainstZero::low95)),
                    number(
                            "mean_difference_high95_percent",
                            "of its 95 % interval",
                            row -> mean(row, MeanAgainstZero::high95)),
                    number(
                            "difference_limit_percent",
                            "in force",
                            row -> OptionalDouble.of(isr(row).criteria().differencePercent())),
                    count(
                            "trends",
                            "subjects and runs without a pair within the limit, of at least two",
                            row -> isr(row).trends().size())));

    static final CsvTable<GroupLine> GROUPS = new CsvTable<>(
            "incurred_groups.csv",
            "a row per analyte and subject, first run and run of the repeats",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text(
                            "common",
                            "what the pairs have in common: `subject`, `first run` or `run of the repeats`",
                            row -> row.group().common().words()),
                    text("name", "of the subject or run", row -> row.group().name()),
                    count("pairs", "of two results", row -> row.group().pairs()),
                    count("within", "pairs within the limit", row -> row.group().within()),
                    number("within_percent", "of the pairs", row -> OptionalDouble.of(within(row.group()))),
                    number(
                            "mean_difference_percent",
                            "of the pairs, with sign",
                            row -> OptionalDouble.of(row.group().meanDifferencePercent())),
                    text(
                            "trend",
                            "`yes`: at least two pairs and none within the limit",
                            row -> row.group().isAllOutside() ? "yes" : "no")));

    static final CsvTable<Line> INCURRED = new CsvTable<>(
            "incurred.csv",
            "a row per incurred sample and analyte that was measured again (ISR); the first value is reported",
            List.of(
                    text(
                            "subject",
                            "as given",
                            row -> row.repeat().initial().specimen().subject()),
                    text(
                            "sample_id",
                            "as given",
                            row -> row.repeat().initial().specimen().specimen()),
                    text(
                            "analyte",
                            "name in the method",
                            row -> row.of().analyte().name()),
                    text(
                            "first_run",
                            "run of the first value",
                            row -> row.repeat().initial().measurement().run()),
                    number("first_ng_per_ml", "the first value", Line::first),
                    text(
                            "repeat_run",
                            "run of the repeat",
                            row -> row.repeat().repeat().run()),
                    number("repeat_ng_per_ml", "the repeat", Line::again),
                    number(
                            "difference_percent",
                            "100·(repeat - first) / mean of both",
                            row -> row.repeat().differencePercent()),
                    number("limit_percent", "in force", row -> OptionalDouble.of(limit(row))),
                    text("standing", "`inside`, `outside` or `no_pair`", Line::standing),
                    freeText("note", "why there is no pair", row -> row.repeat().note())));

    private IncurredTables() {}

    private static IncurredReanalysis isr(IncurredByAnalyte row) {
        return row.evaluation();
    }

    private static OptionalDouble mean(IncurredByAnalyte row, ToDoubleFunction<MeanAgainstZero> figure) {
        return isr(row).meanDifference()
                .map(mean -> OptionalDouble.of(figure.applyAsDouble(mean)))
                .orElse(OptionalDouble.empty());
    }

    private static double within(Group group) {
        return 100.0 * group.within() / group.pairs();
    }

    private static double limit(Line row) {
        return row.of().evaluation().criteria().differencePercent();
    }

    static List<Line> lines(List<IncurredByAnalyte> all) {
        return all.stream()
                .flatMap(analyte -> analyte.repeats().stream().map(repeat -> new Line(analyte, repeat)))
                .toList();
    }

    static List<GroupLine> groups(List<IncurredByAnalyte> all) {
        return all.stream()
                .flatMap(
                        analyte -> isr(analyte).groups().stream().map(group -> new GroupLine(analyte.analyte(), group)))
                .toList();
    }

    static List<Table.Column<IncurredByAnalyte>> columns(StudyNumber numbers) {
        return List.of(
                Table.Column.words("Analyte", row -> row.analyte().name()),
                Table.Column.number("Study samples", row -> whole(isr(row).studySamples())),
                Table.Column.number("Required pairs", row -> whole(isr(row).required())),
                Table.Column.number(
                        "Pairs",
                        row -> Cell.of(
                                String.valueOf(isr(row).pairs().size()), isr(row).isEnough() ? Tone.PLAIN : Tone.BAD)),
                Table.Column.number("% repeated", row -> numbers.percent(isr(row).repeatedPercent())),
                Table.Column.number("Within", row -> whole(isr(row).within())),
                Table.Column.number("% within", row -> numbers.percent(isr(row).withinPercent())),
                Table.Column.number(
                        "Mean diff. %",
                        row -> numbers.percent(isr(row).differences().mean())),
                Table.Column.number(
                        "95 % interval",
                        row -> Cell.of(isr(row).meanDifference()
                                .map(mean ->
                                        numbers.overRuns().percent(mean.low95()).text() + " to "
                                                + numbers.overRuns()
                                                        .percent(mean.high95())
                                                        .text())
                                .orElse(""))),
                Table.Column.marked("", IncurredTables::verdict));
    }

    private static Cell verdict(IncurredByAnalyte row) {
        if (isr(row).isReproduced().isEmpty()) {
            return Cell.of("no pair", Tone.BAD);
        }
        String enough = isr(row).isEnough() ? "" : ", too few pairs";
        String trends =
                isr(row).trends().isEmpty() ? "" : ", " + isr(row).trends().size() + " trends";
        return isr(row).isReproduced().get()
                ? Cell.of("reproduced" + enough + trends, enough.isEmpty() && trends.isEmpty() ? Tone.GOOD : Tone.DOUBT)
                : Cell.of("not reproduced: investigate" + enough + trends, Tone.BAD);
    }

    static List<Table.Column<GroupLine>> groupColumns(StudyNumber numbers) {
        return List.of(
                Table.Column.words("Analyte", row -> row.analyte().name()),
                Table.Column.words("In common", row -> row.group().common().words()),
                Table.Column.words("Name", row -> row.group().name()),
                Table.Column.number("Pairs", row -> whole(row.group().pairs())),
                Table.Column.number("Within", row -> whole(row.group().within())),
                Table.Column.number("% within", row -> numbers.percent(OptionalDouble.of(within(row.group())))),
                Table.Column.number(
                        "Mean diff. %",
                        row -> numbers.percent(OptionalDouble.of(row.group().meanDifferencePercent()))),
                Table.Column.marked(
                        "", row -> row.group().isAllOutside() ? Cell.of("trend: investigate", Tone.BAD) : Cell.NONE));
    }

    static List<Table.Column<Line>> lineColumns(StudyNumber numbers) {
        return List.of(
                Table.Column.words("Analyte", row -> row.of().analyte().name()),
                Table.Column.words(
                        "Sample", row -> row.repeat().initial().specimen().specimen()),
                Table.Column.words(
                        "Subject", row -> row.repeat().initial().specimen().subject()),
                Table.Column.words(
                        "First run", row -> row.repeat().initial().measurement().run()),
                Table.Column.number(
                        "First ng/mL",
                        row -> numbers.of(row.repeat().initial().measurement().run())
                                .concentration(row.first())),
                Table.Column.words("Repeat run", row -> row.repeat().repeat().run()),
                Table.Column.number(
                        "Repeat ng/mL",
                        row -> numbers.of(row.repeat().repeat().run()).concentration(row.again())),
                Table.Column.number(
                        "Difference %",
                        row -> NumberPrinter.cell(
                                row.repeat().differencePercent(),
                                value -> numbers.overRuns().percentBeside(value, Math.copySign(limit(row), value)))),
                Table.Column.marked("", IncurredTables::standing));
    }

    private static Cell standing(Line row) {
        return row.of()
                .isWithin(row.repeat())
                .map(within -> within ? Cell.of("inside", Tone.GOOD) : Cell.of("outside", Tone.BAD))
                .orElseGet(() -> Cell.of("no pair: " + row.repeat().note(), Tone.DOUBT));
    }

    /** Difference against mean of both, an analyte each. */
    static List<Figure> figures(List<IncurredByAnalyte> all) {
        return all.stream()
                .filter(analyte -> !isr(analyte).pairs().isEmpty())
                .map(analyte -> {
                    String title = analyte.analyte().name()
                            + ": difference of each pair, % of its mean. Dashed: limit. Dotted: none";
                    return new Figure(
                            "isr-" + (all.indexOf(analyte) + 1), title, Tone.PLAIN, () -> picture(isr(analyte), title));
                })
                .toList();
    }

    private static Svg picture(IncurredReanalysis isr, String title) {
        Scatter scatter = new Scatter(new Names("mean of both, ng/mL", "difference, %"));
        for (Pair pair : isr.pairs()) {
            scatter.dot(
                    (pair.firstNgPerMl() + pair.repeatNgPerMl()) / 2,
                    pair.differencePercent(),
                    pair.sampleId() + ", " + NumberText.of(pair.differencePercent()) + " %",
                    isr.criteria().holds(pair) ? PlotStyle.FILLED_BLUE : PlotStyle.OPEN_RED);
        }
        scatter.reaching(0, 0);
        double limit = isr.criteria().differencePercent();
        return scatter.level("limit", limit, PlotStyle.LIMIT)
                .level("limit", -limit, PlotStyle.LIMIT)
                .level("none", 0, PlotStyle.GUIDE)
                .chart(title)
                .svg();
    }

    private static Cell whole(int count) {
        return Cell.count(count);
    }
}
