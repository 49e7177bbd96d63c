package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.pooled.PooledLayout.Carries;
import io.enantio.peak.pooled.PooledLayout.Correction;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakDensityTest {
    private static final PooledLayout LAYOUT = Simulated.layout(1, 1, 1);
    private static final List<Correction> ALL = List.of(Correction.values());
    private static final double PLACE = 5;

    private final SharedShape plain = Simulated.shape(LAYOUT, List.of(), 1);
    private final SharedShape corrected = Simulated.shape(LAYOUT, ALL, 2);

    private static PeakDensity peak(SharedShape shape, double placeMin, double widthMin, double tail) {
        return PeakDensity.at(shape, Carries.STANDARD, new double[] {placeMin, widthMin, tail}, 0.6);
    }

    private static double at(PeakDensity peak, double timeMin) {
        return peak.at(timeMin);
    }

    @Test
    void withoutCorrectionsItIsTheParametricShape() {
        double width = Simulated.SHAPE.widthMin();
        PeakDensity peak = peak(plain, PLACE, width, 0);
        double height = Simulated.SHAPE.heightPerArea();
        for (double t = PLACE - 0.3; t < PLACE + 1.5; t += 0.0117) {
            assertThat(at(peak, t)).isCloseTo(Simulated.SHAPE.perMinute(t - PLACE), within(3e-5 * height));
        }
        PeakDensity.Figures figures = peak.figures();
        assertThat(figures.apexMin()).isCloseTo(PLACE, within(1e-5));
        assertThat(figures.heightPerArea()).isCloseTo(height, within(3e-5 * height));
        assertThat(figures.widthMin()).isCloseTo(width, within(2e-5 * width));
        assertThat(figures.tailingFactor()).isCloseTo(Simulated.SHAPE.tailingFactor(), within(1e-3));
    }

    @Test
    void aWiderPeakIsTheSameShapeStretched() {
        PeakDensity one = peak(corrected, PLACE, 0.2, 0.3);
        PeakDensity wide = peak(corrected, PLACE, 0.4, 0.3);
        for (double away = -0.5; away < 2; away += 0.03) {
            assertThat(2 * at(wide, PLACE + 2 * away)).isCloseTo(at(one, PLACE + away), within(1e-10));
        }
        assertThat(wide.figures().widthMin()).isCloseTo(2 * one.figures().widthMin(), within(1e-9));
        assertThat(wide.figures().tailingFactor()).isCloseTo(one.figures().tailingFactor(), within(1e-6));
    }

    @Test
    void itsAreaIsOne() {
        for (SharedShape shape : List.of(plain, corrected)) {
            for (double tail : new double[] {-1, 0, 0.22}) {
                PeakDensity peak = peak(shape, PLACE, 0.2, tail);
                double from = PLACE + 0.2 * SplineGrid.FIRST;
                double step = 0.2 * (SplineGrid.LAST - SplineGrid.FIRST) / 20_000;
                double area = 0;
                for (int k = 0; k < 20_000; k++) {
                    area += step * at(peak, from + (k + 0.5) * step);
                }
                assertThat(area).isCloseTo(1, within(2e-5));
            }
        }
    }

    private static PeakSlopes slopes(PeakDensity peak, double time) {
        double[] times = {time};
        double[] v = new double[1];
        double[] density = new double[1];
        peak.at(times, v, density);
        PeakSlopes slopes = new PeakSlopes(density);
        peak.slopes(times, v, 0, density[0] > 0 ? 1 : 0, slopes);
        return slopes;
    }

    @Test
    void derivativesAreTheLimitsOfDifferences() {
        double h = 1e-6;
        PeakDensity peak = peak(corrected, PLACE, 0.2, 0.22);
        double height = peak.figures().heightPerArea();
        for (double t = PLACE - 0.75; t < PLACE + 2.7; t += 0.0413) {
            double time = t;
            PeakSlopes slopes = slopes(peak, time);
            assertThat(slopes.columns[PeakSlopes.BY_AREA][0]).isCloseTo(at(peak, time), within(1e-12));
            double byPlace =
                    at(peak(corrected, PLACE + h, 0.2, 0.22), time) - at(peak(corrected, PLACE - h, 0.2, 0.22), time);
            assertThat(slopes.columns[PeakSlopes.BY_PLACE][0])
                    .isCloseTo(byPlace / (2 * h), within(1e-5 * height / 0.2));
            double byWidth = at(peak(corrected, PLACE, 0.2 * Math.exp(h), 0.22), time)
                    - at(peak(corrected, PLACE, 0.2 * Math.exp(-h), 0.22), time);
            assertThat(slopes.columns[PeakSlopes.BY_WIDTH][0]).isCloseTo(byWidth / (2 * h), within(1e-5 * height));
            double byTail =
                    at(peak(corrected, PLACE, 0.2, 0.22 + h), time) - at(peak(corrected, PLACE, 0.2, 0.22 - h), time);
            assertThat(slopes.columns[PeakSlopes.BY_TAIL][0]).isCloseTo(byTail / (2 * h), within(1e-5 * height));
        }
    }

    /** By a coefficient: density x factor x (spline - its mean). */
    @Test
    void coefficientsMoveTheDensityByTheirSplineLessItsMean() {
        double h = 1e-5;
        PeakDensity peak = peak(corrected, PLACE, 0.2, 0.22);
        for (int b = 0; b < ALL.size(); b++) {
            for (int k = 5; k < SplineGrid.SPLINES; k += 4) {
                double[] up = corrected.values().clone();
                double[] down = corrected.values().clone();
                up[corrected.first(b) + k] += h;
                down[corrected.first(b) + k] -= h;
                for (double t = PLACE - 0.3; t < PLACE + 1.5; t += 0.061) {
                    double expected = (at(peak(corrected.with(up), PLACE, 0.2, 0.22), t)
                                    - at(peak(corrected.with(down), PLACE, 0.2, 0.22), t))
                            / (2 * h);
                    PeakSlopes slopes = slopes(peak, t);
                    int n = k - slopes.first[0];
                    double spline = n >= 0 && n < SplineGrid.NEAR ? slopes.splines[n][0] : 0;
                    double density = slopes.columns[PeakSlopes.BY_AREA][0];
                    assertThat(peak.factor(b) * (spline - density * peak.meanSpline(k)))
                            .isCloseTo(expected, within(1e-7));
                }
            }
        }
    }

    @Test
    void beforeItsRangeItIsZeroAndBehindItFallsOn() {
        PeakDensity peak = peak(corrected, PLACE, 0.2, 0.22);
        double before = PLACE + 0.2 * SplineGrid.FIRST - 0.01;
        PeakSlopes slopes = slopes(peak, before);
        assertThat(at(peak, before)).isZero();
        assertThat(slopes.columns[PeakSlopes.BY_PLACE][0]).isZero();
        double last = PLACE + 0.2 * SplineGrid.LAST;
        assertThat(at(peak, last + 1e-9)).isCloseTo(at(peak, last - 1e-9), within(1e-6 * at(peak, last)));
        assertThat(at(peak, last + 0.5))
                .isLessThanOrEqualTo(at(peak, last + 0.1))
                .isNotNegative();
    }

    @Test
    void aFrontingPeakIsTheMirrorImage() {
        io.enantio.peak.shape.PeakShape mirrored = new io.enantio.peak.shape.PeakShape(
                0.07, 1.1, 0, 1, io.enantio.peak.shape.PeakShape.Asymmetry.FRONTING);
        SharedShape fronting = new SharedShape(LAYOUT, BaseShape.of(mirrored), ALL, corrected.values());
        PeakDensity late = peak(corrected, PLACE, 0.2, 0.22);
        PeakDensity early = peak(fronting, PLACE, 0.2, 0.22);
        for (double away = -0.5; away < 2; away += 0.03) {
            assertThat(at(early, PLACE - away)).isCloseTo(at(late, PLACE + away), within(1e-9));
        }
    }
}
