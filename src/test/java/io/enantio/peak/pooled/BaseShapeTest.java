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
            double[] out = new double[3];
            for (double z : new double[] {-0.5, 0, 0.35}) {
                BaseShape.Row row = base.row(z);
                for (double x = -1.4; x < 8; x += 0.0713) {
                    row.at(SplineGrid.v(x), out);
                    assertThat(out[0])
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
            double[] out = new double[3];
            double[] high = new double[3];
            double[] low = new double[3];
            for (double x = -1.4; x < 8; x += 0.171) {
                double v = SplineGrid.v(x);
                base.row(0.13).at(v, out);
                base.row(0.13).at(v + 1e-6, high);
                base.row(0.13).at(v - 1e-6, low);
                assertThat(out[1]).isCloseTo((high[0] - low[0]) / 2e-6, within(1e-5));
                base.row(0.13 + 1e-4).at(v, high);
                base.row(0.13 - 1e-4).at(v, low);
                assertThat(out[2]).isCloseTo((high[0] - low[0]) / 2e-4, within(1e-7));
                double truth = (log(withTail(shape, 0.14), x * base.widthMin())
                                - log(withTail(shape, 0.12), x * base.widthMin()))
                        / 0.02;
                assertThat(out[2]).isCloseTo(truth, within(0.02 * (0.1 + Math.abs(truth))));
            }
        }
    }

    @Test
    void nodesAreThoseOfTheGrid() {
        BaseShape.Row row = BaseShape.of(SHAPES.get(1)).row(0.2);
        double[] out = new double[3];
        for (int g = 2; g < SplineGrid.NODES - 2; g++) {
            row.at(SplineGrid.v(SplineGrid.nodeX(g)), out);
            assertThat(row.atNode(g)).isCloseTo(out[0], within(1e-8 * Math.max(1, Math.abs(out[0]))));
            assertThat(row.byTailAtNode(g)).isCloseTo(out[2], within(1e-7 * Math.max(1, Math.abs(out[2]))));
        }
    }

    /** Far from the peak and far from the start everything stays finite. */
    @Test
    void aTailOutsideTheTableIsTheLastOne() {
        BaseShape base = BaseShape.of(SHAPES.get(0));
        double[] beyond = new double[3];
        double[] last = new double[3];
        for (double x : new double[] {-4, 0, 14}) {
            base.row(9).at(SplineGrid.v(x), beyond);
            base.row(BaseShape.MOST_TAIL).at(SplineGrid.v(x), last);
            assertThat(beyond).containsExactly(last);
            base.row(-9).at(SplineGrid.v(x), beyond);
            assertThat(beyond[0]).isFinite();
        }
    }
}
