package io.enantio.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Data with gaps and figures of validation/reference/r-study/mixed.R, made by lme4 and pbkrtest. */
final class MixedReference {
    private static final Path FOLDER = Path.of("validation/reference/r-study");

    private MixedReference() {}

    /** Rows of a data set; a gap is absent. */
    static List<List<Optional<Double>>> data(String name) {
        Map<Integer, Map<Integer, Double>> cells = new TreeMap<>();
        TreeSet<Integer> columns = new TreeSet<>();
        for (String[] line : lines("mixed-data.csv", name)) {
            cells.computeIfAbsent(Integer.valueOf(line[1]), any -> new TreeMap<>())
                    .put(Integer.valueOf(line[2]), Double.valueOf(line[3]));
            columns.add(Integer.valueOf(line[2]));
        }
        return cells.values().stream()
                .map(row -> columns.stream()
                        .map(column -> Optional.ofNullable(row.get(column)))
                        .toList())
                .toList();
    }

    static double figure(String data, String figure) {
        return figures(data, figure).get(0);
    }

    /** All values of a figure, by place. */
    static List<Double> figures(String data, String figure) {
        List<Double> found = new ArrayList<>();
        for (String[] line : lines("mixed.csv", data)) {
            if (line[1].equals(figure)) {
                found.add(Double.valueOf(line[3]));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("R has no " + figure + " of " + data);
        }
        return found;
    }

    private static List<String[]> lines(String file, String data) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[0].equals(data))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
