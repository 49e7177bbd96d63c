package io.enantio.report.run.figure;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult.Calibration;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.run.figure.InjectionCharts.Overlay;
import io.enantio.report.run.figure.RunView.InjectedCompound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Traces of other injections on the channel that is shown, as they were measured, and the mean shape of the run's standards. */
final class Overlays {
    private final RunView view;

    Overlays(RunView view) {
        this.view = view;
    }

    /** In the order of {@link Overlay}; one that does not exist is left out. */
    List<Series> of(InjectedCompound shown, Channel channel, Range window, Set<Overlay> wanted) {
        List<InjectionPeaks> all = view.result().injections();
        int place = all.indexOf(shown.peaks());
        List<Series> series = new ArrayList<>();
        if (wanted.contains(Overlay.PREVIOUS) && place > 0) {
            measured("previous", all.get(place - 1), channel, window, Overlay.PREVIOUS)
                    .ifPresent(series::add);
        }
        if (wanted.contains(Overlay.NEXT) && place >= 0 && place + 1 < all.size()) {
            measured("next", all.get(place + 1), channel, window, Overlay.NEXT).ifPresent(series::add);
        }
        if (wanted.contains(Overlay.STANDARD)) {
            nearestStandard(shown)
                    .flatMap(one -> measured("standard", one, channel, window, Overlay.STANDARD))
                    .ifPresent(series::add);
        }
        if (wanted.contains(Overlay.MEAN)) {
            mean(shown, channel, window).ifPresent(series::add);
        }
        return series;
    }

    private static Optional<Series> measured(
            String what, InjectionPeaks other, Channel channel, Range window, Overlay overlay) {
        return ShownTrace.of(other, channel, window)
                .map(trace -> new Series(
                        what + ": injection " + other.injection().number() + ", "
                                + other.injection().sample().id(),
                        Kind.LINE,
                        PlotStyle.overlay(overlay.ordinal()),
                        TracePanel.values(trace.trace())));
    }

    /** Standards that an analyte's curve was fitted to, except the injection that is shown. */
    private List<ResultRow> standards(Analyte analyte, int except) {
        Set<Integer> used = view.result().calibrations().stream()
                .map(Calibration::fit)
                .filter(fit -> fit.analyte().equals(analyte))
                .flatMap(fit -> fit.standards().stream())
                .filter(point -> point.use() == StandardPoint.Use.USED)
                .map(StandardPoint::injection)
                .collect(Collectors.toSet());
        return view.result().rowsOf(analyte).stream()
                .filter(row -> used.contains(row.injection().number()))
                .filter(row -> row.injection().number() != except)
                .toList();
    }

    /** By the ratio of areas of the first analyte that has one; a tie: the earlier. */
    private Optional<InjectionPeaks> nearestStandard(InjectedCompound shown) {
        int number = shown.injection().number();
        for (ResultRow row : shown.rows()) {
            OptionalDouble ratio = ratio(row);
            if (ratio.isPresent()) {
                return standards(row.analyte(), number).stream()
                        .filter(standard -> ratio(standard).isPresent())
                        .min(Comparator.comparingDouble(standard ->
                                Math.abs(StrictMath.log(ratio(standard).getAsDouble() / ratio.getAsDouble()))))
                        .flatMap(standard -> peaks(standard.injection().number()));
            }
        }
        return shown.rows().stream()
                .flatMap(row -> standards(row.analyte(), number).stream())
                .min(Comparator.comparingDouble(
                        standard -> standard.judgement().nominalNgPerMl().orElse(Double.MAX_VALUE)))
                .flatMap(standard -> peaks(standard.injection().number()));
    }

    private Optional<InjectionPeaks> peaks(int injection) {
        return view.result().injections().stream()
                .filter(one -> one.injection().number() == injection)
                .findFirst();
    }

