package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.ArrayDecoder;
import io.enantio.input.mzml.array.BinaryDataArrays;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.HeaderReader;
import io.enantio.input.mzml.header.InstrumentConfigurations;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.xml.CvParam;
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
    private final InstrumentConfigurations configurations;
    private int count;
    private int complete;

    /** @param configurations of the instrument, that the scans refer to */
    public SpectrumReader(XmlCursor xml, Place file, ParamGroups groups, InstrumentConfigurations configurations) {
        this.xml = xml;
        this.file = file;
        this.groups = groups;
        this.configurations = configurations;
    }

    /** Reads the list the cursor is at. */
    public void read(MzmlVisitor visitor, ArrayDecoder decoder) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            boolean isSpectrum = xml.name().equals("spectrum");
            if (isSpectrum && visitor.wantsSpectra()) {
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

    private void spectrum(MzmlVisitor visitor, ArrayDecoder decoder) {
        Terms terms = new Terms(file.at("spectrum[" + count + "]"), new HeaderReader(groups));
        String id = xml.attribute("id").orElse("");
        Optional<String> length = xml.attribute("defaultArrayLength");
        int spectrum = xml.depth();
        while (xml.nextChild(spectrum)) {
            if (xml.name().equals("binaryDataArrayList")) {
                offer(
                        terms.header(new SpectrumHeader.Identity(id, length, configurations.of(terms.configuration))),
                        visitor,
                        decoder);
            } else {
                terms.collect(xml, groups);
            }
        }
    }

    private void offer(SpectrumHeader header, MzmlVisitor visitor, ArrayDecoder decoder) {
        if (visitor.wants(header)) {
            BinaryDataArrays arrays = new BinaryDataArrays(file.at(header.element()), groups, decoder, header.length());
            arrays.read(xml);
            visitor.accept(arrays.spectrum(header));
        }
    }

    /** Terms before the arrays of a spectrum. */
    private static final class Terms {
        private final Place place;
        private final HeaderReader spectrum;
        private final List<CvParam> scan = new ArrayList<>();
        private final List<SpectrumHeader.Window> windows = new ArrayList<>();
        /** That its first scan names. */
        private Optional<String> configuration = Optional.empty();

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

        SpectrumHeader header(SpectrumHeader.Identity identity) {
            // mzML 1.0 puts the polarity and the kind of spectrum into the scan.
            spectrum.own().addAll(scan);
            return SpectrumHeader.of(identity, spectrum, windows, place);
        }

        private void children(XmlCursor xml, ParamGroups groups) {
            int list = xml.depth();
            while (xml.nextChild(list)) {
                collect(xml, groups);
            }
        }

        private void scan(XmlCursor xml, ParamGroups groups) {
            configuration = configuration.or(() -> xml.attribute("instrumentConfigurationRef"));
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
}
