package io.enantio.database.cdisc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader of SAS transport files written from the format's description alone: numbers as exact decimals, no code of the writer. */
public final class XportReading {
    private static final int CARD = 80;
    private static final int VARIABLES_AT = 640;

    /** @param kind 1 number, 2 text */
    record Variable(int kind, int length, String name, String label, int position) {}

    private final byte[] file;

    public XportReading(byte[] file) {
        this.file = file;
    }

    String card(int index) {
        return new String(file, index * CARD, CARD, StandardCharsets.US_ASCII);
    }

    List<Variable> variables() {
        int count = Integer.parseInt(card(7).substring(54, 58));
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer one = ByteBuffer.wrap(file, VARIABLES_AT + 140 * i, 140).slice();
            variables.add(new Variable(
                    one.getShort(0),
                    one.getShort(4),
                    text(one, 8, 8).strip(),
                    text(one, 16, 40).strip(),
                    one.getInt(84)));
        }
        return variables;
    }

    /** Values by name; a missing number is an empty text. */
    public List<Map<String, String>> rows() {
        List<Variable> variables = variables();
        int header = (VARIABLES_AT + 140 * variables.size() + CARD - 1) / CARD;
        if (!card(header).startsWith("HEADER RECORD*******OBS     HEADER RECORD!!!!!!!")) {
            throw new AssertionError("no OBS header in card " + header);
        }
        int width = variables.stream().mapToInt(Variable::length).sum();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int at = (header + 1) * CARD; at + width <= file.length; at += width) {
            if (new String(file, at, width, StandardCharsets.US_ASCII).isBlank()) {
                break;
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (Variable variable : variables) {
                row.put(variable.name(), value(variable, at + variable.position()));
            }
            rows.add(row);
        }
        return rows;
    }

    private String value(Variable variable, int at) {
        if (variable.kind() == 2) {
            return new String(file, at, variable.length(), StandardCharsets.US_ASCII).stripTrailing();
        }
        byte[] bytes = new byte[8];
        System.arraycopy(file, at, bytes, 0, 8);
        return number(bytes).map(BigDecimal::toPlainString).orElse("");
    }

    /** (-1)^s * 0.f * 16^(e - 64), exactly; a period and seven zeros are a missing value. */
    static Optional<BigDecimal> number(byte[] bytes) {
        boolean empty = true;
        for (int i = 1; i < 8; i++) {
            empty &= bytes[i] == 0;
        }
        if (empty && bytes[0] == '.') {
            return Optional.empty();
        }
        BigInteger fraction =
                new BigInteger(1, bytes).and(BigInteger.ONE.shiftLeft(56).subtract(BigInteger.ONE));
        int power = 4 * ((bytes[0] & 0x7F) - 64) - 56;
        BigDecimal size = power >= 0
                ? new BigDecimal(fraction.shiftLeft(power))
                : new BigDecimal(fraction).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-power)));
        return Optional.of(bytes[0] < 0 ? size.negate() : size);
    }

    private static String text(ByteBuffer from, int at, int length) {
        byte[] bytes = new byte[length];
        from.get(at, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
