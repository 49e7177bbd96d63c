package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PooledLayout.Correction;
import java.util.EnumMap;
import java.util.Map;

/**
 * How strongly each correction of ln density is held: a penalty on its roughness and a ridge on its size, both learned from the run. A
 * correction beyond the common one starts almost off and must earn its place.
 */
final class CorrectionPenalties {
    private static final double MOST_PENALTY = 1e8;
    private static final double LEAST_GAIN = 10;

    private final Map<Correction, Double> penalty = new EnumMap<>(Correction.class);
    private final Map<Correction, Double> ridge = new EnumMap<>(Correction.class);

    CorrectionPenalties() {
        penalty.put(Correction.COMMON, 1.0);
        ridge.put(Correction.COMMON, 0.01);
    }

    void beginNearlyOff(Correction correction) {
        penalty.put(correction, 1e3);
        ridge.put(correction, 1e2);
    }

    /** Writes the precision of the coefficients in use into that of the shared parameters. */
    void addTo(double[] matrix, SharedShape shape) {
        int g = shape.size();
        double[][] rough = SplineGrid.roughnessForm();
        for (int b = 0; b < shape.corrections().size(); b++) {
            double lambda = get(penalty, shape.corrections().get(b));
            double own = get(ridge, shape.corrections().get(b));
            int at = shape.first(b);
            for (int k = 0; k < rough.length; k++) {
                for (int l = 0; l < rough.length; l++) {
                    matrix[(at + k) * g + at + l] = lambda * rough[k][l] + (k == l ? own : 0);
                }
            }
        }
    }

    /** Renews the penalties by what the data say (Fellner 1986; Schall 1991), each by a factor of 10 up or 100 down at most. */
    void learn(SharedShape shape, double[] sharedCovariance) {
        int g = shape.size();
        if (sharedCovariance.length != g * g) {
            return;
        }
        int kk = SplineGrid.SPLINES;
        double[][] rough = SplineGrid.roughnessForm();
        for (int b = 0; b < shape.corrections().size(); b++) {
            Correction one = shape.corrections().get(b);
            int at = shape.first(b);
            double lambda = get(penalty, one);
            double own = get(ridge, one);
            double[] inverse = new double[kk * kk];
            for (int k = 0; k < kk; k++) {
                for (int l = 0; l < kk; l++) {
                    inverse[k * kk + l] = lambda * rough[k][l] + (k == l ? own : 0);
                }
            }
            if (!DenseCholesky.factor(inverse, kk)) {
                continue;
            }
            inverse = DenseCholesky.inverse(inverse, kk);
            double roughness = 0;
            double square = 0;
            double drawnRoughness = 0;
            double drawn = 0;
            for (int k = 0; k < kk; k++) {
                double c = shape.value(at + k);
                square += c * c;
                drawn += inverse[k * kk + k] - sharedCovariance[(at + k) * g + at + k];
                for (int l = 0; l < kk; l++) {
                    roughness += c * rough[k][l] * shape.value(at + l);
                    drawnRoughness += (inverse[k * kk + l] - sharedCovariance[(at + k) * g + at + l]) * rough[k][l];
                }
            }
            penalty.put(one, renewed(lambda, drawnRoughness, roughness, 1e-6));
            ridge.put(one, renewed(own, drawn, square, one == Correction.BY_TAIL ? 1 : 1e-3));
        }
    }

    private static double renewed(double before, double drawn, double size, double least) {
        double factor = Math.max(0.01, Math.min(10, Math.max(drawn, 1e-8) / Math.max(size, 1e-12)));
        return Math.max(least, Math.min(MOST_PENALTY, before * factor));
    }

    /**
     * Whether the data support a correction: what it lowers the cost by, at its penalty, exceeds what so many effective parameters would
     * lower it by chance (Wood, Generalized Additive Models, 2017, section 6.12).
     */
    boolean areEarned(SharedShape shape, int b, double[] sharedCovariance) {
        int g = shape.size();
        int kk = SplineGrid.SPLINES;
        if (sharedCovariance.length != g * g) {
            return true;
        }
        Correction one = shape.corrections().get(b);
        int at = shape.first(b);
        double[][] rough = SplineGrid.roughnessForm();
        double[] covariance = new double[kk * kk];
        for (int k = 0; k < kk; k++) {
            System.arraycopy(sharedCovariance, (at + k) * g + at, covariance, k * kk, kk);
        }
        double[] information = covariance.clone();
        if (!DenseCholesky.factor(information, kk)) {
            return true;
        }
        information = DenseCholesky.inverse(information, kk);
        double gain = 0;
        double freedom = kk;
        for (int k = 0; k < kk; k++) {
            for (int l = 0; l < kk; l++) {
                double prior = get(penalty, one) * rough[k][l] + (k == l ? get(ridge, one) : 0);
                gain += shape.value(at + k) * (information[k * kk + l] + prior) * shape.value(at + l);
                freedom -= prior * covariance[k * kk + l];
            }
        }
        return gain > 2 * freedom + LEAST_GAIN;
    }

    private static double get(Map<Correction, Double> of, Correction correction) {
        return of.getOrDefault(correction, 0.0);
    }
}
