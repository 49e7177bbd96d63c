package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseShapeTest {
    private static final List<PeakShape> SHAPES = List.of(
            PeakShape.tailing(0.07, 1.1),
            new PeakShape(0.05, 0.8, 0.15, 4, Asymmetry.TAILING),
            new PeakShape(0.06, 0.9, 0, 1, Asymmetry.FRONTING));

    private static PeakShape withTail(PeakShape shape, double z) {
        return new PeakShape(
                shape.sigmaMin(),
                shape.tauRatio() * Math.exp(z),
                shape.slowFraction(),
                shape.slowFactor(),
                shape.asymmetry());
    }

    /** ln of the density relative to its maximum, at a place counted from the maximum towards the slow side. */
    private static double log(PeakShape shape, double fromMaximumMin) {
        double apex = shape.maximumMin();
        double at = apex + shape.asymmetry().sign() * fromMaximumMin;
        return Math.log(shape.perMinute(at) / shape.perMinute(apex));
    }

    @Test
    void theTableIsTheShape() {
        for (PeakShape shape : SHAPES) {
            BaseShape base = BaseShape.of(shape);
            assertThat(base.widthMin()).isEqualTo(shape.widthMin());
            assertThat(base.sign()).isEqualTo(shape.asymmetry().sign());
            for (double z : new double[] {-0.5, 0, 0.35}) {
                BaseShape.Row row = base.row(z);
                for (double x = -1.4; x < 8; x += 0.0713) {
                    assertThat(row.at(SplineGrid.v(x)))
                            .as(shape + " " + z + " " + x)
                            .isCloseTo(log(withTail(shape, z), x * base.widthMin()), within(2e-5));
                }
            }
        }
    }

    @Test
    void slopesAreTheLimitsOfDifferences() {
        for (PeakShape shape : SHAPES) {
            BaseShape base = BaseShape.of(shape);
            for (double x = -1.4; x < 8; x += 0.171) {
                double v = SplineGrid.v(x);
                BaseShape.Row row = base.row(0.13);
                assertThat(row.byPlace(v)).isCloseTo((row.at(v + 1e-6) - row.at(v - 1e-6)) / 2e-6, within(1e-5));
                double difference =
                        base.row(0.13 + 1e-4).at(v) - base.row(0.13 - 1e-4).at(v);
                assertThat(row.byTail(v)).isCloseTo(difference / 2e-4, within(1e-7));
                double truth = (log(withTail(shape, 0.14), x * base.widthMin())
                                - log(withTail(shape, 0.12), x * base.widthMin()))
                        / 0.02;
                assertThat(row.byTail(v)).isCloseTo(truth, within(0.02 * (0.1 + Math.abs(truth))));
            }
        }
    }

    @Test
    void nodesAreThoseOfTheGrid() {
        BaseShape.Row row = BaseShape.of(SHAPES.get(1)).row(0.2);
        for (int g = 2; g < SplineGrid.NODES - 2; g++) {
            double v = SplineGrid.v(SplineGrid.nodeX(g));
            assertThat(row.atNode(g)).isCloseTo(row.at(v), within(1e-8 * Math.max(1, Math.abs(row.at(v)))));
            assertThat(row.byTailAtNode(g))
                    .isCloseTo(row.byTail(v), within(1e-7 * Math.max(1, Math.abs(row.byTail(v)))));
        }
    }

    /** Far from the peak and far from the start everything stays finite. */
    @Test
    void aTailOutsideTheTableIsTheLastOne() {
        BaseShape base = BaseShape.of(SHAPES.get(0));
        for (double x : new double[] {-4, 0, 14}) {
            double v = SplineGrid.v(x);
            assertThat(base.row(9).at(v))
                    .isEqualTo(base.row(BaseShape.MOST_TAIL).at(v));
            assertThat(base.row(-9).at(v)).isFinite();
        }
    }
}
