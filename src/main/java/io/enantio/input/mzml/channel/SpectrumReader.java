package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.ArrayContext;
import io.enantio.input.mzml.array.ArrayDecoder;
import io.enantio.input.mzml.array.ArrayPair;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.bytes.CvParam;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.HeaderReader;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.xml.ParamGroups;
import io.enantio.input.mzml.xml.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the spectrumList of a file: counts, and the arrays of those that are wanted. */
public final class SpectrumReader {
    private final XmlCursor xml;
    private final Place file;
    private final ParamGroups groups;
    private int count;
    private int complete;

    public SpectrumReader(XmlCursor xml, Place file, ParamGroups groups) {
        this.xml = xml;
        this.file = file;
        this.groups = groups;
    }

    /** Reads the list the cursor is at. */
    public void read(SpectrumVisitor visitor, ArrayDecoder decoder) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            boolean isSpectrum = xml.name().equals("spectrum");
            if (isSpectrum && visitor.wantsAny()) {
                spectrum(visitor, decoder);
            }
            count += isSpectrum ? 1 : 0;
        }
        complete = count;
    }

    /** Number of spectra if the list was read to its end, else 0. */
    public int complete() {
        return complete;
    }

    /** Number of spectra. */
    public int count() {
        return count;
    }

    private void spectrum(SpectrumVisitor visitor, ArrayDecoder decoder) {
        Terms terms = new Terms(file.at("spectrum[" + count + "]"), new HeaderReader(groups));
        String id = xml.attribute("id").orElse("");
        Optional<String> length = xml.attribute("defaultArrayLength");
        int spectrum = xml.depth();
        while (xml.nextChild(spectrum)) {
            if (xml.name().equals("binaryDataArrayList")) {
                offer(header(terms, id, length), visitor, decoder);
            } else {
                terms.collect(xml, groups);
            }
        }
    }

    private void offer(SpectrumHeader header, SpectrumVisitor visitor, ArrayDecoder decoder) {
        if (visitor.wants(header)) {
            visitor.accept(arrays(header, file.at(header.element()), decoder));
        }
    }

    private static SpectrumHeader header(Terms terms, String id, Optional<String> length) {
        List<CvParam> own = terms.spectrum.own();
        // mzML 1.0 puts the polarity and the kind of spectrum into the scan.
        own.addAll(terms.scan);
        return new SpectrumHeader(
                terms.place.element(),
                id,
                SpectrumHeader.acquisition(own),
                terms.spectrum.ionsOfSpectrum(terms.place),
                SpectrumHeader.Scan.of(own, terms.windows, terms.place),
                length);
    }

    /** What stands before the arrays of a spectrum. */
    private static final class Terms {
        private final Place place;
        private final HeaderReader spectrum;
        private final List<CvParam> scan = new ArrayList<>();
        private final List<SpectrumHeader.Window> windows = new ArrayList<>();

        Terms(Place place, HeaderReader spectrum) {
            this.place = place;
            this.spectrum = spectrum;
        }

        /** Takes the child the cursor is at. mzML 1.0 puts most of them into a spectrumDescription. */
        void collect(XmlCursor xml, ParamGroups groups) {
            switch (xml.name()) {
                case "scan" -> scan(xml, groups);
                case "spectrumDescription", "scanList", "precursorList", "productList" -> children(xml, groups);
                default -> spectrum.collect(xml);
            }
        }

        private void children(XmlCursor xml, ParamGroups groups) {
            int list = xml.depth();
            while (xml.nextChild(list)) {
                collect(xml, groups);
            }
        }

        private void scan(XmlCursor xml, ParamGroups groups) {
            int element = xml.depth();
            while (xml.nextChild(element)) {
                switch (xml.name()) {
                    case "scanWindowList", "selectionWindowList" -> windows(xml, groups);
                    default -> groups.collect(xml, scan);
                }
            }
        }

        private void windows(XmlCursor xml, ParamGroups groups) {
            int list = xml.depth();
            while (xml.nextChild(list)) {
                SpectrumHeader.Window.of(groups.terms(xml), place).ifPresent(windows::add);
            }
        }
    }

    private StoredSpectrum arrays(SpectrumHeader header, Place place, ArrayDecoder decoder) {
        String length = header.length().orElseThrow(() -> place.refuse("it has no defaultArrayLength"));
        int declared = ArrayContext.length("defaultArrayLength", length, place);
        ArrayPair pair = new ArrayPair(place);
        pair.read(xml, new ArrayContext(groups, decoder, place, declared));
        return pair.spectrum(header, declared);
    }
}
