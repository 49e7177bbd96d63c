package io.enantio.cli.selftest;

import io.enantio.cli.selftest.CheckContext.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** {@code verify} must detect a change of one byte in any input or result, and accept the results again once it is undone. */
record TamperedFiles() implements Check {
    private static final int CHANGES = 100;
    private static final long SEED = 20_260_302L;

    @Override
    public String id() {
        return "TAMPER-BYTES";
    }

    @Override
    public String claim() {
        return "changes of one random byte in random files of a run and its results, detected by verify";
    }

    @Override
    public Measured measure(CheckContext context) throws IOException {
        Path results = SimulatedRun.PLAIN.results(context);
        if (!context.isVerified(results)) {
            return Measured.all(0, CHANGES, "verify rejects unchanged results");
        }
        List<Path> files = files(results);
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < CHANGES; i++) {
            found += isFound(context, files.get(random.nextInt(files.size())), random) ? 1 : 0;
        }
        return context.isVerified(results)
                ? Measured.all(found, CHANGES, "changes in " + files.size() + " files")
                : Measured.all(0, CHANGES, "verify rejects restored files");
    }

    /** The files that verify checks: all but truth.csv, which process never reads. */
    private static List<Path> files(Path results) throws IOException {
        try (Stream<Path> all = Files.walk(results.getParent())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("truth.csv"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isFound(CheckContext context, Path file, Random random) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] after = before.clone();
        after[random.nextInt(after.length)] ^= (byte) (1 + random.nextInt(255));
        Files.write(file, after);
        try {
            return !context.isVerified(SimulatedRun.PLAIN.results(context));
        } finally {
            Files.write(file, before);
        }
    }
}
