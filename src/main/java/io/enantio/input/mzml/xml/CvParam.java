package io.enantio.input.mzml.xml;

import io.enantio.input.mzml.bytes.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A term of the PSI-MS vocabulary with its value.
 *
 * @param accession for example {@code MS:1000827}
 * @param value empty if the term has none
 * @param unit of the value
 */
public record CvParam(String accession, String name, String value, Unit unit) {
    /** @param accession empty if no unit is stated */
    public record Unit(String accession, String name) {}

    static final Unit NO_UNIT = new Unit("", "");

    /** The first term of an accession among others. */
    public static Optional<CvParam> find(List<CvParam> terms, String accession) {
        // A loop over cached hashes: this runs some 40 times for each chromatogram.
        int hash = accession.hashCode();
        for (int i = 0; i < terms.size(); i++) {
            CvParam term = terms.get(i);
            if (term.accession.hashCode() == hash && term.accession.equals(accession)) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }

    public static boolean holds(List<CvParam> terms, String accession) {
        return find(terms, accession).isPresent();
    }

    /** The number that the first term of an accession states; absent if there is no such term. */
    public static OptionalDouble number(List<CvParam> terms, String accession, String what, Place place) {
        Optional<CvParam> term = find(terms, accession);
        return term.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(term.get().number(what, place));
    }

    /**
     * The value, a finite number of at least 0; anything else is refused.
     *
     * @param what as the refusal calls it
     */
    public double number(String what, Place place) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is out of range.
        }
        throw place.refuse(what + " is \"" + Place.quote(value) + "\"");
    }
}
