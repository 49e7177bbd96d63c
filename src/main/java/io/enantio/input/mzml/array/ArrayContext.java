package io.enantio.input.mzml.array;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.ParamGroups;

/**
 * What the arrays of a chromatogram need to be read.
 *
 * @param defaultLength points that the chromatogram declares
 */
public record ArrayContext(ParamGroups groups, ArrayDecoder decoder, Place place, int defaultLength) {

    /** A number of points as a file declares it. */
    public static int length(String attribute, String text, Place place) {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= ArrayDecoder.MOST_POINTS) {
                return length;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a length that cannot be.
        }
        throw place.refuse(
                attribute + " is \"" + Place.quote(text) + "\"; 0 to " + ArrayDecoder.MOST_POINTS + " are possible");
    }
}
