package io.enantio.input.foreign;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.SourceFile;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text file of another program, decoded. A byte order mark tells the encoding; without one, zero bytes tell UTF-16, then UTF-8 is
 * tried, which other encodings do not fit by chance, then Windows-1252.
 *
 * @param at where it was found
 * @param text its content, a byte order mark dropped
 * @param sha256 of its bytes, lower-case hex
 * @param encoding that was told
 */
public record ForeignText(SourceFile.Location at, String text, String sha256, Encoding encoding) {

    /** Encodings that such files have. */
    public enum Encoding {
        UTF_8("UTF-8", StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
        UTF_16_LE("UTF-16, little endian", StandardCharsets.UTF_16LE, 0xFF, 0xFE),
        UTF_16_BE("UTF-16, big endian", StandardCharsets.UTF_16BE, 0xFE, 0xFF),
        WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"));

        private final String word;
        private final Charset charset;
        private final byte[] mark;

        Encoding(String word, Charset charset, int... mark) {
            this.word = word;
            this.charset = charset;
            this.mark = new byte[mark.length];
            for (int i = 0; i < mark.length; i++) {
                this.mark[i] = (byte) mark[i];
            }
        }

        /** As messages call it. */
        public String word() {
            return word;
        }

        private boolean marks(byte[] bytes) {
            return mark.length > 0
                    && bytes.length >= mark.length
                    && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
        }

        private Optional<String> decode(byte[] bytes) {
            int from = marks(bytes) ? mark.length : 0;
            try {
                return Optional.of(charset.newDecoder()
                        .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                        .toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }
    }

    /** How many bytes tell whether a text without a byte order mark is UTF-16. */
    private static final int LOOKED_AT = 4096;

    /** First bytes of files that people take for tables: a workbook of today (ZIP) and one of before 2007 (OLE). */
    private static final List<byte[]> WORKBOOKS =
            List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

    /** Reads a file; empty and a problem if it cannot be read as text. */
    public static Optional<ForeignText> read(SourceFile.Location at, Problems problems) {
        return SourceFile.bytes(at, problems).flatMap(bytes -> decode(at, bytes, problems));
    }

    /** Decodes a file's bytes; empty and a problem if they are no text. */
    public static Optional<ForeignText> decode(SourceFile.Location at, byte[] bytes, Problems problems) {
        Spot whole = Spot.of(at.name());
        if (WORKBOOKS.stream()
                .anyMatch(start ->
                        bytes.length > start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length))) {
            problems.add(whole, "is a workbook or another archive, not text", "Save the table as CSV or as text.");
            return Optional.empty();
        }
        Encoding encoding = encoding(bytes);
        Optional<String> text = encoding.decode(bytes);
        if (text.isEmpty()) {
            problems.add(
                    whole,
                    encoding == Encoding.WINDOWS_1252
                            ? "is neither UTF-8 nor Windows-1252 text"
                            : "is not the " + encoding.word() + " text as which it begins",
                    "Save it with the encoding UTF-8.");
            return Optional.empty();
        }
        int control = firstControl(text.get());
        if (control >= 0) {
            int line = 1
                    + (int) text.get()
                            .substring(0, control)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            problems.add(
                    new Spot(at.name(), line, ""),
                    String.format(Locale.ROOT, "holds the control character U+%04X", (int)
                            text.get().charAt(control)),
                    "Name a text file, or save the table as CSV again.");
            return Optional.empty();
        }
        return Optional.of(new ForeignText(at, text.get(), Sha256.of(bytes), encoding));
    }

    /** For the provenance of a result, named relative to a folder. */
    public InputFile inputFile(String role, Path folder) {
        return new SourceFile(at, text, sha256).inputFile(role, folder);
    }

    private static Encoding encoding(byte[] bytes) {
        for (Encoding encoding : Encoding.values()) {
            if (encoding.marks(bytes)) {
                return encoding;
            }
        }
        int looked = Math.min(bytes.length, LOOKED_AT) / 2 * 2;
        int zeroFirst = 0;
        int zeroSecond = 0;
        for (int i = 0; i < looked; i += 2) {
            zeroFirst += bytes[i] == 0 ? 1 : 0;
            zeroSecond += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (zeroSecond > looked / 8 && zeroFirst == 0) {
            return Encoding.UTF_16_LE;
        }
        if (zeroFirst > looked / 8 && zeroSecond == 0) {
            return Encoding.UTF_16_BE;
        }
        return Encoding.UTF_8.decode(bytes).isPresent() ? Encoding.UTF_8 : Encoding.WINDOWS_1252;
    }

    private static int firstControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\r' && c != '\n' || c == '\uFFFE') {
                return i;
            }
        }
        return -1;
    }
}
