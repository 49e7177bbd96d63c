package io.enantio.report.validation;

import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chromatograms of a blank and of the lowest and the highest standard, by channel. */
final class RepresentativeChromatograms {
    private static final double HEADROOM = 1.1;

    private final RunResult run;

    RepresentativeChromatograms(RunResult run) {
        this.run = run;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (InjectionPeaks injection : chosen()) {
            for (Compound compound : run.method().compounds()) {
                trace(injection, compound.channels().quantifier())
                        .ifPresent(trace -> figures.add(figure(injection, compound, trace)));
            }
        }
        return figures;
    }

    private List<InjectionPeaks> chosen() {
        Optional<InjectionPeaks> blank = run.injections().stream()
                .filter(peaks -> peaks.injection().type() == SampleType.BLANK)
                .findFirst();
        List<InjectionPeaks> standards = run.injections().stream()
                .filter(peaks -> peaks.injection().type() == SampleType.STANDARD)
                .sorted(Comparator.comparingDouble(this::nominal))
                .toList();
        List<InjectionPeaks> chosen = new ArrayList<>();
        blank.ifPresent(chosen::add);
        if (!standards.isEmpty()) {
            chosen.add(standards.get(0));
            chosen.add(standards.get(standards.size() - 1));
        }
        return chosen;
    }

    private double nominal(InjectionPeaks peaks) {
        return run.method()
                .standardLevel(peaks.injection().sample().level().orElse(""))
                .flatMap(level -> run.method().judgedAnalytes().stream()
                        .flatMapToDouble(analyte -> level.nominalNgPerMl(analyte).stream())
                        .boxed()
                        .findFirst())
                .orElse(0.0);
    }

    private static Optional<Trace> trace(InjectionPeaks injection, Channel channel) {
        return injection.raw().signal(channel) instanceof Chromatogram signal
                ? Optional.of(signal.trace())
                : Optional.empty();
    }

    private Figure figure(InjectionPeaks injection, Compound compound, Trace trace) {
        String title = compound.name() + ", " + injection.injection().sample().id() + ", "
                + run.run().header().run() + " injection "
                + injection.injection().number();
        String anchor = "trace-" + injection.injection().number() + "-"
                + run.method().compounds().indexOf(compound);
        return new Figure(anchor, title, Tone.PLAIN, () -> picture(title, compound, trace));
    }

    private static Svg picture(String title, Compound compound, Trace trace) {
        Svg svg = new Svg(430, 240, title);
        Channel.PeakWindow window = compound.channels().quantifier().window();
        List<Double> times = window.retentionTimesMin();
        double from = Math.max(trace.timeMin(0), times.get(0) - window.halfWidthMin());
        double to = Math.min(trace.timeMin(trace.size() - 1), times.get(times.size() - 1) + window.halfWidthMin());
        List<Integer> inside = IntStream.range(0, trace.size())
                .filter(i -> trace.timeMin(i) >= from && trace.timeMin(i) <= to)
                .boxed()
                .toList();
        double top = inside.stream().mapToDouble(trace::intensityCounts).max().orElse(1);
        Plot plot = new Plot(
                svg,
                new Frame(new Point(75, 30), new Point(420, 190)),
                new Range(from, to),
                new Range(0, HEADROOM * Math.max(1, top)));
        plot.axes(new Names("retention time, min", "intensity, counts"));
        svg.series(
                compound.name(),
                inside.stream()
                        .map(i -> plot.at(trace.timeMin(i), trace.intensityCounts(i)))
                        .toList(),
                PlotStyle.TRACE);
        return svg;
    }
}
