package io.enantio.peak;

import io.enantio.chromatogram.Trace;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

/** Processor time per injection and channel after warm-up: one batch again and again. */
final class SpeedBench {
    private SpeedBench() {}

    public static void main(String[] arguments) {
        new ForkJoinPool(1).submit(SpeedBench::measure).join();
    }

    /** On the one thread of a pool, which parallel streams then do not leave. */
    private static void measure() {
        Map<String, Trace> traces = BenchData.traces("stress.mzML");
        List<BenchRow> rows = BenchData.table("stress.csv");
        for (String name : List.of("01a", "04b", "30a")) {
            BenchRow plan = BenchData.table("batches.csv").stream()
                    .filter(row -> row.get("batch").equals(name))
                    .findFirst()
                    .orElseThrow();
            List<BenchRow> mine =
                    rows.stream().filter(row -> row.get("batch").equals(name)).toList();
            double[] ms = new double[7];
            for (int k = 0; k < ms.length; k++) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                StressBench.run(plan, mine, traces);
                ms[k] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / mine.size();
            }
            java.util.Arrays.sort(ms);
            System.out.printf("%s median %.2f ms, least %.2f ms per injection%n", name, ms[ms.length / 2], ms[0]);
        }
    }
}
