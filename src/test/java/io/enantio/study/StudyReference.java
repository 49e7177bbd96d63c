package io.enantio.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Data and figures of validation/reference/r-study, made by R. */
public final class StudyReference {
    private static final Path FOLDER = Path.of("validation/reference/r-study");

    private StudyReference() {}

    /** Rows of a data set. */
    public static List<List<Double>> data(String name) {
        Map<Integer, List<Double>> rows = new TreeMap<>();
        lines("data.csv").stream()
                .filter(cells -> cells[0].equals(name))
                .forEach(cells -> rows.computeIfAbsent(Integer.valueOf(cells[1]), any -> new ArrayList<>())
                        .add(Double.valueOf(cells[3])));
        return List.copyOf(rows.values());
    }

    public static List<Double> column(String name, int column) {
        return data(name).stream().map(row -> row.get(column)).toList();
    }

    /** A figure that has one value. */
    public static double figure(String data, String figure) {
        return figures(data, figure).get(0);
    }

    /** All values of a figure. */
    public static List<Double> figures(String data, String figure) {
        List<Double> found = lines("study.csv").stream()
                .filter(cells -> cells[0].equals(data) && cells[1].equals(figure))
                .map(cells -> Double.valueOf(cells[3]))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("R has no " + figure + " of " + data);
        }
        return found;
    }

    private static List<String[]> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
