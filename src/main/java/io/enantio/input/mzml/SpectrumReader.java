package io.enantio.input.mzml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the spectrumList of a file: counts, and the arrays of those that are wanted. */
final class SpectrumReader {
    private static final String START_TIME = "MS:1000016";
    private static final String WINDOW_LOW = "MS:1000501";
    private static final String WINDOW_HIGH = "MS:1000500";

    private final XmlCursor xml;
    private final Place file;
    private final ParamGroups groups;
    private int count;

    SpectrumReader(XmlCursor xml, Place file, ParamGroups groups) {
        this.xml = xml;
        this.file = file;
        this.groups = groups;
    }

    /** Reads the list the cursor is at. */
    void read(SpectrumVisitor visitor, ArrayDecoder decoder) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            boolean isSpectrum = xml.name().equals("spectrum");
            if (isSpectrum && visitor.wantsAny()) {
                spectrum(visitor, decoder);
            }
            count += isSpectrum ? 1 : 0;
        }
    }

    /** Number of spectra. */
    int count() {
        return count;
    }

    private void spectrum(SpectrumVisitor visitor, ArrayDecoder decoder) {
        String element = "spectrum[" + count + "]";
        Place place = file.at(element);
        String id = xml.attribute("id").orElse("");
        Optional<String> length = xml.attribute("defaultArrayLength");
        HeaderReader terms = new HeaderReader(groups);
        List<CvParam> scan = new ArrayList<>();
        int spectrum = xml.depth();
        while (xml.nextChild(spectrum)) {
            switch (xml.name()) {
                case "binaryDataArrayList" -> {
                    SpectrumHeader header = new SpectrumHeader(
                            element,
                            id,
                            SpectrumHeader.acquisition(terms.own()),
                            terms.ions(place),
                            scan(scan, place),
                            length);
                    if (visitor.wants(header)) {
                        visitor.accept(arrays(header, place, decoder));
                    }
                }
                case "scanList" -> scanList(scan);
                case "precursorList", "productList" -> ions(terms);
                default -> terms.collect(xml);
            }
        }
    }

    private void ions(HeaderReader terms) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            terms.collect(xml);
        }
    }

    private void scanList(List<CvParam> terms) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            if (xml.name().equals("scan")) {
                scan(terms);
            }
        }
    }

    private void scan(List<CvParam> terms) {
        int scan = xml.depth();
        while (xml.nextChild(scan)) {
            if (xml.name().equals("scanWindowList")) {
                ions(terms, xml.depth());
            } else {
                groups.collect(xml, terms);
            }
        }
    }

    private void ions(List<CvParam> terms, int windows) {
        while (xml.nextChild(windows)) {
            terms.addAll(groups.terms(xml));
        }
    }

    static SpectrumHeader.Scan scan(List<CvParam> terms, Place place) {
        return new SpectrumHeader.Scan(
                CvParam.find(terms, START_TIME), limit(terms, WINDOW_LOW, place), limit(terms, WINDOW_HIGH, place));
    }

    private static OptionalDouble limit(List<CvParam> terms, String accession, Place place) {
        Optional<CvParam> limit = CvParam.find(terms, accession);
        return limit.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(HeaderReader.number("scan window", limit.get(), place));
    }

    private StoredSpectrum arrays(SpectrumHeader header, Place place, ArrayDecoder decoder) {
        String length = header.length().orElseThrow(() -> place.refuse("it has no defaultArrayLength"));
        int declared = ArrayContext.length("defaultArrayLength", length, place);
        ArrayPair pair = new ArrayPair(place);
        pair.read(xml, new ArrayContext(groups, decoder, place, declared));
        return pair.spectrum(header, declared);
    }
}
