package io.enantio.input.mzml.array;

import io.enantio.input.mzml.xml.CvParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the terms of a binaryDataArray declare. */
final class ArrayTerms {
    /** What an array contains. */
    enum Kind {
        TIME("time", "MS:1000595"),
        INTENSITY("intensity", "MS:1000515"),
        MZ("m/z", "MS:1000514"),
        OTHER("other", "");

        private final String word;
        private final String accession;

        Kind(String word, String accession) {
            this.word = word;
            this.accession = accession;
        }

        /** As messages name it. */
        String word() {
            return word;
        }

        private static Kind of(List<CvParam> terms) {
            for (Kind kind : values()) {
                if (CvParam.holds(terms, kind.accession)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    private final List<CvParam> terms;
    private final Kind kind;
    private Optional<ArrayEncoding> encoding = Optional.empty();

    private ArrayTerms(List<CvParam> terms) {
        this.terms = List.copyOf(terms);
        this.kind = Kind.of(terms);
    }

    Kind kind() {
        return kind;
    }

    /** The term that states what the array contains, with its unit. */
    CvParam kindTerm() {
        return CvParam.find(terms, kind.accession).orElseThrow();
    }

    /**
     * How the numbers are stored.
     *
     * @throws MalformedArray if the terms do not state it
     */
    ArrayEncoding encoding() throws MalformedArray {
        if (encoding.isEmpty()) {
            encoding = Optional.of(ArrayEncoding.of(terms));
        }
        return encoding.get();
    }

    /** Whether these are the same objects: a term that comes again unchanged is. */
    @SuppressWarnings("ReferenceEquality")
    private boolean areThese(List<CvParam> others) {
        boolean same = terms.size() == others.size();
        for (int i = 0; same && i < terms.size(); i++) {
            same = terms.get(i) == others.get(i);
        }
        return same;
    }

    /** The terms seen last in a file: thousands of its arrays declare the same. */
    static final class Seen {
        private static final int MOST = 4;

        private final List<ArrayTerms> seen = new ArrayList<>(MOST);

        /** What some terms declare. */
        ArrayTerms of(List<CvParam> terms) {
            for (ArrayTerms known : seen) {
                if (known.areThese(terms)) {
                    return known;
                }
            }
            ArrayTerms fresh = new ArrayTerms(terms);
            if (seen.size() == MOST) {
                seen.remove(0);
            }
            seen.add(fresh);
            return fresh;
        }
    }
}
