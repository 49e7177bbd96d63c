package io.enantio.input.mzml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One pass through an mzML file.
 *
 * @param sha256 of the file's bytes
 * @param checksum whether the SHA-1 that an indexed mzML states is that of its content
 * @param headers of all chromatograms
 */
record MzmlFile(
        String sha256,
        Checksum checksum,
        FileFacts facts,
        List<ChromatogramHeader> headers,
        int spectra,
        Oddities oddities) {

    /** What an indexed mzML says of its own bytes. */
    enum Checksum {
        NOT_STATED,
        TRUE,
        FALSE
    }

    /**
     * Reads a file once, from the first byte to the last.
     *
     * @param name as the user knows the file
     * @throws io.enantio.input.InputException where the file cannot be trusted; nothing of it may be used then
     */
    static MzmlFile read(Path path, String name, ChromatogramVisitor visitor) {
        return read(path, name, new MzmlReader.Visitors(visitor, SpectrumVisitor.NONE));
    }

    /** Reads the spectra of a file, and no chromatogram. */
    static MzmlFile readSpectra(Path path, String name, SpectrumVisitor visitor) {
        return read(path, name, new MzmlReader.Visitors(ChromatogramVisitor.NONE, visitor));
    }

    private static MzmlFile read(Path path, String name, MzmlReader.Visitors visitors) {
        Place file = Place.file(name);
        try (ContentStream content = ContentStream.open(path);
                XmlCursor xml = new XmlCursor(content, file);
                ArrayDecoder decoder = new ArrayDecoder()) {
            MzmlReader reader = new MzmlReader(xml, file, visitors, decoder);
            reader.read();
            String sha256 = content.sha256();
            return reader.file(sha256, checksum(reader.statedChecksum(), content.ownChecksum()));
        } catch (IOException e) {
            throw XmlCursor.refusal(e, file);
        }
    }

    /** Some writers put a word, or forty zeros, where the checksum belongs; that is as good as none. */
    static Checksum checksum(Optional<String> stated, Optional<String> own) {
        Optional<String> hex = stated.map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> text.matches("[0-9a-f]{40}") && !text.matches("0+"));
        if (hex.isEmpty() || own.isEmpty()) {
            return Checksum.NOT_STATED;
        }
        return hex.equals(own) ? Checksum.TRUE : Checksum.FALSE;
    }
}
