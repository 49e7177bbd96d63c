package io.enantio.simulation.validation;

import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.run.SampleType;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.subject.Specimen;
import io.enantio.simulation.subject.SubjectProfile;
import io.enantio.simulation.validation.PlannedValidationRun.Purpose;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection.Yield;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.plan.ValidationPlan;
import io.enantio.validation.precision.IncurredSamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The injections of each experiment, in the numbers that the plan states. */
public final class ValidationBlocks {
    private static final double BETWEEN_RUN_CV_PERCENT = 2;
    private static final double EXTRACTED_SHARE = 0.72;
    private static final double NEAT_SHARE_LOST_IN_MATRIX = 0.04;
    private static final double INTERFERENCE_SHARE_OF_LLOQ = 0.03;

    private final Method method;
    private final StorageEffects storage;
    private final long seed;
    private final List<Specimen> specimens;

    public ValidationBlocks(Method method, StorageEffects storage, long seed, List<Specimen> specimens) {
        this.method = method;
        this.storage = storage;
        this.seed = seed;
        this.specimens = specimens;
    }

    static void times(int count, IntConsumer action) {
        IntStream.range(0, count).forEach(action);
    }

    private void qcs(PlannedValidationRun run, List<String> levels, int replicates, Purpose serving) {
        levels.forEach(level -> times(replicates, i -> run.qc(level, serving)));
    }

    /** QCs of the planned levels, for an experiment that needs no other injections. */
    void levels(PlannedValidationRun run, String word, PlannedExperiment planned) {
        qcs(run, planned.names(Names.LEVELS), planned.count(Count.REPLICATES), Purpose.of(Map.of("experiment", word)));
    }

    /** Each run has a preparation bias of its own, common to its samples. */
    void accuracy(PlannedValidationRun run, PlannedExperiment planned, int number) {
        double share = RandomStream.of(seed, "between runs", number).factor(BETWEEN_RUN_CV_PERCENT);
        Yield shared = new Yield(Yield.of(method, share).analytes(), 1);
        qcs(
                run,
                planned.names(Names.LEVELS),
                planned.count(Count.REPLICATES),
                Purpose.of(Map.of("experiment", "AP")).yielding(shared));
    }

    void selectivity(PlannedValidationRun run, PlannedExperiment planned) {
        lots(planned)
                .forEach((lot, kind) -> run.blank(
                        "SEL-" + lot,
                        SampleType.BLANK,
                        Purpose.of(Map.of("experiment", "SEL", "lot", lot, "condition", kind))));
    }

    /** Each substance gives a response of a few percent of the LLOQ in every channel. */
    void specificity(PlannedValidationRun run, PlannedExperiment planned) {
        for (String substance : planned.names(Names.SUBSTANCES)) {
            Map<String, Double> like = new LinkedHashMap<>();
            method.analytes()
                    .forEach(analyte -> like.put(
                            analyte.name(), INTERFERENCE_SHARE_OF_LLOQ * SubjectProfile.lloqNgPerMl(method, analyte)));
            run.add(
                    run.kind("SPE", SampleType.BLANK, Optional.empty()),
                    like,
                    Purpose.of(Map.of("experiment", "SPE", "set", substance)));
        }
    }

    void matrixEffect(PlannedValidationRun run, PlannedExperiment planned) {
        lots(planned)
                .forEach((lot, kind) -> qcs(
                        run,
                        planned.names(Names.LEVELS),
                        planned.count(Count.REPLICATES),
                        Purpose.of(Map.of("experiment", "ME", "lot", lot, "condition", kind))
                                .yielding(storage.inLot(lot))));
    }

    void matrixFactor(PlannedValidationRun run, PlannedExperiment planned) {
        Yield neat = Yield.of(method, 1 / EXTRACTED_SHARE / (1 - NEAT_SHARE_LOST_IN_MATRIX));
        qcs(
                run,
                planned.names(Names.LEVELS),
                planned.count(Count.LOTS),
                Purpose.of(Map.of("experiment", "ME", "condition", "neat")).yielding(neat));
        times(
                planned.count(Count.LOTS),
                lot -> qcs(
                        run,
                        planned.names(Names.LEVELS),
                        1,
                        Purpose.of(Map.of("experiment", "ME", "condition", "post_spiked", "lot", "L" + (lot + 1)))
                                .yielding(Yield.of(method, 1 / EXTRACTED_SHARE))));
    }

    void recovery(PlannedValidationRun run, PlannedExperiment planned) {
        Map<String, Yield> kinds = new LinkedHashMap<>();
        kinds.put("pre_spiked", Yield.USUAL);
        kinds.put("post_spiked", Yield.of(method, 1 / EXTRACTED_SHARE));
        kinds.forEach((condition, yield) -> qcs(
                run,
                planned.names(Names.LEVELS),
                planned.count(Count.REPLICATES),
                Purpose.of(Map.of("experiment", "REC", "condition", condition)).yielding(yield)));
    }

    void dilution(PlannedValidationRun run, PlannedExperiment planned) {
        for (double factor : planned.factors()) {
            method.qcLevels().stream()
                    .filter(level -> method.analytes().stream()
                            .flatMapToDouble(analyte -> level.nominalNgPerMl(analyte).stream())
                            .anyMatch(value -> value
                                    > SubjectProfile.uloqNgPerMl(
                                            method, method.analytes().get(0))))
                    .findFirst()
                    .ifPresent(level -> qcs(
                            run,
                            List.of(level.name()),
                            planned.count(Count.REPLICATES),
                            Purpose.of(Map.of("experiment", "DIL"))
                                    .yielding(storage.diluted())
                                    .diluted(factor)));
        }
    }

