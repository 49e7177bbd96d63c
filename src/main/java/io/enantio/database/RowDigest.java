package io.enantio.database;

import io.enantio.run.Sha256;
import io.enantio.text.NumberText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Digest of rows of a table: the SHA-256 of the SHA-256 of each row, in the order of their keys. The text of a row is that of its cells
 * in the order of the columns, {@code name=length:value} and a line feed; a number with a fraction stands as the 16 hexadecimal digits
 * of its IEEE 754 form, an absent value is left out. So the digest is the same on every engine, and stays the same when a later schema
 * adds a column.
 *
 * @param runVersion 0 for rows that belong to no version of a run
 * @param marks a line for each row: its key, a tab, and the first eight digits of its hash
 */
record RowDigest(String table, long runVersion, long rows, String sha256, String marks) {
    private static final int MARK = 8;
    private static final char SEPARATOR = '\u001f';

    /** The rows of a query, whose keys are these columns. */
    static RowDigest of(String table, long runVersion, List<String> keys, PreparedStatement query) throws SQLException {
        TreeMap<String, String> hashes = new TreeMap<>();
        try (ResultSet found = query.executeQuery()) {
            ResultSetMetaData columns = found.getMetaData();
            int number = columns.getColumnCount();
            String[] names = new String[number];
            for (int i = 0; i < number; i++) {
                names[i] = columns.getColumnLabel(i + 1);
            }
            int[] places = keys.stream().mapToInt(Arrays.asList(names)::indexOf).toArray();
            MessageDigest sha256 = Sha256.start();
            StringBuilder text = new StringBuilder();
            while (found.next()) {
                text.setLength(0);
                String key = add(text, found, names, places);
                hashes.put(key, Sha256.hex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8))));
            }
        }
        return of(table, runVersion, hashes);
    }

    /** Adds the text of a row; gives its key. */
    private static String add(StringBuilder text, ResultSet row, String[] names, int[] keys) throws SQLException {
        @Nullable Object[] values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            Object value = row.getObject(i + 1);
            values[i] = value;
            if (value != null) {
                String cell = cell(value);
                text.append(names[i])
                        .append('=')
                        .append(cell.length())
                        .append(':')
                        .append(cell)
                        .append('\n');
            }
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < keys.length; i++) {
            Object value = values[keys[i]];
            key.append(i == 0 ? "" : "/")
                    .append(escaped(value instanceof Double number ? shown(number) : String.valueOf(value)));
        }
        return key.toString();
    }

    /** Different keys stay different, each on one line. */
    private static String escaped(String cell) {
        boolean isPlain = true;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            isPlain &= c >= ' ' && c != '/' && c != '\\';
        }
        return isPlain
                ? cell
                : cell.replace("\\", "\\\\")
                        .replace("/", "\\/")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    /** A number of a key as people write it, different numbers differently. */
    private static String shown(Double number) {
        String text = NumberText.of(number);
        return Double.parseDouble(text) == number ? text : cell(number);
    }

    private static String cell(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return HexFormat.of().toHexDigits(Double.doubleToLongBits(number == 0 ? 0 : number));
        }
        return value instanceof Number whole ? String.valueOf(whole.longValue()) : String.valueOf(value);
    }

    /** Texts by name, such as the definitions of views. */
    static RowDigest ofTexts(String table, Map<String, String> texts) {
        TreeMap<String, String> hashes = new TreeMap<>();
        texts.forEach((name, text) -> hashes.put(name, Sha256.of(text)));
        return of(table, 0, hashes);
    }

    private static RowDigest of(String table, long runVersion, TreeMap<String, String> hashes) {
        StringBuilder marks = new StringBuilder();
        hashes.forEach((key, hash) ->
                marks.append(key).append('\t').append(hash, 0, MARK).append('\n'));
        return new RowDigest(
                table, runVersion, hashes.size(), Sha256.of(String.join("\n", hashes.values())), marks.toString());
    }

    /** Marks by key. */
    Map<String, String> byKey() {
        Map<String, String> byKey = new LinkedHashMap<>();
        marks.lines().forEach(line -> {
            int tab = line.lastIndexOf('\t');
            byKey.put(tab < 0 ? line : line.substring(0, tab), line.substring(tab + 1));
        });
        return byKey;
    }

    /** What the audit trail keeps of the digests of an entry; empty if there are none. */
    static String hash(List<RowDigest> digests) {
        if (digests.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        sorted(digests)
                .forEach(digest -> text.append(digest.table())
                        .append(SEPARATOR)
                        .append(digest.runVersion())
                        .append(SEPARATOR)
                        .append(digest.rows())
                        .append(SEPARATOR)
                        .append(digest.sha256())
                        .append(SEPARATOR)
                        .append(digest.marks())
                        .append(SEPARATOR));
        return Sha256.of(text.toString());
    }

    private static List<RowDigest> sorted(List<RowDigest> digests) {
        return digests.stream()
                .sorted(Comparator.comparing(RowDigest::table).thenComparing(RowDigest::runVersion))
                .toList();
    }

    /** For the server, which stores them. */
    static String json(List<RowDigest> digests) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            for (RowDigest digest : digests) {
                json.writeStartObject();
                json.writeStringProperty("table_name", digest.table());
                json.writeNumberProperty("run_version", digest.runVersion());
                json.writeNumberProperty("row_count", digest.rows());
                json.writeStringProperty("sha256", digest.sha256());
                json.writeStringProperty("row_marks", digest.marks());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    /** A statement with one number. */
    static PreparedStatement query(Connection connection, String text, long number) throws SQLException {
        PreparedStatement query = connection.prepareStatement(text);
        query.setLong(1, number);
        return query;
    }
}
