package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.COUNTS;
import static io.enantio.input.mzml.ChromatogramText.FLOAT64;
import static io.enantio.input.mzml.ChromatogramText.MINUTE;
import static io.enantio.input.mzml.ChromatogramText.NO_COMPRESSION;
import static io.enantio.input.mzml.ChromatogramText.TIMES;
import static io.enantio.input.mzml.ChromatogramText.ZLIB;
import static io.enantio.input.mzml.ChromatogramText.base64;
import static io.enantio.input.mzml.ChromatogramText.bytes;
import static io.enantio.input.mzml.ChromatogramText.deflate;
import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.term;
import static io.enantio.input.mzml.ChromatogramText.tic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;

/**
 * Hostile files, of the project's own making, by name: each kind of attack, damage and oddity that is
 * known from files of others. {@link #MUST} states the outcome of each.
 */
final class HostileFiles {
    /** What a reader must do with a file. */
    enum Must {
        /** Refuse it. */
        REFUSE,
        /** Read the points of the first SRM chromatogram as they are in a good file. */
        READ,
        /** The same, and note what is unusual. */
        READ_WITH_FLAG
    }

    static final Map<String, Must> MUST = new LinkedHashMap<>();
    private static final Map<String, byte[]> CONTENT = new LinkedHashMap<>();

    /** No reader may show a word of this file, which an entity of another refers to. */
    static final String CANARY = "canary.txt";

    private static final String TIME_TEXT = base64(bytes(TIMES));
    private static final String COUNT_TEXT = base64(bytes(COUNTS));
    private static final String PLAIN = FLOAT64 + NO_COMPRESSION;
    private static final String INTENSITY = term("MS:1000515", "intensity array");
    private static final String ID = "SRM SIC Q1=238.1 Q3=125.0";
    private static final int BOMB_BYTES = 100 << 20;

    static {
        markup();
        content();
        lengths();
        arrays();
        packing();
        numbers();
        statements();
    }

    private HostileFiles() {}

    /** The bytes of a file. */
    static byte[] content(String name) {
        return Objects.requireNonNull(CONTENT.get(name), name).clone();
    }

    private static MzmlText good() {
        return MzmlText.of(srm(238.1, 125.0), tic());
    }

    private static void add(String name, Must must, byte[] content) {
        MUST.put(name, must);
        CONTENT.put(name, content);
    }

    private static void add(String name, Must must, String from, String to) {
        add(name + ".mzML", must, good().replace(from, to).bytes());
    }

    /** A change to the text that no replacement expresses. */
    private static void change(String name, Must must, UnaryOperator<String> change) {
        add(name + ".mzML", must, change.apply(good().toString()).getBytes(StandardCharsets.UTF_8));
    }

