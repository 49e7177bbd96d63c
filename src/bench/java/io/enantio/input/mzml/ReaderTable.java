package io.enantio.input.mzml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link ReaderBench} and prints what a person compares: MB/s, the share of the floor, allocation. */
final class ReaderTable {
    private static final List<String> ROWS = List.of("floor", "floorWithHashes", "everyArray", "sixChannels");
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private ReaderTable() {}

    public static void main(String[] args) throws RunnerException {
        String[] files = Arrays.stream(BenchFiles.values())
                .filter(ReaderTable::isThere)
                .map(Enum::name)
                .toArray(String[]::new);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ReaderBench.class.getName() + "\\.")
                        .param("files", files)
                        .addProfiler(GCProfiler.class)
                        .jvmArgsPrepend("-D" + BenchFiles.FOLDER + "=" + BenchFiles.folder())
                        .build())
                .run();
        System.out.printf(
                Locale.ROOT,
                "%n%-14s%-14s%12s%10s%10s%10s%24s%n",
                "files",
                "row",
                "ms/pass",
                "+/-",
                "MB/s",
                "x floor",
                "kB/chromatogram");
        for (String name : files) {
            print(BenchFiles.valueOf(name), results);
        }
    }

    private static boolean isThere(BenchFiles files) {
        if (!files.isThere()) {
            System.out.println(
                    "Left out: there is no folder " + BenchFiles.folder() + " (-D" + BenchFiles.FOLDER + ")");
        }
        return files.isThere();
    }

    private static void print(BenchFiles files, Collection<RunResult> results) {
        Size size = Size.of(files);
        double floor = milliseconds(find(files, "floorWithHashes", results));
        for (String row : ROWS) {
            RunResult result = find(files, row, results);
            System.out.printf(
                    Locale.ROOT,
                    "%-14s%-14s%12.2f%10.2f%10.0f%10.2f%24.2f%n",
                    files,
                    row,
                    milliseconds(result),
                    result.getPrimaryResult().getScoreError(),
                    size.bytes / 1e3 / milliseconds(result),
                    floor / milliseconds(result),
                    allocated(result) / 1e3 / size.chromatograms);
        }
    }

    private static double milliseconds(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    /** Bytes in one pass. */
    private static double allocated(RunResult result) {
        return Optional.ofNullable(result.getSecondaryResults().get(ALLOCATED))
                .orElseThrow()
                .getScore();
    }

    private static RunResult find(BenchFiles files, String row, Collection<RunResult> results) {
        return results.stream()
                .filter(result -> result.getParams().getParam("files").equals(files.name()))
                .filter(result -> result.getParams().getBenchmark().endsWith("." + row))
                .findFirst()
                .orElseThrow();
    }

    /** How much a set holds. */
    private record Size(long bytes, int chromatograms) {
        static Size of(BenchFiles files) {
            try (Scratch scratch = new Scratch()) {
                long bytes = 0;
                EveryArray visitor = new EveryArray();
                for (Path path : files.in(scratch.folder())) {
                    bytes += Files.size(path);
                    ChromatogramPass.read(path, visitor);
                }
                return new Size(bytes, visitor.chromatograms());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
