package io.enantio.report.comparison;

import io.enantio.acceptance.result.RunResult;
import io.enantio.comparison.Disagreement;
import io.enantio.comparison.OurPeak;
import io.enantio.comparison.TheirPeak;
import io.enantio.method.value.Range;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import io.enantio.report.run.figure.ChromatogramFigure;
import io.enantio.report.run.figure.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Chromatograms of disagreements, with our integration and their bounds and apex. */
final class DisagreementFigures {
    private static final Style THEIR_BOUND = Style.line(PlotStyle.VERMILION, 1.6, 6, 3);
    private static final Style THEIR_APEX = Style.line(PlotStyle.VERMILION, 1.4, 1, 3);
    /** A picture shows no more than so many windows: what lies farther away is told in words. */
    private static final double WIDEST_MIN = 3;

    private final RunView view;
    private final ChromatogramFigure figure;

    DisagreementFigures(RunResult result) {
        this.view = new RunView(result);
        this.figure = new ChromatogramFigure(view);
    }

    static String anchor(int rank) {
        return "disagreement-" + rank;
    }

    /** The picture of a disagreement; absent if the run has no such injection and compound. */
    Optional<Figure> of(int rank, Disagreement disagreement, String words) {
        OurPeak ours = disagreement.pair().ours();
        TheirPeak theirs = disagreement.pair().theirs();
        TheirPeak.Integration there = theirs.integration();
        List<Series> lines = new ArrayList<>();
        line(lines, "theirs from", there.startMin(), THEIR_BOUND);
        line(lines, "theirs to", there.endMin(), THEIR_BOUND);
        line(lines, "their apex", there.retentionTimeMin(), THEIR_APEX);
        return view.compounds().stream()
                .filter(each -> each.injection().number() == ours.injected().number())
                .filter(each -> each.compound().name().equals(ours.compound()))
                .findFirst()
                .map(each -> figure.beside(each, anchor(rank), words, lines, reach(ours, there)));
    }

    private static void line(List<Series> lines, String name, OptionalDouble time, Style style) {
        time.ifPresent(at -> lines.add(Series.upright(name, at, style)));
    }

    private static Optional<Range> reach(OurPeak ours, TheirPeak.Integration there) {
        double centre = ours.figures().retentionTimeMin().orElse(Double.NaN);
        DoubleStream.Builder times = DoubleStream.builder();
        there.startMin().ifPresent(times::add);
        there.endMin().ifPresent(times::add);
        there.retentionTimeMin().ifPresent(times::add);
        var near = times.build()
                .filter(time -> Math.abs(time - centre) <= WIDEST_MIN)
                .summaryStatistics();
        return near.getCount() > 1 && near.getMax() > near.getMin()
                ? Optional.of(new Range(near.getMin() - 0.05, near.getMax() + 0.05))
                : Optional.empty();
    }
}
