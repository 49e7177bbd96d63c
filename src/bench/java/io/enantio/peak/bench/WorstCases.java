package io.enantio.peak.bench;

import io.enantio.peak.bench.StressBench.Batch;
import io.enantio.peak.bench.StressBench.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The batches farthest above their floor, and in each the errors that its intervals understate most. */
final class WorstCases {
    private static final int BATCHES = 5;
    private static final int PEAKS = 5;

    private WorstCases() {}

    static void print(List<Batch> batches) {
        List<BenchRow> peers = BenchData.table("peers.csv");
        System.out.println();
        System.out.println("WORST, by RMSE / floor");
        batches.stream()
                .filter(batch -> !StressFigures.counted(batch).isEmpty())
                .sorted(Comparator.comparingDouble((Batch batch) -> share(batch, peers))
                        .reversed())
                .limit(BATCHES)
                .forEach(batch -> print(batch, share(batch, peers)));
    }

    private static double share(Batch batch, List<BenchRow> peers) {
        double rmse = Figures.rms(StressFigures.errors(StressFigures.counted(batch)));
        return rmse / StressBench.floor(peers, batch, StressFigures.subset(batch));
    }

    private static void print(Batch batch, double share) {
        System.out.printf(Locale.ROOT, "  %s %s: RMSE %.2f floors%n", batch.name(), batch.scenario(), share);
        StressFigures.counted(batch).stream()
                .sorted(Comparator.comparingDouble((Outcome one) -> Math.abs(one.errorPercent()))
                        .reversed())
                .limit(PEAKS)
                .forEach(one -> System.out.printf(
                        Locale.ROOT,
                        "    injection %2d peak %d, S/N %5.0f, %5.1f x the smallest: error %7.2f %%, %5.1f SE %s%n",
                        one.injection(),
                        one.peak(),
                        one.truth() / one.unit(),
                        one.truth() / one.smallestTruth(),
                        one.errorPercent(),
                        one.z(),
                        one.flags()));
    }
}
