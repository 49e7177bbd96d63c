package io.enantio.simulation.validation;

import io.enantio.method.Analyte;
import io.enantio.method.Configuration;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.Method;
import io.enantio.run.SampleType;
import io.enantio.simulation.validation.PlannedValidationRun.Purpose;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.ValidationPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The injections of the runs of a validation: the blocks of the plan, each placed in the run with the fewest injections so far. Every
 * run has suitability, single enantiomers, blank, zero, standards before and after, and QCs before and after.
 */
public final class ValidationLayout {
    private static final int SUITABILITY_INJECTIONS = 3;
    private static final double SINGLE_ENANTIOMER_SHARE_OF_ULOQ = 0.4;

    private final ValidationPlan plan;
    private final Method method;
    private final ValidationBlocks blocks;
    private final List<PlannedValidationRun> runs = new ArrayList<>();
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
        layout.runs.forEach(layout::opening);
        layout.fill();
        layout.runs.forEach(layout::closing);
        return List.copyOf(layout.runs);
    }

    private void opening(PlannedValidationRun run) {
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
        standards(run);
        qcs(run);
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

    private void fill() {
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
                case "RI" -> blocks.reinjection(shortest(), planned);
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
