package io.enantio.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Data sets of validation/reference/r-comparison, and what R says about them. */
final class ComparisonReference {
    private static final Path FOLDER = Path.of("validation/reference/r-comparison");

    private ComparisonReference() {}

    static List<Double> first(String data) {
        return lines("data.csv", data).stream()
                .map(cells -> Double.valueOf(cells[1]))
                .toList();
    }

    static List<Double> second(String data) {
        return lines("data.csv", data).stream()
                .map(cells -> Double.valueOf(cells[2]))
                .toList();
    }

    static Map<String, Double> figures(String data) {
        Map<String, Double> figures = new TreeMap<>();
        lines("comparison.csv", data).forEach(cells -> figures.put(cells[1], Double.valueOf(cells[2])));
        return figures;
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
