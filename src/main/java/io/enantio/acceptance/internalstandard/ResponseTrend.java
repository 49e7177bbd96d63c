package io.enantio.acceptance.internalstandard;

import io.enantio.acceptance.evidence.Observation;
import java.util.List;
import java.util.OptionalDouble;

/** Straight line through internal standard areas over the injection number, by ordinary least squares. */
final class ResponseTrend {
    /** A line through two points says nothing of a trend. */
    private static final int FEWEST = 3;

    private ResponseTrend() {}

    /**
     * Change of the fitted line from the first to the last injection, in percent of the mean; absent for fewer than three
     * injections. slope = sum (x - mean x)(y - mean y) / sum (x - mean x)^2.
     *
     * @param rows in order, each with an internal standard area
     */
    static OptionalDouble percentOverRun(List<Observation> rows) {
        if (rows.size() < FEWEST) {
            return OptionalDouble.empty();
        }
        double meanX = rows.stream().mapToInt(Observation::number).average().orElseThrow();
        double meanY = rows.stream().mapToDouble(ResponseTrend::area).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (Observation row : rows) {
            double x = row.number() - meanX;
            products += x * (area(row) - meanY);
            squares += x * x;
        }
        int span = rows.get(rows.size() - 1).number() - rows.get(0).number();
        return OptionalDouble.of(100 * products / squares * span / meanY);
    }

    private static double area(Observation row) {
        return row.standardArea().orElseThrow();
    }
}
