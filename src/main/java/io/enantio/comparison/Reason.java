package io.enantio.comparison;

import java.util.Locale;

/**
 * Why two programs disagree about a peak, as far as it can be told.
 *
 * @param kind what it is
 * @param words the same with numbers, a clause without a full stop
 */
public record Reason(Kind kind, String words) {

    /** Kinds of reasons; those that come first are asked first. */
    public enum Kind {
        NO_PEAK_THERE("the other program reports no area"),
        NO_PEAK_HERE("we report no area"),
        OTHER_PEAK("their retention time lies at another peak, or more than half a width at half height from ours"),
        MANUAL_THERE("integrated by hand there"),
        MANUAL_HERE("integrated by hand here"),
        EXCLUDED_THERE("excluded there"),
        EXCLUDED_HERE("excluded by a person here"),
        INTERNAL_STANDARD("the analyte's areas agree, those of the internal standard do not"),
        NEIGHBOUR("the tail of a neighbouring peak: a drop leaves it in the area, our fit takes it out"),
        CUT("their bounds leave out a part of the peak, or hold more than ours do"),
        BASELINE("another baseline: straight from bound to bound it lies above or below ours"),
        BOUNDS("their bounds differ from ours and do not explain the whole difference"),
        BELOW_OUR_LIMIT("below our LLOQ or not detected: noise decides"),
        NOT_TOLD("times and bounds do not tell");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** For the reference page and the report. */
        public String meaning() {
            return meaning;
        }

        /** For tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
