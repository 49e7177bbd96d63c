package io.enantio.peak.retention;

import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.RetentionShift;
import io.enantio.peak.retention.ShapeLearner.Sample;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The largest peak of a monitored channel whose peaks the method does not state. Nowhere else is the
 * largest peak taken.
 */
final class LargestPeak {
    private LargestPeak() {}

    static LocatedChannel locate(ChannelRun run, double fwhmMin) {
        List<Optional<PeakTimes>> places = run.signals().parallelStream()
                .map(signal -> signal.map(found -> place(found, fwhmMin)))
                .toList();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).isPresent()) {
                samples.add(new Sample(
                        run.signals().get(i).orElseThrow(),
                        List.of(places.get(i).get().peaks().get(0).top())));
            }
        }
        ChannelShape shape =
                samples.isEmpty() ? ShapeLearner.assumed(fwhmMin, 1) : new ShapeLearner(fwhmMin).learn(samples);
        return new LocatedChannel(run, places, shape);
    }

    private static PeakTimes place(Signal signal, double fwhmMin) {
        double middle = (signal.start() + signal.end()) / 2;
        double reach = Math.max((signal.end() - signal.start()) / 2, fwhmMin);
        double largest = new TemplateSearch(List.of(middle), fwhmMin)
                .search(signal, 0, reach).stream()
                        .findFirst()
                        .map(found -> middle + found.shiftMin())
                        .orElse(middle);
        Optional<Apex> top = Apex.near(signal, largest, new Apex.Search(fwhmMin, fwhmMin));
        RetentionShift shift = new RetentionShift(0, fwhmMin, RetentionShift.Source.METHOD, Set.of());
        return new PeakTimes(shift, List.of(new PeakTimes.PeakTime(largest, fwhmMin, top)));
    }
}
