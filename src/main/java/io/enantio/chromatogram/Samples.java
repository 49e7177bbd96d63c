package io.enantio.chromatogram;

import java.util.Arrays;

/**
 * Numbers of a trace in the precision that they have: vendors store singles, and a run of 2,000 injections is mostly this.
 * Nothing is lost; a single number that is no single makes all of them doubles.
 *
 * <p>One class for both, not one for each: it is read at every point of every trace, many times over, and the compiler puts a
 * call in place only where it cannot be another class's.
 */
final class Samples {
    private static final float[] NO_SINGLES = {};
    private static final double[] NO_DOUBLES = {};

    private final boolean isSingle;
    private final float[] singles;
    private final double[] doubles;

    private Samples(float[] singles) {
        this.isSingle = true;
        this.singles = singles;
        this.doubles = NO_DOUBLES;
    }

    private Samples(double[] doubles) {
        this.isSingle = false;
        this.singles = NO_SINGLES;
        this.doubles = doubles;
    }

    /** A copy of the numbers, as small as they allow. */
    static Samples of(double[] values) {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            singles[i] = (float) values[i];
            if (Double.doubleToRawLongBits(singles[i]) != Double.doubleToRawLongBits(values[i])) {
                return new Samples(values.clone());
            }
        }
        return new Samples(singles);
    }

    /** Whether single precision holds all of them. */
    boolean isSingle() {
        return isSingle;
    }

    double at(int i) {
        return isSingle ? singles[i] : doubles[i];
    }

    int size() {
        return isSingle ? singles.length : doubles.length;
    }

    /** Those from one index (inclusive) to another (exclusive). */
    Samples slice(int from, int to) {
        return isSingle
                ? new Samples(Arrays.copyOfRange(singles, from, to))
                : new Samples(Arrays.copyOfRange(doubles, from, to));
    }

    /** All numbers, in an array of the caller's. */
    double[] copy() {
        if (!isSingle) {
            return doubles.clone();
        }
        double[] values = new double[singles.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = singles[i];
        }
        return values;
    }
}
