package io.enantio.input.mzml;

import java.util.Arrays;
import java.util.Optional;

/** Differences between another reader (msdk 0.0.27) and ours, the reasons, and which reader is right. Nothing else may differ. */
enum KnownDifference {
    NO_GZIP(
            "files",
            "msdk does not unpack `.mzML.gz`; it is given the unpacked bytes",
            "it hands the packed bytes to its XML parser (`CharConversionException`)",
            "ours: the unpacked file gives the same numbers in both"),
    NO_SELECTED_ION_LIST(
            "files",
            "msdk fails on the file (`NullPointerException`)",
            "it does not expect a `selectedIonList` in the precursor of a chromatogram",
            "ours: the sums of `formats/chromatograms.csv`, made with a third reader, are met"),
    NO_ARRAYS(
            "chromatograms",
            "msdk lists the chromatogram, but fails on its arrays (`Illegal base64 character 3e`, the `>` before them)",
            "it seeks an array by a position counted in characters: the only such file has a `µ`, two bytes, before its arrays",
            "ours: the sums of `formats/chromatograms.csv` are met"),
    NO_UNIT(
            "chromatograms",
            "msdk gives the stored times and no unit; compared are the stored numbers",
            "it does not look at the unit of the time array",
            "ours: the term states seconds (UO:0000010), which are divided by 60"),
    SINGLE_PRECISION(
            "chromatograms",
            "msdk gives numbers of 24 bits; ours are rounded to them for the comparison",
            "its interface has `float` only",
            "ours: the file holds 64-bit numbers that a `float` cannot hold"),
    NUMPRESS_LAST_DIGIT(
            "chromatograms",
            "MS-Numpress values differ by at most 2 units of a `float`'s last place",
            "a decoder may multiply by the inverse of the scaling factor or divide by it",
            "both: the packing itself loses more than that");

    private final String unit;
    private final String what;
    private final String why;
    private final String right;

    KnownDifference(String unit, String what, String why, String right) {
        this.unit = unit;
        this.what = what;
        this.why = why;
        this.right = right;
    }

    /** A line of the table. */
    String row(int count) {
        return "| " + what + " | " + count + " " + (count == 1 ? unit.substring(0, unit.length() - 1) : unit) + " | "
                + why + " | " + right + " |";
    }

    /** The difference that explains a failure of msdk on a file. */
    static Optional<KnownDifference> ofFailure(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                                .anyMatch(line -> line.getClassName().startsWith("io.github.msdk"))
                        && String.valueOf(failure.getMessage()).contains("MzMLPrecursorSelectedIonList")
                ? Optional.of(NO_SELECTED_ION_LIST)
                : Optional.empty();
    }
}