    private static void markup() {
        String entity = "<!DOCTYPE mzML [<!ENTITY %s>]>\n<mzML ";
        add(
                "entity_of_a_file",
                Must.REFUSE,
                "<mzML ",
                String.format(Locale.ROOT, entity, "x SYSTEM \"" + CANARY + "\""));
        add(
                "entity_of_the_network",
                Must.REFUSE,
                "<mzML ",
                String.format(Locale.ROOT, entity, "x SYSTEM \"http://127.0.0.1:9/x\""));
        add(
                "parameter_entity",
                Must.REFUSE,
                "<mzML ",
                String.format(Locale.ROOT, entity, "% x SYSTEM \"" + CANARY + "\"> %x; <!ENTITY y \"\""));
        add("external_dtd", Must.REFUSE, "<mzML ", "<!DOCTYPE mzML SYSTEM \"" + CANARY + "\">\n<mzML ");
        add(
                "billion_laughs",
                Must.REFUSE,
                "<mzML ",
                String.format(Locale.ROOT, entity, "a \"&b;&b;&b;&b;\"> <!ENTITY b \"&a;&a;&a;\""));
        add("document_type_only", Must.REFUSE, "<mzML ", "<!DOCTYPE mzML>\n<mzML ");
        add("undefined_entity", Must.REFUSE, ID, "&nothing;");
        add(
                "xinclude",
                Must.READ,
                "<softwareList",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + CANARY + "\"/><softwareList");
        add(
                "nested_100000_deep",
                Must.REFUSE,
                "<softwareList",
                "<a>".repeat(100_000) + "</a>".repeat(100_000) + "<softwareList");
        add("20000_attributes", Must.REFUSE, "id=\"r\"", attributes());
        add("attribute_of_5_mib", Must.REFUSE, "id=\"r\"", "id=\"" + "x".repeat(5 << 20) + "\"");
        change("blank_lines_before_the_declaration", Must.REFUSE, text -> "\n\n" + text);
        add("utf8_byte_order_mark.mzML", Must.READ, ("\uFEFF" + good()).getBytes(StandardCharsets.UTF_8));
        add(
                "utf16_byte_order_mark.mzML",
                Must.READ,
                ("\uFEFF" + good().replace("UTF-8", "UTF-16")).getBytes(StandardCharsets.UTF_16LE));
        add(
                "iso_8859_1.mzML",
                Must.READ,
                good().replace("UTF-8", "ISO-8859-1")
                        .replace("a.wiff", "größe.wiff")
                        .toString()
                        .getBytes(StandardCharsets.ISO_8859_1));
        add(
                "invalid_utf8.mzML",
                Must.REFUSE,
                good().replace("a.wiff", "größe.wiff").toString().getBytes(StandardCharsets.ISO_8859_1));
        add("unknown_encoding", Must.REFUSE, "UTF-8", "KLINGON-8");
        add("nul_byte", Must.REFUSE, ID, "a\u0000b");
        add("control_character", Must.REFUSE, ID, "a&#1;b");
        add("xml_1_1", Must.READ, "<?xml version=\"1.0\"", "<?xml version=\"1.1\"");
        add("cr_line_ends", Must.READ, "\n", "\r");
        add("crlf_line_ends", Must.READ, "\n", "\r\n");
        add("one_line", Must.READ, ">\n<", "><");
        add("no_namespace", Must.READ_WITH_FLAG, " xmlns=\"http://psi.hupo.org/ms/mzml\"", "");
        add("other_namespace", Must.REFUSE, "psi.hupo.org/ms/mzml", "example.org/ms");
        change(
                "prefixed_namespace",
                Must.READ,
                text -> text.replaceAll("<(/?)([a-zA-Z])", "<$1m:$2").replace("xmlns=", "xmlns:m="));
        add("other_document_element", Must.REFUSE, "mzML", "html");
        change("two_documents", Must.REFUSE, text -> text + text.substring(text.indexOf("<mzML")));
        add("two_runs", Must.REFUSE, "</run>", "</run><run/>");
        for (String part : new String[] {"</mzML>", "</run>", "<chromatogram index=\"1\"", "</binary>", "startTime"}) {
            change(
                    "cut_short_before_" + part.replaceAll("\\W", ""),
                    Must.REFUSE,
                    text -> text.substring(0, text.indexOf(part)));
        }
    }

    private static String attributes() {
        StringBuilder all = new StringBuilder("id=\"r\"");
        for (int i = 0; i < 20_000; i++) {
            all.append(" a").append(i).append("=\"\"");
        }
        return all.toString();
    }

    private static void content() {
        byte[] plain = good().bytes();
        byte[] packed = MzmlText.gzip(plain);
        add("empty.mzML", Must.REFUSE, new byte[0]);
        Map<String, String> others = new LinkedHashMap<>();
        others.put("one_letter", "x");
        others.put("blanks", " \n \n");
        others.put("declaration_only", "<?xml version=\"1.0\"?>");
        others.put("web_page", "<html>404</html>");
        others.put("pdf", "%PDF-1.7");
        others.put("zip", "PK\u0003\u0004");
        others.put("bzip2", "BZh91AY");
        others.put("table", "mz,counts\n1,2\n");
        others.put("mzxml", "<mzXML xmlns=\"x\"><msRun/></mzXML>");
        others.forEach((name, text) ->
                add("content_" + name + ".mzML", Must.REFUSE, text.getBytes(StandardCharsets.ISO_8859_1)));
        add("gzip.mzML.gz", Must.READ, packed);
        add("gzip_under_a_plain_name.mzML", Must.READ, packed);
        add("plain_under_a_gzip_name.mzML.gz", Must.READ, plain);
        add(
                "gzip_of_two_members.mzML.gz",
                Must.READ,
                joined(
                        MzmlText.gzip(Arrays.copyOf(plain, 700)),
                        MzmlText.gzip(Arrays.copyOfRange(plain, 700, plain.length))));
        add("gzip_within_gzip.mzML.gz", Must.REFUSE, MzmlText.gzip(packed));
        add("gzip_cut_short.mzML.gz", Must.REFUSE, Arrays.copyOf(packed, packed.length - 20));
        add("gzip_other_checksum.mzML.gz", Must.REFUSE, flipped(packed, packed.length - 8));
        add("gzip_other_length.mzML.gz", Must.REFUSE, flipped(packed, packed.length - 1));
        add("gzip_and_more_bytes.mzML.gz", Must.REFUSE, Arrays.copyOf(packed, packed.length + 3));
        add("gzip_damaged.mzML.gz", Must.REFUSE, flipped(packed, packed.length / 2));
        byte[] blanks = new byte[BOMB_BYTES];
        Arrays.fill(blanks, (byte) ' ');
        add(
                "gzip_bomb.mzML.gz",
                Must.REFUSE,
                MzmlText.gzip(joined(
                        "<mzML xmlns=\"http://psi.hupo.org/ms/mzml\">".getBytes(StandardCharsets.US_ASCII), blanks)));
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 0x55;
        return changed;
    }

