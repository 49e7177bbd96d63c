package io.enantio.peak.bench;

import io.enantio.chromatogram.Trace;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

/** Processor time per injection and channel after warm-up: one batch again and again. */
final class SpeedBench {
    private SpeedBench() {}

    public static void main(String[] arguments) {
        for (String name : List.of("01a", "04b", "30a")) {
            double[] ms = sortedMs(name);
            System.out.printf(
                    Locale.ROOT, "%s median %.2f ms, least %.2f ms per injection%n", name, ms[ms.length / 2], ms[0]);
        }
    }

    /** Times of a batch's repeats in increasing order, ms of one core per injection. */
    static double[] sortedMs(String batch) {
        Map<String, Trace> traces = BenchData.traces("stress.mzML");
        List<BenchRow> rows = BenchData.table("stress.csv").stream()
                .filter(row -> row.get("batch").equals(batch))
                .toList();
        BenchRow plan = BenchData.table("batches.csv").stream()
                .filter(row -> row.get("batch").equals(batch))
                .findFirst()
                .orElseThrow();
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            return one.submit(() -> measure(plan, rows, traces)).join();
        } finally {
            one.shutdown();
        }
    }

    /** On the one thread of a pool, which parallel streams then do not leave. */
    private static double[] measure(BenchRow plan, List<BenchRow> rows, Map<String, Trace> traces) {
        double[] ms = new double[7];
        for (int k = 0; k < ms.length; k++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            StressBench.run(plan, rows, traces);
            ms[k] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / rows.size();
        }
        Arrays.sort(ms);
        return ms;
    }
}
