package io.enantio.cli.selftest;

import io.enantio.cli.selftest.CheckContext.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Recorded decisions form a hash chain: {@code verify} detects a line that was edited, removed or moved. */
record ChangedDecisions() implements Check {
    private static final SimulatedRun RUN = new SimulatedRun("decided", SimulatedRun.PLAIN.options());

    /** Changes of the lines of decisions.csv. */
    private enum Change {
        EDITED {
            @Override
            void make(List<String> lines) {
                lines.set(2, lines.get(2).replace("second look", "second Look"));
            }
        },
        REMOVED {
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
        return "lines of decisions.csv edited, removed and moved, detected by verify";
    }

    @Override
    public Measured measure(CheckContext context) throws IOException {
        Path folder = RUN.folder(context);
        for (String reason : List.of("a first look", "a second look", "a third look")) {
            context.run(comment(folder, reason));
        }
        Path results = RUN.results(context);
        Path decisions = folder.resolve("decisions.csv");
        List<String> before = Files.readAllLines(decisions);
        int found = 0;
        for (Change change : Change.values()) {
            List<String> lines = new ArrayList<>(before);
            change.make(lines);
            write(decisions, lines);
            found += context.isVerified(results) ? 0 : 1;
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