    private static void lengths() {
        for (String length : new String[] {"20", "9", "0", "-1", "2147483647", "99999999999", "ten", ""}) {
            add(
                    "default_array_length_" + length,
                    Must.REFUSE,
                    "defaultArrayLength=\"10\"",
                    "defaultArrayLength=\"" + length + "\"");
        }
        add("default_array_length_missing", Must.REFUSE, " defaultArrayLength=\"10\"", "");
        change(
                "array_length_overrides",
                Must.READ,
                text -> text.replace("defaultArrayLength=\"10\"", "defaultArrayLength=\"7\"")
                        .replace("<binaryDataArray ", "<binaryDataArray arrayLength=\"10\" "));
        add("array_length_lies", Must.REFUSE, "<binaryDataArray ", "<binaryDataArray arrayLength=\"5\" ");
        for (String length : new String[] {"1", "-1", "999999999999", "many"}) {
            add(
                    "encoded_length_" + length,
                    Must.READ_WITH_FLAG,
                    "encodedLength=\"" + TIME_TEXT.length() + "\"",
                    "encodedLength=\"" + length + "\"");
        }
        add("encoded_length_missing", Must.READ, " encodedLength=\"" + TIME_TEXT.length() + "\"", "");
        add(
                "list_count_lies",
                Must.READ_WITH_FLAG,
                "<chromatogramList count=\"2\"",
                "<chromatogramList count=\"2000000000\"");
    }

    private static void arrays() {
        add("no_time_array", Must.REFUSE, "MS:1000595", "MS:1000786");
        add("no_intensity_array", Must.REFUSE, "MS:1000515", "MS:1000786");
        add("two_time_arrays", Must.REFUSE, "MS:1000515", "MS:1000595");
        add("two_intensity_arrays", Must.REFUSE, "MS:1000595", "MS:1000515");
        change("no_arrays", Must.REFUSE, text -> text.replaceAll("<binaryDataArrayList.*?</binaryDataArrayList>", ""));
        change("no_binary", Must.REFUSE, text -> text.replaceAll("<binary>.*?</binary>", ""));
        change("empty_binary", Must.REFUSE, text -> text.replaceAll("<binary>.*?</binary>", "<binary></binary>"));
        add("shorter_times", Must.REFUSE, TIME_TEXT, base64(bytes(Arrays.copyOf(TIMES, 9))));
        add("shorter_intensities", Must.REFUSE, COUNT_TEXT, base64(bytes(Arrays.copyOf(COUNTS, 9))));
        add("no_whole_number_of_values", Must.REFUSE, TIME_TEXT, base64(Arrays.copyOf(bytes(TIMES), 77)));
        add("single_declared_as_double", Must.REFUSE, TIME_TEXT, base64(Arrays.copyOf(bytes(TIMES), 40)));
        String third = "<binaryDataArray encodedLength=\"4\">" + PLAIN + term("MS:1000786", "non-standard data array")
                + "<binary>!!!!</binary></binaryDataArray></binaryDataArrayList>";
        add("third_array_broken", Must.READ, "</binaryDataArrayList>", third);
        add("base64_garbage", Must.REFUSE, TIME_TEXT, "?".repeat(TIME_TEXT.length()));
        add("base64_one_bad_character", Must.REFUSE, TIME_TEXT, "*" + TIME_TEXT.substring(1));
        add("base64_of_other_length", Must.REFUSE, TIME_TEXT, TIME_TEXT.substring(1));
        add(
                "base64_padding_in_the_middle",
                Must.REFUSE,
                TIME_TEXT,
                TIME_TEXT.substring(0, 6) + "==" + TIME_TEXT.substring(8));
        add(
                "base64_in_lines",
                Must.READ,
                TIME_TEXT,
                "\n" + TIME_TEXT.substring(0, 30) + "\r\n\t " + TIME_TEXT.substring(30) + "\n");
        add(
                "base64_with_comment",
                Must.READ,
                TIME_TEXT,
                TIME_TEXT.substring(0, 31) + "<!-- x -->" + TIME_TEXT.substring(31));
        add("base64_in_cdata", Must.READ, TIME_TEXT, "<![CDATA[" + TIME_TEXT + "]]>");
        add(
                "base64_with_references",
                Must.READ,
                TIME_TEXT,
                TIME_TEXT.substring(0, 5) + "&#" + (int) TIME_TEXT.charAt(5) + ";" + TIME_TEXT.substring(6));
        add("element_within_binary", Must.REFUSE, TIME_TEXT, "<a/>" + TIME_TEXT);
    }

