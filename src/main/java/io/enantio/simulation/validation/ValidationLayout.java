package io.enantio.simulation.validation;

import io.enantio.method.Analyte;
import io.enantio.method.Configuration;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.Method;
import io.enantio.run.SampleType;
import io.enantio.simulation.validation.PlannedValidationRun.Purpose;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.ValidationPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The injections of the runs of a validation: the blocks of the plan, each placed in the run with the fewest injections so far. Every
 * run has suitability, single enantiomers, blank, zero, standards before and after, and QCs before and after. If the plan has reinjection
 * and at least three runs, the last one is the first injected again: its standards and QCs come out of the same vials.
 */
public final class ValidationLayout {
    private static final int SUITABILITY_INJECTIONS = 3;
    private static final int FEWEST_RUNS_WITH_ONE_INJECTED_AGAIN = 3;
    private static final double SINGLE_ENANTIOMER_SHARE_OF_ULOQ = 0.4;

    private final ValidationPlan plan;
    private final Method method;
    private final ValidationBlocks blocks;
    private final List<PlannedValidationRun> runs = new ArrayList<>();
    private final List<ValidationInjection> toInjectAgain = new ArrayList<>();
    private int carryOverBlanks;

    private ValidationLayout(ValidationPlan plan, ValidationBlocks blocks, int count) {
        this.plan = plan;
        this.method = plan.method();
        this.blocks = blocks;
        for (int i = 0; i < count; i++) {
            runs.add(new PlannedValidationRun(method));
        }
    }

    /** Injections of each run. */
    public static List<PlannedValidationRun> of(ValidationPlan plan, ValidationBlocks blocks, int count) {
        ValidationLayout layout = new ValidationLayout(plan, blocks, count);
        Optional<PlannedValidationRun> again = layout.reserved();
        layout.runs.forEach(layout::opening);
        layout.fill(again);
        layout.runs.forEach(layout::closing);
        List<PlannedValidationRun> all = new ArrayList<>(layout.runs);
        again.ifPresent(run -> {
            layout.injectAgain(run, layout.runs.get(0));
            all.add(run);
        });
        return List.copyOf(all);
    }

    /** Name of a run in its run.yaml. */
    public static String nameOf(ValidationPlan plan, int number) {
        return String.format(Locale.ROOT, "%s-R%02d", plan.name(), number + 1);
    }

    /** The run that is nothing but the first one injected again, taken off the others. */
    private Optional<PlannedValidationRun> reserved() {
        return plan.experiment("RI").isPresent() && runs.size() >= FEWEST_RUNS_WITH_ONE_INJECTED_AGAIN
                ? Optional.of(runs.remove(runs.size() - 1))
                : Optional.empty();
    }

    /** Its standards calibrate it, its run QCs judge it, and those of the experiment serve it. */
    private void injectAgain(PlannedValidationRun run, PlannedValidationRun first) {
        beforeStandards(run);
        Map<String, String> serving = Map.of("experiment", "RI", "set", nameOf(plan, 0));
        for (ValidationInjection injection : first.injections()) {
            SampleType type = injection.planned().kind().type();
            if (type == SampleType.STANDARD || toInjectAgain.contains(injection)) {
                run.again(first, injection, serving);
            } else if (type == SampleType.CARRYOVER_BLANK) {
                run.blank("CARRYOVER", type, Purpose.NONE);
            } else if (type == SampleType.QC && injection.remarks().isEmpty()) {
                run.again(first, injection, Map.of());
            }
        }
    }

    /** Twice the planned QCs of one run, if there is no run for them. */
    private void againInOneRun(PlannedValidationRun run, PlannedExperiment planned) {
        blocks.toInjectAgain(run, planned).forEach(injection -> run.again(run, injection, Map.of("experiment", "RI")));
    }

    private void opening(PlannedValidationRun run) {
        beforeStandards(run);
        standards(run);
        qcs(run);
    }

