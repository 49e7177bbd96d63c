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
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
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

    /** The window reaches 1 min to either side; a source nearer than a base, 0.425 min, to an own peak is under that peak. */
    @ParameterizedTest
    @CsvSource({
        "9.4, 125, true",
        "9.39, 125, false",
        "9.97, 125, true",
        "9.98, 125, false",
        "9.6, 125.34, true",
        "9.6, 125.36, false"
    })
    void theSourceSharesTheProductAndElutesInTheWindowApartFromThePeaks(
            double timeMin, double productMz, boolean isFlagged) {
        RunScenario scenario = RunScenario.overlapping(timeMin, productMz);
        Channel own = scenario.method().compounds().get(0).channels().quantifier();
        scenario.at(20).found(S_NORKETAMINE, 90).signals.put(own, ghost(own, timeMin, 10));
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.CROSS_TALK) : Set.of());
        // no trace, no ghost
        assertThat(flags(result, 21, S_KETAMINE)).isEmpty();
    }

    /** With a standard error of 2 an area below 6 is none. */
    @ParameterizedTest
    @CsvSource({"5.9, false", "6.1, true"})
    void aGhostIsThreeStandardErrors(double ghostArea, boolean isFlagged) {
        RunScenario scenario = RunScenario.overlapping();
        Channel own = scenario.method().compounds().get(0).channels().quantifier();
        scenario.at(20).found(S_NORKETAMINE, 90).signals.put(own, ghost(own, 9.6, ghostArea));
        scenario.at(20).noiseSe = OptionalDouble.of(2);
        assertThat(flags(scenario.judge(), 20, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.CROSS_TALK) : Set.of());
    }

    /**
     * 50 ng/mL are 1000 counts x min, of which the qualifier, half as large, confirms all; a ghost under the peak adds to the quantifier only.
     * A fifth of the LLOQ is 4; the standard error of what is not confirmed is that of an area times sqrt(1 + 4).
     */
    @ParameterizedTest
    @CsvSource({
        "10.3, 4.2, 500, 90, 0.3, true",
        "10.3, 3.8, 500, 90, 0.3, false",
        "10.3, 4.2, 500, 90, 0.62, true",
        "10.3, 4.2, 500, 90, 0.63, false",
        // the qualifier confirms it
        "10.3, 4.2, 502.1, 90, 0.3, false",
        // under the qualifier, not under the quantifier
        "10.3, 0, 510, 90, 0.3, false",
        // a ghost is smaller than its source: 4.2 counts x min are 0.21 ng/mL
        "10.3, 4.2, 500, 0.22, 0.3, true",
        "10.3, 4.2, 500, 0.2, 0.3, false",
        "10.3, 4.2, 500, 0, 0.3, false",
        // the source elutes apart from the peak
        "9.6, 4.2, 500, 90, 0.3, false"
    })
    void aGhostUnderThePeakIsBetrayedByTheQualifier(
            double sourceMin, double ghostArea, double qualifierArea, double source, double se, boolean isFlagged) {
        RunScenario scenario = RunScenario.overlapping(sourceMin, 125.0);
        scenario.at(20).found(S_KETAMINE, 50 + ghostArea / 20).qualifierArea.put(S_KETAMINE.name(), qualifierArea);
        scenario.at(20).found(S_NORKETAMINE, source).noiseSe = OptionalDouble.of(se);
        assertThat(flags(scenario.judge(), 20, S_KETAMINE).contains(Flag.CROSS_TALK))
                .isEqualTo(isFlagged);
    }

    /** On a sloping background the area is that above the line through its ends; what lies beyond a base is not of the ghost. */
    @ParameterizedTest
    @CsvSource({"4.1, 50, 20, 0, true", "3.9, 50, 20, 0, false", "3.9, 0, 0, 10, false"})
    void theAreaIsThatAboveTheLine(double area, double level, double slope, double beside, boolean isFlagged) {
        RunScenario scenario = RunScenario.overlapping();
        Channel own = scenario.method().compounds().get(0).channels().quantifier();
        scenario.at(20)
                .found(S_NORKETAMINE, 90)
                .signals
                .put(
                        own,
                        chromatogram(
                                own, t -> level + slope * (t - 9) + gaussian(t, 9.6, area) + gaussian(t, 9.1, beside)));
        assertThat(flags(scenario.judge(), 20, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.CROSS_TALK) : Set.of());
    }

    /** A Gaussian of a known area; all of it but 3e-5 lies within the base of the source's peak. */
    private static Chromatogram ghost(Channel channel, double centreMin, double area) {
        return chromatogram(channel, time -> gaussian(time, centreMin, area));
    }

    private static double gaussian(double time, double centreMin, double area) {
        double z = (time - centreMin) / (SIGMA_MIN / 2);
        return area / (SIGMA_MIN / 2 * Math.sqrt(2 * Math.PI)) * Math.exp(-z * z / 2);
    }

    private static Chromatogram chromatogram(Channel channel, DoubleUnaryOperator signal) {
        double[] times = new double[1000];
        Arrays.setAll(times, i -> 8 + i * 0.005);
        return new Chromatogram(
                channel, Trace.of(times, Arrays.stream(times).map(signal).toArray()), Set.of());
    }
}
