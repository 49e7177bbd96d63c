package io.enantio.report.validation;

import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Size;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chromatograms of a blank, a zero sample, the lowest and the highest standard, each QC level and an incurred sample, by channel. */
final class RepresentativeChromatograms {
    private static final double HEADROOM = 1.1;

    private final List<RunResult> runs;

    RepresentativeChromatograms(List<RunResult> runs) {
        this.runs = List.copyOf(runs);
    }

    /** An injection with its run. */
    private record Chosen(RunResult run, InjectionPeaks injection) {}

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Chosen chosen : chosen()) {
            for (Compound compound : chosen.run().method().compounds()) {
                trace(chosen.injection(), compound.channels().quantifier())
                        .ifPresent(trace -> figures.add(figure(chosen, compound, trace)));
            }
        }
        return figures;
    }

    private List<Chosen> chosen() {
        List<Chosen> chosen = new ArrayList<>();
        first(SampleType.BLANK, "").ifPresent(chosen::add);
        first(SampleType.ZERO, "").ifPresent(chosen::add);
        Method method = runs.get(0).method();
        List<Level> standards = method.calibration().levels().stream()
                .filter(level -> first(SampleType.STANDARD, level.name()).isPresent())
                .sorted(Comparator.comparingDouble(RepresentativeChromatograms::nominal))
                .toList();
        if (!standards.isEmpty()) {
            first(SampleType.STANDARD, standards.get(0).name()).ifPresent(chosen::add);
            first(SampleType.STANDARD, standards.get(standards.size() - 1).name())
                    .ifPresent(chosen::add);
        }
        method.qcLevels().stream()
                .sorted(Comparator.comparingDouble(RepresentativeChromatograms::nominal))
                .forEach(level -> first(SampleType.QC, level.name()).ifPresent(chosen::add));
        first(SampleType.STUDY, "").ifPresent(chosen::add);
        return chosen;
    }

    /** The first injection of a kind that has a trace, of a level unless that is empty. */
    private Optional<Chosen> first(SampleType type, String level) {
        return runs.stream()
                .flatMap(run -> run.injections().stream().map(injection -> new Chosen(run, injection)))
                .filter(chosen -> chosen.injection().injection().type() == type)
                .filter(chosen -> level.isEmpty()
                        || chosen.injection().injection().sample().level().equals(Optional.of(level)))
                .filter(chosen -> chosen.run().method().compounds().stream()
                        .anyMatch(compound -> trace(
                                        chosen.injection(), compound.channels().quantifier())
                                .isPresent()))
                .findFirst();
    }

    private static double nominal(Level level) {
        return level.nominalNgPerMlByAnalyte().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static Optional<Trace> trace(InjectionPeaks injection, Channel channel) {
        return injection.raw().signal(channel) instanceof Chromatogram signal
                ? Optional.of(signal.trace())
                : Optional.empty();
    }

    private Figure figure(Chosen chosen, Compound compound, Trace trace) {
        RunResult run = chosen.run();
        InjectionPeaks injection = chosen.injection();
        String title = compound.name() + ", " + injection.injection().sample().id() + ", "
                + run.run().header().run() + " injection "
                + injection.injection().number();
        String anchor =
                "trace-" + runs.indexOf(run) + "-" + injection.injection().number() + "-"
                        + run.method().compounds().indexOf(compound);
        return new Figure(anchor, title, Tone.PLAIN, () -> picture(title, compound, trace));
    }

    private static Svg picture(String title, Compound compound, Trace trace) {
        Channel.PeakWindow window = compound.channels().quantifier().window();
        List<Double> times = window.retentionTimesMin();
        double from = Math.max(trace.timeMin(0), times.get(0) - window.halfWidthMin());
        double to = Math.min(trace.timeMin(trace.size() - 1), times.get(times.size() - 1) + window.halfWidthMin());
        List<Integer> inside = IntStream.range(0, trace.size())
                .filter(i -> trace.timeMin(i) >= from && trace.timeMin(i) <= to)
                .boxed()
                .toList();
        double top = inside.stream().mapToDouble(trace::intensityCounts).max().orElse(1);
        Panel panel = new Panel(
                new Frame(new Point(75, 30), new Point(420, 190)),
                new Axis("retention time, min", from, to),
                new Axis("intensity, counts", 0, HEADROOM * Math.max(1, top)),
                List.of(new Series(
                        compound.name(),
                        Kind.TRACE,
                        Style.line(PlotStyle.BLUE, 1.2),
                        inside.stream()
                                .map(i -> new Value(trace.timeMin(i), trace.intensityCounts(i)))
                                .toList())),
                List.of(),
                List.of());
        return new Chart(title, new Size(430, 240), List.of(), List.of(panel), List.of()).svg();
    }
}
