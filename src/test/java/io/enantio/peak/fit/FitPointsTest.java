package io.enantio.peak.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.Trace;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a fit gets: its points, the noise and the limits. */
class FitPointsTest {
    private static final Trace TRACE = Trace.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {10, 0, 30, 4, 5, 60});

    @Test
    void pointsAreThoseOfTheWindowThatAreNotMasked() {
        FitPoints points = FitPoints.of(TRACE, new FitPoints.Window(2, 5), 5, i -> i != 2);
        assertThat(IntStream.range(0, points.size()).mapToDouble(points::t)).containsExactly(2.0, 4.0, 5.0);
        assertThat(IntStream.range(0, points.size()).mapToDouble(points::y)).containsExactly(0.0, 4.0, 5.0);
        assertThat(IntStream.range(0, points.size()).mapToObj(points::isCensored))
                .containsExactly(true, true, false);
        assertThat(points.censoredBelow()).isEqualTo(5);
    }

    @Test
    void theWindowRunsFromMinusOneToOne() {
        FitPoints points = FitPoints.of(TRACE, new FitPoints.Window(2, 5), 0, i -> true);
        assertThat(points.window().centreMin()).isEqualTo(3.5);
        assertThat(points.window().halfWidthMin()).isEqualTo(1.5);
        assertThat(IntStream.range(0, points.size()).mapToDouble(points::u).toArray())
                .containsExactly(new double[] {-1, -1 / 3.0, 1 / 3.0, 1}, within(1e-12));
    }

    @Test
    void varianceIsElectronicAndOfIonsAndOfTheSpray() {
        FitNoise noise = new FitNoise(100, 2, 0.1);
        assertThat(noise.variance(50)).isCloseTo(100 + 2 * 50 + 25, within(1e-12));
        assertThat(noise.variance(-50)).isEqualTo(100);
        assertThat(new FitNoise(1, 0, 0).variance(50)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new FitNoise(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitNoise(1, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitNoise(1, 0, -1));
    }

    @Test
    void columnsOfTheBaselineAreLegendrePolynomials() {
        double[] u = {-1, 0, 0.5, 1};
        double[][] values = {{1, 1, 1, 1}, {-1, 0, 0.5, 1}, {1, -0.5, -0.125, 1}};
        for (int k = 0; k < BaselineModel.TERMS; k++) {
            for (int i = 0; i < u.length; i++) {
                assertThat(BaselineModel.column(k, u[i])).isCloseTo(values[k][i], within(1e-12));
            }
        }
    }
}
