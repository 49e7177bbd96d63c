package io.enantio.peak.retention;

import io.enantio.peak.signal.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Retention shift as a function of injection number: local straight lines through up to ten neighbouring injections,
 * Tukey-weighted, never across a lasting jump. Predicts the shift of an injection from all others.
 */
final class DriftModel {
    private static final int NEIGHBOURS = 10;
    private static final int REACH = 10;
    private static final double JUMP_SD = 5;
    private final List<Point> points;
    private final int[] segments;
    private final double floorSdMin;

    /** @param number of the injection, from 1 */
    record Point(int number, double shiftMin) {}

    /** A shift to be expected, and its standard deviation. */
    record Expected(double shiftMin, double sdMin) {}

    /**
     * @param points in order of injection number
     * @param floorSdMin smallest standard deviation that is believed
     */
    DriftModel(List<Point> points, double floorSdMin) {
        this.points = List.copyOf(points);
        this.floorSdMin = floorSdMin;
        this.segments = segments(this.points, floorSdMin);
    }

    /** Prediction for an injection from the others; empty if there are none. */
    Optional<Expected> expect(int number) {
        List<Point> others = neighbours(number);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        double[] line = {
            Statistics.median(others.stream().mapToDouble(Point::shiftMin).toArray()), 0
        };
        double sd = 0;
        for (int round = 0; round < 5; round++) {
            double[] now = line;
            double[] residuals = others.stream()
                    .mapToDouble(point -> point.shiftMin - now[0] - now[1] * (point.number - number))
                    .toArray();
            sd = Math.max(Statistics.madSd(residuals), floorSdMin);
            line = weightedLine(others, residuals, new Weighting(number, sd));
        }
        double own = sd / Math.sqrt(Math.max(1, others.size() - 2));
        return Optional.of(new Expected(line[0], Math.hypot(sd, own)));
    }

    private record Weighting(int number, double sd) {}

    private static double[] weightedLine(List<Point> points, double[] residuals, Weighting weighting) {
        double w = 0;
        double wx = 0;
        double wy = 0;
        double wxx = 0;
        double wxy = 0;
        for (int i = 0; i < residuals.length; i++) {
            double x = points.get(i).number - weighting.number;
            double weight = Statistics.tukeyWeight(residuals[i] / (4.685 * weighting.sd));
            w += weight;
            wx += weight * x;
            wy += weight * points.get(i).shiftMin;
            wxx += weight * x * x;
            wxy += weight * x * points.get(i).shiftMin;
        }
        double det = w * wxx - wx * wx;
        if (residuals.length < 4 || det < 1e-9 * w * wxx) {
            return new double[] {wy / w, 0};
        }
        return new double[] {(wxx * wy - wx * wxy) / det, (w * wxy - wx * wy) / det};
    }

    /** The nearest points of the same segment, nearest first and of two as near the earlier; only near ones if there are three of them. */
    private List<Point> neighbours(int number) {
        int behind = firstFrom(number);
        int before = behind - 1;
        int segment = segmentOf(before, behind, number);
        List<Point> chosen = new ArrayList<>();
        int near = 0;
        while (chosen.size() < NEIGHBOURS) {
            if (behind < points.size() && points.get(behind).number == number) {
                behind++;
                continue;
            }
            boolean isBefore = before >= 0 && segments[before] == segment;
            boolean isBehind = behind < points.size() && segments[behind] == segment;
            if (!isBefore && !isBehind) {
                break;
            }
            boolean takesBefore =
                    isBefore && (!isBehind || number - points.get(before).number <= points.get(behind).number - number);
            Point next = points.get(takesBefore ? before-- : behind++);
            near += Math.abs(next.number - number) <= REACH ? 1 : 0;
            chosen.add(next);
        }
        return near >= 3 ? chosen.subList(0, near) : chosen;
    }

    /** Index of the first point at or behind an injection. */
    private int firstFrom(int number) {
        int from = 0;
        int to = points.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (points.get(middle).number < number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Segment of the nearest injection whose shift is known; of two as near, of the earlier. */
    private int segmentOf(int before, int behind, int number) {
        if (points.isEmpty()) {
            return 0;
        }
        boolean isBefore = behind == points.size()
                || before >= 0 && number - points.get(before).number <= points.get(behind).number - number;
        return segments[isBefore ? before : behind];
    }

    /** A step between two injections that is far larger than steps are, and stays for the next injection, begins a segment. */
    private static int[] segments(List<Point> points, double floorSd) {
        int[] segments = new int[points.size()];
        double[] steps = new double[Math.max(points.size() - 1, 0)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = points.get(i + 1).shiftMin - points.get(i).shiftMin;
        }
        double sd = Math.max(Statistics.madSd(steps), floorSd);
        for (int i = 0; i < steps.length; i++) {
            boolean large = Math.abs(steps[i]) > JUMP_SD * sd;
            boolean came = i == 0 || Math.abs(steps[i - 1]) < JUMP_SD * sd;
            boolean stays = i + 1 < steps.length && Math.abs(steps[i + 1]) < JUMP_SD * sd;
            segments[i + 1] = segments[i] + (large && came && stays ? 1 : 0);
        }
        return segments;
    }

    @Override
    public String toString() {
        return points + " " + Arrays.toString(segments);
    }
}
