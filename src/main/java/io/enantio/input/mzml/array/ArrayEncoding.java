package io.enantio.input.mzml.array;

import io.enantio.input.mzml.bytes.CvParam;
import io.enantio.input.mzml.bytes.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the terms of a binaryDataArray declare.
 *
 * @param wrapping around the bytes
 * @param coding of the values in the bytes
 */
record ArrayEncoding(Wrapping wrapping, ValueCoding coding) {
    /** Whether the bytes are compressed once more. */
    enum Wrapping {
        PLAIN,
        ZLIB
    }

    private static final String NONE = "MS:1000576";
    private static final String ZLIB = "MS:1000574";
    /** MS-Numpress linear, pic and slof, each followed by zlib, as one term. */
    private static final Set<String> NUMPRESS_ZLIB = Set.of("MS:1002746", "MS:1002747", "MS:1002748");

    /** The encoding of an array; its terms must say one data type and one compression, or numpress. */
    static ArrayEncoding of(List<CvParam> terms) throws MalformedArray {
        List<ValueCoding> widths = new ArrayList<>();
        List<ValueCoding> numpress = new ArrayList<>();
        for (CvParam term : terms) {
            ValueCoding.of(term.accession()).ifPresent(coding -> (coding.isNumpress() ? numpress : widths).add(coding));
        }
        refuseUnknownCompression(terms);
        if (numpress.size() > 1) {
            throw new MalformedArray("has two kinds of numpress");
        }
        return new ArrayEncoding(
                wrapping(terms, numpress), numpress.isEmpty() ? onlyDataType(widths) : numpress.get(0));
    }

    private static ValueCoding onlyDataType(List<ValueCoding> widths) throws MalformedArray {
        if (widths.size() != 1) {
            throw new MalformedArray(
                    widths.isEmpty()
                            ? "states no data type (32- or 64-bit float or integer)"
                            : "states two data types: " + widths);
        }
        return widths.get(0);
    }

    private static Wrapping wrapping(List<CvParam> terms, List<ValueCoding> numpress) throws MalformedArray {
        boolean none = CvParam.holds(terms, NONE);
        boolean zlib = CvParam.holds(terms, ZLIB) || terms.stream().anyMatch(ArrayEncoding::isNumpressZlib);
        if (none && zlib) {
            throw new MalformedArray("states zlib and no compression at once");
        }
        if (!none && !zlib && numpress.isEmpty()) {
            throw new MalformedArray("states no compression term, not even \"no compression\"");
        }
        return zlib ? Wrapping.ZLIB : Wrapping.PLAIN;
    }

    private static boolean isNumpressZlib(CvParam term) {
        return NUMPRESS_ZLIB.contains(term.accession());
    }

    private static void refuseUnknownCompression(List<CvParam> terms) throws MalformedArray {
        for (CvParam term : terms) {
            boolean known = term.accession().equals(NONE)
                    || term.accession().equals(ZLIB)
                    || ValueCoding.of(term.accession()).isPresent();
            if (!known && term.name().endsWith("compression")) {
                throw new MalformedArray(
                        "is packed with \"" + Place.quote(term.name()) + "\"; zlib and MS-Numpress are known");
            }
        }
    }
}
