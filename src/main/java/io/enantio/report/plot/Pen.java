package io.enantio.report.plot;

import io.enantio.report.plot.Svg.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes relative steps between points, in whole tenths of a pixel so that rounding errors do not accumulate. */
final class Pen {
    static final int DECIMALS = 1;

    private static final MathContext DIGITS = new MathContext(15);
    private static final int TENTHS = 10;
    /** Below this size a double is accurate to well within {@link #NEAR}. */
    private static final double SMALL = 1e8;

    private static final double NEAR = 1e-6;

    private final StringBuilder path;
    private final int decimals;
    private boolean isNew = true;
    private long x;
    private long y;

    /** @param decimals 1 writes pixels, 0 tenths of them */
    Pen(StringBuilder path, int decimals) {
        this.path = path;
        this.decimals = decimals;
    }

    void line(Point to) {
        step(isNew ? "M" : "l", to);
    }

    void dot(Point to) {
        step(isNew ? "M" : "m", to);
        path.append("z");
    }

    private void step(String verb, Point to) {
        long nextX = tenths(to.x());
        long nextY = tenths(to.y());
        String second = text(nextY - y, decimals);
        path.append(verb)
                .append(text(nextX - x, decimals))
                .append(second.startsWith("-") ? "" : " ")
                .append(second);
        isNew = false;
        x = nextX;
        y = nextY;
    }

    /**
     * Rounds half up, from the first 15 digits of the number. The digits matter only near a half; elsewhere the nearest whole number is
     * the same and found faster: a report has a million points.
     */
    static long tenths(double pixels) {
        double scaled = Math.abs(pixels) * TENTHS;
        double whole = Math.floor(scaled);
        double rest = scaled - whole;
        if (scaled < SMALL && Math.abs(rest - 0.5) > NEAR) {
            long rounded = (long) whole + (rest > 0.5 ? 1 : 0);
            return pixels < 0 ? -rounded : rounded;
        }
        return new BigDecimal(pixels, DIGITS)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    /** Without a decimal point if it is not needed. */
    static String text(long tenths, int decimals) {
        if (decimals == 0 || tenths % TENTHS == 0) {
            return Long.toString(decimals == 0 ? tenths : tenths / TENTHS);
        }
        return (tenths < 0 ? "-" : "") + Math.abs(tenths / TENTHS) + "." + Math.abs(tenths % TENTHS);
    }
}
