package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.CvParam;
import java.util.List;

/** What a chromatogram shows. */
public enum ChromatogramType {
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

    ChromatogramType(String accession, String word) {
        this.accession = accession;
        this.word = word;
    }

    /** The type among the terms of a chromatogram. */
    static ChromatogramType of(List<CvParam> terms) {
        for (ChromatogramType type : values()) {
            if (type != UNSTATED && CvParam.holds(terms, type.accession)) {
                return type;
            }
        }
        return UNSTATED;
    }

    /** For a person to read. */
    public String word() {
        return word;
    }
}