    /** QCs of a run that will be injected again. */
    List<ValidationInjection> toInjectAgain(PlannedValidationRun run, PlannedExperiment planned) {
        List<ValidationInjection> first = new ArrayList<>();
        for (String level : planned.names(Names.LEVELS)) {
            times(planned.count(Count.REPLICATES), i -> first.add(run.qc(level, Purpose.NONE)));
        }
        return first;
    }

    /** Near the highest concentration and where it falls, of all subjects (rule ISR); never pre-dose. */
    void incurred(PlannedValidationRun first, PlannedValidationRun repeat, ValidationPlan plan) {
        int samples = plan.experiment("ISR").orElseThrow().count(Count.SAMPLES);
        int required = IncurredSamples.criteria(plan.limits()).required(samples);
        List<Specimen> chosen = specimens.subList(0, Math.min(required, specimens.size()));
        chosen.forEach(specimen -> first.study(specimen, Purpose.NONE));
        chosen.forEach(specimen -> repeat.study(specimen, Purpose.of(Map.of("experiment", "ISR"))));
    }

    void parallelism(PlannedValidationRun run, PlannedExperiment planned) {
        specimens.stream()
                .limit(planned.count(Count.SERIES))
                .forEach(specimen -> times(
                        planned.count(Count.DILUTIONS),
                        i -> run.study(
                                specimen,
                                Purpose.of(Map.of("experiment", "PAR")).diluted(1 + i))));
    }

    void crossValidation(PlannedValidationRun first, PlannedValidationRun second, PlannedExperiment planned) {
        List<PlannedValidationRun> both = List.of(first, second);
        for (int i = 0; i < both.size(); i++) {
            PlannedValidationRun run = both.get(i);
            Purpose serving = Purpose.of(
                    Map.of("experiment", "XV", "set", planned.names(Names.SETS).get(i)));
            qcs(run, planned.names(Names.LEVELS), planned.count(Count.REPLICATES), serving);
            specimens.stream().limit(planned.count(Count.SAMPLES)).forEach(specimen -> run.study(specimen, serving));
        }
    }

    void pure(PlannedValidationRun run, PlannedExperiment planned) {
        for (Analyte analyte : method.analytes()) {
            if (planned.names(Names.PURE).contains(analyte.name())) {
                run.blank("BLANK", SampleType.BLANK, Purpose.NONE);
                run.add(
                        run.kind(analyte.name(), SampleType.SINGLE_ENANTIOMER, Optional.of(analyte.name())),
                        run.spiking().alone(analyte),
                        Purpose.of(Map.of("experiment", "CHI")));
            }
        }
        run.blank("BLANK", SampleType.BLANK, Purpose.NONE);
    }

    void skewed(PlannedValidationRun run, PlannedExperiment planned) {
        qcs(
                run,
                planned.names(Names.SKEWED),
                planned.count(Count.SKEWED_REPLICATES),
                Purpose.of(Map.of("experiment", "CHI")));
    }

    void stability(PlannedValidationRun run, PlannedExperiment planned) {
        List<Storage> all = new ArrayList<>();
        all.add(StorageEffects.FRESH);
        planned.conditions().stream()
                .filter(one -> one.isStock() || one.isWholeBlood())
                .map(Storage::condition)
                .distinct()
                .forEach(condition -> all.add(new Storage(condition, OptionalDouble.of(0), OptionalInt.empty())));
        all.addAll(planned.conditions());
        for (Storage one : all) {
            for (String level : planned.names(Names.LEVELS)) {
                Purpose serving = Purpose.of(StorageEffects.remarks("STB", one));
                times(planned.count(Count.REPLICATES), i -> stored(run, level, one, serving));
            }
        }
    }

    /** The true concentration of a stored sample is what remains after storage. */
    private void stored(PlannedValidationRun run, String level, Storage how, Purpose serving) {
        Map<String, Double> fresh = run.spiking().nominal(method.qcLevel(level).orElseThrow());
        run.add(run.kind("QC-" + level, SampleType.QC, Optional.of(level)), storage.kept(fresh, how), serving);
    }

    void inversion(PlannedValidationRun run, PlannedExperiment planned) {
        List<Storage> all = new ArrayList<>();
        all.add(StorageEffects.FRESH);
        all.addAll(planned.conditions());
        for (Storage one : all) {
            for (String level : planned.names(Names.INVERSION)) {
                Purpose serving = Purpose.of(StorageEffects.remarks("CHI", one));
                times(planned.count(Count.INVERSION_REPLICATES), i -> stored(run, level, one, serving));
            }
        }
    }

    /** Lots with their kind, normal ones first. */
    private Map<String, String> lots(PlannedExperiment planned) {
        Map<String, String> lots = new LinkedHashMap<>();
        times(planned.count(Count.LOTS), i -> lots.put("L" + (i + 1), "normal"));
        times(planned.count(Count.LIPAEMIC), i -> lots.put("LIP" + (i + 1), "lipaemic"));
        times(planned.count(Count.HAEMOLYSED), i -> lots.put("HAE" + (i + 1), "haemolysed"));
        times(planned.count(Count.PATIENT), i -> lots.put("PAT" + (i + 1), "patient"));
        return lots;
    }
}
