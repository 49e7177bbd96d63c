package io.enantio.input.mzml;

import io.enantio.method.Polarity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

/** One chromatogram as mzML: ten points in minutes, 64-bit floats, not packed, unless changed. */
public final class ChromatogramText {
    static final String FLOAT64 = term("MS:1000523", "64-bit float");
    static final String NO_COMPRESSION = term("MS:1000576", "no compression");
    static final String ZLIB = term("MS:1000574", "zlib compression");
    static final String MINUTE = "unitCvRef=\"UO\" unitAccession=\"UO:0000031\" unitName=\"minute\"";
    static final String SECOND = "unitCvRef=\"UO\" unitAccession=\"UO:0000010\" unitName=\"second\"";
    static final double[] TIMES = {1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9};
    static final double[] COUNTS = {10, 12, 11, 200, 900, 420, 90, 13, 9, 10};

    private String id;
    private String type = term("MS:1001473", "selected reaction monitoring chromatogram");
    private String ions;
    private String polarity = "";
    private String energy = "";
    private double[] times = TIMES;
    private double[] counts = COUNTS;
    private String unit = MINUTE;
    private String packing = FLOAT64 + NO_COMPRESSION;

    private ChromatogramText(String id, String ions) {
        this.id = id;
        this.ions = ions;
    }

    public static ChromatogramText srm(double precursorMz, double productMz) {
        return new ChromatogramText(
                "SRM SIC Q1=" + precursorMz + " Q3=" + productMz,
                "<precursor><isolationWindow>" + target(precursorMz) + "</isolationWindow>ENERGY</precursor>"
                        + "<product><isolationWindow>" + target(productMz) + "</isolationWindow></product>");
    }

    static ChromatogramText sim(double precursorMz) {
        ChromatogramText text = new ChromatogramText(
                "SIM SIC " + precursorMz,
                "<precursor><isolationWindow>" + target(precursorMz) + "</isolationWindow>ENERGY</precursor>");
        text.type = term("MS:1001472", "selected ion monitoring chromatogram");
        return text;
    }

    static ChromatogramText tic() {
        ChromatogramText text = new ChromatogramText("TIC", "");
        text.type = term("MS:1000235", "total ion current chromatogram");
        return text;
    }

    static String term(String accession, String name) {
        return "<cvParam cvRef=\"MS\" accession=\"" + accession + "\" name=\"" + name + "\" value=\"\"/>";
    }

    static String target(double mz) {
        return "<cvParam cvRef=\"MS\" accession=\"MS:1000827\" name=\"isolation window target m/z\" value=\"" + mz
                + "\"/>";
    }

    ChromatogramText id(String text) {
        id = text;
        return this;
    }

    ChromatogramText polarity(Polarity sign) {
        polarity =
                sign == Polarity.POSITIVE ? term("MS:1000130", "positive scan") : term("MS:1000129", "negative scan");
        return this;
    }

    ChromatogramText collisionEnergy(double electronvolt) {
        energy = "<activation><cvParam cvRef=\"MS\" accession=\"MS:1000045\" name=\"collision energy\" value=\""
                + electronvolt + "\"/></activation>";
        return this;
    }

    public ChromatogramText points(double[] newTimes, double[] newCounts) {
        times = newTimes;
        counts = newCounts;
        return this;
    }

    /** Attributes of the time array's term. */
    ChromatogramText unit(String attributes) {
        unit = attributes;
        return this;
    }

    ChromatogramText zlib() {
        packing = FLOAT64 + ZLIB;
        return this;
    }

    String xml(int index) {
        return "<chromatogram index=\"" + index + "\" id=\"" + id + "\" defaultArrayLength=\"" + times.length + "\">"
                + type + polarity + ions.replace("ENERGY", energy) + "<binaryDataArrayList count=\"2\">"
                + array(
                        times,
                        "<cvParam cvRef=\"MS\" accession=\"MS:1000595\" name=\"time array\" value=\"\" " + unit + "/>")
                + array(counts, term("MS:1000515", "intensity array"))
                + "</binaryDataArrayList></chromatogram>";
    }

    private String array(double[] values, String kind) {
        byte[] bytes = bytes(values);
        String text = base64(packing.contains(ZLIB) ? deflate(bytes) : bytes);
        return "<binaryDataArray encodedLength=\"" + text.length() + "\">" + packing + kind + "<binary>" + text
                + "</binary></binaryDataArray>";
    }

    public static byte[] bytes(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
