package io.enantio.peak.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Least squares of three columns over eleven rows, against Commons Math. */
class OrthogonalBasisTest {
    private static final int ROWS = 11;
    private static final int COLUMNS = 3;
    private final Random random = new Random(5);
    private final double[] data = random.doubles(ROWS, -2, 2).toArray();
    private final RealMatrix design = new Array2DRowRealMatrix(ROWS, COLUMNS);
    private final OrthogonalBasis basis = new OrthogonalBasis(COLUMNS, ROWS);

    OrthogonalBasisTest() {
        for (int k = 0; k < COLUMNS; k++) {
            double[] column = random.doubles(ROWS, -1, 1).toArray();
            design.setColumn(k, column);
            System.arraycopy(column, 0, basis.column(k), 0, ROWS);
        }
        basis.orthogonalise();
    }

    @Test
    void coefficientsAndResidualsAreThoseOfLeastSquares() {
        double[] residual = data.clone();
        double[] coefficients = new double[COLUMNS];
        basis.backSubstitute(basis.project(residual), coefficients);
        double[] expected = new QRDecomposition(design)
                .getSolver()
                .solve(new Array2DRowRealMatrix(data))
                .getColumn(0);
        assertThat(coefficients).containsExactly(expected, within(1e-12));
        double[] fitted = design.operate(expected);
        for (int i = 0; i < ROWS; i++) {
            assertThat(residual[i]).isCloseTo(data[i] - fitted[i], within(1e-12));
        }
    }

    @Test
    void theTriangleTimesTheBasisGivesTheColumnsBack() {
        assertThat(basis.columns()).isEqualTo(COLUMNS);
        for (int k = 0; k < COLUMNS; k++) {
            for (int i = 0; i < ROWS; i++) {
                double sum = 0;
                for (int l = 0; l <= k; l++) {
                    sum += basis.triangle(l, k) * basis.column(l)[i];
                }
                assertThat(sum).isCloseTo(design.getEntry(i, k), within(1e-13));
            }
        }
    }

    @Test
    void leveragesAreTheDiagonalOfTheHatMatrix() {
        RealMatrix inverse = inverseOfNormal();
        for (int i = 0; i < ROWS; i++) {
            double[] row = design.getRow(i);
            double hat = new Array2DRowRealMatrix(row).preMultiply(inverse.operate(row))[0];
            assertThat(basis.leverage(i)).isCloseTo(hat, within(1e-12));
        }
        double[] residual = data.clone();
        basis.project(residual);
        assertThat(basis.squaredAlong(data))
                .isCloseTo(OrthogonalBasis.dot(data, data) - OrthogonalBasis.dot(residual, residual), within(1e-12));
    }

    /** A coefficient's covariance is that of the noise, and what uncertain nonlinear parameters add: J C J'. */
    @Test
    void covarianceHasTheNoiseAndTheNonlinearParameters() {
        double[][] turned = {{0.3, -0.2, 0.5}, {1, 0.1, -0.4}};
        double[][] uncertain = {{0.04, 0.01}, {0.01, 0.09}};
        double[][] triangle = new double[COLUMNS][COLUMNS];
        for (int k = 0; k < COLUMNS; k++) {
            for (int l = k; l < COLUMNS; l++) {
                triangle[k][l] = basis.triangle(k, l);
            }
        }
        RealMatrix jacobian = new LUDecomposition(new Array2DRowRealMatrix(triangle))
                .getSolver()
                .solve(new Array2DRowRealMatrix(turned).transpose());
        RealMatrix expected = inverseOfNormal()
                .add(jacobian.multiply(new Array2DRowRealMatrix(uncertain)).multiply(jacobian.transpose()));
        double[][] found = basis.covariance(turned, uncertain);
        for (int k = 0; k < COLUMNS; k++) {
            assertThat(found[k]).containsExactly(expected.getRow(k), within(1e-11));
        }
    }

    private RealMatrix inverseOfNormal() {
        return new LUDecomposition(design.transpose().multiply(design))
                .getSolver()
                .getInverse();
    }

    @ParameterizedTest(name = "{0} terms")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 9, 11})
    void theScalarProductHasEveryTerm(int terms) {
        double[] ones = new double[terms];
        double[] powers = new double[terms];
        for (int i = 0; i < terms; i++) {
            ones[i] = 1;
            powers[i] = 1 << i;
        }
        assertThat(OrthogonalBasis.dot(ones, powers)).isEqualTo((1 << terms) - 1.0);
    }

    @Test
    void aColumnOfZerosDoesNoHarm() {
        OrthogonalBasis flat = new OrthogonalBasis(1, 4);
        flat.orthogonalise();
        double[] vector = {1, 2, 3, 4};
        assertThat(flat.project(vector)).containsExactly(0);
        assertThat(vector).containsExactly(1, 2, 3, 4);
    }
}
