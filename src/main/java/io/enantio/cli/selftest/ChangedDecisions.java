package io.enantio.cli.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Decisions on record are chained: a line that is edited, left out or moved is found by {@code verify}. */
record ChangedDecisions() implements Check {
    private static final SimulatedRun RUN = new SimulatedRun("decided", SimulatedRun.PLAIN.options());

    /** What is done to the lines of decisions.csv. */
    private enum Change {
        EDITED {
            @Override
            void make(List<String> lines) {
                lines.set(2, lines.get(2).replace("second look", "second Look"));
            }
        },
        LEFT_OUT {
            @Override
            void make(List<String> lines) {
                lines.remove(lines.size() - 1);
            }
        },
        MOVED {
            @Override
            void make(List<String> lines) {
                Collections.swap(lines, 1, 2);
            }
        };

        abstract void make(List<String> lines);
    }

    @Override
    public String id() {
        return "TAMPER-DECISIONS";
    }

    @Override
    public String claim() {
        return "lines of decisions.csv edited, left out and moved, found by verify";
    }

    @Override
    public Measured measure(Bench bench) throws IOException {
        Path folder = RUN.folder(bench);
        for (String reason : List.of("first look", "second look", "third look")) {
            bench.run(comment(folder, reason));
        }
        Path results = RUN.results(bench);
        Path decisions = folder.resolve("decisions.csv");
        List<String> before = Files.readAllLines(decisions);
        int found = 0;
        for (Change change : Change.values()) {
            List<String> lines = new ArrayList<>(before);
            change.make(lines);
            write(decisions, lines);
            found += bench.program()
                                    .run("verify", results.toString(), "--hashes-only")
                                    .status()
                            == 1
                    ? 1
                    : 0;
        }
        write(decisions, before);
        return Measured.all(found, Change.values().length, "changes");
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static String[] comment(Path folder, String reason) {
        return new String[] {
            "decide", folder.toString(), "--action", "comment", "--person", "A. Analyst", "--reason", reason,
        };
    }
}
