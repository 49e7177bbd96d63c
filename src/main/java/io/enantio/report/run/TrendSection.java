package io.enantio.report.run;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.rules.Severity;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.report.page.Block;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.run.figure.RunView;
import io.enantio.report.run.figure.Scatter;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Trends over the run: internal standard, retention time and resolution of every injection, including failed ones. */
final class TrendSection {
    private static final String LEGEND =
            " Blue: standards. Orange: QCs. Grey: study samples. Open: blanks and others. Red ring: not quantifiable.";

    private final RunView view;

    private TrendSection(RunView view) {
        this.view = view;
    }

    static Section of(RunView view) {
        TrendSection section = new TrendSection(view);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of("Every acquired injection." + LEGEND));
        view.result().method().compounds().forEach(compound -> blocks.add(section.group(compound)));
        blocks.add(Table.of(
                "trend rules",
                "Rules on internal standard, system suitability and separation",
                view.result().rules().stream()
                        .filter(rule -> RuleSection.concernsOnly(rule, "IS-1", "SST-1", "CHI-1", "CHI-2", "CHI-3"))
                        .toList(),
                RuleSection.columns()));
        return new Section("trends", "Internal standard, retention time and resolution over the run", blocks);
    }

    /** A figure of the peaks of a row, plotted over the run. */
    private record Trend(String id, String what, String axis, Function<ResultRow, OptionalDouble> value) {}

    /** Enantiomers are beside each other, a row of pictures for each figure. */
    private Subsection group(Compound compound) {
        List<Figure> figures = new ArrayList<>();
        for (Analyte analyte : compound.analytes()) {
            add(
                    figures,
                    analyte,
                    new Trend("is", "area of " + standard(analyte), "area, counts·min", row -> area(row)));
        }
        for (Analyte analyte : compound.analytes()) {
            add(
                    figures,
                    analyte,
                    new Trend(
                            "is-time",
                            "retention time of " + standard(analyte),
                            "min",
                            row -> of(row.internalStandard(), peak -> OptionalDouble.of(peak.retentionTimeMin()))));
        }
        for (Analyte analyte : compound.analytes()) {
            add(
                    figures,
                    analyte,
                    new Trend(
                            "time",
                            "retention time of " + analyte.name(),
                            "min",
                            row -> of(Optional.of(row.peak()), peak -> OptionalDouble.of(peak.retentionTimeMin()))));
        }
        Analyte first = compound.analytes().get(0);
        add(
                figures,
                first,
                new Trend(
                        "rs",
                        "resolution of " + compound.name(),
                        "resolution",
                        row -> of(
                                Optional.of(row.peak()), peak -> peak.figures().resolution())));
        return new Subsection(compound.name(), List.of(new Figures(figures)));
    }

    private static String standard(Analyte analyte) {
        return "the internal standard of " + analyte.name();
    }

    private static OptionalDouble area(ResultRow row) {
        return of(row.internalStandard(), peak -> OptionalDouble.of(peak.area().countsMin()));
    }

    private static OptionalDouble of(Optional<Integration> found, Function<Peak, OptionalDouble> figure) {
        return found.filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .filter(Peak::isDetected)
                .map(figure)
                .orElse(OptionalDouble.empty());
    }

    private void add(List<Figure> figures, Analyte analyte, Trend trend) {
        List<ResultRow> rows = view.result().rowsOf(analyte).stream()
                .filter(row -> trend.value().apply(row).isPresent())
                .toList();
        if (!rows.isEmpty()) {
            int place = view.result().method().analytes().indexOf(analyte);
            figures.add(new Figure(trend.id() + "-" + place, trend.what(), Tone.PLAIN, () -> picture(rows, trend)));
        }
    }

    private static Svg picture(List<ResultRow> rows, Trend trend) {
        Scatter scatter = new Scatter(new Names("injection", trend.axis()));
        for (ResultRow row : rows) {
            scatter.dot(new Scatter.Dot(
                    row.injection().number(),
                    trend.value().apply(row).orElseThrow(),
                    "injection " + row.injection().number() + ", "
                            + row.injection().sample().id(),
                    style(row)));
        }
        if (trend.id().equals("is")) {
            scatter.reaching(rows.get(0).injection().number(), 0);
        }
        return scatter.picture(trend.what());
    }

    private static String style(ResultRow row) {
        boolean isNotQuantifiable = RunView.worst(row)
                .filter(severity -> severity.compareTo(Severity.NOT_QUANTIFIABLE) >= 0)
                .isPresent();
        if (isNotQuantifiable) {
            return PlotStyle.OPEN_RED;
        }
        SampleType type = row.injection().type();
        return switch (type) {
            case STANDARD -> PlotStyle.FILLED_BLUE;
            case QC -> PlotStyle.FILLED_ORANGE;
            case STUDY -> PlotStyle.FILLED_GREY;
            default -> PlotStyle.OPEN_GREY;
        };
    }
}