    private static void packing() {
        byte[] packed = deflate(bytes(TIMES));
        add("zlib_declared_not_packed", Must.REFUSE, NO_COMPRESSION, ZLIB);
        add("packed_not_declared", Must.REFUSE, TIME_TEXT, base64(packed));
        zlib("zlib_corrupt", Must.REFUSE, flipped(packed, 6));
        zlib("zlib_cut_short", Must.REFUSE, Arrays.copyOf(packed, packed.length - 6));
        zlib("zlib_other_checksum", Must.REFUSE, flipped(packed, packed.length - 1));
        zlib("zlib_and_more_bytes", Must.REFUSE, Arrays.copyOf(packed, packed.length + 2));
        zlib("deflate_without_header", Must.REFUSE, Arrays.copyOfRange(packed, 2, packed.length - 4));
        byte[] bomb = bomb();
        zlib("zlib_bomb", Must.REFUSE, bomb);
        String unused =
                "<binaryDataArray encodedLength=\"0\">" + FLOAT64 + ZLIB + term("MS:1000786", "non-standard data array")
                        + "<binary>" + base64(bomb) + "</binary></binaryDataArray></binaryDataArrayList>";
        add("zlib_bomb_in_an_array_that_nobody_reads", Must.READ, "</binaryDataArrayList>", unused);
        add("no_compression_term", Must.REFUSE, NO_COMPRESSION, "");
        add("two_compression_terms", Must.REFUSE, NO_COMPRESSION, NO_COMPRESSION + ZLIB);
        add("unknown_compression", Must.REFUSE, NO_COMPRESSION, term("MS:1003780", "zstd compression"));
        add("no_data_type", Must.REFUSE, FLOAT64, "");
        add("two_data_types", Must.REFUSE, FLOAT64, FLOAT64 + term("MS:1000521", "32-bit float"));
        byte[] linear = NumpressText.linear(TIMES, 1e5);
        byte[] slof = NumpressText.slof(TIMES, 3000);
        numpress("numpress_linear", Must.READ, "MS:1002312", linear);
        numpress("numpress_linear_cut_short", Must.REFUSE, "MS:1002312", Arrays.copyOf(linear, linear.length - 2));
        numpress("numpress_shorter_than_its_header", Must.REFUSE, "MS:1002312", Arrays.copyOf(linear, 7));
        numpress(
                "numpress_one_value_more",
                Must.REFUSE,
                "MS:1002312",
                NumpressText.linear(Arrays.copyOf(TIMES, 11), 1e5));
        numpress(
                "numpress_factor_zero",
                Must.REFUSE,
                "MS:1002312",
                joined(new byte[8], Arrays.copyOfRange(linear, 8, linear.length)));
        numpress(
                "numpress_factor_nan",
                Must.REFUSE,
                "MS:1002312",
                joined(new byte[] {0x7f, (byte) 0xf8, 0, 0, 0, 0, 0, 0}, Arrays.copyOfRange(linear, 8, linear.length)));
        numpress("numpress_half_a_value", Must.REFUSE, "MS:1002314", Arrays.copyOf(slof, slof.length - 1));
    }

    /** The first chromatogram's times as these zlib bytes. */
    private static void zlib(String name, Must must, byte[] stored) {
        times(name, must, FLOAT64 + ZLIB, stored);
    }

    private static void numpress(String name, Must must, String accession, byte[] stored) {
        times(name, must, FLOAT64 + term(accession, "MS-Numpress compression"), stored);
    }

    private static void times(String name, Must must, String packing, byte[] stored) {
        String array = "<cvParam cvRef=\"MS\" accession=\"MS:1000595\" name=\"time array\" value=\"\" " + MINUTE + "/>";
        String head = "<binaryDataArray encodedLength=\"";
        change(
                name,
                must,
                text -> text.replace(
                        head + TIME_TEXT.length() + "\">" + PLAIN + array + "<binary>" + TIME_TEXT,
                        head + base64(stored).length() + "\">" + packing + array + "<binary>" + base64(stored)));
    }

