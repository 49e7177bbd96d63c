package io.enantio.peak.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the LU decomposition of Commons Math. */
class CholeskyFactorTest {
    @ParameterizedTest(name = "{0} unknowns")
    @ValueSource(ints = {1, 2, 3, 7})
    void solvesAndInvertsAsCommonsMathDoes(int n) {
        RealMatrix matrix = positive(n);
        double[] right = new Random(n).doubles(n, -3, 3).toArray();
        CholeskyFactor factor = CholeskyFactor.of(matrix.getData()).orElseThrow();
        double[] expected = new LUDecomposition(matrix)
                .getSolver()
                .solve(new Array2DRowRealMatrix(right))
                .getColumn(0);
        assertThat(factor.solve(right)).containsExactly(expected, within(1e-9));
        RealMatrix unit = matrix.multiply(new Array2DRowRealMatrix(factor.inverse()));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertThat(unit.getEntry(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void unitsOfTheParametersDoNotMatter() {
        double[][] matrix = {{4e-12, 1e-6}, {1e-6, 9e6}};
        assertThat(CholeskyFactor.of(matrix).orElseThrow().solve(new double[] {4e-12, 1e-6}))
                .containsExactly(new double[] {1, 0}, within(1e-12));
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteHasNoFactor() {
        assertThat(CholeskyFactor.of(new double[][] {{1, 1}, {1, 1}})).isEmpty();
        assertThat(CholeskyFactor.of(new double[][] {{1, 2}, {2, 1}})).isEmpty();
        assertThat(CholeskyFactor.of(new double[][] {{1, 0}, {0, 0}})).isEmpty();
        assertThat(CholeskyFactor.of(new double[][] {{-1}})).isEmpty();
        assertThat(CholeskyFactor.of(new double[][] {{Double.NaN}})).isEmpty();
        assertThat(CholeskyFactor.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .isEmpty();
    }

    @Test
    void aPivotBelowTenToTheMinusThirteenIsSingular() {
        assertThat(CholeskyFactor.of(correlated(3e-14))).isEmpty();
        assertThat(CholeskyFactor.of(correlated(1e-12))).isPresent();
    }

    /** Two parameters whose second pivot has a given size. */
    private static double[][] correlated(double pivot) {
        double correlation = Math.sqrt(1 - pivot);
        return new double[][] {{1, correlation}, {correlation, 1}};
    }

    private static RealMatrix positive(int n) {
        Random random = new Random(100L + n);
        double[][] root = new double[n][n];
        for (double[] row : root) {
            java.util.Arrays.setAll(row, j -> random.nextGaussian());
        }
        RealMatrix any = new Array2DRowRealMatrix(root);
        RealMatrix square = any.multiply(any.transpose());
        for (int i = 0; i < n; i++) {
            square.addToEntry(i, i, 0.5);
        }
        return square;
    }
}
