package io.enantio.report.comparison;

import io.enantio.comparison.AreaScale;
import io.enantio.comparison.Disagreement;
import io.enantio.comparison.OurPeak;
import io.enantio.comparison.ProgramComparison;
import io.enantio.comparison.Quantity;
import io.enantio.comparison.QuantityComparison;
import io.enantio.comparison.Reason;
import io.enantio.comparison.TheirPeak;
import io.enantio.comparison.Unmatched;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Page;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.run.OriginSection;
import io.enantio.statistics.DemingLine.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The report of a comparison: what was compared, how well it agrees, where it does not, and why. */
final class ComparisonPage {
    /** Rows of a table on the page; the whole is in comparison.csv. */
    private static final int MOST_ROWS = 100;

    /** Analytes whose missing figures are explained on the page; comparison-statistics.csv has all. */
    private static final int MOST_REASONS = 6;

    private static final int RATIO_DIGITS = 4;
    private static final int LINE_DIGITS = 3;

    private final ProgramComparison comparison;
    private final ComparisonSources sources;
    private final ComparisonNumber numbers;

    private ComparisonPage(ProgramComparison comparison, ComparisonSources sources) {
        this.comparison = comparison;
        this.sources = sources;
        this.numbers = new ComparisonNumber(new NumberPrinter(sources.rounding()));
    }

    static Page of(ProgramComparison comparison, ComparisonSources sources) {
        ComparisonPage page = new ComparisonPage(comparison, sources);
        return Page.of(
                "Run " + sources.run() + " beside " + comparison.theirs().system(),
                "enantio " + sources.software() + " · results "
                        + sources.inputs().get(0).sha256().substring(0, 12) + " · theirs "
                        + comparison.theirs().sha256().substring(0, 12),
                List.of(
                        page.overview(),
                        page.agreement(),
                        page.pictures(),
                        page.disagreements(),
                        page.alone(),
                        page.terms()));
    }

