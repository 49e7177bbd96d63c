package io.enantio.peak.pooled;

/** Sums of products over the points of a trace: the innermost loops of a fit, several columns at a time. */
final class Products {
    private Products() {}

    /** Products of two columns at some points. */
    static void multiply(double[] a, double[] b, int from, int to, double[] out) {
        for (int p = from; p < to; p++) {
            out[p] = a[p] * b[p];
        }
    }

    static void addMultiple(double factor, double[] column, double[] sum) {
        for (int p = 0; factor != 0 && p < sum.length; p++) {
            sum[p] += factor * column[p];
        }
    }

    static double dot(double[] a, double[] b, int from, int to) {
        double sum = 0;
        for (int p = from; p < to; p++) {
            sum += a[p] * b[p];
        }
        return sum;
    }

    /** Adds the products of a vector with the first columns to consecutive places. */
    static void dots(double[] vector, double[][] columns, int count, int from, int to, double[] out, int at) {
        int b = 0;
        for (; b + 3 < count; b += 4) {
            double[] one = columns[b];
            double[] two = columns[b + 1];
            double[] three = columns[b + 2];
            double[] four = columns[b + 3];
            double sumOne = 0;
            double sumTwo = 0;
            double sumThree = 0;
            double sumFour = 0;
            for (int p = from; p < to; p++) {
                double value = vector[p];
                sumOne += value * one[p];
                sumTwo += value * two[p];
                sumThree += value * three[p];
                sumFour += value * four[p];
            }
            out[at + b] += sumOne;
            out[at + b + 1] += sumTwo;
            out[at + b + 2] += sumThree;
            out[at + b + 3] += sumFour;
        }
        for (; b < count; b++) {
            out[at + b] += dot(vector, columns[b], from, to);
        }
    }
}
