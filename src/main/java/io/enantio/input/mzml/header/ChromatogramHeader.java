package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.method.Polarity;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a raw file says of a chromatogram before its arrays.
 *
 * @param element as messages name it, for example {@code chromatogram[4]}
 * @param id as stored; may be empty, doubled or a megabyte long
 * @param length defaultArrayLength, as stored
 */
public record ChromatogramHeader(String element, String id, ChromatogramType type, Ions ions, Optional<String> length) {

    /**
     * @param precursorMz target of the precursor's isolation window
     * @param productMz target of the product's isolation window
     */
    public record Ions(
            OptionalDouble precursorMz,
            OptionalDouble productMz,
            Optional<Polarity> polarity,
            OptionalDouble collisionEnergyEv) {}

    /** As messages list it. */
    public String title() {
        return element + " \"" + Place.quote(id) + "\"";
    }
}
