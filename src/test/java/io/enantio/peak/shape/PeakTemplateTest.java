package io.enantio.peak.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PeakTemplateTest {
    /** To the last bit: places of a run must not depend on which of the two a search asks. */
    @Test
    void manyTimesAtOnceAreTheSameAsEachAlone() {
        PeakTemplate template = PeakTemplate.of(PeakShape.tailing(0.08, 0.8), Double.POSITIVE_INFINITY);
        double[] times = new double[400];
        Arrays.setAll(times, i -> 6 + 0.0173 * i);
        double[] filled = new double[times.length];
        Arrays.fill(filled, Double.NaN);
        template.fill(times, 8.1, 1.2, filled);
        for (int i = 0; i < times.length; i++) {
            assertThat(filled[i]).isEqualTo(template.at(times[i] - 8.1 - 1.2));
        }
        assertThat(filled[0]).isZero();
        assertThat(Arrays.stream(filled).max().orElseThrow()).isPositive();
    }
}
