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
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A compound in an injection, its internal standard beside it. */
public final class ChromatogramFigure {
    private static final double LEFT = 58;

    /**
     * Sizes of a picture, pixels.
     *
     * @param part of the width for the analyte
     */
    private record Size(int width, int height, double part, double residuals) {}

    private static final Size LARGE = new Size(860, 350, 0.6, 50);
    private static final Size SMALL = new Size(430, 262, 0.6, 34);

    private final RunView view;

    public ChromatogramFigure(RunView view) {
        this.view = view;
    }

    /** For a result that a person must look at. */
    public Figure large(RunView.Place place) {
        return figure(place, LARGE);
    }

    public Figure small(RunView.Place place) {
        return figure(place, SMALL);
    }

    private Figure figure(RunView.Place place, Size size) {
        Tone tone = place.rows().stream().map(RunView::tone).reduce(Tone.PLAIN, RunView::worse);
        return new Figure(
                view.anchor(place.injection(), place.compound()), caption(place), tone, () -> picture(place, size));
    }

    private Svg picture(RunView.Place place, Size size) {
        Svg svg = new Svg(size.width, size.height, caption(place));
        double middle = size.part * size.width;
        Compound compound = place.compound();
        List<String> analytes =
                compound.analytes().stream().map(analyte -> analyte.name()).toList();
        Shown analyte = new Shown(compound.channels().quantifier(), analytes);
        panel(svg, place.peaks(), analyte, at(LEFT, middle - 8, size));
        view.result().method().internalStandardOf(compound).ifPresent(standard -> {
            Shown beside = new Shown(standard.channel(), names(standard));
            panel(svg, place.peaks(), beside, at(middle + LEFT, size.width - 8, size));
        });
        return svg;
    }

    private static TracePanel.Place at(double left, double right, Size size) {
        double bottom = size.height - 44;
        double residuals = bottom - size.residuals;
        return new TracePanel.Place(
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

    private static void panel(Svg svg, InjectionPeaks peaks, Shown what, TracePanel.Place place) {
        Point corner = place.main().upperLeft();
        Optional<ShownTrace> shown = ShownTrace.of(peaks, what.channel());
        if (shown.isPresent()) {
            boolean hasResiduals = shown.get().curve().isPresent();
            Frame whole = new Frame(corner, place.residuals().lowerRight());
            new TracePanel(svg, shown.get(), what.names())
                    .draw(hasResiduals ? place : new TracePanel.Place(whole, place.residuals()));
        } else {
            svg.label(
                    new Point(corner.x(), corner.y() + 30),
                    Anchor.START,
                    what.channel().owner() + ": no signal");
        }
    }

    private String caption(RunView.Place place) {
        String level =
                place.injection().sample().level().map(name -> " " + name).orElse("");
        return "Injection " + place.injection().number() + ", "
                + place.injection().type().word() + level + ", "
                + place.injection().sample().id() + ": "
                + place.rows().stream().map(row -> words(place, row)).collect(Collectors.joining("; "));
    }

    private static String words(RunView.Place place, ResultRow row) {
        int number = place.compound().place(row.analyte()) + 1;
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
                : row.judgement().status().word().replace('_', ' ');
    }
}
