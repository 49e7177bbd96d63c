package io.enantio.peak.bench;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.bench.StressBench.Batch;
import io.enantio.peak.bench.TableRow.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The integration benchmark: what is wanted beside what is measured, and every stored peer. Prints the grid and the seen stress
 * batches; {@code -Dbench.batches=held_out} prints the held-out ones instead, which nobody tunes to.
 */
final class IntegrationTable {
    private static final String BATCHES = "bench.batches";
    private static final String HELD_OUT = "held_out";

    private IntegrationTable() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        if (!BenchData.isPresent()) {
            System.out.println("Left out: there is no folder " + BenchData.FOLDER + " with the integration benchmark");
            return;
        }
        boolean isHeldOut = System.getProperty(BATCHES, "").equals(HELD_OUT);
        if (!isHeldOut) {
            GridTable.print();
        }
        String name = isHeldOut
                ? "STRESS, held-out b batches"
                : "STRESS, seen batches (-D" + BATCHES + "=" + HELD_OUT + " for the others)";
        printStress(name, batches(isHeldOut));
        TableRow.print("SPEED AND WHAT OTHERS SHOW", others());
    }

    private static List<Batch> batches(boolean isHeldOut) {
        Map<String, Trace> traces = BenchData.traces("stress.mzML");
        List<BenchRow> injections = BenchData.table("stress.csv");
        List<Batch> batches = new ArrayList<>();
        for (BenchRow plan : BenchData.table("batches.csv")) {
            String name = plan.get("batch");
            if (StressBench.isUnseen(name) == isHeldOut) {
                batches.add(StressBench.run(
                        plan,
                        injections.stream()
                                .filter(row -> row.get("batch").equals(name))
                                .toList(),
                        traces));
            }
        }
        return batches;
    }

    private static void printStress(String name, List<Batch> batches) {
        TableRow.print(name + ": section 8", StressTable.rows(batches));
        TableRow.print(name + ": everything", IssueTable.rows(batches));
        TableRow.print(
                name + ": smaller peak, median / 95th percentile of |error|, %", IssueTable.smallerPeaks(batches));
        for (PeerCell.Figure figure : PeerCell.Figure.values()) {
            PeerComparison.print(
                    name + ": RMSE " + figure + " against every peer where it finds the peak",
                    PeerComparison.Stored.of("stress", figure),
                    peer -> StressFigures.rmse(batches, peer, figure),
                    peer -> peer.cell().substring(0, peer.cell().indexOf(' ')));
        }
        WorstCases.print(batches);
        System.out.println();
        System.out.println("WARNINGS of clean samples, peaks: " + IssueTable.warnings(batches));
    }

    private static List<TableRow> others() {
        double[] ms = SpeedBench.sortedMs("01a");
        return List.of(
                TableRow.atMost("ms per injection and channel, one core, median of 7 repeats", 10, ms[ms.length / 2]),
                new TableRow(
                        "EMG and derivatives",
                        "< 1e-11, < 1e-8",
                        "ExponentiallyModifiedGaussianTest",
                        Verdict.ELSEWHERE),
                new TableRow(
                        "the same bits for any number of threads",
                        "",
                        "JointFitTest, IntegrationPropertiesTest",
                        Verdict.ELSEWHERE),
                new TableRow(
                        "whole process, 100 injections x 7 channels x 720 points",
                        "< 5 s",
                        "enantio process, timed by hand",
                        Verdict.ELSEWHERE));
    }
}
