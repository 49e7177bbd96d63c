package io.enantio.input.mzml.header;

import io.enantio.method.Polarity;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Ions, polarity and collision energy that a converter states in parameters of its own, by the names that are in use. */
final class UserParams {
    private static final Set<String> PRECURSOR =
            Set.of("q1", "q1mz", "q1mass", "precursor", "precursormz", "precursorion", "precursorionmz", "parentmz");
    private static final Set<String> PRODUCT = Set.of(
            "q3", "q3mz", "q3mass", "product", "productmz", "production", "productionmz", "fragmentmz", "daughtermz");
    /** Within a precursor or a product. */
    private static final Set<String> ION =
            Set.of("mz", "target", "targetmz", "isolationwindowtargetmz", "selectedionmz", "isolationtarget");

    private static final Set<String> ENERGY = Set.of("ce", "collisionenergy", "collisionenergyev");
    private static final Set<String> POLARITY = Set.of("polarity", "scanpolarity", "ionpolarity");

    private OptionalDouble precursorMz = OptionalDouble.empty();
    private OptionalDouble productMz = OptionalDouble.empty();
    private OptionalDouble energyEv = OptionalDouble.empty();
    private Optional<Polarity> polarity = Optional.empty();

    /** Takes a parameter, if it is one of those; the first of a kind counts. */
    void add(HeaderReader.Part part, String name, String value) {
        String word = lettersAndDigits(name);
        boolean isIon = ION.contains(word);
        if (PRECURSOR.contains(word) || isIon && part == HeaderReader.Part.PRECURSOR_WINDOW) {
            precursorMz = precursorMz.isPresent() ? precursorMz : number(value);
        } else if (PRODUCT.contains(word) || isIon && part == HeaderReader.Part.PRODUCT_WINDOW) {
            productMz = productMz.isPresent() ? productMz : number(value);
        } else if (ENERGY.contains(word)) {
            energyEv = energyEv.isPresent() ? energyEv : number(value.strip().replaceFirst("^-", ""));
        } else if (POLARITY.contains(word)) {
            polarity = polarity.or(() -> sign(value));
        }
    }

    private static String lettersAndDigits(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                word.append(c);
            }
        }
        return word.toString();
    }

    ChromatogramHeader.Ions ions() {
        return new ChromatogramHeader.Ions(precursorMz, productMz, polarity, energyEv);
    }

    /** Free text states no number. */
    private static OptionalDouble number(String value) {
        String text = value.strip();
        double number = text.matches("[0-9]{1,5}(\\.[0-9]{1,12})?") ? Double.parseDouble(text) : 0;
        return number > 0 ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static Optional<Polarity> sign(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "+", "positive", "positive scan", "pos" -> Optional.of(Polarity.POSITIVE);
            case "-", "negative", "negative scan", "neg" -> Optional.of(Polarity.NEGATIVE);
            default -> Optional.empty();
        };
    }
}
