package io.enantio.cli.selftest;

import io.enantio.cli.selftest.CheckContext.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same input gives the same bytes with one thread and with several. */
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
    public Measured measure(CheckContext context) throws IOException {
        Path first = processed(context, "1");
        Path second = processed(context, MANY);
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

    private static Path processed(CheckContext context, String threads) {
        Path out = context.folder().resolve("threads-" + threads);
        context.run(
                "process",
                SimulatedRun.PLAIN.folder(context).toString(),
                "--threads",
                threads,
                "--out",
                out.toString());
        return out;
    }
}
