package io.enantio.peak.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By hand, in whole numbers. */
class MatricesTest {
    private static final double[][] A = {{1, 2, 3}, {4, 5, 6}};
    private static final double[][] B = {{1, 0}, {2, 1}, {0, -1}};

    @Test
    void productsAreThoseOfTheTextbook() {
        assertThat(Matrices.times(A, B)).isDeepEqualTo(new double[][] {{5, -1}, {14, -1}});
        assertThat(Matrices.timesTransposed(A, A)).isDeepEqualTo(new double[][] {{14, 32}, {32, 77}});
        assertThat(Matrices.sandwich(A, new double[][] {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}}))
                .isDeepEqualTo(new double[][] {{36, 78}, {78, 174}});
        assertThat(Matrices.times(Matrices.identity(2), A)).isDeepEqualTo(A);
    }

    @Test
    void sumsAndMultiplesLeaveTheirArgumentsAlone() {
        assertThat(Matrices.plus(A, A)).isDeepEqualTo(Matrices.times(2, A));
        assertThat(Matrices.times(-2, B)).isDeepEqualTo(new double[][] {{-2, 0}, {-4, -2}, {0, 2}});
        assertThat(A).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
    }

    @Test
    void rowsAndColumnsAreTakenAndSet() {
        assertThat(Matrices.transposed(A)).isDeepEqualTo(new double[][] {{1, 4}, {2, 5}, {3, 6}});
        double[][] square = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        assertThat(Matrices.part(square, new int[] {2, 0})).isDeepEqualTo(new double[][] {{9, 7}, {3, 1}});
        Matrices.setColumn(square, 1, new double[] {-1, -2, -3});
        assertThat(square).isDeepEqualTo(new double[][] {{1, -1, 3}, {4, -2, 6}, {7, -3, 9}});
        double[] row = {1, 1, 1};
        Matrices.addRow(row, A[1], 0.5);
        assertThat(row).containsExactly(3, 3.5, 4);
    }
}
