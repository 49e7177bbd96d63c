package io.enantio.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of validation/reference: comment lines, one header line, cells without quotes. */
public final class ReferenceTable {
    private final List<String[]> rows;

    private ReferenceTable(List<String[]> rows) {
        this.rows = rows;
    }

    public static ReferenceTable read(String path) throws IOException {
        return new ReferenceTable(
                Files.readAllLines(Path.of("validation/reference").resolve(path)).stream()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .toList());
    }

    public List<String[]> rows() {
        return rows;
    }

    /** Rows whose first cells are these. */
    public List<String[]> rows(String... first) {
        return rows.stream().filter(row -> startsWith(row, first)).toList();
    }

    /** Numbers of a column of those rows. */
    public double[] numbers(int column, String... first) {
        return rows(first).stream()
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray();
    }

    private static boolean startsWith(String[] row, String[] first) {
        for (int i = 0; i < first.length; i++) {
            if (!row[i].equals(first[i])) {
                return false;
            }
        }
        return true;
    }
}
