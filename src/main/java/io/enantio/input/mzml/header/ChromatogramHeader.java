package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.CvParam;
import io.enantio.method.Polarity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a raw file states of a chromatogram before its arrays.
 *
 * @param element as messages name it, for example {@code chromatogram[4]}
 * @param id as stored; may be empty, doubled or a megabyte long
 * @param length defaultArrayLength, as stored
 * @param setting how the spectra were taken that it is made of; empty for what is stored as a chromatogram
 * @param ionsFrom which parts of the ions are not stated where they belong, and where they were found; empty for none
 */
public record ChromatogramHeader(
        String element, String id, Type type, Ions ions, Optional<String> length, String setting, String ionsFrom) {
    /** What is stored as spectra. */
    public ChromatogramHeader(
            String element, String id, Type type, Ions ions, Optional<String> length, String setting) {
        this(element, id, type, ions, length, setting, "");
    }

    /**
     * @param precursorMz target of the precursor's isolation window
     * @param productMz target of the product's isolation window
     */
    public record Ions(
            OptionalDouble precursorMz,
            OptionalDouble productMz,
            Optional<Polarity> polarity,
            OptionalDouble collisionEnergyEv) {}

    /** What a chromatogram shows. */
    public enum Type {
        SRM("MS:1001473", "SRM"),
        SIM("MS:1001472", "SIM"),
        TOTAL_ION_CURRENT("MS:1000235", "TIC"),
        BASE_PEAK("MS:1000628", "BPC"),
        SELECTED_ION_CURRENT("MS:1000627", "SIC"),
        ION_CURRENT("MS:1000810", "ion current"),
        ABSORPTION("MS:1000812", "absorption"),
        EMISSION("MS:1000813", "emission"),
        PRESSURE("MS:1003019", "pressure"),
        FLOW_RATE("MS:1003020", "flow rate"),
        UNSTATED("", "unstated");

        private final String accession;
        private final String word;

        Type(String accession, String word) {
            this.accession = accession;
            this.word = word;
        }

        /** The type among the terms of a chromatogram. */
        static Type of(List<CvParam> terms) {
            for (Type type : values()) {
                if (type != UNSTATED && CvParam.holds(terms, type.accession)) {
                    return type;
                }
            }
            return UNSTATED;
        }

        /** Whether it may be a channel of a method: not the sum or the largest of all ions, and no other detector's. */
        public boolean isOfIons() {
            return switch (this) {
                case SRM, SIM, SELECTED_ION_CURRENT, ION_CURRENT, UNSTATED -> true;
                default -> false;
            };
        }

        /** For a person to read. */
        public String word() {
            return word;
        }
    }

    /** As messages list it. */
    public String title() {
        return element + " \"" + Place.quote(id) + "\"";
    }
}
