package io.enantio.database.cdisc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * A SAS transport file, version 5 (SAS TS-140; rule G-05): records of 80 bytes, one dataset, ASCII. Times are those of the data, so
 * that the same data give the same bytes.
 */
final class XportFile {
    private static final int RECORD = 80;
    private static final int LONGEST_TEXT = 200;
    private static final int NUMBER_BYTES = 8;
    private static final String ZEROS = "0".repeat(30);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("ddMMMyy:HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final PcDataset dataset;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private XportFile(PcDataset dataset) {
        this.dataset = dataset;
    }

    /**
     * The whole file.
     *
     * @throws ExportException if a text is not ASCII or too long for the format
     */
    static byte[] bytes(PcDataset dataset) {
        XportFile file = new XportFile(dataset);
        file.headers();
        file.variables();
        file.text(header("OBS     ", ZEROS), RECORD);
        dataset.records().forEach(file::observation);
        file.pad();
        return file.out.toByteArray();
    }

    private void headers() {
        String time = time(dataset.lastChange());
        text(header("LIBRARY ", ZEROS), RECORD);
        text("SAS     SAS     SASLIB  9.4     enantio " + " ".repeat(24) + time, RECORD);
        text(time, RECORD);
        text(header("MEMBER  ", "000000000000000001600000000140"), RECORD);
        text(header("DSCRPTR ", ZEROS), RECORD);
        text("SAS     " + fixed(PcDataset.NAME, 8) + "SASDATA 9.4     enantio " + " ".repeat(24) + time, RECORD);
        text(time + " ".repeat(16) + fixed(PcDataset.LABEL, 40), RECORD);
        text(
                header(
                        "NAMESTR ",
                        "000000" + String.format(Locale.ROOT, "%04d", PcVariable.values().length) + "0".repeat(20)),
                RECORD);
    }

    private static String header(String what, String rest) {
        return "HEADER RECORD*******" + what + "HEADER RECORD!!!!!!!" + rest;
    }

    private static String time(Instant at) {
        return TIME.format(at).toUpperCase(Locale.ROOT);
    }

    private void variables() {
        int position = 0;
        for (PcVariable variable : PcVariable.values()) {
            int length = length(variable);
            ByteBuffer description = ByteBuffer.allocate(140);
            description.putShort((short) (variable.kind().isNumeric() ? 1 : 2)).putShort((short) 0);
            description.putShort((short) length).putShort((short) (variable.ordinal() + 1));
            description.put(ascii(fixed(variable.name(), 8))).put(ascii(fixed(variable.label(), 40)));
            description
                    .put(ascii(" ".repeat(8)))
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0);
            description
                    .put(new byte[2])
                    .put(ascii(" ".repeat(8)))
                    .putShort((short) 0)
                    .putShort((short) 0);
            description.putInt(position);
            out.writeBytes(description.array());
            position += length;
        }
        pad();
    }

    private int length(PcVariable variable) {
        return variable.kind().isNumeric() ? NUMBER_BYTES : Math.max(1, dataset.longest(variable));
    }

    /** STUDYID and DOMAIN are never empty, so that no observation can be mistaken for padding. */
    private void observation(Map<PcVariable, String> record) {
        for (PcVariable variable : PcVariable.values()) {
            String value = record.getOrDefault(variable, "");
            if (variable.kind().isNumeric()) {
                out.writeBytes(value.isEmpty() ? IbmDouble.missing() : IbmDouble.bytes(Double.parseDouble(value)));
            } else {
                check(variable, record);
                text(value, length(variable));
            }
        }
    }

    private static void check(PcVariable variable, Map<PcVariable, String> record) {
        String value = record.getOrDefault(variable, "");
        boolean plain = value.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
        if (!plain || value.length() > LONGEST_TEXT) {
            throw new ExportException(
                    "sample " + record.getOrDefault(PcVariable.PCREFID, "") + ", " + variable,
                    plain
                            ? "has " + value.length() + " characters, the SAS transport format allows " + LONGEST_TEXT
                            : "contains a character that the SAS transport format does not support: " + value,
                    "Use shorter names with ASCII characters only.");
        }
    }

    private void text(String text, int length) {
        out.writeBytes(ascii(fixed(text, length)));
    }

    private static String fixed(String text, int length) {
        return text + " ".repeat(length - text.length());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void pad() {
        int over = out.size() % RECORD;
        if (over > 0) {
            byte[] blanks = new byte[RECORD - over];
            Arrays.fill(blanks, (byte) ' ');
            out.writeBytes(blanks);
        }
    }
}
