package io.enantio.report.run.figure;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.InternalStandard;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.NotFound;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import io.enantio.report.run.figure.RunView.InjectedCompound;
import io.enantio.report.run.figure.TracePanel.ShownTrace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A compound in an injection, with its internal standard beside it. */
public final class ChromatogramFigure {
    private static final double LEFT = 58;

    /**
     * Size of a picture in pixels.
     *
     * @param part fraction of the width for the analyte
     * @param residuals height of the residual plot
     */
    private record Size(int width, int height, double part, double residuals) {}

    private static final Size LARGE = new Size(860, 350, 0.6, 50);
    private static final Size SMALL = new Size(430, 248, 0.6, 34);

    private final RunView view;

    public ChromatogramFigure(RunView view) {
        this.view = view;
    }

    /** For a result that needs review. */
    public Figure large(InjectedCompound shown) {
        return figure(shown, LARGE);
    }

    public Figure small(InjectedCompound shown) {
        return figure(shown, SMALL);
    }

    private Figure figure(InjectedCompound shown, Size size) {
        Tone tone = shown.rows().stream().map(RunView::tone).reduce(Tone.PLAIN, RunView::worse);
        return new Figure(
                view.anchor(shown.injection(), shown.compound()), caption(shown), tone, () -> picture(shown, size));
    }

    private Svg picture(InjectedCompound shown, Size size) {
        Svg svg = new Svg(size.width, size.height, caption(shown));
        double middle = size.part * size.width;
        Compound compound = shown.compound();
        List<String> analytes =
                compound.analytes().stream().map(analyte -> analyte.name()).toList();
        Shown analyte = new Shown(compound.channels().quantifier(), analytes);
        panel(svg, shown.peaks(), analyte, frames(LEFT, middle - 8, size));
        view.result().method().internalStandardOf(compound).ifPresent(standard -> {
            Shown beside = new Shown(standard.channel(), names(standard));
            panel(svg, shown.peaks(), beside, frames(middle + LEFT, size.width - 8, size));
        });
        return svg;
    }

    private static TracePanel.Frames frames(double left, double right, Size size) {
        double bottom = size.height - 44;
        double residuals = bottom - size.residuals;
        return new TracePanel.Frames(
                new Frame(new Point(left, 24), new Point(right, residuals - 22)),
                new Frame(new Point(left, residuals), new Point(right, bottom)));
    }

    private static List<String> names(InternalStandard standard) {
        return standard.configurations().stream()
                .map(configuration -> configuration
                        .map(Configuration::name)
                        .map(prefix -> prefix + "-" + standard.name())
                        .orElse(standard.name()))
                .toList();
    }

    /** A channel and the names of its peaks. */
    private record Shown(Channel channel, List<String> names) {}

    private static void panel(Svg svg, InjectionPeaks peaks, Shown what, TracePanel.Frames frames) {
        Point corner = frames.main().upperLeft();
        Optional<ShownTrace> shown = ShownTrace.of(peaks, what.channel());
        if (shown.isPresent()) {
            boolean hasResiduals = shown.get().curve().isPresent();
            Frame whole = new Frame(corner, frames.residuals().lowerRight());
            new TracePanel(svg, shown.get(), what.names())
                    .draw(hasResiduals ? frames : new TracePanel.Frames(whole, frames.residuals()));
        } else {
            svg.label(
                    new Point(corner.x(), corner.y() + 30),
                    Anchor.START,
                    what.channel().owner() + ": no signal");
        }
    }

    private String caption(InjectedCompound shown) {
        String level =
                shown.injection().sample().level().map(name -> " " + name).orElse("");
        return "Injection " + shown.injection().number() + ", "
                + PrintedCode.words(shown.injection().type().word()) + level + ", "
                + shown.injection().sample().id() + ": "
                + shown.rows().stream().map(row -> words(shown, row)).collect(Collectors.joining("; "));
    }

    private static String words(InjectedCompound shown, ResultRow row) {
        int number = shown.compound().place(row.analyte()) + 1;
        String flags = RunView.codes(row.judgement().flags());
        return number + " " + row.analyte().name() + " " + value(row) + (flags.isEmpty() ? "" : " (" + flags + ")");
    }

    private static String value(ResultRow row) {
        Integration peak = row.peak();
        if (row.estimate().isPresent()) {
            return RoundedNumber.concentration(row.estimate().get().ngPerMl()).text() + " ng/mL";
        }
        return peak instanceof NotFound none
                ? "no area, " + none.reason()
                : PrintedCode.words(row.judgement().status().word());
    }
}
