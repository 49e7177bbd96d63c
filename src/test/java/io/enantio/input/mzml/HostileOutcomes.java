package io.enantio.input.mzml;

import io.enantio.input.problem.InputException;
import io.enantio.input.raw.Truncated;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;

/** A program of its own, so that it can be given little memory: one line for each row of a table, file and outcome. */
public final class HostileOutcomes {
    private HostileOutcomes() {}

    /**
     * Reads every step-th file of a table.
     *
     * @param args the table, the step
     */
    public static void main(String... args) {
        Path table = Path.of(args[0]);
        int step = Integer.parseInt(args[1]);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Iterable<CSVRecord> rows = SharedMzml.rows(table)::iterator;
        int row = 0;
        for (CSVRecord record : rows) {
            if (row++ % step == 0) {
                out.println(record.get("file") + "\t" + outcome(table.resolveSibling(record.get("file"))));
            }
        }
        out.println("end\t");
    }

    /** The word of the tables for what a reader did. */
    private static String outcome(Path path) {
        try {
            WholeFile whole = WholeFile.read(path);
            MzmlSummary.read(path, "x", Truncated.REFUSED);
            return whole.file().oddities().texts().isEmpty() ? "read" : "read_with_flag";
        } catch (InputException refused) {
            return "refuse";
        }
    }
}
