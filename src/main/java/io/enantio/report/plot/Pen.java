package io.enantio.report.plot;

import io.enantio.report.plot.Svg.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes steps from point to point; it counts in tenths, so that rounding does not add up. */
final class Pen {
    static final int DECIMALS = 1;

    private static final MathContext DIGITS = new MathContext(15);

    private final StringBuilder path;
    private final int decimals;
    private long x;
    private long y;

    /** @param decimals 1 writes pixels, 0 tenths of them */
    Pen(StringBuilder path, int decimals) {
        this.path = path;
        this.decimals = decimals;
    }

    void line(Point to) {
        step(path.isEmpty() ? "M" : "l", to);
    }

    void dot(Point to) {
        step(path.isEmpty() ? "M" : "m", to);
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
        x = nextX;
        y = nextY;
    }

    static long tenths(double pixels) {
        return new BigDecimal(pixels, DIGITS)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    static String text(long tenths, int decimals) {
        return BigDecimal.valueOf(tenths, decimals).stripTrailingZeros().toPlainString();
    }
}
