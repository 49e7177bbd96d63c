package io.enantio.input.mzml;

import io.enantio.input.mzml.array.ArrayDecoder;
import io.enantio.input.mzml.bytes.CutShort;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.ChromatogramReader;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.channel.SpectrumReader;
import io.enantio.input.mzml.header.FileFacts;
import io.enantio.input.mzml.header.Oddities;
import io.enantio.input.mzml.xml.ParamGroups;
import io.enantio.input.mzml.xml.XmlCursor;
import java.util.List;
import java.util.Optional;

/** Structure of an mzML document (1.0 and 1.1), with or without the index around it, which is never needed. */
final class MzmlReader {
    private static final String NAMESPACE = "http://psi.hupo.org/ms/mzml";
    private static final int LONGEST_CHECKSUM = 200;

    private final XmlCursor xml;
    private final Place file;
    private final MzmlVisitor visitor;
    private final ArrayDecoder decoder;
    private final ParamGroups groups = new ParamGroups();
    private final FileFacts.Reader facts = new FileFacts.Reader(groups);
    private final Oddities oddities = new Oddities();
    private final ChromatogramReader chromatograms;
    private final SpectrumReader spectra;
    private final StringBuilder checksum = new StringBuilder();
    private Optional<String> startTimeStamp = Optional.empty();
    private Optional<String> salvaged = Optional.empty();
    private int documents;
    private int runs;

    MzmlReader(XmlCursor xml, Place file, MzmlVisitor visitor, ArrayDecoder decoder) {
        this.xml = xml;
        this.file = file;
        this.visitor = visitor;
        this.decoder = decoder;
        this.chromatograms = new ChromatogramReader(xml, file, groups, oddities);
        this.spectra = new SpectrumReader(xml, file, groups, facts.configurations());
    }

    /** The document element of an mzML file. */
    enum Root {
        MZML,
        INDEXED_MZML
    }

    /** Reads up to the document element; refuses a file that is no mzML, or that begins with a document type declaration. */
    static Root root(XmlCursor xml, Place file, Oddities oddities) {
        String root = xml.root();
        String namespace = xml.namespace();
        if (namespace.isEmpty()) {
            oddities.ofFile("its elements have no namespace");
        } else if (!namespace.equals(NAMESPACE)) {
            throw file.refuse("its namespace is \"" + Place.quote(namespace) + "\", not " + NAMESPACE, Place.CONVERT);
        }
        return switch (root) {
            case "mzML" -> Root.MZML;
            case "indexedmzML" -> Root.INDEXED_MZML;
            case "mzXML", "msRun" -> throw file.refuse("it is an mzXML document, not mzML", Place.CONVERT);
            default ->
                throw file.refuse("it is not mzML: its document element is <" + Place.quote(root) + ">", Place.CONVERT);
        };
    }

    void read() {
        if (root(xml, file, oddities) == Root.MZML) {
            document();
        } else {
            wrapper();
        }
        xml.end();
        if (documents == 0) {
            throw file.refuse("there is no mzML element in it");
        }
    }

    /** What the file's indexedmzML states as its checksum. */
    Optional<String> statedChecksum() {
        return checksum.isEmpty() ? Optional.empty() : Optional.of(checksum.toString());
    }

    MzmlFile file(String sha256, MzmlFile.Checksum check) {
        if (check == MzmlFile.Checksum.FALSE) {
            oddities.ofFile("its own SHA-1 (fileChecksum) does not match its content");
        }
        return new MzmlFile(
                sha256,
                check,
                facts.facts(startTimeStamp),
                List.copyOf(chromatograms.headers()),
                salvaged.isPresent() ? spectra.complete() : spectra.count(),
                oddities,
                salvaged);
    }

    /**
     * Keeps what was complete before the end of a file that is cut short. Spectra are kept only if their list is complete: a
     * channel runs through all of it, and a part of the list would be a part of every channel.
     *
     * @throws io.enantio.input.problem.InputException if nothing was complete
     */
    void salvage(CutShort cut) {
        if (chromatograms.complete() == 0 && spectra.complete() == 0) {
            throw cut.nothingComplete();
        }
        salvaged = Optional.of(cut.text() + "; complete before that: " + chromatograms.complete()
                + chromatograms.declared().map(count -> " of " + count).orElse("") + " chromatograms and "
                + spectra.complete() + " spectra");
    }

    private void wrapper() {
        int root = xml.depth();
        while (xml.nextChild(root)) {
            switch (xml.name()) {
                case "mzML" -> document();
                case "fileChecksum" -> xml.text(this::appendChecksum);
                default -> {}
            }
        }
    }

    private void appendChecksum(char[] buffer, int from, int count) {
        checksum.append(
                buffer, from, Math.min(count, LONGEST_CHECKSUM - Math.min(LONGEST_CHECKSUM, checksum.length())));
    }

    private void document() {
        if (++documents > 1) {
            throw file.refuse("there are two mzML elements in it");
        }
        int mzml = xml.depth();
        while (xml.nextChild(mzml)) {
            switch (xml.name()) {
                case "referenceableParamGroupList" -> groups.read(xml);
                case "run" -> run();
                default -> facts.collect(xml);
            }
        }
    }

    private void run() {
        if (++runs > 1) {
            throw file.refuse("there are two runs in it");
        }
        startTimeStamp = xml.attribute("startTimeStamp").filter(text -> !text.isBlank());
        startTimeStamp
                .filter(text -> !FileFacts.isDateTime(text))
                .ifPresent(text -> oddities.ofFile("its startTimeStamp is \"" + Place.quote(text) + "\""));
        xml.attribute("defaultInstrumentConfigurationRef").ifPresent(facts.configurations()::usual);
        int run = xml.depth();
        while (xml.nextChild(run)) {
            switch (xml.name()) {
                case "spectrumList" -> spectra.read(visitor, decoder);
                case "chromatogramList" -> chromatograms.read(visitor, decoder);
                default -> {}
            }
        }
    }
}
