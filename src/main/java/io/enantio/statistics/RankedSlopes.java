package io.enantio.statistics;

/**
 * The slopes between all pairs of points by rank, counted upwards from -1 through vertical and back to -1. They are never kept: 5,000
 * points have 12.5 million. A slope is found by counting, sixteen bits of its order at a time.
 *
 * <p>The order is that of t = (dy - dx)/(dx + dy), which rises with the direction from -∞ at a slope of -1 over 0 at 1 to ∞; the
 * slope is (1 + t)/(1 - t). Exchanging x and y changes the sign of t.
 */
final class RankedSlopes {
    private static final int BITS = 16;
    private static final int BUCKETS = 1 << BITS;
    /** Differences of decimal fractions that would be opposite but for their last bits. */
    private static final double ROUNDING = 4e-15;

    private final double[] x;
    private final double[] y;
    private final long count;

    /**
     * Slopes of points.
     *
     * @param x finite
     * @param y finite, of the same number
     */
    RankedSlopes(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.count = total(counted(0, 0));
    }

    /** Of slopes that count: not between equal points and not -1. */
    long count() {
        return count;
    }

    /**
     * A slope by its rank.
     *
     * @param rank from 1
     * @return infinite or below -1 for the highest ranks, if there are such slopes
     */
    double slope(long rank) {
        long prefix = 0;
        long left = rank;
        for (int known = 0; known < Long.SIZE; known += BITS) {
            int[] buckets = counted(prefix, known);
            int bucket = 0;
            while (left > buckets[bucket]) {
                left -= buckets[bucket];
                bucket++;
            }
            prefix = prefix << BITS | bucket;
        }
        double t = value(prefix);
        return t == 1 ? Double.POSITIVE_INFINITY : (1 + t) / (1 - t);
    }

    /** How many slopes have each value of the next bits, of those whose first bits are known. */
    private int[] counted(long prefix, int known) {
        int[] buckets = new int[BUCKETS];
        int shift = Long.SIZE - BITS - known;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double dx = x[j] - x[i];
                double dy = y[j] - y[i];
                double sum = dx + dy;
                double size = Math.abs(x[i]) + Math.abs(x[j]) + Math.abs(y[i]) + Math.abs(y[j]);
                if (Math.abs(sum) > ROUNDING * size || sum != 0 && dx * dy >= 0) {
                    long key = key((dy - dx) / sum);
                    if (known == 0 || key >>> (Long.SIZE - known) == prefix) {
                        buckets[(int) (key >>> shift) & (BUCKETS - 1)]++;
                    }
                }
            }
        }
        return buckets;
    }

    private static long total(int[] buckets) {
        long sum = 0;
        for (int bucket : buckets) {
            sum += bucket;
        }
        return sum;
    }

    /** Bits in the order of the values, read without a sign. */
    private static long key(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
    }
}
