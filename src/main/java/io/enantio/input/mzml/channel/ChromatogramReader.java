package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.ArrayDecoder;
import io.enantio.input.mzml.array.BinaryDataArrays;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.HeaderReader;
import io.enantio.input.mzml.header.Oddities;
import io.enantio.input.mzml.xml.ParamGroups;
import io.enantio.input.mzml.xml.XmlCursor;
import java.util.List;
import java.util.Optional;

/** Reads the chromatogramList of a file: every header, and the arrays of those that are wanted. */
public final class ChromatogramReader {
    private final XmlCursor xml;
    private final Place file;
    private final ParamGroups groups;
    private final Oddities oddities;
    private final ChromatogramHeaders headers;
    private Optional<String> declared = Optional.empty();
    private int complete;

    public ChromatogramReader(XmlCursor xml, Place file, ParamGroups groups, Oddities oddities) {
        this.xml = xml;
        this.file = file;
        this.groups = groups;
        this.oddities = oddities;
        this.headers = new ChromatogramHeaders(oddities);
    }

    /** Reads the list the cursor is at. */
    public void read(MzmlVisitor visitor, ArrayDecoder decoder) {
        declared = xml.attribute("count").map(Place::quote);
        int list = xml.depth();
        while (xml.nextChild(list)) {
            if (xml.name().equals("chromatogram")) {
                chromatogram(visitor, decoder);
                complete++;
            }
        }
        headers.check(declared);
    }

    /** Number of chromatograms that were read to their end. */
    public int complete() {
        return complete;
    }

    /** The number of them that the list declares, as one harmless line. */
    public Optional<String> declared() {
        return declared;
    }

    /** All headers, in the file's order. */
    public List<ChromatogramHeader> headers() {
        return headers.all();
    }

    private void chromatogram(MzmlVisitor visitor, ArrayDecoder decoder) {
        int index = headers.all().size();
        Place place = file.at("chromatogram[" + index + "]");
        Optional<String> id = xml.attribute("id");
        Optional<String> length = xml.attribute("defaultArrayLength");
        HeaderReader terms = new HeaderReader(groups);
        Optional<StoredChromatogram> stored = Optional.empty();
        Optional<ChromatogramHeader> header = Optional.empty();
        int element = xml.depth();
        while (xml.nextChild(element)) {
            if (header.isPresent()) {
                throw place.refuse("there is an element after its arrays");
            }
            if (xml.name().equals("binaryDataArrayList")) {
                header = Optional.of(headers.add(terms, place, id, length));
                stored = visitor.wants(header.get()) ? Optional.of(read(header.get(), decoder)) : stored;
            } else {
                terms.collect(xml);
            }
        }
        if (header.isEmpty()) {
            header = Optional.of(headers.add(terms, place, id, length));
            stored = visitor.wants(header.get())
                    ? Optional.of(arrays(header.get(), decoder).chromatogram(header.get(), oddities))
                    : stored;
        }
        stored.ifPresent(chromatogram -> {
            headers.noteRepeated(chromatogram);
            visitor.accept(chromatogram);
        });
    }

    private StoredChromatogram read(ChromatogramHeader header, ArrayDecoder decoder) {
        BinaryDataArrays arrays = arrays(header, decoder);
        arrays.read(xml);
        return arrays.chromatogram(header, oddities);
    }

    private BinaryDataArrays arrays(ChromatogramHeader header, ArrayDecoder decoder) {
        return new BinaryDataArrays(file.at(header.element()), groups, decoder, header.length());
    }
}
