package io.enantio.input.mzml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A term of the PSI-MS vocabulary with its value.
 *
 * @param accession for example {@code MS:1000827}
 * @param value empty where the term has none
 * @param unit of the value
 */
record CvParam(String accession, String name, String value, Unit unit) {
    /** @param accession empty where no unit is stated */
    record Unit(String accession, String name) {}

    /** The term the cursor is at. */
    static CvParam read(XmlCursor xml) {
        return new CvParam(
                xml.attribute("accession").orElse(""),
                xml.attribute("name").orElse(""),
                xml.attribute("value").orElse(""),
                new Unit(
                        xml.attribute("unitAccession").orElse(""),
                        xml.attribute("unitName").orElse("")));
    }

    /** The term of an accession among others. */
    static Optional<CvParam> find(List<CvParam> terms, String accession) {
        return all(terms, accession).findFirst();
    }

    static Stream<CvParam> all(List<CvParam> terms, String accession) {
        return terms.stream().filter(term -> term.accession.equals(accession));
    }

    static boolean holds(List<CvParam> terms, String accession) {
        return find(terms, accession).isPresent();
    }
}
