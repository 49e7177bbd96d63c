package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.ChromatogramType;
import io.enantio.input.mzml.header.HeaderReader;
import io.enantio.input.mzml.header.Oddities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The headers of a file's chromatograms, in its order, with what is odd in them. */
final class ChromatogramHeaders {
    private static final int MOST_CHROMATOGRAMS = 1_000_000;
    private static final int LONGEST_ID = 10_000;

    private final Oddities oddities;
    private final List<ChromatogramHeader> headers = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final RepeatedTransitions transitions = new RepeatedTransitions();

    ChromatogramHeaders(Oddities oddities) {
        this.oddities = oddities;
    }

    List<ChromatogramHeader> all() {
        return headers;
    }

    /** Compares their number with the one that the file declares, as one harmless line; absent where it declares none. */
    void check(Optional<String> declared) {
        declared.filter(count -> !count.equals(Integer.toString(headers.size())))
                .ifPresent(count -> oddities.ofFile(
                        "chromatogramList declares \"" + count + "\" chromatograms and holds " + headers.size()));
    }

    /** The next header, of its terms, id and defaultArrayLength. */
    ChromatogramHeader add(HeaderReader terms, Place place, Optional<String> id, Optional<String> length) {
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

    private void noteMissing(ChromatogramHeader header, String ion, double mz) {
        if (mz == 0) {
            oddities.of(header, "it is an SRM chromatogram without " + ion + " m/z");
        }
    }

    /** Notes a chromatogram that shows the same ions at the same time as one before. */
    void noteRepeated(StoredChromatogram chromatogram) {
        if (chromatogram.header().type() == ChromatogramType.SRM) {
            transitions
                    .add(chromatogram)
                    .ifPresent(other -> oddities.of(
                            chromatogram.header(), "it shows the same ions at the same time as " + other.element()));
        }
    }
}
