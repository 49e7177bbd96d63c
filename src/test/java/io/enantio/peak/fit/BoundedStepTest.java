package io.enantio.peak.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.fit.FitLayout.Term;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundedStepTest {
    private static final FitLayout PAIR = FitLayout.plain(2, Asymmetry.TAILING);
    /** First apex, spacing, ln sigma, ln tau/sigma, ln width of the second. */
    private static final double[] PAIR_AT = {5, 0.5, Math.log(0.1), 0, 0};

    private static double[][] diagonal(int n, double value) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = value;
        }
        return matrix;
    }

    private static double[] step(double... right) {
        double[] next = BoundedStep.of(PAIR, PAIR_AT, diagonal(5, 2), right).orElseThrow();
        for (int i = 0; i < next.length; i++) {
            next[i] -= PAIR_AT[i];
        }
        return next;
    }

    @Test
    void aShortStepSolvesTheEquations() {
        double[][] matrix = diagonal(5, 2);
        matrix[0][1] = 1;
        matrix[1][0] = 1;
        double[] next = BoundedStep.of(PAIR, PAIR_AT, matrix, new double[] {0.04, 0.05, 0.2, 0.4, 0.6})
                .orElseThrow();
        assertThat(next).containsExactly(new double[] {5.01, 0.52, Math.log(0.1) + 0.1, 0.2, 0.3}, within(1e-12));
    }

    /** A sigma for a place, 0.35 for ln of a width, 1.5 for ln of tau/sigma: a step twice as long is halved as a whole. */
    @Test
    void aLongStepIsShortenedAsAWhole() {
        assertThat(step(0.4, 0.02, 0, 0, 0)).containsExactly(new double[] {0.1, 0.005, 0, 0, 0}, within(1e-12));
        assertThat(step(0.02, -0.4, 0, 0, 0)).containsExactly(new double[] {0.005, -0.1, 0, 0, 0}, within(1e-12));
        assertThat(step(0.02, 0, -1.4, 0, 0)).containsExactly(new double[] {0.005, 0, -0.35, 0, 0}, within(1e-12));
        assertThat(step(0.02, 0, 0, -6, 0)).containsExactly(new double[] {0.005, 0, 0, -1.5, 0}, within(1e-12));
        assertThat(step(0.02, 0, 0, 0, 1.4)).containsExactly(new double[] {0.005, 0, 0, 0, 0.35}, within(1e-12));
        assertThat(step(0.19, 0.19, 0.69, 2.6, 0.69))
                .containsExactly(new double[] {0.095, 0.095, 0.345, 1.3, 0.345}, within(1e-12));
    }

    /** The slow share is at its bound 0 and is drawn below it: the other parameters move as if it were known. */
    @Test
    void aParameterThatWouldLeaveItsBoundIsHeldThere() {
        FitLayout slow = new FitLayout(1, Asymmetry.TAILING, Set.of(Term.SLOW_TAIL), 0);
        double[] theta = {5, Math.log(0.1), 0, 0, Math.log(3)};
        double[][] matrix = diagonal(5, 2);
        matrix[0][3] = 1;
        matrix[3][0] = 1;
        matrix[1][3] = 0.5;
        matrix[3][1] = 0.5;
        double[] next = BoundedStep.of(slow, theta, matrix, new double[] {0.1, 0.2, 0.3, -1, 0.1})
                .orElseThrow();
        assertThat(next)
                .containsExactly(new double[] {5.05, Math.log(0.1) + 0.1, 0.15, 0, Math.log(3) + 0.05}, within(1e-12));
        double[] up = BoundedStep.of(slow, theta, diagonal(5, 2), new double[] {0.1, 0.2, 0.3, 0.1, 0.1})
                .orElseThrow();
        assertThat(up[3]).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void thereIsNoStepWithoutAPositiveDefiniteMatrix() {
        assertThat(BoundedStep.of(PAIR, PAIR_AT, diagonal(5, -1), new double[5]))
                .isEmpty();
    }
}
