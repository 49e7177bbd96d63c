package io.enantio.calibration.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.calibration.CalibrationFitter;
import io.enantio.calibration.Measured;
import io.enantio.calibration.Quantifier;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.ReferenceTable;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PredictionIntervalTest {
    private static final double[] SCATTERED = {1.03, 0.96, 1.05, 0.98, 1.02, 0.97, 1.01, 0.99};

    @Test
    void quantilesOfStudentsTAgreeWithRToTwelveDigits() throws IOException {
        for (String[] row : ReferenceTable.read("r-lm/t_quantiles.csv").rows()) {
            double expected = Double.parseDouble(row[1]);
            double found = PredictionInterval.quantile(Double.parseDouble(row[0]));
            assertThat(found / expected).as("df %s", row[0]).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void exactAreasGiveTheTextbookIntervalOfAWeightedLine() {
        CalibrationCurve curve = curve();
        Estimate estimate = read(1.0, 0, 1);
        double t = PredictionInterval.quantile(6);

        for (double end : new double[] {
            estimate.ci95LowNgPerMl().orElseThrow(), estimate.ci95HighNgPerMl().orElseThrow()
        }) {
            double ofCurve = curve.fit().covariance().get(0).get(0)
                    + 2 * end * curve.fit().covariance().get(0).get(1)
                    + end * end * curve.fit().covariance().get(1).get(1);
            double sd = Math.sqrt(curve.fit().residualVariance() * end * end + ofCurve);
            assertThat(Math.abs(1.0 - curve.responseAt(end))).isCloseTo(t * sd, within(1e-9));
        }
    }

    @Test
    void withoutErrorsOfAreasAllResidualScatterIsPreparation() {
        CalibrationCurve.Fit fit = curve().fit();

        assertThat(fit.betweenSampleVariance() / fit.residualVariance()).isCloseTo(1, within(1e-12));
    }

    @Test
    void errorsOfAreasThatExplainTheResidualsLeaveNoScatterOfPreparation() {
        double[] squared = {1, 4, 9};
        double[] unit = {1, 1, 1};

        assertThat(new PauleMandel(squared, unit, new double[] {10, 10, 10}).variance(2))
                .isZero();
        assertThat(new PauleMandel(squared, unit, new double[] {0, 0, 0}).variance(2))
                .isCloseTo(7, within(1e-12));
        assertThat(new PauleMandel(squared, unit, new double[] {2, 2, 2}).variance(2))
                .isCloseTo(5, within(1e-12));
    }

    @Test
    void aNoisierAreaWidensTheInterval() {
        assertThat(width(read(1.0, 0.05, 1))).isGreaterThan(width(read(1.0, 0.01, 1)));
        assertThat(width(read(1.0, 0.01, 1))).isGreaterThan(width(read(1.0, 0, 1)) * 0.8);
    }

    @Test
    void dilutionMultipliesEstimateAndIntervalAlike() {
        Estimate plain = read(1.0, 0.02, 1);
        Estimate diluted = read(1.0, 0.02, 20);

        assertThat(diluted.injectedNgPerMl()).isEqualTo(plain.injectedNgPerMl());
        assertThat(diluted.ngPerMl()).isEqualTo(20 * plain.ngPerMl());
        assertThat(diluted.ci95LowNgPerMl().orElseThrow())
                .isEqualTo(20 * plain.ci95LowNgPerMl().orElseThrow());
        assertThat(diluted.ci95HighNgPerMl().orElseThrow())
                .isEqualTo(20 * plain.ci95HighNgPerMl().orElseThrow());
    }

    @Test
    void aPerfectLineGivesAnIntervalOfNearlyNoWidth() {
        CurveFit perfect = new CalibrationFitter(TestObjects.method())
                .fit(TestObjects.S_KETAMINE, Measured.onLine(1, 1, 1, 1, 1, 1, 1, 1), Set.of());
        Estimate estimate = (Estimate) new Quantifier().quantify(perfect, Measured.sample(1.0, 0, 1));

        assertThat(estimate.ngPerMl()).isCloseTo(50, within(1e-9));
        assertThat(width(estimate)).isLessThan(1e-9);
    }

    @Test
    void anErrorTooLargeForTheSlopeLeavesThatSideUnbounded() {
        CalibrationCurve curve = curve();
        CalibrationCurve.Fit fit = curve.fit();
        CalibrationCurve hopeless = new CalibrationCurve(
                curve.analyte(),
                curve.form(),
                new CalibrationCurve.Fit(
                        fit.coefficients(), fit.covariance(), 1, 1, fit.degreesOfFreedom(), fit.rSquared()),
                curve.range(),
                curve.standards());
        Estimate estimate = (Estimate) new Quantifier().quantify(hopeless, Measured.sample(1.0, 0, 1));

        assertThat(estimate.ci95HighNgPerMl()).isEmpty();
        assertThat(estimate.ngPerMl()).isCloseTo(50, within(5.0));
    }

    private static CalibrationCurve curve() {
        return (CalibrationCurve) new CalibrationFitter(TestObjects.method())
                .fit(TestObjects.S_KETAMINE, Measured.onLine(SCATTERED), Set.of());
    }

    private static Estimate read(double ratio, double se, double dilutionFactor) {
        return (Estimate) new Quantifier().quantify(curve(), Measured.sample(ratio, se, dilutionFactor));
    }

    private static double width(Estimate estimate) {
        return estimate.ci95HighNgPerMl().orElseThrow()
                - estimate.ci95LowNgPerMl().orElseThrow();
    }
}
