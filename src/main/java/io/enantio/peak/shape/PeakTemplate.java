package io.enantio.peak.shape;

/**
 * A shape of unit area tabulated for searches that evaluate it very often: cubic Hermite between points a 32nd of a sigma
 * apart, within 1e-8 of the height; 0 where the shape is below 1e-16 of it. Areas come from the shape itself.
 */
public final class PeakTemplate {
    private static final int PER_SIGMA = 32;
    /** The Gaussian is below 1e-17 of its height here. */
    private static final double FRONT_SIGMAS = 9;
    /** An exponential tail is below 1e-17 of its start after as many time constants. */
    private static final double TAIL_TIMES = 40;

    private final PeakShape shape;
    private final double[] values;
    private final double[] slopes;
    private final double scale;

    private PeakTemplate(PeakShape shape, double[] values, double[] slopes) {
        this.shape = shape;
        this.values = values;
        this.slopes = slopes;
        this.scale = shape.asymmetry().sign() * PER_SIGMA / shape.sigmaMin();
    }

    /**
     * The shape's table.
     *
     * @param reachMin largest distance from the apex at which it is needed
     */
    public static PeakTemplate of(PeakShape shape, double reachMin) {
        double tail = FRONT_SIGMAS + TAIL_TIMES * shape.tauRatio() * Math.max(1, shape.slowFactor());
        double reach = Math.min(tail, reachMin / shape.sigmaMin());
        int front = (int) (FRONT_SIGMAS * PER_SIGMA);
        int size = front + 2 + (int) Math.ceil(reach * PER_SIGMA);
        PeakShape unit = shape.withSigma(1);
        PeakShape.Curve curve = unit.curve();
        double[] values = new double[size];
        double[] slopes = new double[size];
        double[] both = new double[2];
        for (int i = 0; i < size; i++) {
            curve.valueAndSlope(unit.asymmetry().sign() * (double) (i - front) / PER_SIGMA, both);
            values[i] = both[0];
            slopes[i] = unit.asymmetry().sign() * both[1] / PER_SIGMA;
        }
        return new PeakTemplate(shape, values, slopes);
    }

    /** The same with another sigma. */
    public PeakTemplate withSigma(double sigmaMin) {
        return new PeakTemplate(shape.withSigma(sigmaMin), values, slopes);
    }

    public PeakShape shape() {
        return shape;
    }

    /**
     * Signal per area, times sigma, of a peak at many times.
     *
     * @param firstMin apex of the first peak of a group
     * @param laterMin how much later this one's is
     */
    public void fill(double[] timesMin, double firstMin, double laterMin, double[] signal) {
        double[] heights = values;
        double[] rises = slopes;
        double perMinute = scale;
        int end = heights.length - 1;
        for (int k = 0; k < timesMin.length; k++) {
            double place = (timesMin[k] - firstMin - laterMin) * perMinute + FRONT_SIGMAS * PER_SIGMA;
            if (place >= 0 && place < end) {
                int i = (int) place;
                double u = place - i;
                double here = heights[i];
                double rise = heights[i + 1] - here;
                double first = rises[i] - rise;
                double last = rise - rises[i + 1];
                signal[k] = here + u * (rise + (1 - u) * (first * (1 - u) + last * u));
            } else {
                signal[k] = 0;
            }
        }
    }

    /** Signal per area at a time from the apex, times sigma. */
    public double at(double fromApexMin) {
        double place = fromApexMin * scale + FRONT_SIGMAS * PER_SIGMA;
        if (!(place >= 0 && place < values.length - 1)) {
            return 0;
        }
        int i = (int) place;
        double u = place - i;
        double rise = values[i + 1] - values[i];
        double first = slopes[i] - rise;
        double last = rise - slopes[i + 1];
        return values[i] + u * (rise + (1 - u) * (first * (1 - u) + last * u));
    }
}
