package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PooledLayout.Carries;
import io.enantio.peak.pooled.PooledLayout.Correction;
import java.util.List;

/** The shared parameters of a run's fit: offset, spacings, widths, tails, and the corrections of ln density that are in use. */
final class SharedShape {
    private final PooledLayout layout;
    private final BaseShape base;
    private final List<Correction> corrections;
    private final double[] values;

    SharedShape(PooledLayout layout, BaseShape base, List<Correction> corrections, double[] values) {
        this.layout = layout;
        this.base = base;
        this.corrections = List.copyOf(corrections);
        this.values = values;
    }

    /** The same with other values. */
    SharedShape with(double[] others) {
        return new SharedShape(layout, base, corrections, others);
    }

    PooledLayout layout() {
        return layout;
    }

    BaseShape base() {
        return base;
    }

    List<Correction> corrections() {
        return corrections;
    }

    /** Whether the loads of the peaks, which follow their areas, change their shapes. */
    boolean dependsOnLoad() {
        return corrections.contains(Correction.BY_LOAD) || corrections.contains(Correction.BY_SQUARED_LOAD);
    }

    double[] values() {
        return values;
    }

    double value(int k) {
        return values[k];
    }

    int size() {
        return values.length;
    }

    /** Place of the first coefficient of the k-th correction in use. */
    int first(int k) {
        return layout.sharedHead() + k * SplineGrid.SPLINES;
    }

    /** Factor of a correction for a peak. */
    static double factor(Correction correction, Carries carries, double tail, double load) {
        return switch (correction) {
            case COMMON -> 1;
            case BY_TAIL -> tail;
            case BY_LOAD -> load;
            case BY_SQUARED_LOAD -> load * load;
            case OF_STANDARD -> carries == Carries.STANDARD ? 1 : 0;
        };
    }

    /** The coefficients that apply to a peak: the sum of the corrections, each by its factor. */
    double[] coefficients(double[] factors) {
        double[] sum = new double[SplineGrid.SPLINES];
        for (int b = 0; b < factors.length; b++) {
            int at = first(b);
            for (int k = 0; factors[b] != 0 && k < sum.length; k++) {
                sum[k] += factors[b] * values[at + k];
            }
        }
        return sum;
    }

    /** Coefficients of the correction in proportion to the tail; all 0 if it is not in use. */
    double[] byTail() {
        int b = corrections.indexOf(Correction.BY_TAIL);
        double[] found = new double[SplineGrid.SPLINES];
        if (b >= 0) {
            System.arraycopy(values, first(b), found, 0, found.length);
        }
        return found;
    }
}
