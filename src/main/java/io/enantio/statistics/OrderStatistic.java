package io.enantio.statistics;

/**
 * The value of a rank without sorting (quickselect: C. A. R. Hoare, Algorithm 65: Find, Comm. ACM 4, 1961): the values are
 * only parted, until the part that holds the rank is short. It costs a few passes where a sort costs a dozen, and most
 * medians of a run are of a trace's points.
 */
public final class OrderStatistic {
    /** A part as short as this is sorted by insertion. */
    private static final int SHORT = 12;

    private OrderStatistic() {}

    /**
     * The value that would stand at an index if the values were sorted. The values are rearranged.
     *
     * @param values none of them NaN
     * @param index from 0
     */
    public static double of(double[] values, int index) {
        int from = 0;
        int to = values.length - 1;
        while (to - from >= SHORT) {
            double pivot = middle(values[from], values[(from + to) >>> 1], values[to]);
            int left = from;
            int right = to;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double moved = values[left];
                    values[left++] = values[right];
                    values[right--] = moved;
                }
            }
            if (index <= right) {
                to = right;
            } else if (index >= left) {
                from = left;
            } else {
                return values[index];
            }
        }
        insert(values, from, to);
        return values[index];
    }

    /**
     * The median; the mean of the middle two for an even number. The values are rearranged.
     *
     * @param values at least one, none of them NaN
     */
    public static double median(double[] values) {
        int n = values.length;
        double upper = of(values, n / 2);
        if (n % 2 == 1) {
            return upper;
        }
        // All values before the rank are at most that of the rank: the next lower one is the largest of them.
        double lower = values[0];
        for (int i = 1; i < n / 2; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (lower + upper) / 2;
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void insert(double[] values, int from, int to) {
        for (int i = from + 1; i <= to; i++) {
            double value = values[i];
            int k = i - 1;
            while (k >= from && values[k] > value) {
                values[k + 1] = values[k];
                k--;
            }
            values[k + 1] = value;
        }
    }
}
