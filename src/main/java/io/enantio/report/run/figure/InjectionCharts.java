package io.enantio.report.run.figure;

import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Note;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Size;
import io.enantio.report.plot.Chart.Tag;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg.Point;
import io.enantio.report.run.figure.RunView.InjectedCompound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Charts of a compound in an injection: its channel, that of its internal standard and its qualifier, on one time axis. */
public final class InjectionCharts {
    private static final double LEFT = 58;
    private static final Size FULL = new Size(760, 420);
    private static final TracePanel.Frames FULL_FRAMES = frames(LEFT, FULL.width() - 8.0, FULL.height(), 84, 2);
    private static final Size COMPACT = new Size(244, 152);
    private static final TracePanel.Frames COMPACT_FRAMES = new TracePanel.Frames(
            new Frame(new Point(50, 22), new Point(236, 110)), new Frame(new Point(50, 22), new Point(236, 110)), 1);

    private final Method method;
    private final Overlays overlays;

    /** How much of a trace is shown. */
    public enum Extent {
        /** What was integrated, with a margin. */
        WINDOW,
        /** All that was recorded. */
        WHOLE
    }

    /** Another trace beside the data. */
    public enum Overlay {
        /** The injection before. */
        PREVIOUS,
        /** The injection after. */
        NEXT,
        /** The standard in the curve whose response ratio is nearest. */
        STANDARD,
        /** The mean of the standards in the curve, scaled to the height of the data. */
        MEAN
    }

    /**
     * The charts of a compound in an injection.
     *
     * @param analyte its quantifier channel
     * @param standard channel of its internal standard; absent without one
     * @param qualifier absent without one
     */
    public record Charts(Chart analyte, Optional<Chart> standard, Optional<Chart> qualifier) {}

    /** A channel and the names of its peaks in elution order. */
    record Named(Channel channel, List<String> names) {}

    /** The channels of a compound. */
    record Channels(Named analyte, Optional<Named> standard, Optional<Named> qualifier) {
        static Channels of(Method method, Compound compound) {
            List<String> analytes =
                    compound.analytes().stream().map(analyte -> analyte.name()).toList();
            return new Channels(
                    new Named(compound.channels().quantifier(), analytes),
                    method.internalStandardOf(compound).map(standard -> new Named(standard.channel(), names(standard))),
                    compound.channels().qualifier().map(channel -> new Named(channel, analytes)));
        }

        private static List<String> names(InternalStandard standard) {
            return standard.configurations().stream()
                    .map(configuration -> configuration
                            .map(Configuration::name)
                            .map(prefix -> prefix + "-" + standard.name())
                            .orElse(standard.name()))
                    .toList();
        }

        private List<Channel> all() {
            List<Channel> all = new ArrayList<>(List.of(analyte.channel));
            standard.ifPresent(one -> all.add(one.channel));
            qualifier.ifPresent(one -> all.add(one.channel));
            return all;
        }

        /** The window in which a channel is shown: the same for all whose own windows overlap with that of the analyte. */
        Function<Channel, Range> common(Function<Channel, Range> own) {
            Range first = own.apply(analyte.channel);
            double low = first.low();
            double high = first.high();
            for (Channel channel : all()) {
                Range window = own.apply(channel);
                if (isOverlapping(first, window)) {
                    low = Math.min(low, window.low());
                    high = Math.max(high, window.high());
                }
            }
            Range shared = new Range(low, high);
            return channel -> isOverlapping(first, own.apply(channel)) ? shared : own.apply(channel);
        }

        private static boolean isOverlapping(Range one, Range other) {
            return one.low() < other.high() && other.low() < one.high();
        }
    }

    /**
     * Charts of a run.
     *
     * @param view the run
     */
    public InjectionCharts(RunView view) {
        this.method = view.result().method();
        this.overlays = new Overlays(view);
    }

    /**
     * Everything that is known of a compound in an injection.
     *
     * @param shown compound and injection
     * @param extent how much of the traces
     * @param beside other traces, on every channel
     * @return the charts
     */
    public Charts of(InjectedCompound shown, Extent extent, Set<Overlay> beside) {
        Channels channels = Channels.of(method, shown.compound());
        Function<Channel, Range> windows = windows(shown.peaks(), channels, extent);
        Function<Named, Chart> chart = named -> chart(
                shown.peaks(),
                named,
                windows.apply(named.channel()),
                overlays.of(shown, named.channel(), windows.apply(named.channel()), beside),
                FULL_FRAMES,
                FULL);
        return new Charts(
                chart.apply(channels.analyte()),
                channels.standard().map(chart),
                channels.qualifier().map(chart));
    }

