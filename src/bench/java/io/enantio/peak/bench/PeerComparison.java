package io.enantio.peak.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Our errors against every peer's, cell by cell, where the peer finds the peak. */
final class PeerComparison {
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final List<String> higher = new ArrayList<>();

    private final List<PeerCell> least;

    private PeerComparison(List<PeerCell> least) {
        this.least = least;
    }

    /** What is compared: a data set's stored figures. */
    record Stored(List<PeerCell> peers, List<PeerCell> least) {
        static Stored of(String dataset, PeerCell.Figure figure) {
            return new Stored(PeerCell.peers(dataset, figure), PeerCell.least(dataset, figure));
        }
    }

    /**
     * Compares and prints.
     *
     * @param ours our figure in a peer's cell; empty where we ran nothing there
     * @param group what the counts are given by
     */
    static void print(
            String title, Stored stored, Function<PeerCell, OptionalDouble> ours, Function<PeerCell, String> group) {
        PeerComparison comparison = new PeerComparison(stored.least());
        for (PeerCell peer : stored.peers()) {
            ours.apply(peer).ifPresent(figure -> comparison.compare(peer, figure, group.apply(peer)));
        }
        System.out.println();
        System.out.println(title);
        comparison.counts.forEach((name, count) -> System.out.printf(
                Locale.ROOT, "  %-28s lower in %4d, higher in %3d of our cells%n", name, count[0], count[1]));
        System.out.println("  higher: " + (comparison.higher.isEmpty() ? "none" : ""));
        comparison.higher.forEach(line -> System.out.println("    " + line));
    }

    private void compare(PeerCell peer, double figure, String group) {
        boolean lower = figure < peer.rmsePercent();
        counts.computeIfAbsent(group, name -> new int[2])[lower ? 0 : 1]++;
        if (!lower) {
            higher.add(String.format(
                    Locale.ROOT,
                    "%-24s %-44s peak %-8s ours %6.3f theirs %6.3f (%.0f %% lost), bound or floor %6.3f",
                    peer.method(),
                    peer.cell(),
                    peer.peak(),
                    figure,
                    peer.rmsePercent(),
                    peer.lostPercent(),
                    least(peer)));
        }
    }

    private double least(PeerCell peer) {
        return least.stream()
                .filter(peer::isBeside)
                .mapToDouble(PeerCell::rmsePercent)
                .findFirst()
                .orElse(Double.NaN);
    }
}
