package io.enantio.peak.learn;

import io.enantio.peak.learn.SharedShapeFit.Member;
import io.enantio.peak.linear.CholeskyFactor;
import io.enantio.peak.linear.Matrices;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** A trace's share in the normal equations of a shared shape, its own parameters (place, small changes) eliminated. */
public final class SchurComplement {
    private final CholeskyFactor ownFactor;
    private final double[] ownRight;
    private final double[][] information;
    private final double[] pull;
    private final int own;

    private SchurComplement(CholeskyFactor ownFactor, double[] ownRight, double[][] information, double[] pull) {
        this.ownFactor = ownFactor;
        this.ownRight = ownRight;
        this.information = information;
        this.pull = pull;
        this.own = ownRight.length;
    }

    /** Eliminates; empty if the trace does not determine its own parameters. */
    public static Optional<SchurComplement> of(Member member, double[][] information, double[] pull, double damping) {
        int own = member.own().size();
        double[][] block = Matrices.part(information, IntStream.range(0, own).toArray());
        double[] right = Arrays.copyOf(pull, own);
        double[] priorPull = member.own().pull(member.state());
        for (int i = 0; i < own; i++) {
            right[i] += priorPull[i];
            for (int j = 0; j < own; j++) {
                block[i][j] += member.own().precision(i, j);
            }
            block[i][i] *= 1 + damping;
        }
        return CholeskyFactor.of(block).map(factor -> new SchurComplement(factor, right, information, pull));
    }

    /** Adds the trace's information about the shared parameters; number 0, the time, is not shared. */
    public void addTo(double[][] matrix, double[] right) {
        double[] solved = ownFactor.solve(ownRight);
        for (int i = 1; i < matrix.length; i++) {
            double[] response = ownFactor.solve(Arrays.copyOf(information[i], own));
            right[i] += pull[i] - dot(information[i], solved);
            for (int j = 1; j < matrix.length; j++) {
                matrix[i][j] += information[i][j] - dot(information[j], response);
            }
        }
    }

    private double dot(double[] row, double[] x) {
        double sum = 0;
        for (int k = 0; k < own; k++) {
            sum += row[k] * x[k];
        }
        return sum;
    }

    /** Moves the trace's own parameters after a step of the shared ones. */
    void follow(double[] moved, double[] state) {
        double[] right = ownRight.clone();
        for (int k = 0; k < own; k++) {
            for (int j = 1; j < moved.length; j++) {
                right[k] -= information[k][j] * moved[j];
            }
        }
        double[] step = ownFactor.solve(right);
        for (int k = 0; k < own; k++) {
            state[k] += step[k];
        }
    }
}
