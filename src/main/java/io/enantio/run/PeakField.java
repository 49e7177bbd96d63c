package io.enantio.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of exported peaks may hold. */
public enum PeakField {
    RUN(Kind.TEXT, "name of the run"),
    METHOD(Kind.TEXT, "name of the method"),
    METHOD_VERSION(Kind.TEXT, "its version"),
    INJECTION(Kind.NUMBER, "position in the sequence"),
    FILE(Kind.TEXT, "raw file, as given"),
    ACQUIRED_AT(Kind.TEXT, "as injections.csv states it, else the start of the raw file"),
    SAMPLE_ID(Kind.TEXT, "as given"),
    SAMPLE_TYPE(Kind.TEXT, "as given, or the word that `types` has for it"),
    LEVEL(Kind.TEXT, "of standards and QCs, as given"),
    QC_ROLE(Kind.TEXT, "of QCs: `lloq` `low` `middle` `high` `dilution`"),
    BATCH(Kind.TEXT, "extraction batch, as given"),
    DILUTION_FACTOR(Kind.NUMBER, "concentrations of the injected sample were multiplied by it"),
    COMPONENT(
            Kind.TEXT, "the analyte; of an internal standard its name, and its configuration if it has several peaks"),
    COMPONENT_KIND(Kind.TEXT, "`analyte` or `internal_standard`"),
    IS_INTERNAL_STANDARD(Kind.YES_NO, "whether the component is an internal standard"),
    COMPOUND(Kind.TEXT, "compound that the component is a peak of"),
    CONFIGURATION(Kind.TEXT, "`R` or `S`"),
    INTERNAL_STANDARD(Kind.TEXT, "component that an analyte is related to"),
    NOMINAL(Kind.CONCENTRATION, "nominal concentration of standards and QCs, in the original sample"),
    AREA(Kind.AREA, "area of the component's peak"),
    INTERNAL_STANDARD_AREA(Kind.AREA, "area of the internal standard's peak"),
    AREA_RATIO(Kind.NUMBER, "of both"),
    HEIGHT(Kind.NUMBER, "height above the baseline, counts"),
    RETENTION_TIME(Kind.TIME, "apex of the component's peak"),
    INTERNAL_STANDARD_RETENTION_TIME(Kind.TIME, "apex of the internal standard's peak"),
    START(Kind.TIME, "where the component's peak begins; a fit has no bounds"),
    END(Kind.TIME, "where it ends"),
    SIGNAL_TO_NOISE(Kind.NUMBER, "height / standard deviation of the baseline noise"),
    INTEGRATION(Kind.TEXT, "how the area was obtained; a decision of a person is `manual`"),
    MANUAL(Kind.YES_NO, "whether a person integrated the peak"),
    USED(
            Kind.YES_NO,
            "of a standard whether the curve rests on it; else whether no decision excludes it; of an internal standard whether an analyte related to it is used"),
    STATUS(Kind.TEXT, "`quantified` `below_lloq` `above_uloq` `not_detected` `not_quantifiable`"),
    CONCENTRATION(
            Kind.CONCENTRATION,
            "in the original sample, by the method's rule of rounding: a number only if it is quantified, else the text of `below_lloq` (also if nothing was detected), `above_uloq` or `missing`"),
    ACCURACY_PERCENT(Kind.NUMBER, "of quantified standards and QCs: 100 × concentration / nominal"),
    FLAGS(Kind.TEXT, "codes, sorted, separated by `;`"),
    DECISIONS(Kind.TEXT, "numbers of the decisions that concern the result, separated by `;`"),
    EMPTY(Kind.TEXT, "nothing: a column that the other program expects and enantio does not have");

    /** What its values are. */
    public enum Kind {
        TEXT,
        NUMBER,
        CONCENTRATION,
        AREA,
        TIME,
        YES_NO
    }

    private final Kind kind;
    private final String meaning;

    PeakField(Kind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    /** As files spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its values are. */
    public Kind kind() {
        return kind;
    }

    /** For the reference page, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** The field of a word. */
    public static Optional<PeakField> ofWord(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }
}