    private static OptionalDouble ratio(ResultRow row) {
        OptionalDouble above = area(Optional.of(row.peak()));
        OptionalDouble below = area(row.internalStandard());
        return above.isPresent() && below.isPresent()
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble area(Optional<Integration> found) {
        return found.filter(Peak.class::isInstance)
                .map(peak -> ((Peak) peak).area().countsMin())
                .filter(area -> area > 0)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /**
     * Each standard without its baseline, divided by the height of its highest peak and moved so that this peak lies where it lies in the
     * shown injection; then their mean at the times of the shown trace, times the height there, upon the baseline there.
     */
    private Optional<Series> mean(InjectedCompound shown, Channel channel, Range window) {
        Optional<ShownTrace> own = ShownTrace.of(shown.peaks(), channel, window);
        Optional<Integer> place = highest(shown.peaks(), channel);
        if (own.isEmpty() || place.isEmpty() || shown.rows().isEmpty()) {
            return Optional.empty();
        }
        int which = place.get();
        Peak target = (Peak) shown.peaks().in(channel).peaks().get(which);
        List<InjectionPeaks> standards = standards(
                        shown.rows().get(0).analyte(), shown.injection().number())
                .stream()
                .flatMap(row -> peaks(row.injection().number()).stream())
                .filter(one -> one.raw().signal(channel) instanceof Chromatogram)
                .filter(one -> one.in(channel).peaks().get(which) instanceof Peak peak && peak.isDetected())
                .toList();
        if (standards.isEmpty()) {
            return Optional.empty();
        }
        Trace times = own.get().trace();
        double[] sum = new double[times.size()];
        int[] count = new int[times.size()];
        for (InjectionPeaks standard : standards) {
            Peak peak = (Peak) standard.in(channel).peaks().get(which);
            Trace trace = ((Chromatogram) standard.raw().signal(channel)).trace();
            for (int i = 0; i < sum.length; i++) {
                double time = times.timeMin(i) - target.retentionTimeMin() + peak.retentionTimeMin();
                OptionalDouble counts = at(trace, time);
                if (counts.isPresent()) {
                    sum[i] += (counts.getAsDouble() - baseline(standard, channel, peak, time)) / peak.heightCounts();
                    count[i]++;
                }
            }
        }
        List<Value> values = IntStream.range(0, sum.length)
                .filter(i -> count[i] == standards.size())
                .mapToObj(i -> new Value(
                        times.timeMin(i),
                        sum[i] / count[i] * target.heightCounts()
                                + baseline(shown.peaks(), channel, target, times.timeMin(i))))
                .toList();
        return values.size() < 2
                ? Optional.empty()
                : Optional.of(new Series(
                        "mean shape of " + standards.size() + " standards",
                        Kind.LINE,
                        PlotStyle.overlay(Overlay.MEAN.ordinal()),
                        values));
    }

    private static Optional<Integer> highest(InjectionPeaks injection, Channel channel) {
        List<Integration> peaks = injection.in(channel).peaks();
        return IntStream.range(0, peaks.size())
                .filter(i -> peaks.get(i) instanceof Peak peak && peak.isDetected() && peak.heightCounts() > 0)
                .boxed()
                .max(Comparator.comparingDouble(i -> ((Peak) peaks.get(i)).heightCounts()));
    }

    private static double baseline(InjectionPeaks injection, Channel channel, Peak peak, double timeMin) {
        Peak.Bounds bounds = peak.bounds();
        double share = (timeMin - bounds.startMin()) / (bounds.endMin() - bounds.startMin());
        double inside = Math.max(0, Math.min(1, share));
        return injection
                .in(channel)
                .curve()
                .filter(any -> ShownTrace.isFitted(peak.how()))
                .map(curve -> curve.baselineAt(Math.max(curve.fromMin(), Math.min(curve.toMin(), timeMin))))
                .orElse(bounds.baselineStartCounts()
                        + inside * (bounds.baselineEndCounts() - bounds.baselineStartCounts()));
    }

    /** Between two points of a trace by a straight line; absent beyond its ends. */
    private static OptionalDouble at(Trace trace, double timeMin) {
        int after = trace.firstAtOrAfter(timeMin);
        if (after == trace.size() || after == 0 && trace.timeMin(0) > timeMin) {
            return OptionalDouble.empty();
        }
        if (trace.timeMin(after) == timeMin) {
            return OptionalDouble.of(trace.intensityCounts(after));
        }
        double from = trace.timeMin(after - 1);
        double share = (timeMin - from) / (trace.timeMin(after) - from);
        return OptionalDouble.of((1 - share) * trace.intensityCounts(after - 1) + share * trace.intensityCounts(after));
    }
}
