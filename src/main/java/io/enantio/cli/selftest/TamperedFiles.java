package io.enantio.cli.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One byte of any input or result is changed: {@code verify} must say so, and be content again once it is changed back. */
record TamperedFiles() implements Check {
    private static final int CHANGES = 100;
    private static final long SEED = 20_260_302L;

    @Override
    public String id() {
        return "TAMPER-BYTES";
    }

    @Override
    public String claim() {
        return "changes of one random byte in random files of a run and its results, found by verify";
    }

    @Override
    public Measured measure(Bench bench) throws IOException {
        Path results = SimulatedRun.PLAIN.results(bench);
        if (status(bench, results) != 0) {
            return Measured.all(0, CHANGES, "verify is not content with untouched results");
        }
        List<Path> files = files(results);
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < CHANGES; i++) {
            found += isFound(bench, files.get(random.nextInt(files.size())), random) ? 1 : 0;
        }
        return status(bench, results) == 0
                ? Measured.all(found, CHANGES, "changes in " + files.size() + " files")
                : Measured.all(0, CHANGES, "verify is not content with restored files");
    }

    /** What verify vouches for: all but the truth, which process never reads. */
    private static List<Path> files(Path results) throws IOException {
        try (Stream<Path> all = Files.walk(results.getParent())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("truth.csv"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isFound(Bench bench, Path file, Random random) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] after = before.clone();
        after[random.nextInt(after.length)] ^= (byte) (1 + random.nextInt(255));
        Files.write(file, after);
        try {
            return status(bench, SimulatedRun.PLAIN.results(bench)) == 1;
        } finally {
            Files.write(file, before);
        }
    }

    private static int status(Bench bench, Path results) {
        return bench.program()
                .run("verify", results.toString(), "--hashes-only")
                .status();
    }
}
