package io.enantio.peak.bench;

import io.enantio.chromatogram.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The integration benchmark of the shared folder: its tables, and its chromatograms by id (64-bit zlib arrays only). */
final class BenchData {
    static final Path FOLDER = Path.of("..", "shared", "bench");

    private BenchData() {}

    static boolean isPresent() {
        return Files.isRegularFile(FOLDER.resolve("stress.mzML"));
    }

    /** Rows of a table by column name. */
    static List<BenchRow> table(String file) {
        return BenchRow.read(FOLDER.resolve(file));
    }

    /** Traces by chromatogram id, times in minutes. */
    static Map<String, Trace> traces(String file) {
        Map<String, Trace> traces = new LinkedHashMap<>();
        String text;
        try {
            text = Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int at = text.indexOf("<chromatogram ");
        while (at >= 0) {
            int end = text.indexOf("</chromatogram>", at);
            String part = text.substring(at, end);
            traces.put(between(part, " id=\"", "\""), trace(part));
            at = text.indexOf("<chromatogram ", end);
        }
        return traces;
    }

    private static Trace trace(String part) {
        int split = part.indexOf("</binaryDataArray>");
        String first = part.substring(0, split);
        double[] times = decoded(between(first, "<binary>", "</binary>"));
        double[] counts = decoded(between(part.substring(split), "<binary>", "</binary>"));
        double perMinute = first.contains("unitName=\"second\"") ? 60 : 1;
        for (int i = 0; i < times.length; i++) {
            times[i] /= perMinute;
        }
        return Trace.of(times, counts);
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    private static double[] decoded(String base64) {
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getDecoder().decode(base64));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            inflater.end();
        }
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }
}
