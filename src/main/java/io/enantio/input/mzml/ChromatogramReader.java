package io.enantio.input.mzml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the chromatogramList of a file: every header, and the arrays of those that are wanted. */
final class ChromatogramReader {
    private static final int MOST_CHROMATOGRAMS = 1_000_000;
    private static final int LONGEST_ID = 10_000;

    private final XmlCursor xml;
    private final Place file;
    private final ParamGroups groups;
    private final Oddities oddities;
    private final List<ChromatogramHeader> headers = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final RepeatedTransitions transitions = new RepeatedTransitions();
    private Optional<String> declared = Optional.empty();
    private int complete;

    ChromatogramReader(XmlCursor xml, Place file, ParamGroups groups, Oddities oddities) {
        this.xml = xml;
        this.file = file;
        this.groups = groups;
        this.oddities = oddities;
    }

    /** Reads the list the cursor is at. */
    void read(ChromatogramVisitor visitor, ArrayDecoder decoder) {
        declared = xml.attribute("count").map(Place::quote);
        int list = xml.depth();
        while (xml.nextChild(list)) {
            if (xml.name().equals("chromatogram")) {
                chromatogram(visitor, decoder);
                complete++;
            }
        }
        declared.filter(count -> !count.equals(Integer.toString(headers.size())))
                .ifPresent(count -> oddities.ofFile(
                        "chromatogramList declares \"" + count + "\" chromatograms and holds " + headers.size()));
    }

    /** Number of chromatograms that were read to their end. */
    int complete() {
        return complete;
    }

    /** The number of them that the list declares, as one harmless line. */
    Optional<String> declared() {
        return declared;
    }

    /** All headers, in the file's order. */
    List<ChromatogramHeader> headers() {
        return headers;
    }

    private void chromatogram(ChromatogramVisitor visitor, ArrayDecoder decoder) {
        int index = headers.size();
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
                header = Optional.of(header(terms, place, id, length));
                stored = visitor.wants(header.get()) ? Optional.of(arrays(header.get(), decoder)) : stored;
            } else {
                terms.collect(xml);
            }
        }
        if (header.isEmpty()) {
            header = Optional.of(header(terms, place, id, length));
            stored = visitor.wants(header.get()) ? Optional.of(withoutArrays(header.get())) : stored;
        }
        stored.ifPresent(chromatogram -> {
            noteRepeated(chromatogram);
            visitor.accept(chromatogram);
        });
    }

    private ChromatogramHeader header(HeaderReader terms, Place place, Optional<String> id, Optional<String> length) {
        if (headers.size() == MOST_CHROMATOGRAMS) {
            throw place.refuse("there are more than " + MOST_CHROMATOGRAMS + " chromatograms");
        }
        String stated = id.orElseThrow(() -> place.refuse("it has no id"));
        ChromatogramHeader header =
                new ChromatogramHeader(place.element(), shorten(stated), terms.type(), terms.ions(place), length);
        headers.add(header);
        note(header, stated);
        return header;
    }

    private static String shorten(String id) {
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    }

    private void note(ChromatogramHeader header, String id) {
        if (id.isBlank()) {
            oddities.of(header, "its id is empty");
        } else if (!ids.add(header.id())) {
            oddities.of(header, "its id is that of another chromatogram");
        }
        if (id.length() > LONGEST_ID) {
            oddities.of(header, "its id is " + id.length() + " characters long");
        }
        ChromatogramHeader.Ions ions = header.ions();
        if (header.type() == ChromatogramType.SRM) {
            noteMissing(header, "precursor", ions.precursorMz().orElse(0));
            noteMissing(header, "product", ions.productMz().orElse(0));
        }
        if (header.type() == ChromatogramType.UNSTATED && ions.precursorMz().isPresent()) {
            oddities.of(header, "it has a precursor, and no term that says what it is");
        }
    }

    private void noteRepeated(StoredChromatogram chromatogram) {
        if (chromatogram.header().type() == ChromatogramType.SRM) {
            transitions
                    .add(chromatogram)
                    .ifPresent(other -> oddities.of(
                            chromatogram.header(), "it shows the same ions at the same time as " + other.element()));
        }
    }

    private void noteMissing(ChromatogramHeader header, String ion, double mz) {
        if (mz == 0) {
            oddities.of(header, "it is an SRM chromatogram without " + ion + " m/z");
        }
    }

    private StoredChromatogram arrays(ChromatogramHeader header, ArrayDecoder decoder) {
        Place place = file.at(header.element());
        int declared = declared(header, place);
        ArrayPair pair = new ArrayPair(place);
        pair.read(xml, new ArrayContext(groups, decoder, place, declared));
        return pair.of(header, declared, oddities);
    }

    private StoredChromatogram withoutArrays(ChromatogramHeader header) {
        Place place = file.at(header.element());
        return new ArrayPair(place).of(header, declared(header, place), oddities);
    }

    private static int declared(ChromatogramHeader header, Place place) {
        String length = header.length().orElseThrow(() -> place.refuse("it has no defaultArrayLength"));
        return ArrayContext.length("defaultArrayLength", length, place);
    }
}
