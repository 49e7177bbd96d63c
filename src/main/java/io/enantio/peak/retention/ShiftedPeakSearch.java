package io.enantio.peak.retention;

import io.enantio.method.value.Range;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Searches for peaks farther from the time that their internal standard predicts. A peak without an apex gets the highest one
 * on its own side of its neighbours: it is then a shifted peak, and flagged as one, instead of a peak that is
 * not there.
 */
final class ShiftedPeakSearch {
    /** As far as an offset is looked for at first. */
    private static final double REACH_WIDTHS = 1.5;
    /** What relative retention calls too far must be within reach, so twice that. */
    private static final double BEYOND_ALLOWED = 2;

    private static final double OWN_SIDE = 0.45;
    private static final double STEP_WIDTHS = 0.3;
    private static final double SEEN = 6;

    private final LocatedChannel located;
    private final Range allowedRetention;

    /** @param allowedRetention found / expected retention that still is the peak's own */
    ShiftedPeakSearch(LocatedChannel located, Range allowedRetention) {
        this.located = located;
        this.allowedRetention = allowedRetention;
    }

    /** The same channel with the tops of moved peaks. */
    LocatedChannel seen() {
        List<Optional<PeakTimes>> all = IntStream.range(0, located.places().size())
                .parallel()
                .mapToObj(i -> located.places()
                        .get(i)
                        .map(places ->
                                seen(places, located.run().signals().get(i).orElseThrow())))
                .toList();
        return new LocatedChannel(located.run(), all, located.shape());
    }

    private PeakTimes seen(PeakTimes places, Signal signal) {
        List<PeakTime> peaks = new ArrayList<>();
        for (int place = 0; place < places.peaks().size(); place++) {
            PeakTime found = places.peaks().get(place);
            double reach = reach(found.expectedMin(), place);
            peaks.add(new PeakTime(
                    found.expectedMin(), found.sdMin(), found.top().or(() -> highest(signal, found, reach))));
        }
        return new PeakTimes(places.shift(), peaks);
    }

    private double reach(double expected, int place) {
        double fwhm = located.shape().fwhmMin();
        double allowed = expected * Math.max(1 - allowedRetention.low(), allowedRetention.high() - 1);
        double reach = Math.max(REACH_WIDTHS * fwhm, BEYOND_ALLOWED * allowed);
        reach = Math.min(reach, located.run().channel().window().halfWidthMin());
        List<Double> times = located.run().expectedMin();
        if (place > 0) {
            reach = Math.min(reach, OWN_SIDE * (times.get(place) - times.get(place - 1)));
        }
        if (place + 1 < times.size()) {
            reach = Math.min(reach, OWN_SIDE * (times.get(place + 1) - times.get(place)));
        }
        return reach;
    }

    private Optional<Apex> highest(Signal signal, PeakTime place, double reach) {
        double fwhm = located.shape().fwhmMin();
        double noise = signal.noise().sdAt(signal.lowCounts());
        double step = STEP_WIDTHS * fwhm;
        List<Apex> tops = DoubleStream.iterate(-reach, away -> away <= reach, away -> away + step)
                .mapToObj(away -> Apex.near(signal, place.expectedMin() + away, new Apex.Search(fwhm, step)))
                .flatMap(Optional::stream)
                .filter(top -> Math.abs(top.timeMin() - place.expectedMin()) <= reach && top.bend() >= SEEN)
                .toList();
        if (tops.isEmpty()) {
            return Optional.empty();
        }
        MatchedFilter filter = new MatchedFilter(signal, fwhm);
        return tops.stream()
                .filter(top -> {
                    MatchedFilter.Response response = filter.at(top.timeMin());
                    return response.counts() >= SEEN * noise * response.noise();
                })
                .max(Comparator.comparingDouble(Apex::counts));
    }
}
