package io.enantio.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command cost: processor time of its process and of all that it waited for, in steps of 10 ms, and time on the clock. Linux only:
 * {@code /proc/self/stat} holds the processor time of ended children.
 *
 * @param cpuSeconds user and system
 */
record Cost(double cpuSeconds, double wallSeconds) {
    private static final Path OWN = Path.of("/proc/self/stat");
    /** Fields 16 and 17 of proc(5), counted from the one after the name in parentheses, which is field 3. */
    private static final int CHILDREN_USER = 16 - 3;

    private static final int CHILDREN_SYSTEM = 17 - 3;
    /** Linux reports in hundredths of a second, whatever its kernel counts. */
    private static final double TICKS_PER_SECOND = 100;

    private static final double NANOS_PER_SECOND = 1e9;

    /** Runs a command to its end, alone; its output goes into a file. A status above 1 is an error here. */
    static Cost of(List<String> command, Path log) throws IOException, InterruptedException {
        double before = ofChildren();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int status = process.waitFor();
        double wall = (System.nanoTime() - start) / NANOS_PER_SECOND;
        if (status > 1) {
            throw new IOException(String.join(" ", command) + " ended with " + status + ": " + Files.readString(log));
        }
        return new Cost(ofChildren() - before, wall);
    }

    private static double ofChildren() throws IOException {
        String line = Files.readString(OWN);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) / TICKS_PER_SECOND;
    }
}
