package io.enantio.input.mzml;

import io.enantio.input.mzml.array.ArrayDecoder;
import io.enantio.input.mzml.array.BinaryDataArrays;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.ChromatogramHeaders;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.HeaderReader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.ac.ebi.jmzml.model.mzml.Chromatogram;

/** The chromatograms of a file as jmzML shows them, one after the other. */
final class JmzmlChromatograms {
    private static final String LIST = "/run/chromatogramList";

    private final JmzmlPass.Document document;
    private final ChromatogramHeaders headers;

    JmzmlChromatograms(JmzmlPass.Document document) {
        this.document = document;
        this.headers = new ChromatogramHeaders(document.oddities());
    }

    List<ChromatogramHeader> headers() {
        return List.copyOf(headers.all());
    }

    void read(MzmlVisitor visitor) {
        if (document.content().getObjectCountForXpath(LIST) < 1) {
            return;
        }
        try (ArrayDecoder decoder = new ArrayDecoder()) {
            Iterator<Chromatogram> elements =
                    document.content().unmarshalCollectionFromXpath(LIST + "/chromatogram", Chromatogram.class);
            while (elements.hasNext()) {
                read(elements.next(), visitor, decoder);
            }
        }
        Map<String, String> list = document.content().getSingleElementAttributes(LIST);
        headers.check(Optional.ofNullable(list.get("count")).map(Place::quote));
    }

    private void read(Chromatogram element, MzmlVisitor visitor, ArrayDecoder decoder) {
        Place place = document.place().at("chromatogram[" + headers.all().size() + "]");
        HeaderReader terms = JmzmlTerms.header(element);
        JmzmlTerms.collect(terms, element.getPrecursor());
        JmzmlTerms.collect(terms, element.getProduct());
        ChromatogramHeader header = headers.add(
                terms,
                place,
                Optional.ofNullable(element.getId()),
                Optional.of(Integer.toString(element.getDefaultArrayLength())));
        if (visitor.wants(header)) {
            BinaryDataArrays arrays = new BinaryDataArrays(place, JmzmlTerms.FILLED_IN, decoder, header.length());
            JmzmlTerms.addArrays(arrays, element.getBinaryDataArrayList());
            StoredChromatogram chromatogram = arrays.chromatogram(header, document.oddities());
            headers.noteRepeated(chromatogram);
            visitor.accept(chromatogram);
        }
    }
}
