package io.enantio.database.cdisc;

import io.enantio.run.TransportNames;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SAS transport file, version 5 (SAS TS-140; rule G-05): records of 80 bytes, one dataset, ASCII. Times are those of the data, so
 * that the same data give the same bytes.
 */
final class XportFile {
    private static final int RECORD = 80;
    private static final int NUMBER_BYTES = 8;
    private static final String ZEROS = "0".repeat(30);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("ddMMMyy:HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Dataset dataset;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private XportFile(Dataset dataset) {
        this.dataset = dataset;
    }

    /** Why a dataset cannot be a transport file: a line for each value that the format does not have, each once. */
    static List<String> problems(Dataset dataset) {
        return dataset.domain().variables().stream()
                .flatMap(variable -> dataset.values(variable).stream()
                        .flatMap(value -> variable.kind().isNumeric()
                                ? ofNumber(variable, value).stream()
                                : problem(variable, value).stream()))
                .toList();
    }

    private static Optional<String> ofNumber(Variable variable, String value) {
        return value.isEmpty() || IbmDouble.has(Double.parseDouble(value))
                ? Optional.empty()
                : Optional.of(ExportException.line(
                        variable.name(),
                        value + " is too small or too large a number for the SAS transport format",
                        "Check the result; the other files contain it."));
    }

    private static Optional<String> problem(Variable variable, String value) {
        if (!TransportNames.hasLetters(value)) {
            return Optional.of(ExportException.line(
                    variable.name(),
                    "\"" + value + "\" contains a character that the SAS transport format does not have",
                    "Use names of ASCII characters for this format."));
        }
        return value.length() <= TransportNames.LONGEST
                ? Optional.empty()
                : Optional.of(ExportException.line(
                        variable.name(),
                        "\"" + value + "\" has " + value.length() + " characters, the SAS transport format allows "
                                + TransportNames.LONGEST,
                        "Use a shorter name for this format."));
    }

    /** The whole file of a dataset without problems. */
    static byte[] bytes(Dataset dataset) {
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
        text(
                "SAS     " + fixed(dataset.domain().name(), 8) + "SASDATA 9.4     enantio " + " ".repeat(24) + time,
                RECORD);
        text(time + " ".repeat(16) + fixed(dataset.domain().label(), 40), RECORD);
        text(
                header(
                        "NAMESTR ",
                        "000000"
                                + String.format(
                                        Locale.ROOT,
                                        "%04d",
                                        dataset.domain().variables().size()) + "0".repeat(20)),
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
        int number = 0;
        for (Variable variable : dataset.domain().variables()) {
            int length = length(variable);
            ByteBuffer description = ByteBuffer.allocate(140);
            description.putShort((short) (variable.kind().isNumeric() ? 1 : 2)).putShort((short) 0);
            description.putShort((short) length).putShort((short) ++number);
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

    private int length(Variable variable) {
        return variable.kind().isNumeric() ? NUMBER_BYTES : Math.max(1, dataset.longest(variable));
    }

    /** STUDYID is never empty, so that no observation can be mistaken for padding. */
    private void observation(Map<Variable, String> record) {
        for (Variable variable : dataset.domain().variables()) {
            String value = record.getOrDefault(variable, "");
            if (variable.kind().isNumeric()) {
                out.writeBytes(value.isEmpty() ? IbmDouble.missing() : IbmDouble.bytes(Double.parseDouble(value)));
            } else {
                text(value, length(variable));
            }
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
