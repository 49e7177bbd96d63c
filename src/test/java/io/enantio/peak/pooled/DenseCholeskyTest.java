package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Commons Math. */
class DenseCholeskyTest {
    private static RealMatrix positive(int n) {
        Random random = new Random(n);
        RealMatrix root = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                root.setEntry(i, j, random.nextGaussian() + (i == j ? 2 : 0));
            }
        }
        return root.multiply(root.transpose());
    }

    private static double[] inOneArray(RealMatrix matrix) {
        int columns = matrix.getColumnDimension();
        double[] values = new double[matrix.getRowDimension() * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = matrix.getEntry(k / columns, k % columns);
        }
        return values;
    }

    @ParameterizedTest(name = "{0} unknowns")
    @ValueSource(ints = {1, 2, 5, 31})
    void factorsSolvesAndInverts(int n) {
        RealMatrix matrix = positive(n);
        double[] factor = inOneArray(matrix);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                factor[i * n + j] = 1e9; // only the lower triangle counts
            }
        }
        assertThat(DenseCholesky.factor(factor, n)).isTrue();
        RealMatrix lower = new CholeskyDecomposition(matrix).getL();
        RealMatrix right = new Array2DRowRealMatrix(n, 3);
        Random random = new Random(7);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 3; j++) {
                right.setEntry(i, j, random.nextGaussian());
            }
            for (int j = 0; j <= i; j++) {
                assertThat(factor[i * n + j]).isCloseTo(lower.getEntry(i, j), within(1e-10));
            }
        }
        double[] solved = inOneArray(right);
        DenseCholesky.forward(factor, n, solved, 3);
        assertThat(solved)
                .containsExactly(
                        inOneArray(new LUDecomposition(lower).getSolver().solve(right)), within(1e-7));
        DenseCholesky.backward(factor, n, solved, 3);
        RealMatrix expected = new LUDecomposition(matrix).getSolver().solve(right);
        assertThat(solved).containsExactly(inOneArray(expected), within(1e-6 * expected.getNorm()));
        RealMatrix inverse = new LUDecomposition(matrix).getSolver().getInverse();
        assertThat(DenseCholesky.inverse(factor, n))
                .containsExactly(inOneArray(inverse), within(1e-7 * inverse.getNorm()));
    }

    @Test
    void whatIsNotPositiveDefiniteHasNoFactor() {
        assertThat(DenseCholesky.factor(new double[] {1, 2, 2, 1}, 2)).isFalse();
        assertThat(DenseCholesky.factor(new double[] {0}, 1)).isFalse();
        assertThat(DenseCholesky.factor(new double[] {Double.NaN}, 1)).isFalse();
        assertThat(DenseCholesky.factor(new double[] {Double.POSITIVE_INFINITY}, 1))
                .isFalse();
    }
}
