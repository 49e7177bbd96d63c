package io.enantio.peak.signal;

/** exp(-u^2/2) from a table of {@link StrictMath} values with straight lines between them (error below 2e-6): the same everywhere, and quick. */
public final class GaussianTable {
    /** FWHM of a Gaussian / its standard deviation. */
    public static final double FWHM = 2 * Math.sqrt(2 * StrictMath.log(2));

    private static final double REACH = 6;
    private static final int PER_UNIT = 256;
    private static final double[] TABLE = table();

    private GaussianTable() {}

    public static double at(double u) {
        double place = Math.abs(u) * PER_UNIT;
        return place >= REACH * PER_UNIT ? 0 : between(place);
    }

    /** Apart, so that both are small enough to be compiled into the loops that call them. */
    private static double between(double place) {
        int below = (int) place;
        double value = TABLE[below];
        return value + (place - below) * (TABLE[below + 1] - value);
    }

    private static double[] table() {
        double[] values = new double[(int) (REACH * PER_UNIT) + 2];
        for (int i = 0; i < values.length; i++) {
            double u = (double) i / PER_UNIT;
            values[i] = StrictMath.exp(-u * u / 2);
        }
        return values;
    }
}