    private void beforeStandards(PlannedValidationRun run) {
        List<Level> levels = method.calibration().levels();
        Level middle = levels.get(levels.size() * 5 / 8);
        for (int i = 0; i < SUITABILITY_INJECTIONS; i++) {
            run.add(
                    run.kind("SST", SampleType.SUITABILITY, Optional.empty()),
                    run.spiking().nominal(middle),
                    Purpose.NONE);
        }
        run.blank("BLANK", SampleType.BLANK, Purpose.NONE);
        for (Configuration configuration : List.of(Configuration.S, Configuration.R)) {
            Map<String, Double> single = run.spiking().single(configuration, SINGLE_ENANTIOMER_SHARE_OF_ULOQ);
            if (!single.isEmpty()) {
                run.add(
                        run.kind(
                                configuration + "-ONLY",
                                SampleType.SINGLE_ENANTIOMER,
                                Optional.of(configuration.name())),
                        single,
                        Purpose.NONE);
            }
        }
        run.blank("BLANK", SampleType.BLANK, Purpose.NONE);
        run.blank("ZERO", SampleType.ZERO, Purpose.NONE);
    }

    private void closing(PlannedValidationRun run) {
        qcs(run);
        run.blank("BLANK", SampleType.BLANK, Purpose.NONE);
        standards(run);
    }

    private void standards(PlannedValidationRun run) {
        run.standards();
        int blanks = plan.experiment("CO")
                .map(planned -> planned.count(Count.BLANKS))
                .orElse(0);
        boolean serves = carryOverBlanks++ < blanks;
        run.blank(
                "CARRYOVER",
                SampleType.CARRYOVER_BLANK,
                serves ? Purpose.of(Map.of("experiment", "CO")) : Purpose.NONE);
    }

    private void qcs(PlannedValidationRun run) {
        Analyte first = method.analytes().get(0);
        LevelRole.OF_EVERY_RUN.stream()
                .flatMap(role -> run.spiking().qcLevel(role, first).stream())
                .forEach(level -> run.qc(level.name(), Purpose.NONE));
    }

    private void fill(Optional<PlannedValidationRun> again) {
        for (Map.Entry<String, PlannedExperiment> experiment :
                plan.experiments().entrySet()) {
            PlannedExperiment planned = experiment.getValue();
            switch (experiment.getKey()) {
                case "AP" -> accuracy(planned);
                case "SEL" -> blocks.selectivity(shortest(), planned);
                case "SPE" -> blocks.specificity(shortest(), planned);
                case "ME" -> blocks.matrixEffect(shortest(), planned);
                case "ME_E" -> blocks.matrixFactor(shortest(), planned);
                case "REC" -> blocks.recovery(shortest(), planned);
                case "DIL" -> blocks.dilution(shortest(), planned);
                case "STB" -> blocks.stability(shortest(), planned);
                case "RI" -> {
                    if (again.isPresent()) {
                        toInjectAgain.addAll(blocks.toInjectAgain(runs.get(0), planned));
                    } else {
                        againInOneRun(shortest(), planned);
                    }
                }
                case "ISR" -> blocks.incurred(runs.get(0), runs.get(runs.size() - 1), plan);
                case "PAR" -> blocks.parallelism(shortest(), planned);
                case "XV" -> blocks.crossValidation(runs.get(0), runs.get(runs.size() - 1), planned);
                case "CHI" -> chiral(planned);
                case "CAL", "CO" -> {
                    // In every run.
                }
                default -> blocks.levels(shortest(), experiment.getKey(), planned);
            }
        }
    }

    private void accuracy(PlannedExperiment planned) {
        int count = Math.min(planned.count(Count.RUNS), runs.size());
        for (int i = 0; i < count; i++) {
            blocks.accuracy(runs.get(i), planned, i);
        }
    }

    private void chiral(PlannedExperiment planned) {
        blocks.pure(shortest(), planned);
        blocks.skewed(shortest(), planned);
        blocks.inversion(shortest(), planned);
    }

    private PlannedValidationRun shortest() {
        return runs.stream()
                .min(Comparator.comparingInt(PlannedValidationRun::size))
                .orElseThrow();
    }
}
