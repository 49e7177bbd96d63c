package io.enantio.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Sphericity of k repeated measures: whether all differences between times have equal variance, and the correction of the
 * degrees of freedom if they do not (rule H-5). S is the covariance of the times over n subjects, P = I - 11ᵀ/k, M = PSP.
 *
 * @param greenhouseGeisser ε = (tr M)² / ((k-1)·Σm²)
 * @param huynhFeldt ε = (n(k-1)ε_GG - 2) / ((k-1)(n-1-(k-1)ε_GG)); it may exceed 1 and counts as 1 then
 * @param mauchly absent for two times, for which sphericity always holds, and if there are fewer subjects than times
 */
public record Sphericity(double greenhouseGeisser, double huynhFeldt, Optional<Mauchly> mauchly) {

    /**
     * Mauchly's test: W = det T / (tr T/p)^p with T the covariance of p = k - 1 orthonormal contrasts; p value by Box's
     * expansion of the distribution of -ρ(n-1)·ln W to second order (Anderson 1958, 10.7.4).
     */
    public record Mauchly(double w, double chiSquared, double p) {}

    /** From the rows of n subjects with k times each, n and k at least 2, not all differences equal. */
    static Sphericity of(List<List<Double>> rows) {
        int n = rows.size();
        int k = rows.get(0).size();
        double[][] cells = rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        RealMatrix contrasts = helmert(k);
        RealMatrix covariance =
                contrasts.multiply(new Covariance(cells).getCovarianceMatrix()).multiply(contrasts.transpose());
        double trace = covariance.getTrace();
        double squares = covariance.multiply(covariance).getTrace();
        double gg = trace * trace / ((k - 1) * squares);
        double hf = (n * (k - 1) * gg - 2) / ((k - 1) * (n - 1 - (k - 1) * gg));
        // With n - 1 = (k - 1)·ε_GG the quotient is undefined; its limit is no correction.
        double bounded = Double.isFinite(hf) && n - 1 > (k - 1) * gg ? hf : 1;
        boolean isTestable = k > 2 && n - 1 >= k - 1 && isDefinite(covariance);
        return new Sphericity(gg, bounded, isTestable ? Optional.of(mauchly(covariance, n - 1)) : Optional.empty());
    }

    /** The factor that the degrees of freedom are multiplied by, and its name. */
    public Correction correction(double switchAt) {
        return greenhouseGeisser < switchAt
                ? new Correction("Greenhouse-Geisser", greenhouseGeisser)
                : new Correction("Huynh-Feldt", Math.min(1, huynhFeldt));
    }

    /** A named factor of the degrees of freedom. */
    public record Correction(String name, double epsilon) {}

    private static boolean isDefinite(RealMatrix covariance) {
        double[] eigenvalues = new EigenDecomposition(covariance).getRealEigenvalues();
        double largest = eigenvalues[0];
        double smallest = eigenvalues[eigenvalues.length - 1];
        return smallest > 1e-12 * largest;
    }

    /** Rows are k - 1 orthonormal contrasts: each time against the mean of those before it. */
    private static RealMatrix helmert(int k) {
        RealMatrix contrasts = MatrixUtils.createRealMatrix(k - 1, k);
        for (int row = 0; row < k - 1; row++) {
            double scale = StrictMath.sqrt((row + 1.0) * (row + 2.0));
            for (int column = 0; column <= row; column++) {
                contrasts.setEntry(row, column, -1 / scale);
            }
            contrasts.setEntry(row, row + 1, (row + 1) / scale);
        }
        return contrasts;
    }

    private static Mauchly mauchly(RealMatrix covariance, int df) {
        double p = covariance.getRowDimension();
        double w = new LUDecomposition(covariance).getDeterminant() / StrictMath.pow(covariance.getTrace() / p, p);
        double rho = 1 - (2 * p * p + p + 2) / (6 * p * df);
        double second = (p + 2)
                * (p - 1)
                * (p - 2)
                * (2 * p * p * p + 6 * p * p + 3 * p + 2)
                / (288 * StrictMath.pow(df * p * rho, 2));
        double z = -df * rho * StrictMath.log(w);
        double f = p * (p + 1) / 2 - 1;
        double first = ChiSquaredDistribution.of(f).survivalProbability(z);
        double next = ChiSquaredDistribution.of(f + 4).survivalProbability(z);
        return new Mauchly(w, z, Math.min(1, Math.max(0, first + second * (next - first))));
    }
}
