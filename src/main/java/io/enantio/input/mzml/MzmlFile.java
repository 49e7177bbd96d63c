package io.enantio.input.mzml;

import io.enantio.input.mzml.array.ArrayDecoder;
import io.enantio.input.mzml.bytes.ContentStream;
import io.enantio.input.mzml.bytes.CutShort;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.FileFacts;
import io.enantio.input.mzml.header.Oddities;
import io.enantio.input.mzml.xml.XmlCursor;
import io.enantio.input.raw.Truncated;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One pass through an mzML file.
 *
 * @param sha256 of the file's bytes
 * @param checksum whether the SHA-1 that an indexed mzML states is that of its content
 * @param headers of all chromatograms
 * @param spectra number of spectra; of a file that ends early, 0 unless their list is complete
 * @param salvaged place at which the file ends early, and what was complete before it; absent for a whole file
 */
record MzmlFile(
        String sha256,
        Checksum checksum,
        FileFacts facts,
        List<ChromatogramHeader> headers,
        int spectra,
        Oddities oddities,
        Optional<String> salvaged) {

    private static final Pattern SHA_1 = Pattern.compile("[0-9a-f]{40}");
    private static final String NO_SHA_1 = "0".repeat(40);

    /** A way to read an mzML file from the first byte to the last: by our own reader, or by another. */
    interface Pass {
        /** As {@link MzmlFile#read}. */
        MzmlFile read(Path path, String name, MzmlVisitor visitor, Truncated truncated);
    }

    /** Whether an indexed mzML states the right checksum of its own bytes. */
    enum Checksum {
        NOT_STATED,
        TRUE,
        FALSE
    }

    /**
     * Reads a file once, from the first byte to the last.
     *
     * @param name as the user knows the file
     * @param truncated what is done if the file ends early
     * @throws io.enantio.input.problem.InputException if the file cannot be trusted; nothing of it may be used then
     */
    static MzmlFile read(Path path, String name, MzmlVisitor visitor, Truncated truncated) {
        try {
            return pass(path, Place.file(name), visitor, truncated);
        } catch (CutShort cut) {
            throw truncated == Truncated.SALVAGED ? cut.nothingComplete() : cut.refusal();
        } catch (OutOfMemoryError e) {
            throw Place.file(name).tooLittleMemory();
        }
    }

    private static MzmlFile pass(Path path, Place file, MzmlVisitor visitor, Truncated truncated) {
        try (ContentStream content = ContentStream.open(path);
                XmlCursor xml = new XmlCursor(content, file);
                ArrayDecoder decoder = new ArrayDecoder()) {
            MzmlReader reader = new MzmlReader(xml, file, visitor, decoder);
            String sha256 =
                    truncated == Truncated.REFUSED ? whole(reader, content) : wholeOrPart(reader, content, file);
            return reader.file(sha256, checksum(reader.statedChecksum(), content.ownChecksum()));
        } catch (IOException e) {
            throw file.refusal(e);
        }
    }

    /** Reads a file to its end; its hash. */
    private static String whole(MzmlReader reader, ContentStream content) throws IOException {
        reader.read();
        return content.sha256();
    }

    /** The same of a file that may end early; what is complete before the end is kept. */
    private static String wholeOrPart(MzmlReader reader, ContentStream content, Place file) throws IOException {
        try {
            return whole(reader, content);
        } catch (CutShort cut) {
            reader.salvage(cut);
        } catch (EOFException e) {
            reader.salvage(CutShort.of(e, file));
        }
        return content.sha256();
    }

    /** Some writers put a word, or forty zeros, where the checksum belongs; that counts as none. */
    static Checksum checksum(Optional<String> stated, Optional<String> own) {
        Optional<String> hex = stated.map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> SHA_1.matcher(text).matches() && !text.equals(NO_SHA_1));
        if (hex.isEmpty() || own.isEmpty()) {
            return Checksum.NOT_STATED;
        }
        return hex.equals(own) ? Checksum.TRUE : Checksum.FALSE;
    }
}
