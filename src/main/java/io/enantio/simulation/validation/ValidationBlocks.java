package io.enantio.simulation.validation;

import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.run.SampleType;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.subject.Specimen;
import io.enantio.simulation.subject.SubjectProfile;
import io.enantio.simulation.validation.PlannedValidationRun.Purpose;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection.Yield;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.plan.ValidationPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    static int count(Promise promise, Count what) {
        return promise.counts().getOrDefault(what, 0);
    }

    static List<String> names(Promise promise, Names what) {
        return promise.names().getOrDefault(what, List.of());
    }

    static void times(int count, IntConsumer action) {
        IntStream.range(0, count).forEach(action);
    }

    private void qcs(PlannedValidationRun run, List<String> levels, int replicates, Purpose serving) {
        levels.forEach(level -> times(replicates, i -> run.qc(level, serving)));
    }

    /** Each run has a preparation bias of its own, common to its samples. */
    void accuracy(PlannedValidationRun run, Promise promise, int number) {
        double share = RandomStream.of(seed, "between runs", number).factor(BETWEEN_RUN_CV_PERCENT);
        Yield shared = new Yield(Yield.of(method, share).analytes(), 1);
        qcs(
                run,
                names(promise, Names.LEVELS),
                count(promise, Count.REPLICATES),
                Purpose.of(Map.of("experiment", "AP")).yielding(shared));
    }

    void selectivity(PlannedValidationRun run, Promise promise) {
        lots(promise)
                .forEach((lot, kind) -> run.blank(
                        "SEL-" + lot,
                        SampleType.BLANK,
                        Purpose.of(Map.of("experiment", "SEL", "lot", lot, "condition", kind))));
    }

    /** Each substance gives a response of a few percent of the LLOQ in every channel. */
    void specificity(PlannedValidationRun run, Promise promise) {
        for (String substance : names(promise, Names.SUBSTANCES)) {
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

    void matrixEffect(PlannedValidationRun run, Promise promise) {
        lots(promise)
                .forEach((lot, kind) -> qcs(
                        run,
                        names(promise, Names.LEVELS),
                        count(promise, Count.REPLICATES),
                        Purpose.of(Map.of("experiment", "ME", "lot", lot, "condition", kind))
                                .yielding(storage.inLot(lot))));
    }

    void matrixFactor(PlannedValidationRun run, Promise promise) {
        Yield neat = Yield.of(method, 1 / EXTRACTED_SHARE / (1 - NEAT_SHARE_LOST_IN_MATRIX));
        qcs(
                run,
                names(promise, Names.LEVELS),
                count(promise, Count.LOTS),
                Purpose.of(Map.of("experiment", "ME", "condition", "neat")).yielding(neat));
        times(
                count(promise, Count.LOTS),
                lot -> qcs(
                        run,
                        names(promise, Names.LEVELS),
                        1,
                        Purpose.of(Map.of("experiment", "ME", "condition", "post_spiked", "lot", "L" + (lot + 1)))
                                .yielding(Yield.of(method, 1 / EXTRACTED_SHARE))));
    }

    void recovery(PlannedValidationRun run, Promise promise) {
        Map<String, Yield> kinds = new LinkedHashMap<>();
        kinds.put("pre_spiked", Yield.USUAL);
        kinds.put("post_spiked", Yield.of(method, 1 / EXTRACTED_SHARE));
        kinds.forEach((condition, yield) -> qcs(
                run,
                names(promise, Names.LEVELS),
                count(promise, Count.REPLICATES),
                Purpose.of(Map.of("experiment", "REC", "condition", condition)).yielding(yield)));
    }

    void dilution(PlannedValidationRun run, Promise promise) {
        for (double factor : promise.factors()) {
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
                            count(promise, Count.REPLICATES),
                            Purpose.of(Map.of("experiment", "DIL"))
                                    .yielding(storage.diluted())
                                    .diluted(factor)));
        }
    }

    void reinjection(PlannedValidationRun run, Promise promise) {
        List<ValidationInjection> first = new ArrayList<>();
        for (String level : names(promise, Names.LEVELS)) {
            times(count(promise, Count.REPLICATES), i -> first.add(run.qc(level, Purpose.NONE)));
        }
        first.forEach(injection -> run.again(injection, Map.of("experiment", "RI")));
    }

    /** Near the highest concentration and where it falls, of all subjects (rule ISR); never pre-dose. */
    void incurred(PlannedValidationRun first, PlannedValidationRun repeat, ValidationPlan plan) {
        Promise promise = plan.promise(ExperimentCode.ISR).orElseThrow();
        Limits limits = plan.limits();
        int samples = count(promise, Count.SAMPLES);
        int bound = limits.count(LimitKey.ISR_FIRST_SAMPLES);
        int wanted = (int) Math.ceil((limits.number(LimitKey.ISR_FIRST_PERCENT) * Math.min(samples, bound)
                        + limits.number(LimitKey.ISR_REST_PERCENT) * Math.max(0, samples - bound))
                / 100);
        List<Specimen> chosen = specimens.subList(0, Math.min(wanted, specimens.size()));
        chosen.forEach(specimen -> first.study(specimen, Purpose.NONE));
        chosen.forEach(specimen -> repeat.study(specimen, Purpose.of(Map.of("experiment", "ISR"))));
    }

    void parallelism(PlannedValidationRun run, Promise promise) {
        specimens.stream()
                .limit(count(promise, Count.SERIES))
                .forEach(specimen -> times(
                        count(promise, Count.DILUTIONS),
                        i -> run.study(
                                specimen,
                                Purpose.of(Map.of("experiment", "PAR")).diluted(1 + i))));
    }

    void crossValidation(PlannedValidationRun first, PlannedValidationRun second, Promise promise) {
        List<PlannedValidationRun> both = List.of(first, second);
        for (int i = 0; i < both.size(); i++) {
            PlannedValidationRun run = both.get(i);
            Purpose serving = Purpose.of(
                    Map.of("experiment", "XV", "set", names(promise, Names.SETS).get(i)));
            qcs(run, names(promise, Names.LEVELS), count(promise, Count.REPLICATES), serving);
            specimens.stream().limit(count(promise, Count.SAMPLES)).forEach(specimen -> run.study(specimen, serving));
        }
    }

    void pure(PlannedValidationRun run, Promise promise) {
        for (Analyte analyte : method.analytes()) {
            if (names(promise, Names.PURE).contains(analyte.name())) {
                run.blank("BLANK", SampleType.BLANK, Purpose.NONE);
                run.add(
                        run.kind(analyte.name(), SampleType.SINGLE_ENANTIOMER, Optional.of(analyte.name())),
                        run.spiking().alone(analyte),
                        Purpose.of(Map.of("experiment", "CHI")));
            }
        }
        run.blank("BLANK", SampleType.BLANK, Purpose.NONE);
    }

    void skewed(PlannedValidationRun run, Promise promise) {
        qcs(
                run,
                names(promise, Names.SKEWED),
                count(promise, Count.SKEWED_REPLICATES),
                Purpose.of(Map.of("experiment", "CHI")));
    }

    void stability(PlannedValidationRun run, Promise promise) {
        List<Storage> all = new ArrayList<>();
        all.add(StorageEffects.FRESH);
        if (promise.conditions().stream().anyMatch(one -> one.condition().equals("stock"))) {
            all.add(StorageEffects.FRESH_STOCK);
        }
        all.addAll(promise.conditions());
        for (Storage one : all) {
            for (String level : names(promise, Names.LEVELS)) {
                Purpose serving = Purpose.of(StorageEffects.remarks("STB", one));
                times(count(promise, Count.REPLICATES), i -> stored(run, level, one, serving));
            }
        }
    }

    /** The true concentration of a stored sample is what remains after storage. */
    private void stored(PlannedValidationRun run, String level, Storage how, Purpose serving) {
        Map<String, Double> fresh = run.spiking().nominal(method.qcLevel(level).orElseThrow());
        run.add(run.kind("QC-" + level, SampleType.QC, Optional.of(level)), storage.kept(fresh, how), serving);
    }

    void inversion(PlannedValidationRun run, Promise promise) {
        List<Storage> all = new ArrayList<>();
        all.add(StorageEffects.FRESH);
        all.addAll(promise.conditions());
        for (Storage one : all) {
            for (String level : names(promise, Names.INVERSION)) {
                Purpose serving = Purpose.of(StorageEffects.remarks("CHI", one));
                times(count(promise, Count.INVERSION_REPLICATES), i -> stored(run, level, one, serving));
            }
        }
    }

    /** Lots with their kind, normal ones first. */
    private Map<String, String> lots(Promise promise) {
        Map<String, String> lots = new LinkedHashMap<>();
        times(count(promise, Count.LOTS), i -> lots.put("L" + (i + 1), "normal"));
        times(count(promise, Count.LIPAEMIC), i -> lots.put("LIP" + (i + 1), "lipaemic"));
        times(count(promise, Count.HAEMOLYSED), i -> lots.put("HAE" + (i + 1), "haemolysed"));
        times(count(promise, Count.PATIENT), i -> lots.put("PAT" + (i + 1), "patient"));
        return lots;
    }
}
