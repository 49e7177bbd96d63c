package io.enantio.peak.pooled;

/**
 * Sums of products of columns over the points of a trace, added into a matrix that is held row by row. Two columns are taken by four
 * others: their eight sums stay in registers.
 */
final class Gram {
    private final double[] matrix;
    private final int stride;

    /** @param stride columns of the matrix */
    Gram(double[] matrix, int stride) {
        this.matrix = matrix;
        this.stride = stride;
    }

    /**
     * Adds the products of each column of a with each of b over some points.
     *
     * @param at place in the matrix of the product of their first columns
     */
    void add(int at, double[][] a, double[][] b, int from, int to) {
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            int row = at + i * stride;
            int j = 0;
            for (; j + 3 < b.length; j += 4) {
                addEight(row + j, a[i], a[i + 1], b, j, from, to);
            }
            for (; j + 1 < b.length; j += 2) {
                addFour(row + j, a[i], a[i + 1], b, j, from, to);
            }
            if (j < b.length) {
                matrix[row + j] += Products.dot(a[i], b[j], from, to);
                matrix[row + stride + j] += Products.dot(a[i + 1], b[j], from, to);
            }
        }
        if (i < a.length) {
            Products.dots(a[i], b, b.length, from, to, matrix, at + i * stride);
        }
    }

    private void addEight(int at, double[] a, double[] b, double[][] others, int j, int from, int to) {
        double[] c = others[j];
        double[] d = others[j + 1];
        double[] e = others[j + 2];
        double[] f = others[j + 3];
        double ac = 0;
        double ad = 0;
        double ae = 0;
        double af = 0;
        double bc = 0;
        double bd = 0;
        double be = 0;
        double bf = 0;
        for (int p = from; p < to; p++) {
            double x = a[p];
            double y = b[p];
            double z = c[p];
            ac += x * z;
            bc += y * z;
            z = d[p];
            ad += x * z;
            bd += y * z;
            z = e[p];
            ae += x * z;
            be += y * z;
            z = f[p];
            af += x * z;
            bf += y * z;
        }
        matrix[at] += ac;
        matrix[at + 1] += ad;
        matrix[at + 2] += ae;
        matrix[at + 3] += af;
        matrix[at + stride] += bc;
        matrix[at + stride + 1] += bd;
        matrix[at + stride + 2] += be;
        matrix[at + stride + 3] += bf;
    }

    private void addFour(int at, double[] a, double[] b, double[][] others, int j, int from, int to) {
        double[] c = others[j];
        double[] d = others[j + 1];
        double ac = 0;
        double ad = 0;
        double bc = 0;
        double bd = 0;
        for (int p = from; p < to; p++) {
            double x = a[p];
            double y = b[p];
            ac += x * c[p];
            ad += x * d[p];
            bc += y * c[p];
            bd += y * d[p];
        }
        matrix[at] += ac;
        matrix[at + 1] += ad;
        matrix[at + stride] += bc;
        matrix[at + stride + 1] += bd;
    }
}
