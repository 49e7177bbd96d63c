package io.enantio.report.run;

import io.enantio.method.Compound;
import io.enantio.report.page.Block;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.run.figure.RunView;
import io.enantio.report.run.figure.TrendCharts;
import io.enantio.report.run.figure.TrendCharts.Line;
import io.enantio.report.run.figure.TrendCharts.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trends over the run: internal standard, retention time and resolution of every injection, including failed ones. */
final class TrendSection {
    private static final String LEGEND =
            " Blue: standards. Orange: QCs. Grey: study samples. Open: blanks and others. Red ring: not quantifiable."
                    + " Dashed: limits of the rules or the method; dotted: what is expected.";

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

    /** Enantiomers are beside each other, a row of pictures for each figure. */
    private Subsection group(Compound compound) {
        TrendCharts charts = new TrendCharts(view);
        List<Figure> figures = charts.of(compound).stream()
                .map(trend -> new Figure(
                        trend.id() + "-" + view.result().method().analytes().indexOf(trend.analyte()),
                        caption(trend),
                        Tone.PLAIN,
                        () -> charts.chart(trend, Optional.empty()).svg()))
                .toList();
        return new Subsection(compound.name(), List.of(new Figures(figures)));
    }

    /** With the names of the lines. */
    private static String caption(Trend trend) {
        String lines = trend.lines().stream().map(Line::name).distinct().collect(Collectors.joining(", "));
        return trend.what() + (lines.isEmpty() ? "" : ". Lines: " + lines);
    }
}
