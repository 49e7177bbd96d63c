package io.enantio.peak.pooled;

import io.enantio.peak.fit.CurveParts;
import io.enantio.peak.pooled.PooledLayout.Carries;
import io.enantio.peak.pooled.PooledLayout.Slot;

/**
 * A peak of unit area at its place in one injection: ln density is that of the base shape at the peak's tail plus the corrections
 * that the run has learned, normalised on the grid's nodes.
 */
public final class PeakDensity implements CurveParts.UnitPeak {
    private final BaseShape base;
    private final double placeMin;
    private final double widthMin;
    private final double tail;
    private final double[] factors;
    private final double[] coefficients;
    private final double[] byTail;
    private final BaseShape.Row row;
    private final double logNorm;
    private final double lastLog;
    private final double lastSlope;
    /** Means over the density: of each spline, and of the slope of ln density by the tail. */
    private final double[] meanSplines = new double[SplineGrid.SPLINES];

    private double meanTail;

    private PeakDensity(SharedShape shape, Carries carries, double[] place, double load) {
        base = shape.base();
        placeMin = place[0];
        widthMin = place[1];
        tail = place[2];
        factors = new double[shape.corrections().size()];
        for (int b = 0; b < factors.length; b++) {
            factors[b] = SharedShape.factor(shape.corrections().get(b), carries, tail, load);
        }
        coefficients = shape.coefficients(factors);
        byTail = shape.byTail();
        row = base.row(tail);
        logNorm = normalise();
        double v = SplineGrid.v(SplineGrid.LAST);
        double[] near = new double[SplineGrid.NEAR];
        int first = SplineGrid.splines(v, near);
        lastLog = row.at(v) + SplineGrid.sum(first, near, coefficients);
        lastSlope =
                Math.min(0, (row.byPlace(v) + SplineGrid.slope(v, coefficients)) * SplineGrid.slope(SplineGrid.LAST));
    }

    /** A peak by the parameters of its injection. */
    static PeakDensity of(SharedShape shape, Carries carries, Slot slot, double[] own, double load) {
        double place = 0;
        for (int k : slot.places()) {
            place += own[k];
        }
        for (int k : slot.sharedPlaces()) {
            place += shape.value(k);
        }
        double logWidth = 0;
        for (int k : slot.ownWidths()) {
            logWidth += own[k];
        }
        for (int k : slot.widths()) {
            logWidth += shape.value(k);
        }
        double tail = own[PooledLayout.TAIL];
        for (int k : slot.tails()) {
            tail += shape.value(k);
        }
        double width = shape.base().widthMin() * Math.exp(logWidth);
        return new PeakDensity(shape, carries, new double[] {place, width, tail}, load);
    }

    /** The same shape at another place. */
    static PeakDensity at(SharedShape shape, Carries carries, double[] placeWidthTail, double load) {
        return new PeakDensity(shape, carries, placeWidthTail, load);
    }