    /** Many zeros as a few bytes, made piece by piece. */
    private static byte[] bomb() {
        Deflater deflater = new Deflater();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] out = new byte[1 << 16];
        for (int i = 0; i < BOMB_BYTES >> 20; i++) {
            deflater.setInput(zeros);
            for (int n = deflater.deflate(out); n > 0; n = deflater.deflate(out)) {
                packed.write(out, 0, n);
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(out, 0, deflater.deflate(out));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static void numbers() {
        for (double count : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308}) {
            double[] counts = COUNTS.clone();
            counts[4] = count;
            add("intensity_" + count, Must.REFUSE, COUNT_TEXT, base64(bytes(counts)));
        }
        for (double time : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1.05}) {
            double[] times = TIMES.clone();
            times[4] = time;
            add("time_" + time, Must.REFUSE, TIME_TEXT, base64(bytes(times)));
        }
        add("times_all_equal", Must.REFUSE, TIME_TEXT, base64(bytes(new double[10])));
        for (String mz : new String[] {"238,1", "NaN", "-238.1", "Infinity", "ketamine", ""}) {
            add("precursor_" + mz, Must.REFUSE, "value=\"238.1\"", "value=\"" + mz + "\"");
        }
        add("precursor_with_exponent", Must.READ, "value=\"238.1\"", "value=\"2.381E2\"");
        add("precursor_zero", Must.READ_WITH_FLAG, "value=\"238.1\"", "value=\"0\"");
    }

    private static void statements() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("formula", "=1+1");
        ids.put("path", "../../etc/passwd");
        ids.put("windows_path", "C:\\x");
        ids.put("script", "&lt;script&gt;");
        ids.put("line_end", "a&#10;b");
        ids.put("tab", "a&#9;b");
        ids.put("right_to_left", "\u202egnp");
        ids.put("emoji", "\ud83d\ude00");
        ids.put("format", "%s%n");
        ids.put("sql", "'; DROP TABLE");
        ids.forEach((name, id) -> add("id_" + name, Must.READ, ID, id));
        add("id_other_ions", Must.READ_WITH_FLAG, ID, "Q1=999 Q3=1");
        add("id_empty", Must.READ_WITH_FLAG, ID, "");
        add("id_missing", Must.REFUSE, " id=\"" + ID + "\"", "");
        add("id_of_20000_characters", Must.READ_WITH_FLAG, ID, "x".repeat(20_000));
        add("id_twice", Must.READ_WITH_FLAG, "id=\"TIC\"", "id=\"" + ID + "\"");
        add("unit_unknown", Must.REFUSE, MINUTE, "unitCvRef=\"UO\" unitAccession=\"UO:0000033\" unitName=\"day\"");
        add("unit_contradicts_itself", Must.REFUSE, "UO:0000031", "UO:0000010");
        add("unit_missing", Must.READ_WITH_FLAG, MINUTE, "");
        add("time_stamp_garbage", Must.READ_WITH_FLAG, "2026-03-02T09:00:00Z", "yesterday");
        add("time_stamp_missing", Must.READ, " startTimeStamp=\"2026-03-02T09:00:00Z\"", "");
        add("time_stamp_without_zone", Must.READ, "09:00:00Z", "09:00:00");
        add("group_that_is_not_there", Must.REFUSE, FLOAT64, "<referenceableParamGroupRef ref=\"x\"/>");
        add("not_typed", Must.READ_WITH_FLAG, "MS:1001473", "MS:0000000");
        String indexed = "<indexedmzML xmlns=\"http://psi.hupo.org/ms/mzml\"><mzML ";
        Map<String, String> offsets = new LinkedHashMap<>();
        offsets.put("missing", "");
        offsets.put("negative", "<indexListOffset>-5</indexListOffset>");
        offsets.put("word", "<indexListOffset>word</indexListOffset>");
        offsets.put("beyond_the_file", "<indexListOffset>99999999</indexListOffset>");
        offsets.forEach((name, end) -> change(
                "index_offset_" + name,
                Must.READ,
                text -> text.replace("<mzML ", indexed).replace("</mzML>", "</mzML>" + end + "</indexedmzML>")));
        change(
                "other_file_checksum",
                Must.READ_WITH_FLAG,
                text -> text.replace("<mzML ", indexed)
                        .replace(
                                "</mzML>", "</mzML><fileChecksum>" + "a".repeat(40) + "</fileChecksum></indexedmzML>"));
    }
}
