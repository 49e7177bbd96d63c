package io.enantio.peak.learn;

import io.enantio.peak.fit.GaussianPrior;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a run's pair is expected from its neighbours in the sequence: local line over five injections to each side, Tukey
 * weights, not reaching over a step of the retention times.
 */
public final class RunDrift {
    private static final int REACH = 5;
    private static final int ROUNDS = 5;
    private static final double TUKEY = 4.7;
    private static final double MAD_TO_SD = 1.4826;
    private static final double STEP_SD = 5;

    private final List<Optional<Double>> times;
    private final double leastSd;
    private final int[] segment;

    private RunDrift(List<Optional<Double>> times, double leastSd) {
        this.times = List.copyOf(times);
        this.leastSd = leastSd;
        segment = segments();
    }

    /** Times by injection in order of acquisition, and the least SD that a prediction may claim, minutes. */
    public static RunDrift of(List<Optional<Double>> times, double leastSd) {
        return new RunDrift(times, leastSd);
    }

    /** A step larger than five SD of the usual differences, that the next injection keeps, starts a segment. */
    private int[] segments() {
        int[] seen = IntStream.range(0, times.size())
                .filter(i -> times.get(i).isPresent())
                .toArray();
        double[] steps = new double[Math.max(0, seen.length - 1)];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = at(seen[k + 1]) - at(seen[k]);
        }
        double sd = Math.max(leastSd, MAD_TO_SD * medianOfSizes(steps));
        int[] found = new int[times.size()];
        for (int k = 0; k < steps.length; k++) {
            boolean stays = k + 2 < seen.length && Math.abs(at(seen[k + 2]) - at(seen[k])) > STEP_SD * sd;
            boolean starts = Math.abs(steps[k]) > STEP_SD * sd && stays;
            for (int i = seen[k + 1]; starts && i < found.length; i++) {
                found[i]++;
            }
        }
        return found;
    }

    private double at(int i) {
        return times.get(i).orElseThrow();
    }

    private static double medianOfSizes(double[] values) {
        double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
        return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    }

    /** Expectation for an injection from the others of its segment; empty if there are none. */
    public Optional<GaussianPrior.Guess> at(int injection, Own own) {
        int[] near = near(injection, own, REACH);
        int[] used = near.length > 0 ? near : near(injection, own, times.size());
        return used.length == 0 ? Optional.empty() : Optional.of(line(used, injection));
    }

    /** Whether an injection's own time counts. */
    public enum Own {
        COUNTS,
        IS_LEFT_OUT
    }

    private int[] near(int injection, Own own, int reach) {
        return IntStream.range(Math.max(0, injection - reach), Math.min(times.size(), injection + reach + 1))
                .filter(i -> times.get(i).isPresent() && segment[i] == segment[injection])
                .filter(i -> own == Own.COUNTS || i != injection)
                .toArray();
    }

    private GaussianPrior.Guess line(int[] used, int injection) {
        double[] weights = new double[used.length];
        Arrays.fill(weights, 1);
        double level = 0;
        double scale = leastSd;
        for (int round = 0; round < ROUNDS; round++) {
            double[] line = fitted(used, weights, injection);
            level = line[0];
            double[] residuals = new double[used.length];
            for (int k = 0; k < used.length; k++) {
                residuals[k] = at(used[k]) - line[0] - line[1] * (used[k] - injection);
            }
            scale = Math.max(leastSd, MAD_TO_SD * medianOfSizes(residuals));
            for (int k = 0; k < used.length; k++) {
                double x = residuals[k] / (TUKEY * scale);
                weights[k] = Math.abs(x) < 1 ? (1 - x * x) * (1 - x * x) : 0;
            }
        }
        return new GaussianPrior.Guess(level, scale);
    }

    private double[] fitted(int[] used, double[] weights, int injection) {
        double s = 0;
        double sx = 0;
        double sxx = 0;
        double sy = 0;
        double sxy = 0;
        for (int k = 0; k < used.length; k++) {
            double x = used[k] - injection;
            s += weights[k];
            sx += weights[k] * x;
            sxx += weights[k] * x * x;
            sy += weights[k] * at(used[k]);
            sxy += weights[k] * x * at(used[k]);
        }
        double determinant = s * sxx - sx * sx;
        double slope = determinant > 1e-9 * s * s ? (s * sxy - sx * sy) / determinant : 0;
        return new double[] {s > 0 ? (sy - slope * sx) / s : 0, slope};
    }
}
