package io.enantio.input.mzml.header;

import io.enantio.method.Polarity;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the id of a chromatogram states, in the ways in which converters write it for the instruments of Sciex, Agilent, Waters
 * and Shimadzu ({@code - SRM SIC Q1=238.1 Q3=125 ...}) and of Thermo ({@code SRM SIC 238.1,125}), and as instruments name
 * their channels ({@code 238.1 > 125.0}). A converter writes a sign for negative ions; an id without one states no polarity.
 */
final class ChromatogramId {
    private static final int MOST_DIGITS = 5;
    private static final int MOST_DECIMALS = 12;
    private static final String NUMBER = "([0-9]{1," + MOST_DIGITS + "}(?:\\.[0-9]{1," + MOST_DECIMALS + "})?)";
    private static final String WORD_BEGINS = "(?<![A-Za-z0-9])";

    private static final Pattern PAIR = Pattern.compile("[SM]RM(?: SIC)? " + NUMBER + "\\s?,\\s?" + NUMBER);
    private static final Pattern SINGLE = Pattern.compile("SIM(?: SIC)? " + NUMBER);
    private static final Pattern ARROW = Pattern.compile(NUMBER + "\\s?(?:->|=>|>|\u2192)\\s?" + NUMBER);
    /** Of a Thermo instrument: the precursor, and the range about the product. */
    private static final Pattern FILTER =
            Pattern.compile("SRM ms2 " + NUMBER + "\\S{0,40} \\[" + NUMBER + "-" + NUMBER);

    private static final Pattern ENERGY = Pattern.compile(WORD_BEGINS + "[Cc][Ee]\\s?[=:]\\s?-?" + NUMBER);
    private static final Pattern SIGN = Pattern.compile("\\(([+-])\\)|" + WORD_BEGINS + "ESI?([+-])(?:\\s|,|$)");

    private ChromatogramId() {}

    /** Ions, polarity and collision energy; each absent if the id does not state it. */
    static ChromatogramHeader.Ions ions(String id) {
        OptionalDouble precursor = quadrupole('1', id);
        OptionalDouble product = quadrupole('3', id);
        for (Pattern pair : new Pattern[] {PAIR, ARROW}) {
            if (precursor.isEmpty() && product.isEmpty()) {
                precursor = number(pair, id, 1);
                product = number(pair, id, 2);
            }
        }
        if (precursor.isEmpty() && product.isEmpty()) {
            precursor = number(FILTER, id, 1);
            product = middle(id);
        }
        return new ChromatogramHeader.Ions(
                precursor.isPresent() ? precursor : number(SINGLE, id, 1),
                product,
                polarity(id),
                mayStateEnergy(id) ? number(ENERGY, id, 1) : OptionalDouble.empty());
    }

    /** The number behind {@code Q1=} or {@code Q3:}. Not by a pattern: this runs for every chromatogram. */
    private static OptionalDouble quadrupole(char number, String id) {
        for (int i = id.indexOf(number, 1); i > 0; i = id.indexOf(number, i + 1)) {
            int from = isQuadrupole(id, i - 1) ? afterSign(id, i + 1) : id.length();
            int to = endOfNumber(id, from);
            if (to > from) {
                return positive(id.substring(from, to));
            }
        }
        return OptionalDouble.empty();
    }

    /** Whether a word begins here with the letter of a quadrupole. */
    private static boolean isQuadrupole(String id, int at) {
        boolean isQ = id.charAt(at) == 'Q' || id.charAt(at) == 'q';
        return isQ && (at == 0 || !isLetterOrDigit(id.charAt(at - 1)));
    }

    private static boolean isLetterOrDigit(char c) {
        return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Place behind an equals sign or a colon, each with at most one space about it; the end if there is none. */
    private static int afterSign(String id, int from) {
        int sign = afterSpace(id, from);
        boolean isSign = sign < id.length() && (id.charAt(sign) == '=' || id.charAt(sign) == ':');
        return isSign ? afterSpace(id, sign + 1) : id.length();
    }

    private static int afterSpace(String id, int from) {
        boolean isSpace = from < id.length() && (id.charAt(from) == ' ' || id.charAt(from) == '\t');
        return isSpace ? from + 1 : from;
    }

    private static int endOfNumber(String id, int from) {
        int end = endOfDigits(id, from, MOST_DIGITS);
        boolean hasPoint = end > from && end < id.length() && id.charAt(end) == '.';
        int decimals = hasPoint ? endOfDigits(id, end + 1, MOST_DECIMALS) : 0;
        return decimals > end + 1 ? decimals : end;
    }

    private static int endOfDigits(String id, int from, int most) {
        int end = from;
        while (end < id.length() && end < from + most && isDigit(id.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean mayStateEnergy(String id) {
        return id.contains("CE") || id.contains("ce") || id.contains("Ce") || id.contains("cE");
    }

    private static OptionalDouble middle(String id) {
        OptionalDouble low = number(FILTER, id, 2);
        OptionalDouble high = number(FILTER, id, 3);
        return low.isPresent() && high.isPresent()
                ? OptionalDouble.of((low.getAsDouble() + high.getAsDouble()) / 2)
                : OptionalDouble.empty();
    }

    private static Optional<Polarity> polarity(String id) {
        // Most ids have no sign, and a glance costs less than a search: this runs for every chromatogram.
        if (id.indexOf('-') < 0 && id.indexOf('+') < 0) {
            return Optional.empty();
        }
        int begin = afterSpace(id, 0);
        if (afterSpace(id, begin + 1) == begin + 2 && (id.charAt(begin) == '-' || id.charAt(begin) == '+')) {
            return Optional.of(polarity(id.charAt(begin)));
        }
        Matcher sign = SIGN.matcher(id);
        return sign.find() ? Optional.of(polarity(sign.group().indexOf('-') >= 0 ? '-' : '+')) : Optional.empty();
    }

    private static Polarity polarity(char sign) {
        return sign == '-' ? Polarity.NEGATIVE : Polarity.POSITIVE;
    }

    private static OptionalDouble number(Pattern pattern, String id, int group) {
        Matcher found = pattern.matcher(id);
        return found.find() ? positive(found.group(group)) : OptionalDouble.empty();
    }

    private static OptionalDouble positive(String number) {
        double value = Double.parseDouble(number);
        return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
