package io.enantio.input.sequence;

import io.enantio.run.SampleType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words of instrument software for kinds of samples, as its public examples and the field's readers of such lists have them (Analyst:
 * Standard, Quality Control, Unknown, Blank, Double Blank, Solvent; MassHunter: Cal, Calibration, QC, Sample, Blank, DoubleBlank;
 * Xcalibur: Std Bracket, QC, Unknown, Blank; MassLynx: Standard, QC, Analyte, Blank), and our own. A word that could mean two things means
 * nothing, unless the other words of the list settle it or the method says so.
 */
public enum SequenceWord {
    CALIBRATION("Calibration", SampleType.STANDARD),
    CAL("Cal", SampleType.STANDARD),
    STANDARD("Standard", SampleType.STANDARD),
    STD_BRACKET("Std Bracket", SampleType.STANDARD),
    QC("QC", SampleType.QC),
    QUALITY_CONTROL("Quality Control", SampleType.QC),
    SAMPLE("Sample", SampleType.STUDY),
    UNKNOWN("Unknown", SampleType.STUDY),
    ANALYTE("Analyte", SampleType.STUDY),
    STUDY("study", SampleType.STUDY),
    SUITABILITY("suitability", SampleType.SUITABILITY),
    SINGLE_ENANTIOMER("single_enantiomer", SampleType.SINGLE_ENANTIOMER),
    ZERO("zero", SampleType.ZERO),
    CARRYOVER_BLANK("carryover_blank", SampleType.CARRYOVER_BLANK),
    /** With internal standard or without it. */
    BLANK("Blank", SampleType.BLANK, SampleType.ZERO),
    /** Neither analyte nor internal standard, unless the laboratory's blanks are that. */
    DOUBLE_BLANK("Double Blank", SampleType.BLANK, SampleType.CARRYOVER_BLANK),
    SOLVENT("Solvent", SampleType.BLANK, SampleType.CARRYOVER_BLANK, SampleType.SUITABILITY);

    private final String word;
    private final List<SampleType> meanings;

    SequenceWord(String word, SampleType... meanings) {
        this.word = word;
        this.meanings = List.of(meanings);
    }

    static Optional<SequenceWord> of(String text) {
        return Arrays.stream(values())
                .filter(known -> plain(known.word).equals(plain(text)))
                .findFirst();
    }

    /** A word without capitals, blanks and hyphens. */
    static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\u00A0-]+", "");
    }

    /** As the systems write it; capitals, blanks and hyphens make no difference. */
    public String word() {
        return word;
    }

    /** What it can mean. */
    public List<SampleType> meanings() {
        return meanings;
    }

    /**
     * What it means in a list.
     *
     * @param others words of the same list
     * @param blankIsStated whether the method says what a blank is
     * @return empty if it could be two things
     */
    Optional<SampleType> meaning(Set<SequenceWord> others, boolean blankIsStated) {
        if (meanings.size() == 1) {
            return Optional.of(meanings.get(0));
        }
        boolean withDouble = others.contains(DOUBLE_BLANK);
        boolean withZero = others.contains(ZERO);
        if (this == DOUBLE_BLANK) {
            return blankIsStated || withZero && others.contains(BLANK)
                    ? Optional.empty()
                    : Optional.of(SampleType.BLANK);
        }
        if (this == BLANK && withDouble != withZero) {
            return Optional.of(withDouble ? SampleType.ZERO : SampleType.BLANK);
        }
        return Optional.empty();
    }
}