    private double normalise() {
        double[] logs = new double[SplineGrid.NODES];
        double most = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < logs.length; g++) {
            logs[g] = row.atNode(g) + SplineGrid.sum(SplineGrid.nodeFirst(g), SplineGrid.nodeSplines(g), coefficients);
            most = Math.max(most, logs[g]);
        }
        double sum = 0;
        for (int g = 0; g < logs.length; g++) {
            double mass = SplineGrid.nodeWeight(g) * Math.exp(logs[g] - most);
            sum += mass;
            int first = SplineGrid.nodeFirst(g);
            double[] near = SplineGrid.nodeSplines(g);
            for (int k = 0; k < SplineGrid.NEAR; k++) {
                meanSplines[first + k] += mass * near[k];
            }
            meanTail += mass * (row.byTailAtNode(g) + SplineGrid.sum(first, near, byTail));
        }
        for (int k = 0; k < meanSplines.length; k++) {
            meanSplines[k] /= sum;
        }
        meanTail /= sum;
        return most + Math.log(sum);
    }

    double placeMin() {
        return placeMin;
    }

    double widthMin() {
        return widthMin;
    }

    double tail() {
        return tail;
    }

    /** Factors of the corrections in use. */
    double factor(int b) {
        return factors[b];
    }

    double meanSpline(int k) {
        return meanSplines[k];
    }

    /** Density at a time, 1/min. */
    double at(double timeMin) {
        double x = x(timeMin);
        if (!(x >= SplineGrid.FIRST)) {
            return 0;
        }
        return x > SplineGrid.LAST ? beyond(x) : within(SplineGrid.v(x));
    }

    /**
     * Densities at many times.
     *
     * @param v becomes where each time lies on the grid, its last place for times beyond it
     * @param density becomes the densities
     * @return the largest of them
     */
    double at(double[] timesMin, double[] v, double[] density) {
        double most = 0;
        for (int p = 0; p < timesMin.length; p++) {
            double x = x(timesMin[p]);
            if (!(x >= SplineGrid.FIRST)) {
                continue;
            }
            double place = x > SplineGrid.LAST ? SplineGrid.LAST_V : SplineGrid.v(x);
            double value = x > SplineGrid.LAST ? beyond(x) : within(place);
            v[p] = place;
            density[p] = value;
            most = Math.max(most, value);
        }
        return most;
    }

    private double x(double timeMin) {
        return base.sign() * (timeMin - placeMin) / widthMin;
    }

    private double within(double v) {
        return density(row.at(v) + SplineGrid.sum(v, coefficients));
    }

    private double beyond(double x) {
        return density(lastLog + lastSlope * (x - SplineGrid.LAST));
    }

    private double density(double log) {
        return Math.exp(Math.max(-300, Math.min(300, log - logNorm))) / widthMin;
    }

    @Override
    public double perMinute(double timeMin) {
        return at(timeMin);
    }

    /**
     * Derivatives at some of many times.
     *
     * @param v where each time lies on the grid
     * @param found has the densities and becomes the derivatives
     */
    void slopes(double[] timesMin, double[] v, int from, int to, PeakSlopes found) {
        double[] density = found.columns[PeakSlopes.BY_AREA];
        double[] byPlace = found.columns[PeakSlopes.BY_PLACE];
        double[] byWidth = found.columns[PeakSlopes.BY_WIDTH];
        double[] byTheTail = found.columns[PeakSlopes.BY_TAIL];
        double[] near = new double[SplineGrid.NEAR];
        double[] one = found.splines[0];
        double[] two = found.splines[1];
        double[] three = found.splines[2];
        double[] four = found.splines[3];
        for (int p = from; p < to; p++) {
            double x = x(timesMin[p]);
            double here = v[p];
            double height = density[p];
            double slope = x > SplineGrid.LAST
                    ? lastSlope
                    : (row.byPlace(here) + SplineGrid.slope(here, coefficients)) * SplineGrid.slope(x);
            int first = SplineGrid.splines(here, near);
            byPlace[p] = -height * slope * base.sign() / widthMin;
            byWidth[p] = -height * (1 + x * slope);
            byTheTail[p] = height * (row.byTail(here) + SplineGrid.sum(first, near, byTail) - meanTail);
            found.first[p] = first;
            one[p] = height * near[0];
            two[p] = height * near[1];
            three[p] = height * near[2];
            four[p] = height * near[3];
        }
    }

    /** Shape figures from a search on the density: see {@link Figures}. */
    Figures figures() {
        return Figures.of(this);
    }

    /**
     * @param apexMin time of the maximum
     * @param heightPerArea density there, 1/min
     * @param widthMin at half height
     * @param tailingFactor USP, at 5 % of the height
     */
    public record Figures(double apexMin, double heightPerArea, double widthMin, double tailingFactor) {
        private static final int STEPS = 60;
        private static final double HALF = 0.5;
        private static final double TAILING = 0.05;

        static Figures of(PeakDensity peak) {
            double apex = peak.placeMin;
            double most = -1;
            double step = peak.widthMin / 20;
            for (int k = -STEPS; k <= STEPS; k++) {
                double t = peak.placeMin + k * step;
                double value = peak.at(t);
                if (value > most) {
                    most = value;
                    apex = t;
                }
            }
            double low = apex - step;
            double high = apex + step;
            for (int k = 0; k < STEPS; k++) {
                double a = low + (high - low) / 3;
                double b = high - (high - low) / 3;
                if (peak.at(a) < peak.at(b)) {
                    low = a;
                } else {
                    high = b;
                }
            }
            apex = 0.5 * (low + high);
            most = peak.at(apex);
            double half = edge(peak, apex, most * HALF, 1) + edge(peak, apex, most * HALF, -1);
            double front = edge(peak, apex, most * TAILING, -1);
            double back = edge(peak, apex, most * TAILING, 1);
            return new Figures(apex, most, half, (front + back) / (2 * front));
        }

        private static double edge(PeakDensity peak, double apex, double level, int side) {
            double step = peak.widthMin / 10;
            double far = 0;
            for (int k = 0; k < 300 && peak.at(apex + side * (far + step)) > level; k++) {
                far += step;
            }
            double low = far;
            double high = far + step;
            for (int k = 0; k < STEPS; k++) {
                double middle = 0.5 * (low + high);
                if (peak.at(apex + side * middle) > level) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return 0.5 * (low + high);
        }
    }
}
