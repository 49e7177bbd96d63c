package io.enantio.input.mzml.bytes;

import java.util.List;
import java.util.Optional;

/**
 * A term of the PSI-MS vocabulary with its value.
 *
 * @param accession for example {@code MS:1000827}
 * @param value empty where the term has none
 * @param unit of the value
 */
public record CvParam(String accession, String name, String value, Unit unit) {
    /** @param accession empty where no unit is stated */
    public record Unit(String accession, String name) {}

    public static final Unit NO_UNIT = new Unit("", "");

    /** The first term of an accession among others. */
    public static Optional<CvParam> find(List<CvParam> terms, String accession) {
        // A loop: this runs some 40 times for each chromatogram.
        for (CvParam term : terms) {
            if (term.accession.equals(accession)) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }

    public static boolean holds(List<CvParam> terms, String accession) {
        return find(terms, accession).isPresent();
    }
}
