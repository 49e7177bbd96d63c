package io.enantio.input.mzml;

import io.enantio.input.mzml.bytes.ContentStream;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.FileFacts;
import io.enantio.input.mzml.header.Oddities;
import io.enantio.input.mzml.xml.XmlCursor;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.Truncated;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import uk.ac.ebi.jmzml.xml.io.MzMLUnmarshaller;
import uk.ac.ebi.jmzml.xml.io.MzMLUnmarshallerException;

/**
 * A file through jmzML. It gives elements, terms and undecoded bytes; how a file begins is checked before, and arrays are
 * decoded as ours are, so that both readers have the same limits. An unmarshaller has no close: it lives as long as a file
 * is read.
 */
final class JmzmlPass implements MzmlFile.Pass {

    @Override
    public MzmlFile read(Path path, String name, MzmlVisitor visitor, Truncated truncated) {
        return guarded(path, name, document -> read(document, visitor));
    }

    private static MzmlFile read(Document document, MzmlVisitor visitor) {
        Optional<String> start = startTimeStamp(document);
        JmzmlChromatograms chromatograms = new JmzmlChromatograms(document);
        chromatograms.read(visitor);
        if (visitor.wantsSpectra()) {
            new JmzmlSpectra(document.content(), document.place()).read(visitor);
        }
        MzmlFile.Checksum checksum = checksum(document);
        if (checksum == MzmlFile.Checksum.FALSE) {
            document.oddities().ofFile("its own SHA-1 (fileChecksum) does not match its content");
        }
        return new MzmlFile(
                document.bytes().sha256(),
                checksum,
                JmzmlFacts.of(document.content(), start),
                chromatograms.headers(),
                Math.max(0, document.content().getObjectCountForXpath("/run/spectrumList/spectrum")),
                document.oddities(),
                Optional.empty());
    }

    private static <T> T guarded(Path path, String name, Function<Document, T> reading) {
        Place file = Place.file(name);
        Oddities oddities = new Oddities();
        RawBytes bytes = RawBytes.of(path, file, oddities);
        try {
            MzMLUnmarshaller content = new MzMLUnmarshaller(path.toFile(), false, null);
            return reading.apply(new Document(content, bytes, file, oddities));
        } catch (InputException refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw file.refuse(
                    "jmzML cannot read it (" + e.getClass().getSimpleName() + ": "
                            + Place.quote(String.valueOf(e.getMessage())) + ")",
                    "Read it with --reader stax, which says what is wrong and where.");
        }
    }

    private static Optional<String> startTimeStamp(Document document) {
        Map<String, String> run = document.content().getSingleElementAttributes("/run");
        Optional<String> start = Optional.ofNullable(run.get("startTimeStamp")).filter(text -> !text.isBlank());
        start.filter(text -> !FileFacts.isDateTime(text))
                .ifPresent(text -> document.oddities().ofFile("its startTimeStamp is \"" + Place.quote(text) + "\""));
        return start;
    }

    /** jmzML reports whether its own sum matches, not what is stated; a file without a sum of ours states none. */
    private static MzmlFile.Checksum checksum(Document document) {
        if (document.bytes().ownChecksum().isEmpty()) {
            return MzmlFile.Checksum.NOT_STATED;
        }
        try {
            return document.content().isOkFileChecksum() ? MzmlFile.Checksum.TRUE : MzmlFile.Checksum.FALSE;
        } catch (MzMLUnmarshallerException e) {
            return MzmlFile.Checksum.NOT_STATED;
        }
    }

    /** A file while it is read. */
    record Document(MzMLUnmarshaller content, RawBytes bytes, Place place, Oddities oddities) {}

    /** What is known of a file's bytes before jmzML sees them. */
    record RawBytes(String sha256, Optional<String> ownChecksum) {

        static RawBytes of(Path path, Place file, Oddities oddities) {
            try (ContentStream content = ContentStream.open(path);
                    XmlCursor xml = new XmlCursor(content, file)) {
                MzmlReader.root(xml, file, oddities);
                // Where the file's own SHA-1 ends is seen only in what is read, not in what is merely hashed.
                content.transferTo(OutputStream.nullOutputStream());
                String sha256 = content.sha256();
                return new RawBytes(sha256, content.ownChecksum());
            } catch (IOException e) {
                throw file.refusal(e);
            }
        }
    }
}
