package io.enantio.peak.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.method.value.Require;
import io.enantio.peak.pooled.PeakDensity;
import io.enantio.peak.pooled.RunAreas.PeakArea;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundAreasTest {
    private static PeakArea peak(double area, double variance, double width) {
        return new PeakArea(area, variance, 0.5 * variance, new PeakDensity.Figures(10, 4, width, 1.2));
    }

    @Test
    void numbersThatLeadNowhereGiveNoAreas() {
        assertThat(CompoundAreas.contained(() -> Optional.of(Require.positive("sigma", Double.POSITIVE_INFINITY))))
                .isEmpty();
        assertThat(CompoundAreas.contained(() -> Optional.of(1))).contains(1);
    }

    @Test
    void aMistakeOfTheProgramIsNotHidden() {
        assertThatThrownBy(() -> CompoundAreas.contained(() -> Optional.of(new int[] {}[1])))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void anAreaThatIsNoNumberIsNone(double none) {
        assertThat(CompoundAreas.isFinite(peak(1, 1, 0.3))).isTrue();
        assertThat(CompoundAreas.isFinite(peak(none, 1, 0.3))).isFalse();
        assertThat(CompoundAreas.isFinite(peak(1, none, 0.3))).isFalse();
        assertThat(CompoundAreas.isFinite(peak(1, 1, none))).isFalse();
    }

    /** A valve step of 1000 counts; the peak is 4 counts high for each count x minute of its area, 0.3 min wide, its apex at 10 min. */
    @ParameterizedTest(name = "step at {0} min, area {1}: {2}")
    @CsvSource({
        "10.2, 400, true",
        "9.8, 400, true",
        "10.2, 499, true",
        "10.2, 501, false",
        "10.2, -499, true",
        "10.35, 400, false",
        "9.65, 400, false"
    })
    void aPeakOnAStepThatIsLargeBesideItIsToldSo(double stepMin, double area, boolean isTold) {
        assertThat(CompoundAreas.isOnStep(time -> time < stepMin ? 0 : 1000, peak(area, 1, 0.3)))
                .isEqualTo(isTold);
    }

    /**
     * A further peak decides an area that it changes by more than 15 %; but nothing where the area, with three standard errors, stays below the least
     * standard's either way.
     */
    @ParameterizedTest
    @CsvSource({
        "120, 100, 1, 50, true",
        "116, 100, 1, 50, false",
        "30, 2, 5, 45.1, false",
        "30, 2, 5, 44.9, true",
        "30, 2, 6, 48.1, false",
        "30, 2, 6, 47.9, true",
        "-40, 5, 2, 46.1, false",
        "-40, 5, 2, 45.9, true",
        "30, 2, 5, 0, true",
    })
    void aFurtherPeakDecidesNothingWhereThereIsTooLittleEitherWay(
            double without, double with, double se, double leastKnown, boolean decides) {
        assertThat(new CompoundAreas.Change(without, with, se).decides(0.15, leastKnown))
                .isEqualTo(decides);
    }
}