    private Section overview() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Facts(List.of(
                Fact.of("Run", sources.run()),
                Fact.of("Our results", "enantio " + sources.processedWith()),
                Fact.of("Their results", comparison.theirs().system()),
                Fact.of("Pairs", String.valueOf(comparison.matching().pairs().size())),
                Fact.of(
                        "Only ours",
                        String.valueOf(comparison.matching().oursAlone().size())),
                Fact.of(
                        "Only theirs",
                        String.valueOf(
                                comparison.matching().theirAnalytesAlone().size())),
                Fact.of(
                        "Their internal standards",
                        String.valueOf(comparison.matching().theirStandards())),
                Fact.of(
                        "Disagreements",
                        String.valueOf(comparison.disagreements().size())),
                Fact.of(
                        "Scale of areas",
                        numbers.figure(comparison.scale().factor()).text()))));
        blocks.add(Text.of(scale()));
        if (comparison.matching().pairs().isEmpty()) {
            blocks.add(new Text(
                    "Nothing could be compared: no peak of theirs has a counterpart here. The last tables say why.",
                    Tone.BAD));
        }
        comparison.remarks().forEach(remark -> blocks.add(Text.of(remark)));
        comparison.matching().remarks().forEach(remark -> blocks.add(new Text(remark, Tone.DOUBT)));
        sources.remarks().forEach(remark -> blocks.add(new Text(remark, Tone.DOUBT)));
        blocks.add(OriginSection.files("compared-files", "Files that were compared", sources.inputs()));
        return new Section("compared", "What was compared", blocks);
    }

    private String scale() {
        AreaScale scale = comparison.scale();
        String median = scale.medianRatio().isPresent()
                ? numbers.figure(scale.medianRatio().getAsDouble()).text()
                : "";
        return switch (scale.basis()) {
            case SECONDS ->
                "The median ratio of areas, theirs to ours, is " + median
                        + ", within 10 % of 60: theirs are counts x second, ours counts x minute. Theirs are divided by 60 wherever areas are"
                        + " compared, except in the column of raw ratios.";
            case SAME_UNIT ->
                "The median ratio of areas, theirs to ours, is " + median
                        + ", within 10 % of 1: areas are compared as they are.";
            case MEDIAN ->
                "The median ratio of areas, theirs to ours, is " + median
                        + ": their areas have another unit or other data, and are divided by this number wherever areas are compared, except in"
                        + " the column of raw ratios. A difference that all areas share cannot be seen then; area ratios would show it.";
            case NO_AREAS -> "There are no areas on both sides.";
        };
    }

    private Section agreement() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(
                "Ratios are theirs/ours. Intervals are 95 %: of the median ratio between two of the ratios themselves, of limits of"
                        + " agreement by Bland and Altman, of lines by Passing and Bablok and by the jackknife. Two programs agree if the"
                        + " interval of the slope holds 1 and that of the intercept 0; whether they agree well enough is for the laboratory to"
                        + " say."));
        for (Quantity quantity : Quantity.values()) {
            List<QuantityComparison> rows = of(quantity);
            if (rows.stream().anyMatch(row -> !row.values().isEmpty())) {
                blocks.add(new Subsection(heading(quantity), agreement(quantity, rows)));
            } else if (!rows.isEmpty()) {
                blocks.add(Text.of(heading(quantity) + ": not compared, " + leftOut(rows) + "."));
            }
        }
        return new Section("agreement", "Agreement", blocks);
    }

    private static String leftOut(List<QuantityComparison> rows) {
        return rows.stream()
                .flatMap(row -> row.leftOut().keySet().stream())
                .map(why -> why.words())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<QuantityComparison> of(Quantity quantity) {
        return comparison.quantities().stream()
                .filter(each -> each.quantity() == quantity)
                .toList();
    }

    private static String heading(Quantity quantity) {
        return quantity.title().substring(0, 1).toUpperCase(Locale.ROOT)
                + quantity.title().substring(1);
    }

    private List<Block> agreement(Quantity quantity, List<QuantityComparison> rows) {
        List<Column<QuantityComparison>> columns = new ArrayList<>();
        columns.add(Column.words("analyte", QuantityComparison::analyte));
        columns.add(Column.number(
                "pairs", row -> Cell.of(String.valueOf(row.values().size()))));
        columns.add(Column.words(
                "left out",
                row -> row.leftOut().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().words())
                        .collect(Collectors.joining(", "))));
        if (quantity.isScaled()) {
            columns.add(Column.number(
                    "raw median ratio", row -> numbers.cell(row.ratio().rawMedian())));
        }
        if (quantity.isRelative()) {
            columns.add(Column.number("median ratio", row -> median(quantity, row)));
            for (int i = 0; i < 3; i++) {
                int place = i;
                columns.add(Column.number(
                        "within " + List.of(2, 5, 15).get(i) + " %, % of pairs",
                        row -> row.ratio().shares().isEmpty()
                                ? Cell.NONE
                                : numbers.percent(
                                        row.ratio().shares().get(place).percent())));
            }
        }
        List<Block> blocks = new ArrayList<>();
        String unit = quantity.isRelative() ? ", %" : ", min";
        if (quantity.isRelative()) {
            blocks.add(
                    Table.of("ratios-" + quantity.word(), heading(quantity) + ": ratios theirs/ours", rows, columns));
            columns = new ArrayList<>(columns.subList(0, 1));
        }
        columns.add(interval("mean difference" + unit, row -> row.differences().map(all -> all.mean())));
        columns.add(interval("lower limit" + unit, row -> row.differences().map(all -> all.lower())));
        columns.add(interval("upper limit" + unit, row -> row.differences().map(all -> all.upper())));
        List<QuantityComparison> different = quantity.isRelative()
                ? rows.stream().filter(row -> row.differences().isPresent()).toList()
                : rows;
        if (!different.isEmpty()) {
            blocks.add(Table.of(
                    "agreement-" + quantity.word(),
                    heading(quantity)
                            + (quantity.isRelative()
                                    ? ": differences in percent of the mean of both"
                                    : ": theirs - ours"),
                    different,
                    columns));
        }
        List<QuantityComparison> lines = rows.stream()
                .filter(row -> quantity.isRelative())
                .filter(row -> row.lines().passingBablok().isPresent()
                        || row.lines().weightedDeming().isPresent())
                .toList();
        if (!lines.isEmpty()) {
            blocks.add(Table.of(
                    "lines-" + quantity.word(),
                    heading(quantity) + ": lines, ours across and theirs up; intercepts in the unit of ours",
                    lines,
                    List.of(
                            Column.words("analyte", QuantityComparison::analyte),
                            slope(
                                    "Passing-Bablok slope",
                                    row -> row.lines().passingBablok().map(all -> all.slope())),
                            interval(
                                    "intercept",
                                    row -> row.lines().passingBablok().map(all -> all.intercept())),
                            slope(
                                    "weighted Deming slope",
                                    row -> row.lines().weightedDeming().map(all -> all.slope())),
                            interval(
                                    "intercept",
                                    row -> row.lines().weightedDeming().map(all -> all.intercept())))));
        }
        rows.stream()
                .filter(row -> quantity.isRelative() && !row.absences().isEmpty())
                .limit(MOST_REASONS)
                .map(row -> Text.of(row.analyte() + ": " + String.join("; ", row.absences()) + "."))
                .forEach(blocks::add);
        return blocks;
    }

    private Cell median(Quantity quantity, QuantityComparison row) {
        if (row.ratio().median().isPresent()) {
            return numbers.interval(row.ratio().median().get().median(), RATIO_DIGITS);
        }
        double scale = quantity.isScaled() ? comparison.scale().factor() : 1;
        return row.ratio().rawMedian().isPresent()
                ? Cell.of(numbers.figure(row.ratio().rawMedian().getAsDouble() / scale))
                : Cell.NONE;
    }

    private Column<QuantityComparison> interval(
            String name, Function<QuantityComparison, Optional<Interval>> interval) {
        return Column.number(
                name,
                row -> interval.apply(row)
                        .map(found -> numbers.interval(found, LINE_DIGITS))
                        .orElse(Cell.NONE));
    }

    private Column<QuantityComparison> slope(String name, Function<QuantityComparison, Optional<Interval>> interval) {
        return Column.number(
                name,
                row -> interval.apply(row)
                        .map(found -> numbers.interval(found, RATIO_DIGITS))
                        .orElse(Cell.NONE));
    }

    private Section pictures() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Text.of(
                        "Each dot is a pair; in a browser it says which. Sizes are on a logarithmic axis where differences are percent."));
        for (Quantity quantity :
                List.of(Quantity.AREA, Quantity.AREA_RATIO, Quantity.CONCENTRATION, Quantity.RETENTION_TIME)) {
            List<Figure> figures = of(quantity).stream()
                    .flatMap(each -> new ComparisonCharts(each, numbers).all().stream())
                    .toList();
            if (!figures.isEmpty()) {
                blocks.add(new Subsection(heading(quantity), List.of(new Figures(figures))));
            }
        }
        return new Section("pictures", "Differences and lines", blocks);
    }

    /** A disagreement with its rank. */
    private record Ranked(int rank, Disagreement of) {}

    private Section disagreements() {
        List<Disagreement> all = comparison.disagreements();
        List<Ranked> shown = IntStream.range(0, Math.min(all.size(), MOST_ROWS))
                .mapToObj(i -> new Ranked(i + 1, all.get(i)))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(
                "A pair disagrees if its areas (scaled) or area ratios differ by more than 1.96 standard errors of ours together with 1 %,"
                        + " which two programs may differ by on the same peak. The weight counts these standard errors. What one program has"
                        + " and the other has not comes first, what is below our limit last."));
        if (all.isEmpty()) {
            blocks.add(new Text("No pair disagrees.", Tone.GOOD));
            return new Section("disagreements", "Disagreements", blocks);
        }
        blocks.add(reasonCounts(all));
        List<Figure> figures = figures(shown);
        blocks.add(Table.of(
                "disagreements",
                all.size() > shown.size()
                        ? "The first " + shown.size() + " of " + all.size()
                                + " disagreements; all are in comparison.csv"
                        : "All disagreements, the heaviest first",
                shown,
                List.of(
                        Column.number("rank", each -> rank(each, figures)),
                        Column.number(
                                "injection",
                                each -> Cell.of(
                                        String.valueOf(ours(each).injected().number()))),
                        Column.words("sample", each -> ours(each).injected().sampleId()),
                        Column.words("analyte", each -> ours(each).analyte()),
                        Column.words("quantity", each -> each.of().quantity().title()),
                        Column.number(
                                "ours",
                                each -> numbers.cell(each.of().quantity().of(ours(each)))),
                        Column.number("theirs", each -> numbers.cell(theirs(each))),
                        Column.number(
                                "difference, %",
                                each -> each.of().percent().isPresent()
                                        ? numbers.percent(each.of().percent().getAsDouble())
                                        : Cell.NONE),
                        Column.number(
                                "weight",
                                each -> Double.isFinite(each.of().weight())
                                        ? Cell.of(numbers.figure(each.of().weight()))
                                        : Cell.NONE),
                        Column.words("reason", each -> words(each.of())))));
        if (figures.isEmpty()) {
            blocks.add(new Text(
                    sources.integrated().isEmpty()
                            ? "Chromatograms are not shown: the run was not integrated again."
                            : "Chromatograms are not shown: none was asked for.",
                    Tone.DOUBT));
        } else {
            blocks.add(new Subsection(
                    "Chromatograms of the first " + figures.size(),
                    List.of(
                            Text.of(
                                    "Ours: data, fit, its parts and bounds, as in the report of the run. Theirs: dashed lines in red at their"
                                            + " bounds, dotted at their apex, as far as they are stated."),
                            new Figures(figures, Figures.Width.WHOLE))));
        }
        return new Section("disagreements", "Disagreements", blocks);
    }

    private static OurPeak ours(Ranked each) {
        return each.of().pair().ours();
    }

    private OptionalDouble theirs(Ranked each) {
        OptionalDouble value = each.of().quantity().of(each.of().pair().theirs());
        return value.isPresent() && each.of().quantity().isScaled()
                ? OptionalDouble.of(value.getAsDouble() / comparison.scale().factor())
                : value;
    }

    private static String words(Disagreement of) {
        return of.reasons().stream().map(Reason::words).collect(Collectors.joining("; "));
    }

    private static Cell rank(Ranked each, List<Figure> figures) {
        Cell rank = Cell.of(String.valueOf(each.rank()));
        String anchor = DisagreementFigures.anchor(each.rank());
        return figures.stream().anyMatch(figure -> figure.anchor().equals(anchor)) ? rank.to(anchor) : rank;
    }

    private Table reasonCounts(List<Disagreement> all) {
        return Table.of(
                "reasons",
                "First reason of each disagreement",
                Arrays.stream(Reason.Kind.values())
                        .filter(kind -> all.stream()
                                .anyMatch(each -> each.reasons().get(0).kind() == kind))
                        .toList(),
                List.of(
                        Column.words("reason", kind -> PrintedCode.words(kind.word())),
                        Column.number(
                                "disagreements",
                                kind -> Cell.of(String.valueOf(all.stream()
                                        .filter(each -> each.reasons().get(0).kind() == kind)
                                        .count()))),
                        Column.words("meaning", Reason.Kind::meaning)));
    }

    private List<Figure> figures(List<Ranked> shown) {
        return sources.integrated()
                .map(result -> {
                    DisagreementFigures figures = new DisagreementFigures(result);
                    return shown.stream()
                            .limit(sources.pictures())
                            .flatMap(each -> figures
                                    .of(
                                            each.rank(),
                                            each.of(),
                                            each.rank() + ". Injection "
                                                    + ours(each).injected().number() + ", "
                                                    + ours(each).injected().sampleId() + ", "
                                                    + ours(each).analyte()
                                                    + ": " + words(each.of()))
                                    .stream())
                            .toList();
                })
                .orElse(List.of());
    }

    private Section alone() {
        List<Unmatched<OurPeak>> ours = comparison.matching().oursAlone();
        List<Unmatched<TheirPeak>> theirs = comparison.matching().theirAnalytesAlone();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                ours.isEmpty() && theirs.isEmpty()
                        ? new Text("Every peak has its counterpart.", Tone.GOOD)
                        : Text.of("What is not matched is not compared. Nothing was matched by similarity."));
        if (comparison.matching().theirStandards() > 0) {
            blocks.add(
                    Text.of(
                            "Peaks of their internal standards are compared beside the analytes that are measured against them."));
        }
        if (!ours.isEmpty()) {
            blocks.add(Table.of(
                    "ours-alone",
                    caption("Only here", ours.size()),
                    ours.stream().limit(MOST_ROWS).toList(),
                    List.of(
                            Column.number(
                                    "injection",
                                    each -> Cell.of(String.valueOf(
                                            each.peak().injected().number()))),
                            Column.words(
                                    "sample", each -> each.peak().injected().sampleId()),
                            Column.words("analyte", each -> each.peak().analyte()),
                            Column.words("because", Unmatched::reason))));
        }
        if (!theirs.isEmpty()) {
            blocks.add(Table.of(
                    "theirs-alone",
                    caption("Only there", theirs.size()),
                    theirs.stream().limit(MOST_ROWS).toList(),
                    List.of(
                            Column.number(
                                    "line",
                                    each -> Cell.of(String.valueOf(each.peak().line()))),
                            Column.words("sample", each -> each.peak().sample().name()),
                            Column.words(
                                    "component", each -> each.peak().component().name()),
                            Column.words("because", Unmatched::reason))));
        }
        return new Section("alone", "Not matched", blocks);
    }

    private static String caption(String what, int all) {
        return all > MOST_ROWS
                ? what + ": the first " + MOST_ROWS + " of " + all + "; all are in comparison.csv"
                : what;
    }

    private Section terms() {
        return new Section(
                "terms",
                "How it was compared",
                List.of(
                        Text.of(
                                "A pair counts in the statistics of a quantity if both sides have a value above 0, no person excluded it here"
                                        + " or there, and we detected the peak; of concentrations, if ours is not below the LLOQ. Concentrations are"
                                        + " what each curve says, ours also above its range; area ratios and concentrations are never scaled."),
                        Text.of(
                                "Passing-Bablok: median of the slopes between all pairs, counted from -1 upwards (1983). Weighted Deming: errors in"
                                        + " proportion to the value, intervals by the jackknife (Linnet 1990). Limits of agreement: mean ± 1.96 SD"
                                        + " (Bland and Altman 1986, 1999). Median ratio: distribution-free, at least 95 %; the exact probability is in"
                                        + " comparison-statistics.csv."),
                        Text.of(
                                "Bounds explain a difference if our data between their bounds, with our baseline or with a straight one from bound"
                                        + " to bound, come to it by at least half. The reason is then the largest part with its sign. Where bounds are not"
                                        + " stated, those of a drop at the valleys are tried. A reason is what our data allow to say, not what their program did."),
                        Table.of(
                                "kinds",
                                "Reasons",
                                Arrays.asList(Reason.Kind.values()),
                                List.of(
                                        Column.words("reason", kind -> PrintedCode.words(kind.word())),
                                        Column.words("meaning", Reason.Kind::meaning)))));
    }
}
