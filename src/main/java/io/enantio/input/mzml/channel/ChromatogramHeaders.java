package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.HeaderReader;
import io.enantio.input.mzml.header.Oddities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The headers of a file's chromatograms, in its order; what is unusual in them is noted. */
public final class ChromatogramHeaders {
    private static final int MOST_CHROMATOGRAMS = 1_000_000;
    private static final int LONGEST_ID = 10_000;

    private final Oddities oddities;
    private final List<ChromatogramHeader> headers = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    /** For each transition the times of which none lies within another, by their start. */
    private final Map<ChromatogramHeader.Ions, NavigableMap<Double, Times>> byIons = new HashMap<>();

    private record Times(double endMin, ChromatogramHeader header) {}

    public ChromatogramHeaders(Oddities oddities) {
        this.oddities = oddities;
    }

    public List<ChromatogramHeader> all() {
        return headers;
    }

    /** Notes if their number is not the declared one, given as one harmless line; absent if the file declares none. */
    public void check(Optional<String> declared) {
        declared.filter(count -> !count.equals(Integer.toString(headers.size())))
                .ifPresent(count -> oddities.ofFile(
                        "chromatogramList declares \"" + count + "\" chromatograms and holds " + headers.size()));
    }

    /** Adds the next header, made of its terms, id and defaultArrayLength. */
    public ChromatogramHeader add(HeaderReader terms, Place place, Optional<String> id, Optional<String> length) {
        if (headers.size() == MOST_CHROMATOGRAMS) {
            throw place.refuse("there are more than " + MOST_CHROMATOGRAMS + " chromatograms");
        }
        String stated = id.orElseThrow(() -> place.refuse("it has no id"));
        HeaderReader.Stated ions = terms.stated(place, shorten(stated));
        ChromatogramHeader header = new ChromatogramHeader(
                place.element(), shorten(stated), terms.type(), ions.ions(), length, "", ions.from());
        headers.add(header);
        note(header, stated);
        ions.oddities().forEach(text -> oddities.of(header, text));
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
        if (header.type() == ChromatogramHeader.Type.SRM) {
            noteMissing(header, "precursor", ions.precursorMz().orElse(0));
            noteMissing(header, "product", ions.productMz().orElse(0));
        }
        if (header.type() == ChromatogramHeader.Type.UNSTATED
                && ions.precursorMz().isPresent()) {
            oddities.of(header, "it has a precursor, but no term states its type");
        }
    }

    private void noteMissing(ChromatogramHeader header, String ion, double mz) {
        if (mz == 0) {
            oddities.of(header, "it is an SRM chromatogram without " + ion + " m/z");
        }
    }

    /**
     * Notes an SRM chromatogram that shows the same ions at the same time as one before. One that begins and ends later is a
     * segment, or an entry of its own in the list of a scheduled acquisition.
     */
    public void noteRepeated(StoredChromatogram chromatogram) {
        if (chromatogram.header().type() == ChromatogramHeader.Type.SRM) {
            repeated(chromatogram)
                    .ifPresent(other -> oddities.of(
                            chromatogram.header(), "it shows the same ions at the same time as " + other.element()));
        }
    }

    private Optional<ChromatogramHeader> repeated(StoredChromatogram chromatogram) {
        ChromatogramHeader.Ions ions = chromatogram.header().ions();
        if (ions.precursorMz().isEmpty() || chromatogram.size() == 0) {
            return Optional.empty();
        }
        NavigableMap<Double, Times> taken = byIons.computeIfAbsent(ions, key -> new TreeMap<>());
        // None of those that are kept lies within another, so that their ends are in the order of their starts.
        Optional<Times> around = Optional.ofNullable(taken.floorEntry(chromatogram.startMin()))
                .map(Map.Entry::getValue)
                .filter(other -> other.endMin() >= chromatogram.endMin());
        Optional<Times> within = Optional.ofNullable(taken.ceilingEntry(chromatogram.startMin()))
                .map(Map.Entry::getValue)
                .filter(other -> other.endMin() <= chromatogram.endMin());
        Optional<Times> repeated = around.or(() -> within);
        if (repeated.isPresent()) {
            return repeated.map(Times::header);
        }
        taken.put(chromatogram.startMin(), new Times(chromatogram.endMin(), chromatogram.header()));
        return Optional.empty();
    }
}
