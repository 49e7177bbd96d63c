package io.enantio.input.mzml;

import io.enantio.input.mzml.array.ArrayDecoder;
import io.enantio.input.mzml.array.BinaryDataArrays;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.HeaderReader;
import io.enantio.input.mzml.header.InstrumentConfigurations;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.xml.CvParam;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import uk.ac.ebi.jmzml.model.mzml.Scan;
import uk.ac.ebi.jmzml.model.mzml.Spectrum;
import uk.ac.ebi.jmzml.xml.io.MzMLUnmarshaller;

/** The spectra of a file as jmzML shows them, one after the other. */
final class JmzmlSpectra {
    private final MzMLUnmarshaller document;
    private final Place file;
    private final InstrumentConfigurations configurations;
    private int count;

    JmzmlSpectra(MzMLUnmarshaller document, Place file) {
        this.document = document;
        this.file = file;
        this.configurations = JmzmlFacts.configurations(document);
    }

    void read(MzmlVisitor visitor) {
        Iterator<Spectrum> elements =
                document.unmarshalCollectionFromXpath("/run/spectrumList/spectrum", Spectrum.class);
        try (ArrayDecoder decoder = new ArrayDecoder()) {
            while (elements.hasNext()) {
                read(elements.next(), visitor, decoder);
                count++;
            }
        }
    }

    private void read(Spectrum element, MzmlVisitor visitor, ArrayDecoder decoder) {
        Place place = file.at("spectrum[" + count + "]");
        SpectrumHeader header = header(element, place);
        if (visitor.wants(header)) {
            BinaryDataArrays arrays = new BinaryDataArrays(place, JmzmlTerms.FILLED_IN, decoder, header.length());
            JmzmlTerms.addArrays(arrays, element.getBinaryDataArrayList());
            visitor.accept(arrays.spectrum(header));
        }
    }

    private SpectrumHeader header(Spectrum element, Place place) {
        HeaderReader terms = JmzmlTerms.header(element);
        Optional.ofNullable(element.getPrecursorList())
                .ifPresent(list -> list.getPrecursor().forEach(ion -> JmzmlTerms.collect(terms, ion)));
        Optional.ofNullable(element.getProductList())
                .ifPresent(list -> list.getProduct().forEach(ion -> JmzmlTerms.collect(terms, ion)));
        List<SpectrumHeader.Window> windows = new ArrayList<>();
        Optional.ofNullable(element.getScanList())
                .ifPresent(list -> list.getScan().forEach(scan -> collect(scan, terms.own(), windows, place)));
        Optional<String> configuration = Optional.ofNullable(element.getScanList())
                .flatMap(list -> list.getScan().stream()
                        .map(scan -> Optional.ofNullable(scan.getInstrumentConfigurationRef()))
                        .flatMap(Optional::stream)
                        .findFirst());
        SpectrumHeader.Identity identity = new SpectrumHeader.Identity(
                JmzmlTerms.text(element.getId()),
                Optional.of(Integer.toString(element.getDefaultArrayLength())),
                configurations.of(configuration));
        return SpectrumHeader.of(identity, terms, windows, place);
    }

    private static void collect(Scan scan, List<CvParam> terms, List<SpectrumHeader.Window> windows, Place place) {
        terms.addAll(JmzmlTerms.of(scan));
        Optional.ofNullable(scan.getScanWindowList())
                .ifPresent(list -> list.getScanWindow()
                        .forEach(window -> SpectrumHeader.Window.of(JmzmlTerms.of(window), place)
                                .ifPresent(windows::add)));
    }
}
