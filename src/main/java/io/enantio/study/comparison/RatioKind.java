package io.enantio.study.comparison;

import java.util.Locale;

/** What is divided by what (rule H-7). */
public enum RatioKind {
    R_TO_S("R/S of a compound"),
    METABOLITE_TO_PARENT("metabolite / parent of one configuration, by mass"),
    METABOLITE_TO_PARENT_MOLAR("the same by moles: by mass × molar mass of the parent / of the metabolite"),
    STEREOSELECTIVITY("(metabolite / parent of R) / (metabolite / parent of S)"),
    TOTAL_R_PLUS_S("R + S in ng/mL, to compare with achiral work: a sum, not tested");

    private final String meaning;

    RatioKind(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** As results say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
