package io.enantio.validation.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a validation consists of; the column {@code experiment} of an injection names the one that it serves (rule D-1). */
public enum ExperimentCode {
    AP("accuracy and precision"),
    CAL("calibration over runs"),
    SEL("selectivity"),
    SPE("specificity"),
    ME("matrix effect"),
    ME_E("matrix factor of the EMA guideline"),
    REC("recovery"),
    DIL("dilution integrity"),
    CO("carry-over"),
    STB("stability"),
    RI("reinjection"),
    ISR("incurred sample reanalysis"),
    PAR("parallelism"),
    XV("cross-validation"),
    CHI("enantiomers");

    private final String meaning;

    ExperimentCode(String meaning) {
        this.meaning = meaning;
    }

    /** In words. */
    public String meaning() {
        return meaning;
    }

    /** Whether injections say that they serve it; the others look at what every run holds, or at injections of ME. */
    public boolean isServedByName() {
        return this != CAL && this != ME_E;
    }

    /** Words that the column may hold. */
    public static List<String> words() {
        return Arrays.stream(values())
                .filter(ExperimentCode::isServedByName)
                .map(Enum::name)
                .toList();
    }

    /** The experiment of a word. */
    public static Optional<ExperimentCode> ofWord(String word) {
        return Arrays.stream(values()).filter(code -> code.name().equals(word)).findFirst();
    }
}
