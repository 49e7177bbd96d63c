package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.statistics.Agreement.BlandAltman;
import io.enantio.statistics.DemingLine.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule XV-1 against R (validation/reference/r-agreement), which finds the line by numerical minimisation. */
class AgreementTest {
    private static final Path FOLDER = Path.of("validation/reference/r-agreement");
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @ValueSource(strings = {"forty", "eight", "biased"})
    void everyFigureIsThatOfR(String data) throws IOException {
        List<Double> first = column(data, 1);
        List<Double> second = column(data, 2);
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            differences.add(200 * (second.get(i) - first.get(i)) / (first.get(i) + second.get(i)));
        }
        Map<String, Double> found = new TreeMap<>();
        DemingLine.WithIntervals line =
                DemingLine.weightedWithIntervals(first, second).orElseThrow();
        put(found, "slope", line.slope());
        put(found, "intercept", line.intercept());
        BlandAltman limits = BlandAltman.of(differences).orElseThrow();
        put(found, "mean", limits.mean());
        put(found, "lower", limits.lower());
        put(found, "upper", limits.upper());
        put(found, "concordance", Agreement.concordance(first, second).orElseThrow());
        Map<String, Double> expected = expected(data);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((figure, value) -> assertThat(found.get(figure))
                .as(data + " " + figure)
                .isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value)))));
    }

    private static void put(Map<String, Double> found, String figure, Interval interval) {
        found.put(figure, interval.value());
        found.put(figure + "_low", interval.low95());
        found.put(figure + "_high", interval.high95());
    }

    private static List<Double> column(String data, int place) throws IOException {
        return lines("data.csv", data).stream()
                .map(cells -> Double.valueOf(cells[place]))
                .toList();
    }

    private static Map<String, Double> expected(String data) throws IOException {
        Map<String, Double> expected = new TreeMap<>();
        lines("agreement.csv", data).forEach(cells -> expected.put(cells[1], Double.valueOf(cells[2])));
        return expected;
    }

    private static List<String[]> lines(String file, String data) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[0].equals(data))
                .toList();
    }

    /** Measured in another unit, the line and its interval keep their slope; exchanged, the slope inverts. */
    @Test
    void theWeightedLineDoesNotDependOnTheUnitOrOnWhichIsFirst() throws IOException {
        List<Double> first = column("forty", 1);
        List<Double> second = column("forty", 2);
        DemingLine line = DemingLine.weighted(first, second).orElseThrow();
        List<Double> milli = first.stream().map(value -> 1000 * value).toList();
        List<Double> milliSecond = second.stream().map(value -> 1000 * value).toList();
        assertThat(DemingLine.weighted(milli, milliSecond).orElseThrow().slope())
                .isCloseTo(line.slope(), within(1e-9));
        assertThat(DemingLine.weighted(second, first).orElseThrow().slope()).isCloseTo(1 / line.slope(), within(1e-9));
    }

    @Test
    void fewOrEqualPairsHaveNoInterval() {
        assertThat(DemingLine.weighted(List.of(1.0, 2.0), List.of(1.0, 2.0))).isEmpty();
        assertThat(Agreement.concordance(List.of(1.0, 2.0), List.of(1.0, 2.0))).isEmpty();
        assertThat(Agreement.concordance(List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0)))
                .as("equal in every pair")
                .isEmpty();
        assertThat(Agreement.concordance(List.of(2.0, 2.0, 2.0), List.of(1.0, 2.0, 3.0)))
                .isEmpty();
        assertThat(BlandAltman.of(List.of(1.0))).isEmpty();
    }
}
