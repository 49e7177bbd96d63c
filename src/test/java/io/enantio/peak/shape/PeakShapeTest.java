package io.enantio.peak.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.shape.PeakShape.Asymmetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of a shape against those read from its own curve, sampled at 36 000 points. */
class PeakShapeTest {
    private static final double STEP = 0.0005;
    private static final double FROM = -9;

    @ParameterizedTest(name = "tau/sigma {0}, slow share {1}, {2}")
    @CsvSource({
        "0, 0, TAILING",
        "0.0005, 0, TAILING",
        "0.8, 0, TAILING",
        "0.8, 0, FRONTING",
        "2.5, 0.2, TAILING",
        "1.2, 0.4, FRONTING"
    })
    void figuresAreThoseOfTheCurve(double tauRatio, double slow, Asymmetry asymmetry) {
        PeakShape shape = new PeakShape(0.1, tauRatio, slow, slow == 0 ? 1 : 3, asymmetry);
        int points = (int) (-2 * FROM / STEP);
        double area = 0;
        int top = 0;
        for (int i = 0; i < points; i++) {
            area += STEP * at(shape, i);
            top = at(shape, i) > at(shape, top) ? i : top;
        }
        assertThat(area).isCloseTo(1, within(1e-5));
        assertThat(shape.maximumMin()).isCloseTo(FROM + top * STEP, within(STEP));
        assertThat(shape.heightPerArea()).isCloseTo(at(shape, top), within(1e-4 * at(shape, top)));
        double half = width(shape, top, 0.5, -1) + width(shape, top, 0.5, 1);
        assertThat(shape.widthMin()).isCloseTo(half, within(3 * STEP));
        double front = width(shape, top, 0.05, -1);
        double whole = front + width(shape, top, 0.05, 1);
        assertThat(shape.widthMin(0.05)).isCloseTo(whole, within(3 * STEP));
        assertThat(shape.tailingFactor()).isCloseTo(whole / (2 * front), within(0.02));
    }

    @Test
    void aGaussianHasTheFiguresOfTheTextbook() {
        PeakShape gaussian = PeakShape.tailing(0.1, 0);
        assertThat(gaussian.widthMin()).isCloseTo(0.235482004503, within(1e-10));
        assertThat(gaussian.heightPerArea()).isCloseTo(3.98942280401, within(1e-9));
        assertThat(gaussian.tailingFactor()).isCloseTo(1, within(1e-10));
        assertThat(gaussian.maximumMin()).isZero();
    }

    @Test
    void slopesAreThoseOfTheCurve() {
        for (Asymmetry asymmetry : Asymmetry.values()) {
            PeakShape.Curve curve = new PeakShape(0.1, 1.1, 0.3, 3, asymmetry).curve();
            double[] out = new double[2];
            for (double time = -0.4; time < 0.8; time += 0.05) {
                curve.valueAndSlope(time, out);
                double slope = (curve.perMinute(time + 1e-5) - curve.perMinute(time - 1e-5)) / 2e-5;
                assertThat(out[0]).isCloseTo(curve.perMinute(time), within(1e-12));
                assertThat(out[1]).isCloseTo(slope, within(1e-5));
            }
        }
    }

    @Test
    void frontingIsTailingWithTheTimeReversed() {
        PeakShape late = new PeakShape(0.1, 1.1, 0.3, 3, Asymmetry.TAILING);
        PeakShape early = new PeakShape(0.1, 1.1, 0.3, 3, Asymmetry.FRONTING);
        assertThat(early.perMinute(-0.17)).isEqualTo(late.perMinute(0.17));
        assertThat(early.maximumMin()).isCloseTo(-late.maximumMin(), within(1e-12));
        assertThat(early.tailingFactor()).isLessThan(1);
        assertThat(late.tailingFactor()).isGreaterThan(1);
    }

    @Test
    void theTemplateIsTheShapeToAHundredMillionthOfItsHeight() {
        for (Asymmetry asymmetry : Asymmetry.values()) {
            PeakShape shape = new PeakShape(0.07, 1.3, 0.2, 3, asymmetry);
            PeakTemplate template = PeakTemplate.of(shape, 4);
            double height = shape.heightPerArea();
            for (double time = -3.9; time < 3.9; time += 0.0071) {
                assertThat(template.at(time) / 0.07).isCloseTo(shape.perMinute(time), within(3e-8 * height));
            }
            PeakTemplate wider = template.withSigma(0.14);
            assertThat(wider.shape()).isEqualTo(shape.withSigma(0.14));
            assertThat(wider.at(0.2) / 0.14).isCloseTo(wider.shape().perMinute(0.2), within(3e-8 * height));
        }
    }

    @Test
    void theTemplateIsZeroOutsideItsReach() {
        PeakTemplate template = PeakTemplate.of(PeakShape.tailing(0.1, 0.5), 1);
        assertThat(template.at(-0.91)).isZero();
        assertThat(template.at(-0.89)).isPositive();
        assertThat(template.at(0.99)).isPositive();
        assertThat(template.at(1.1)).isZero();
        assertThat(template.at(Double.NaN)).isZero();
    }

    @Test
    void shapesWithoutMeaningAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PeakShape.tailing(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> PeakShape.tailing(0.1, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PeakShape(0.1, 1, 0.1, 0, Asymmetry.TAILING));
        for (double share : new double[] {-0.01, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PeakShape(0.1, 1, share, 3, Asymmetry.TAILING))
                    .withMessageContaining("slow share");
        }
    }

    private static double at(PeakShape shape, int i) {
        return shape.perMinute(FROM + i * STEP);
    }

    private static double width(PeakShape shape, int top, double share, int side) {
        int i = top;
        while (at(shape, i) > share * at(shape, top)) {
            i += side;
        }
        return Math.abs(i - top) * STEP;
    }
}
