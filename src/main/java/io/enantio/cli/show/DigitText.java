package io.enantio.cli.show;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers of a table with a few digits, halves rounded up, as the formatter writes them: it would parse its format and look up the
 * locale again for every cell of a file of thousands of chromatograms.
 */
final class DigitText {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    /** Below it a product with a power of ten is exact to far less than {@link #NEAR_HALF}. */
    private static final double LARGEST = 1e8;
    /** Nearer to a half the decimal digits of the number decide. */
    private static final double NEAR_HALF = 1e-6;

    private static final int MOST_POWER = 22;
    /** Powers of ten that a double holds exactly. */
    private static final double[] POWERS = new double[MOST_POWER + 1];

    static {
        for (int i = 0; i <= MOST_POWER; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private DigitText() {}

    /** With two decimals. */
    static String hundredths(double value) {
        return fixed(value, 2);
    }

    /** With a number of decimals, at most 4. */
    static String fixed(double value, int decimals) {
        double scaled = value * POWERS[decimals];
        if (!isClear(scaled)) {
            return BigDecimal.valueOf(value)
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .toPlainString();
        }
        long digits = (long) (scaled + 0.5);
        long unit = (long) POWERS[decimals];
        StringBuilder text = new StringBuilder().append(digits / unit);
        if (decimals > 0) {
            text.append('.');
            for (long place = unit / 10; place > 0; place /= 10) {
                text.append((char) ('0' + digits / place % 10));
            }
        }
        return text.toString();
    }

    /** The same without zeros at its end. */
    static String shortest(double value, int decimals) {
        String text = fixed(value, decimals);
        int end = text.length();
        while (text.charAt(end - 1) == '0' && text.indexOf('.') >= 0) {
            end--;
        }
        end -= text.charAt(end - 1) == '.' ? 1 : 0;
        return text.substring(0, end).equals("-0") ? "0" : text.substring(0, end);
    }

    /** Three digits and a power of ten. */
    static String scientific(double value) {
        int power = value > 0 ? (int) Math.floor(Math.log10(value)) : 0;
        if (value > 0 && Math.abs(power) < MOST_POWER - 2) {
            double scaled = power <= 2 ? value * POWERS[2 - power] : value / POWERS[power - 2];
            long digits = (long) (scaled + 0.5);
            if (isClear(scaled) && digits >= 100 && digits < 1000) {
                return text(digits, power);
            }
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS);
        if (rounded.signum() == 0) {
            return "0.00e+00";
        }
        int exact = rounded.precision() - rounded.scale() - 1;
        return text(rounded.scaleByPowerOfTen(2 - exact).longValueExact(), exact);
    }

    private static String text(long digits, int power) {
        return new StringBuilder()
                .append(digits < 0 ? "-" : "")
                .append(Math.abs(digits) / 100)
                .append('.')
                .append((char) ('0' + Math.abs(digits) / 10 % 10))
                .append((char) ('0' + Math.abs(digits) % 10))
                .append(power < 0 ? "e-" : "e+")
                .append(Math.abs(power) < 10 ? "0" : "")
                .append(Math.abs(power))
                .toString();
    }

    /** Whether a number of at least 0 is rounded the same way whatever its last binary digits are. */
    private static boolean isClear(double scaled) {
        return scaled >= 0 && scaled < LARGEST && Math.abs(scaled - Math.floor(scaled) - 0.5) > NEAR_HALF;
    }
}
