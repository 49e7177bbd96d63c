package io.enantio.acceptance.blanks;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_NORKETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossTalkTest {

    private static final double SIGMA_MIN = 0.1;

    /** Norketamine's R at 8.4 min is inside the window of S at 7.3 + 1.5 only when the window is that wide. */
    @ParameterizedTest
    @CsvSource({"4.2, true", "3.8, false"})
    void aPeakAtAnotherCompoundsTimeIsComparedWithAFifthOfTheLloq(double ghostArea, boolean isFlagged) {
        RunScenario scenario = RunScenario.overlapping();
        Channel own = scenario.method().compounds().get(0).channels().quantifier();
        scenario.at(20).found(S_NORKETAMINE, 90).signals.put(own, ghost(own, 9.6, ghostArea));
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.CROSS_TALK) : Set.of());
        assertThat(flags(result, 20, R_KETAMINE)).isEmpty();
    }

    @Test
    void aPeakWithoutItsSourceIsNotCrossTalk() {
        RunScenario scenario = RunScenario.overlapping();
        Channel own = scenario.method().compounds().get(0).channels().quantifier();
        scenario.at(20).found(S_NORKETAMINE, 0).signals.put(own, ghost(own, 9.6, 10));
        assertThat(flags(scenario.judge(), 20, S_KETAMINE)).isEmpty();
    }

    /** A Gaussian of a known area; all of it but 3e-5 lies within the base of the source's peak. */
    private static Chromatogram ghost(Channel channel, double centreMin, double area) {
        int points = 1000;
        double[] times = new double[points];
        double[] counts = new double[points];
        double height = area / (SIGMA_MIN / 2 * Math.sqrt(2 * Math.PI));
        for (int i = 0; i < points; i++) {
            times[i] = 8 + i * 0.005;
            double z = (times[i] - centreMin) / (SIGMA_MIN / 2);
            counts[i] = height * Math.exp(-z * z / 2);
        }
        return new Chromatogram(channel, Trace.of(times, counts), Set.of());
    }
}
