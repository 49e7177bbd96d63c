package io.enantio.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limit must do the work that it claims, or the ratio says nothing. */
class LimitTest {
    private static final double SIGMA = 0.1;

    @Test
    void theSolveGivesTheAreasThatWereDrawn() {
        double tau = 0.5;
        double[] times = new double[720];
        double[] counts = new double[720];
        for (int p = 0; p < times.length; p++) {
            times[p] = 4 + p / 60.0;
            counts[p] = 300 + 20 * times[p];
        }
        double[] flat = new WeightedAreas(times, new double[] {8, 11}, SIGMA, tau).solve(counts, 10);
        assertThat(flat[0]).isCloseTo(0, within(1e-6));
        assertThat(flat[1]).isCloseTo(0, within(1e-6));
        for (int p = 0; p < times.length; p++) {
            counts[p] += 5000 * modified(times[p] - 8, tau) + 70 * modified(times[p] - 11, tau);
        }
        double[] found = new WeightedAreas(times, new double[] {8, 11}, SIGMA, tau).solve(counts, 10);
        assertThat(found[0]).isCloseTo(5000, within(0.05));
        assertThat(found[1]).isCloseTo(70, within(0.05));
    }

    /** The convolution of a Gaussian and an exponential, by the trapezoid rule over the delay. */
    private static double modified(double t, double tau) {
        double step = 0.002;
        double sum = 0;
        for (int k = 0; k * step < t + 8 * SIGMA; k++) {
            double delay = k * step;
            double z = (t - delay) / SIGMA;
            sum += (k == 0 ? 0.5 : 1) * Math.exp(-z * z / 2 - delay / tau) * step;
        }
        return sum / (SIGMA * Math.sqrt(2 * Math.PI) * tau);
    }

    @Test
    void everyChannelOfEveryFileIsReadWithAllItsPoints(@TempDir Path home) throws IOException {
        SpeedRun run = SpeedRun.of(0, home.resolve("run"));
        List<String> channels = Files.readAllLines(run.channels());
        assertThat(channels).hasSize(7);
        try (Stream<Path> files = Files.list(run.folder().resolve("raw"))) {
            for (Path file : files.toList()) {
                int found = 0;
                try (TagReader reader = new TagReader(Files.readAllBytes(file))) {
                    while (reader.next()) {
                        if (Double.isNaN(reader.productMz())) {
                            continue;
                        }
                        found++;
                        assertThat(reader.times())
                                .as(file.toString())
                                .hasSize(720)
                                .isSorted();
                        assertThat(reader.times()[0]).isCloseTo(4, within(0.1));
                        assertThat(reader.times()[719]).isCloseTo(16, within(0.1));
                        assertThat(reader.intensities()).hasSize(720);
                    }
                }
                assertThat(found).isEqualTo(7);
            }
        }
        assertThat(run.injections()).isGreaterThan(30);
    }
}
