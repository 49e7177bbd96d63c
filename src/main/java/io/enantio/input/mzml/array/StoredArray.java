package io.enantio.input.mzml.array;

import io.enantio.input.mzml.bytes.CvParam;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One binaryDataArray: its terms, and its numbers if it is of a kind that is asked for. */
final class StoredArray {
    /** What an array holds. */
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

        String word() {
            return word;
        }

        static Kind of(List<CvParam> terms) {
            for (Kind kind : values()) {
                if (CvParam.holds(terms, kind.accession)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    private final List<CvParam> terms = new ArrayList<>();
    private final int declared;
    private final String encodedLength;
    private Optional<Kind> kind = Optional.empty();
    private Optional<double[]> values = Optional.empty();
    private int textLength;

    private StoredArray(int declared, String encodedLength) {
        this.declared = declared;
        this.encodedLength = encodedLength;
    }

    /** Reads the array the cursor is at. Arrays that are neither time, intensity nor m/z are not decoded. */
    static StoredArray read(XmlCursor xml, ArrayContext context) {
        Optional<String> own = xml.attribute("arrayLength");
        int declared = own.isEmpty()
                ? context.defaultLength()
                : ArrayContext.length("arrayLength", own.get(), context.place());
        StoredArray array =
                new StoredArray(declared, xml.attribute("encodedLength").orElse(""));
        int element = xml.depth();
        while (xml.nextChild(element)) {
            if (xml.name().equals("binary")) {
                array.readValues(xml, context);
            } else {
                context.groups().collect(xml, array.terms);
            }
        }
        return array;
    }

    /** An array that another reader took apart; its bytes are decoded as ours are. */
    static StoredArray of(List<CvParam> terms, byte[] stored, String encodedLength, ArrayContext context) {
        StoredArray array = new StoredArray(context.defaultLength(), encodedLength);
        array.terms.addAll(terms);
        array.textLength = (stored.length + 2) / 3 * 4;
        if (array.kind() != Kind.OTHER) {
            array.values = Optional.of(array.decode(stored, context));
        }
        return array;
    }

    private double[] decode(byte[] stored, ArrayContext context) {
        try {
            return context.decoder().decode(stored, ArrayEncoding.of(terms), declared);
        } catch (MalformedArray e) {
            throw context.place().refuse(kind().word() + " array " + e.problem());
        }
    }

    private void readValues(XmlCursor xml, ArrayContext context) {
        kind = Optional.of(Kind.of(terms));
        if (kind() == Kind.OTHER) {
            return;
        }
        try {
            ArrayEncoding encoding = ArrayEncoding.of(terms);
            ArrayDecoder decoder = context.decoder();
            decoder.begin(encoding, declared);
            xml.binary(decoder);
            values = Optional.of(decoder.decode(encoding, declared));
            textLength = decoder.textLength();
        } catch (MalformedArray e) {
            throw context.place().refuse(kind().word() + " array " + e.problem());
        }
    }

    Kind kind() {
        return kind.orElseGet(() -> Kind.of(terms));
    }

    /** Points that the file declares. */
    int declared() {
        return declared;
    }

    /** Whether the number of base64 characters is what the file says, where it says one. */
    boolean isEncodedLengthTrue() {
        return encodedLength.isEmpty() || encodedLength.equals(Integer.toString(textLength));
    }

    /** The term that says what the array holds, with its unit. */
    CvParam kindTerm() {
        return CvParam.find(terms, kind().accession).orElseThrow();
    }

    /** The numbers. */
    double[] values(Place place) {
        return values.orElseThrow(() -> place.refuse(kind().word() + " array has no <binary>"));
    }
}
