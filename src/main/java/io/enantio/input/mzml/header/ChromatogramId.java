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
    private static final String NUMBER = "([0-9]{1,5}(?:\\.[0-9]{1,12})?)";
    private static final String WORD_BEGINS = "(?<![A-Za-z0-9])";

    private static final Pattern Q1 = Pattern.compile(WORD_BEGINS + "[Qq]1\\s?[=:]\\s?" + NUMBER);
    private static final Pattern Q3 = Pattern.compile(WORD_BEGINS + "[Qq]3\\s?[=:]\\s?" + NUMBER);
    private static final Pattern PAIR = Pattern.compile("[SM]RM(?: SIC)? " + NUMBER + "\\s?,\\s?" + NUMBER);
    private static final Pattern SINGLE = Pattern.compile("SIM(?: SIC)? " + NUMBER);
    private static final Pattern ARROW = Pattern.compile(NUMBER + "\\s?(?:->|=>|>|\u2192)\\s?" + NUMBER);
    /** Of a Thermo instrument: the precursor, and the range about the product. */
    private static final Pattern FILTER =
            Pattern.compile("SRM ms2 " + NUMBER + "\\S{0,40} \\[" + NUMBER + "-" + NUMBER);

    private static final Pattern ENERGY = Pattern.compile(WORD_BEGINS + "[Cc][Ee]\\s?[=:]\\s?-?" + NUMBER);
    private static final Pattern SIGN =
            Pattern.compile("^\\s?([+-])\\s|\\(([+-])\\)|" + WORD_BEGINS + "ESI?([+-])(?:\\s|,|$)");

    private ChromatogramId() {}

    /** Ions, polarity and collision energy; each absent if the id does not state it. */
    static ChromatogramHeader.Ions ions(String id) {
        OptionalDouble precursor = quadrupole(Q1, '1', id);
        OptionalDouble product = quadrupole(Q3, '3', id);
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

    /** The search begins at the first letter that it could find. */
    private static OptionalDouble quadrupole(Pattern pattern, char number, String id) {
        for (int i = id.indexOf(number, 1); i > 0; i = id.indexOf(number, i + 1)) {
            if (id.charAt(i - 1) == 'Q' || id.charAt(i - 1) == 'q') {
                return number(pattern.matcher(id), i - 1, 1);
            }
        }
        return OptionalDouble.empty();
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
        Matcher sign = SIGN.matcher(id);
        if (!sign.find()) {
            return Optional.empty();
        }
        String group = sign.group().strip();
        return Optional.of(group.indexOf('-') >= 0 ? Polarity.NEGATIVE : Polarity.POSITIVE);
    }

    private static OptionalDouble number(Pattern pattern, String id, int group) {
        return number(pattern.matcher(id), 0, group);
    }

    private static OptionalDouble number(Matcher found, int from, int group) {
        if (!found.find(from)) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(found.group(group));
        return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
