package io.enantio.report.run.figure;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.method.Channel;
import io.enantio.method.value.Range;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.NotFound;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Size;
import io.enantio.report.run.figure.InjectionCharts.Channels;
import io.enantio.report.run.figure.InjectionCharts.Extent;
import io.enantio.report.run.figure.InjectionCharts.Named;
import io.enantio.report.run.figure.RunView.InjectedCompound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A compound in an injection, with its internal standard beside it. */
public final class ChromatogramFigure {
    private static final double LEFT = 58;

    /**
     * Size of a picture in pixels.
     *
     * @param residuals height of the residual plot
     * @param shares of the width for the analyte, its internal standard and its qualifier, as far as they are shown
     */
    private record Form(Size size, double residuals, List<Double> shares) {}

    private static final Form LARGE = new Form(new Size(860, 350), 50, List.of(0.6, 0.4));
    private static final Form LARGE_WITH_QUALIFIER = new Form(new Size(860, 350), 50, List.of(0.44, 0.28, 0.28));
    private static final Form SMALL = new Form(new Size(430, 248), 34, List.of(0.6, 0.4));

    private final RunView view;

    public ChromatogramFigure(RunView view) {
        this.view = view;
    }

    /** For a result that needs review: with its qualifier, if the method has one. */
    public Figure large(InjectedCompound shown) {
        return figure(shown, shown.compound().channels().qualifier().isPresent() ? LARGE_WITH_QUALIFIER : LARGE);
    }

    public Figure small(InjectedCompound shown) {
        return figure(shown, SMALL);
    }

    /**
     * With what another program integrated in the channel of the analytes.
     *
     * @param anchor unique on the page
     * @param caption of the picture
     * @param theirs lines over the panel
     * @param reach times that must be seen besides what we integrated; absent: none
     */
    public Figure beside(
            InjectedCompound shown, String anchor, String caption, List<Series> theirs, Optional<Range> reach) {
        return new Figure(
                anchor,
                caption,
                Tone.PLAIN,
                () -> chart(shown, LARGE, theirs, reach).svg());
    }

    private Figure figure(InjectedCompound shown, Form form) {
        Tone tone = shown.rows().stream().map(RunView::tone).reduce(Tone.PLAIN, RunView::worse);
        return new Figure(
                view.anchor(shown.injection(), shown.compound()),
                caption(shown),
                tone,
                () -> chart(shown, form, List.of(), Optional.empty()).svg());
    }

    private Chart chart(InjectedCompound shown, Form form, List<Series> theirs, Optional<Range> reach) {
        Channels channels = Channels.of(view.result().method(), shown.compound());
        Function<Channel, Range> windows = InjectionCharts.windows(shown.peaks(), channels, Extent.WINDOW);
        List<Named> wanted = new ArrayList<>(List.of(channels.analyte()));
        channels.standard().ifPresent(wanted::add);
        if (form == LARGE_WITH_QUALIFIER) {
            channels.qualifier().ifPresent(wanted::add);
        }
        List<Chart> parts = new ArrayList<>();
        double left = 0;
        for (int i = 0; i < wanted.size(); i++) {
            double right = left + form.shares().get(i) * form.size().width();
            parts.add(InjectionCharts.chart(
                    shown.peaks(),
                    wanted.get(i),
                    i == 0
                            ? widened(windows.apply(wanted.get(i).channel()), reach)
                            : windows.apply(wanted.get(i).channel()),
                    i == 0 ? theirs : List.of(),
                    InjectionCharts.frames(left + LEFT, right - 8, form.size().height(), form.residuals(), 1),
                    form.size()));
            left = right;
        }
        return Chart.of(caption(shown), form.size(), parts);
    }

    private static Range widened(Range window, Optional<Range> reach) {
        return reach.map(more -> new Range(Math.min(window.low(), more.low()), Math.max(window.high(), more.high())))
                .orElse(window);
    }

    private String caption(InjectedCompound shown) {
        String level =
                shown.injection().sample().level().map(name -> " " + name).orElse("");
        return "Injection " + shown.injection().number() + ", "
                + PrintedCode.words(shown.injection().type().word()) + level + ", "
                + shown.injection().sample().id() + ": "
                + shown.rows().stream().map(row -> words(shown, row)).collect(Collectors.joining("; "));
    }

    private String words(InjectedCompound shown, ResultRow row) {
        int number = shown.compound().place(row.analyte()) + 1;
        String flags = RunView.codes(row.judgement().flags());
        return number + " " + row.analyte().name() + " " + value(row) + (flags.isEmpty() ? "" : " (" + flags + ")");
    }

    private String value(ResultRow row) {
        Integration peak = row.peak();
        if (row.estimate().isPresent()) {
            return view.numbers().concentration(row.estimate().get().ngPerMl()).text() + " ng/mL";
        }
        return peak instanceof NotFound none
                ? "no area, " + none.reason()
                : PrintedCode.words(row.judgement().status().word());
    }
}
