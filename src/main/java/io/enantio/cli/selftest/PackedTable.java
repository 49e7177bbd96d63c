package io.enantio.cli.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** CSV tables of the program: comment lines that begin with #, a header, then rows; no quoted cells. */
final class PackedTable {
    private static final String FOLDER = "/io/enantio/validation/";

    private PackedTable() {}

    /** A row by column. */
    record Row(Map<String, String> cells) {

        /** The text of a cell; the column must exist. */
        String cell(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        double number(String column) {
            return Double.parseDouble(cell(column).strip());
        }
    }

    /** Rows of a table of {@code validation/} that is packed into the program. */
    static List<Row> packed(String name) {
        try (InputStream in = Objects.requireNonNull(PackedTable.class.getResourceAsStream(FOLDER + name), name)) {
            return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be unpacked", e);
        }
    }

    /** Whether there is such a table. */
    static boolean isPacked(String name) {
        return PackedTable.class.getResource(FOLDER + name) != null;
    }

    /** Rows of a table that the program wrote for a simulated run. */
    static List<Row> written(Path file) throws IOException {
        return rows(Files.readString(file));
    }

    private static List<Row> rows(String text) {
        List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
        String[] header = lines.get(0).split(",", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", header.length);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(new Row(row));
        }
        return rows;
    }
}
