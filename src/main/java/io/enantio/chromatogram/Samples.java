package io.enantio.chromatogram;

/**
 * Numbers of a trace in the precision that they have: vendors store singles, and a run of 2,000 injections is mostly this.
 * Nothing is lost; a single number that is no single makes all of them doubles.
 */
sealed interface Samples {

    double at(int i);

    int size();

    Samples slice(int from, int to);

    /** A copy of the numbers, as small as they allow. */
    static Samples of(double[] values) {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            singles[i] = (float) values[i];
            if (Double.doubleToRawLongBits(singles[i]) != Double.doubleToRawLongBits(values[i])) {
                return new Doubles(values.clone());
            }
        }
        return new Singles(singles);
    }

    /** All numbers, in an array of the caller's. */
    default double[] copy() {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = at(i);
        }
        return values;
    }

    /** Numbers that single precision holds exactly. */
    final class Singles implements Samples {
        private final float[] values;

        private Singles(float[] values) {
            this.values = values;
        }

        @Override
        public double at(int i) {
            return values[i];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Samples slice(int from, int to) {
            return new Singles(java.util.Arrays.copyOfRange(values, from, to));
        }
    }

    /** Any numbers. */
    final class Doubles implements Samples {
        private final double[] values;

        private Doubles(double[] values) {
            this.values = values;
        }

        @Override
        public double at(int i) {
            return values[i];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Samples slice(int from, int to) {
            return new Doubles(java.util.Arrays.copyOfRange(values, from, to));
        }
    }
}
