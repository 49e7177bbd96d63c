package io.enantio.validation.plan;

import static io.enantio.validation.plan.PlannedExperiment.Key.conditions;
import static io.enantio.validation.plan.PlannedExperiment.Key.count;
import static io.enantio.validation.plan.PlannedExperiment.Key.factors;
import static io.enantio.validation.plan.PlannedExperiment.Key.levels;
import static io.enantio.validation.plan.PlannedExperiment.Key.names;

import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Experiments that a plan can include, with the keys that it needs for each. The schema of plans and the documentation are made
 * from this list; the column {@code experiment} of an injection names the experiment that it serves (rule D-1).
 */
public enum ExperimentCode {
    AP(
            "Accuracy and precision, within and between runs (AP-1, AP-2).",
            "`qc` of each level in each run",
            levels("LLOQ", "LOW", "MID", "HIGH"),
            count(Count.REPLICATES, "Replicates of each level in each run.", 5),
            count(Count.RUNS, "Runs that hold them.", 3)),
    CAL("Calibration over the runs (CAL-V).", "", count(Count.RUNS, "Runs with a curve.", 3)),
    SEL(
            "Selectivity (SEL-1).",
            "`blank`, `lot`, `condition` (`normal` `lipaemic` `haemolysed`)",
            count(Count.LOTS, "Lots of normal matrix.", 6),
            count(Count.LIPAEMIC, "Lipaemic lots.", 1).atLeast(0).optional(),
            count(Count.HAEMOLYSED, "Haemolysed lots.", 1).atLeast(0).optional()),
    SPE(
            "Specificity (SPE-1).",
            "`blank` (or any other type), `set` names the substance",
            names(
                    Names.SUBSTANCES,
                    "What is added to blank matrix; the column set of an injection names it.",
                    "dehydronorketamine")),
    ME(
            "Matrix effect (ME-1).",
            "`qc`, `lot`, `condition` as for `SEL`, also `patient`",
            levels("LOW", "HIGH"),
            count(Count.LOTS, "Lots of normal matrix.", 6),
            count(Count.LIPAEMIC, "Lipaemic lots.", 1).atLeast(0).optional(),
            count(Count.HAEMOLYSED, "Haemolysed lots.", 1).atLeast(0).optional(),
            count(Count.PATIENT, "Lots of patients.", 2).atLeast(0).optional(),
            count(Count.REPLICATES, "Replicates of each lot and level.", 3)),
    ME_E(
            "Matrix factor of the EMA guideline (ME-E).",
            "those of `ME`: `condition` `post_spiked` with its `lot`, or `neat`",
            levels("LOW", "HIGH"),
            count(Count.LOTS, "Lots spiked after extraction.", 6)),
    REC(
            "Recovery (REC-1).",
            "`qc`, `condition` `pre_spiked` or `post_spiked`",
            levels("LOW", "MID", "HIGH"),
            count(Count.REPLICATES, "Replicates of each level and condition.", 3)),
    DIL(
            "Dilution integrity (DIL-1).",
            "`qc` of a level above the range, `dilution_factor`",
            factors("Dilution factors.", "[5]"),
            count(Count.REPLICATES, "Replicates of each factor.", 5)),
    CO(
            "Carry-over (CO-2).",
            "`carryover_blank` right after the highest standard",
            count(Count.BLANKS, "Blanks after the highest standard.", 3)),
    STB(
            "Stability (STB-1).",
            "`qc`, `condition` with `time_point` (hours) or `cycle`, `fresh` for time zero; stock solutions: `stock`, the fresh"
                    + " one at `time_point` 0",
            levels("LOW", "HIGH"),
            count(Count.REPLICATES, "Replicates of each condition and level.", 3),
            conditions("Conditions, each with its time or cycles.")),
    RI(
            "Reinjection (RI-1).",
            "`qc` with the `sample_id` of an earlier injection of the same run",
            levels("LOW", "MID", "HIGH"),
            count(Count.REPLICATES, "QCs of each level that are injected again.", 2)),
    ISR(
            "Incurred sample reanalysis (ISR).",
            "`study` with the `sample_id` of a study sample of another run on another day",
            count(
                    Count.SAMPLES,
                    "Number of study samples in the study; the number of samples to reanalyse follows from it.",
                    160)),
    PAR(
            "Parallelism (PAR-1).",
            "`study` with one `sample_id` at several `dilution_factor`",
            count(Count.SERIES, "Incurred samples diluted in series.", 3),
            count(Count.DILUTIONS, "Dilutions of each.", 3).atLeast(2)),
    XV(
            "Cross-validation of two methods or places (XV-1).",
            "`qc` and `study`, `set` says in which of the two",
            names(Names.SETS, "Names of the two, the one to compare with first.", "place-1", "place-2")
                    .exactly(2),
            levels("LOW", "MID", "HIGH"),
            count(Count.REPLICATES, "Replicates of each level and set.", 3),
            count(Count.SAMPLES, "Study samples measured in both.", 30)),
    CHI(
            "Experiments on enantiomers (CHI-V1 to CHI-V6).",
            "pure enantiomers: `single_enantiomer` whose level names the analyte; skewed ratios: `qc` of a level with unequal"
                    + " amounts; inversion: `qc` of a level that holds one enantiomer alone, `condition` as for `STB`",
            names(Names.PURE, "Analytes that are injected alone, at the ULOQ (CHI-V2).", "S-ketamine", "R-ketamine")
                    .optional(),
            names(Names.SKEWED, "QC levels that hold the enantiomers in unequal amounts (CHI-V4).", "SKEW_S", "SKEW_R")
                    .optional(),
            count(Count.SKEWED_REPLICATES, "Replicates of each skewed level.", 5)
                    .optional(),
            names(Names.INVERSION, "QC levels that hold one enantiomer alone (CHI-V3).", "S_LOW", "R_LOW")
                    .optional(),
            count(Count.INVERSION_REPLICATES, "Replicates of each condition and level.", 3)
                    .optional(),
            conditions("Conditions, each with its time or cycles.").optional());

    private final String meaning;
    private final String injections;
    private final List<Key> keys;

    ExperimentCode(String meaning, String injections, Key... keys) {
        this.meaning = meaning;
        this.injections = injections;
        this.keys = List.of(keys);
    }

    /** In words, a sentence. */
    public String meaning() {
        return meaning;
    }

    /** Injections that serve it: their type and what their columns say. Empty if it looks at every run. */
    public String injections() {
        return injections;
    }

    /** Keys of its entry in a plan. */
    public List<Key> keys() {
        return keys;
    }

    /** Whether injections name it; the others look at every run, or at injections of ME. */
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
