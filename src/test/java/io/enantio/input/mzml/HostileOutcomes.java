package io.enantio.input.mzml;

import io.enantio.input.problem.InputException;
import io.enantio.input.raw.Truncated;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program of its own, so that it can be given little memory: one line for each file of a list, path and outcome. */
public final class HostileOutcomes {
    private HostileOutcomes() {}

    /**
     * Reads every file of a list.
     *
     * @param args a text file with one path a line
     */
    public static void main(String... args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (String path : Files.readAllLines(Path.of(args[0]))) {
            out.println(path + "\t" + inspected(Path.of(path)));
        }
        out.println("end\t");
    }

    private static String inspected(Path path) {
        String outcome = of(path);
        if (!outcome.equals("refuse")) {
            MzmlSummary.read(path, "x", Truncated.REFUSED);
        }
        return outcome;
    }

    /** What a reader did, in the word of the tables: {@code refuse}, {@code read} or {@code read_with_flag}. */
    static String of(Path path) {
        try {
            return WholeFile.read(path).file().oddities().texts().isEmpty() ? "read" : "read_with_flag";
        } catch (InputException refused) {
            String message = String.valueOf(refused.getMessage());
            boolean isOneLineOnTheFile = message.startsWith(path.getFileName().toString())
                    && message.lines().count() == 1
                    && message.length() < 400
                    && !message.contains("canary");
            return isOneLineOnTheFile ? "refuse" : "refuse, but not in one line on the file: " + message;
        }
    }
}
