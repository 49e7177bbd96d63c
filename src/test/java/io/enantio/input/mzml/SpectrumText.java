package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.FLOAT64;
import static io.enantio.input.mzml.ChromatogramText.NO_COMPRESSION;
import static io.enantio.input.mzml.ChromatogramText.base64;
import static io.enantio.input.mzml.ChromatogramText.bytes;
import static io.enantio.input.mzml.ChromatogramText.target;
import static io.enantio.input.mzml.ChromatogramText.term;

/** One spectrum as mzML. */
final class SpectrumText {
    static final String SRM = term("MS:1000583", "SRM spectrum");
    static final String SIM = term("MS:1000582", "SIM spectrum");
    static final String FULL_SCAN = level(1);
    static final String PRODUCT_SCAN = level(2);
    static final String POSITIVE = term("MS:1000130", "positive scan");
    static final String NEGATIVE = term("MS:1000129", "negative scan");

    private SpectrumText() {}

    private static String level(int level) {
        return "<cvParam cvRef=\"MS\" accession=\"MS:1000511\" name=\"ms level\" value=\"" + level + "\"/>";
    }

    /** A precursor for {@link #of}'s terms. */
    static String precursor(double mz) {
        return "<precursorList count=\"1\"><precursor><isolationWindow>" + target(mz)
                + "</isolationWindow></precursor></precursorList>";
    }

    /** A spectrum at a time in seconds; terms first, then a precursor if there is one. */
    static String of(double timeSeconds, String terms, String precursor, double[] mz, double[] counts) {
        String time =
                "<scanList count=\"1\"><scan><cvParam cvRef=\"MS\" accession=\"MS:1000016\" name=\"scan start time\""
                        + " value=\"" + timeSeconds + "\" " + ChromatogramText.SECOND + "/></scan></scanList>";
        return "<spectrum id=\"scan=" + timeSeconds + "\" defaultArrayLength=\"" + mz.length + "\">" + terms + time
                + precursor + "<binaryDataArrayList count=\"2\">" + array(mz, term("MS:1000514", "m/z array"))
                + array(counts, term("MS:1000515", "intensity array")) + "</binaryDataArrayList></spectrum>";
    }

    static String list(String spectra) {
        return "<spectrumList count=\"1\">" + spectra + "</spectrumList>";
    }

    private static String array(double[] values, String kind) {
        return "<binaryDataArray encodedLength=\"0\">" + FLOAT64 + NO_COMPRESSION + kind + "<binary>"
                + base64(bytes(values)) + "</binary></binaryDataArray>";
    }
}
