package io.enantio.peak.retention;

import io.enantio.method.Channel.PeakWindow;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * First width of a channel's peaks, from its traces alone: the width whose matched filter responds most significantly,
 * among widths that grow by a quarter from four points up to the spacing of the peaks.
 */
final class WidthScan {
    private static final double GROWTH = 1.25;
    private static final int FEWEST_POINTS = 4;
    private static final int TRACES = 15;
    private static final double SIGNIFICANT = 10;

    private WidthScan() {}

    /**
     * Median of the best widths of the traces that show all peaks; empty if none does.
     *
     * @param aroundMin shift about which to search
     */
    static OptionalDouble of(ChannelRun run, List<Integer> teachers, double aroundMin) {
        int step = Math.max(1, teachers.size() / TRACES);
        double[] widths = IntStream.range(0, teachers.size())
                .filter(i -> i % step == 0)
                .parallel()
                .mapToObj(i -> run.signals().get(teachers.get(i)))
                .flatMap(signal ->
                        signal.flatMap(found -> best(found, run.channel().window(), aroundMin)).stream())
                .mapToDouble(Best::fwhmMin)
                .toArray();
        return widths.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(widths));
    }

    private record Best(double fwhmMin, double significance) {}

    private static Optional<Best> best(Signal signal, PeakWindow window, double around) {
        List<Best> tried = new ArrayList<>();
        for (double width = FEWEST_POINTS * signal.intervalMin(); width <= widest(window); width *= GROWTH) {
            double fwhm = width;
            new TemplateSearch(window.retentionTimesMin(), fwhm)
                    .search(signal, around, window.halfWidthMin()).stream()
                            .findFirst()
                            .ifPresent(found -> tried.add(new Best(fwhm, found.significance())));
        }
        return tried.stream()
                .max(Comparator.comparingDouble(Best::significance))
                .filter(found -> found.significance() >= SIGNIFICANT);
    }

    private static double widest(PeakWindow window) {
        double widest = window.halfWidthMin();
        List<Double> times = window.retentionTimesMin();
        for (int i = 1; i < times.size(); i++) {
            widest = Math.min(widest, times.get(i) - times.get(i - 1));
        }
        return widest;
    }
}