    /**
     * A small chart of the analytes of a compound in an injection, one of many.
     *
     * @param shown compound and injection
     * @return without residuals
     */
    public Chart compact(InjectedCompound shown) {
        Named named = Channels.of(method, shown.compound()).analyte();
        Chart whole = chart(
                shown.peaks(),
                named,
                ShownTrace.window(shown.peaks(), named.channel()),
                List.of(),
                COMPACT_FRAMES,
                COMPACT);
        return new Chart(
                whole.title(),
                whole.size(),
                whole.keys(),
                whole.panels().stream()
                        .limit(1)
                        .map(InjectionCharts::withoutNames)
                        .toList(),
                whole.notes());
    }

    private static Panel withoutNames(Panel panel) {
        return new Panel(
                panel.frame(),
                new Chart.Axis("min", panel.x().low(), panel.x().high()),
                panel.y(),
                panel.series(),
                panel.marks(),
                panel.tags());
    }

    /**
     * What raw files alone tell, before a run is integrated.
     *
     * @param method of the run
     * @param raw the injection
     * @param compound what is shown
     * @param extent how much of the traces
     * @param timesMin known retention times by name of the analyte; may be empty
     * @return charts without fit, area and residuals
     */
    public static Charts data(
            Method method, RawInjection raw, Compound compound, Extent extent, Map<String, Double> timesMin) {
        Channels channels = Channels.of(method, compound);
        Function<Channel, Range> own = channel -> extent == Extent.WHOLE
                ? ShownTrace.whole(raw, channel).orElse(ShownTrace.window(channel))
                : ShownTrace.window(channel);
        Function<Channel, Range> windows = channels.common(own);
        Function<Named, Chart> chart = named -> ShownTrace.of(raw, named.channel(), windows.apply(named.channel()))
                .map(trace -> {
                    Chart plain = new Chart(
                            named.channel().owner(),
                            FULL,
                            List.of(),
                            TracePanel.of(trace, named.names(), List.of(), FULL_FRAMES),
                            List.of());
                    return named.equals(channels.analyte()) ? timed(plain, named, timesMin) : plain;
                })
                .orElseGet(() -> noSignal(named, FULL_FRAMES, FULL));
        return new Charts(
                chart.apply(channels.analyte()),
                channels.standard().map(chart),
                channels.qualifier().map(chart));
    }

    /** With the retention times that are known. */
    private static Chart timed(Chart plain, Named named, Map<String, Double> timesMin) {
        Panel panel = plain.panels().get(0);
        List<Series> series = new ArrayList<>(panel.series());
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < named.names().size(); i++) {
            Double time = timesMin.get(named.names().get(i));
            if (time != null) {
                series.add(Series.upright(named.names().get(i), time, PlotStyle.BOUND));
                tags.add(new Tag(new Value(time, panel.y().high() * 0.9), String.valueOf(i + 1)));
            }
        }
        return new Chart(
                plain.title(),
                plain.size(),
                plain.keys(),
                List.of(new Panel(panel.frame(), panel.x(), panel.y(), series, List.of(), tags)),
                plain.notes());
    }

    static Function<Channel, Range> windows(InjectionPeaks peaks, Channels channels, Extent extent) {
        return channels.common(channel -> extent == Extent.WHOLE
                ? ShownTrace.whole(peaks.raw(), channel).orElse(ShownTrace.window(peaks, channel))
                : ShownTrace.window(peaks, channel));
    }

    /** One channel, or that it has no signal. */
    static Chart chart(
            InjectionPeaks peaks, Named named, Range window, List<Series> beside, TracePanel.Frames frames, Size size) {
        return ShownTrace.of(peaks, named.channel(), window)
                .map(trace -> new Chart(
                        named.channel().owner(),
                        size,
                        List.of(),
                        TracePanel.of(trace, named.names(), beside, frames),
                        List.of()))
                .orElseGet(() -> noSignal(named, frames, size));
    }

    private static Chart noSignal(Named named, TracePanel.Frames frames, Size size) {
        Point corner = frames.main().upperLeft();
        Note note =
                new Note(new Point(corner.x(), corner.y() + 30), named.channel().owner() + ": no signal");
        return new Chart(named.channel().owner(), size, List.of(), List.of(), List.of(note));
    }

    /** Frames between two sides of a picture. */
    static TracePanel.Frames frames(double left, double right, double height, double residualHeight, int finer) {
        double bottom = height - 44;
        double residuals = bottom - residualHeight;
        return new TracePanel.Frames(
                new Frame(new Point(left, 24), new Point(right, residuals - 22)),
                new Frame(new Point(left, residuals), new Point(right, bottom)),
                finer);
    }
}
