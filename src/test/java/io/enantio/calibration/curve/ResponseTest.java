package io.enantio.calibration.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.calibration.Measured;
import io.enantio.calibration.curve.Response.NoRatio;
import io.enantio.calibration.curve.Response.Ratio;
import io.enantio.calibration.curve.Response.Reason;
import io.enantio.peak.area.Integration;
import io.enantio.run.SampleType;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponseTest {
    private static Response of(SampleType type, Integration analyte, Integration standard) {
        return Response.of(
                Measured.injection(TestObjects.injection(1, type, ""), analyte, standard), TestObjects.S_KETAMINE);
    }

    private static Integration peak(double area, double se) {
        return Measured.peak(area, se, Set.of());
    }

    @Test
    void theRatioCarriesTheErrorsOfBothAreas() {
        Ratio ratio = (Ratio) of(SampleType.STUDY, peak(500, 30), peak(1000, 80));

        assertThat(ratio.value()).isEqualTo(0.5);
        assertThat(ratio.se() / ratio.value()).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void aMissingOrUndetectedInternalStandardIsNoRatioNeverTheRawArea() {
        assertThat(of(SampleType.STUDY, peak(500, 1), Measured.notFound()))
                .isEqualTo(new NoRatio(Reason.NO_INTERNAL_STANDARD));
        assertThat(of(SampleType.STUDY, peak(500, 1), peak(10, 5))).isEqualTo(new NoRatio(Reason.NO_INTERNAL_STANDARD));
    }

    @Test
    void anAreaNearZeroOrBelowStillHasARatioWithItsError() {
        Ratio ratio = (Ratio) of(SampleType.ZERO, peak(-2, 5), peak(1000, 0));

        assertThat(ratio).isEqualTo(new Ratio(-0.002, 0.005));
    }

    @Test
    void aBlankHasNoRatioEvenIfInternalStandardIsCarriedOver() {
        assertThat(of(SampleType.BLANK, peak(5, 1), peak(3, 0.1))).isEqualTo(new NoRatio(Reason.NO_INTERNAL_STANDARD));
        assertThat(of(SampleType.CARRYOVER_BLANK, peak(5, 1), peak(3, 0.1)))
                .isEqualTo(new NoRatio(Reason.NO_INTERNAL_STANDARD));
    }

    @Test
    void anAnalyteWithoutAnAreaHasNoRatioButAReason() {
        assertThat(of(SampleType.STUDY, Measured.notFound(), peak(1000, 1))).isEqualTo(new NoRatio(Reason.NO_AREA));
    }
}
