package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.method.MzTolerance;
import io.enantio.method.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The chromatograms that fit a transition best, so far. */
final class ChannelCandidates {
    private final Transition transition;
    private final MzTolerance tolerance;
    private final List<StoredChromatogram> best = new ArrayList<>();
    private Optional<ChannelFit> bestFit = Optional.empty();

    ChannelCandidates(Transition transition, MzTolerance tolerance) {
        this.transition = transition;
        this.tolerance = tolerance;
    }

    /** Whether a chromatogram fits no worse than those before it. */
    boolean wants(ChromatogramHeader header) {
        Optional<ChannelFit> fit = ChannelFit.of(transition, header, tolerance);
        return fit.isPresent() && (bestFit.isEmpty() || fit.get().compareTo(bestFit.get()) <= 0);
    }

    /** Keeps a chromatogram if it is wanted, and drops those that fit worse. */
    void offer(StoredChromatogram chromatogram) {
        if (!wants(chromatogram.header())) {
            return;
        }
        ChannelFit fit =
                ChannelFit.of(transition, chromatogram.header(), tolerance).orElseThrow();
        if (bestFit.isPresent() && fit.compareTo(bestFit.get()) < 0) {
            best.clear();
        }
        bestFit = Optional.of(fit);
        best.add(chromatogram);
    }

    /** Equally good, in the order of their times; those without points last. */
    List<StoredChromatogram> best() {
        Comparator<StoredChromatogram> byStart =
                Comparator.comparingDouble(chromatogram -> chromatogram.size() == 0 ? 0 : chromatogram.startMin());
        return best.stream()
                .sorted(Comparator.<StoredChromatogram>comparingInt(chromatogram -> chromatogram.size() == 0 ? 1 : 0)
                        .thenComparing(byStart))
                .toList();
    }
}
