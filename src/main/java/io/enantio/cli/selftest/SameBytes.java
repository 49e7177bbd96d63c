package io.enantio.cli.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same input gives the same bytes with one thread and with many. */
record SameBytes() implements Check {
    private static final String MANY = "4";

    @Override
    public String id() {
        return "BYTES-THREADS";
    }

    @Override
    public String claim() {
        return "files of a run processed with 1 and with " + MANY + " threads, byte for byte";
    }

    @Override
    public Measured measure(Bench bench) throws IOException {
        Path first = processed(bench, "1");
        Path second = processed(bench, MANY);
        List<String> names = SimulatedRun.timeless(first);
        List<String> differing = new ArrayList<>();
        for (String name : names) {
            if (Files.mismatch(first.resolve(name), second.resolve(name)) >= 0) {
                differing.add(name);
            }
        }
        return Measured.all(
                names.size() - differing.size(),
                names.size(),
                differing.isEmpty() ? "files" : "differing: " + String.join(", ", differing));
    }

    private static Path processed(Bench bench, String threads) {
        Path out = bench.folder().resolve("threads-" + threads);
        bench.run(
                "process", SimulatedRun.PLAIN.folder(bench).toString(), "--threads", threads, "--out", out.toString());
        return out;
    }
}
