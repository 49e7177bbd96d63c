package io.enantio.validation;

import io.enantio.TestObjects;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.CurveModel;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.validation.plan.LaboratoryStatements;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.ValidationPlan;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A plan of one experiment under limits that a test can read here. */
final class PlantedPlan {
    private PlantedPlan() {}

    /** A ketamine assay with a skewed level and levels of one enantiomer alone. */
    static Method method() {
        Method usual = TestObjects.method(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED, TestObjects.ichM10());
        List<Level> levels = new ArrayList<>(usual.qcLevels());
        levels.add(TestObjects.level("DILUTION", 1500));
        levels.add(new Level("SKEW", Map.of("S-ketamine", 200.0, "R-ketamine", 20.0)));
        levels.add(new Level("S_LOW", Map.of("S-ketamine", 3.0)));
        levels.add(new Level("S_HIGH", Map.of("S-ketamine", 400.0)));
        return new Method(
                usual.identity(),
                usual.acquisition(),
                usual.compounds(),
                usual.internalStandards(),
                usual.monitored(),
                usual.calibration(),
                levels,
                usual.limits(),
                usual.facts());
    }

    /** A method of the same analytes on another column: they elute half a minute later. */
    static Method otherMethod() {
        Method usual = method();
        List<Compound> later = usual.compounds().stream()
                .map(compound -> new Compound(
                        compound.name(),
                        compound.channels(),
                        compound.internalStandard(),
                        compound.analytes().stream()
                                .map(analyte -> new Analyte(
                                        analyte.name(),
                                        analyte.compound(),
                                        analyte.configuration(),
                                        analyte.retentionTimeMin() + 0.5))
                                .toList()))
                .toList();
        return new Method(
                new Method.Identity("OTHER", "1", "plasma"),
                usual.acquisition(),
                later,
                usual.internalStandards(),
                usual.monitored(),
                usual.calibration(),
                usual.qcLevels(),
                usual.limits(),
                usual.facts());
    }

    /** Accuracy 15, CV 15, blanks 20 and 5 %, and the fewest of everything; of the growth of an antipode 20 and 1 %. */
    static Limits limits() {
        return Limits.of(
                "TEST",
                Limits.Basis.NONE,
                Arrays.stream(LimitKey.values())
                        .filter(key -> key.scope() == LimitKey.Scope.VALIDATION)
                        .map(PlantedPlan::limit)
                        .toList());
    }

    private static Limit limit(LimitKey key) {
        double number = switch (key) {
            case AP_LLOQ_ACCURACY_PERCENT, AP_LLOQ_CV_PERCENT, RI_LLOQ_ACCURACY_PERCENT, ISR_DIFFERENCE_PERCENT -> 20;
            case SEL_IS_PERCENT, SPE_IS_PERCENT, CO_IS_PERCENT, ISR_REST_PERCENT -> 5;
            case ISR_FIRST_SAMPLES -> 1000;
            case ISR_FIRST_PERCENT -> 10;
            case PAR_CV_PERCENT -> 30;
            case CHI_GROWTH_PERCENT_OF_PARENT -> 1;
            case AP_RUNS_MINIMUM, AP_DAYS_MINIMUM, RI_REPLICATES_MINIMUM -> 2;
            default -> key.word().endsWith("_minimum") ? 1 : key.word().endsWith("_of_lloq") ? 20 : 15;
        };
        boolean isFraction = key.kind() == LimitKey.Kind.FRACTION;
        boolean isOfLevel = key == LimitKey.RI_LEVEL_PASS_FRACTION;
        if (key.kind() == LimitKey.Kind.WORDS) {
            return new Limit(key, List.of(), List.of(), new Limit.Origin("TEST", "a test", "design"));
        }
        return new Limit(
                key,
                isFraction ? List.of(isOfLevel ? 1.0 : 2.0, isOfLevel ? 2.0 : 3.0) : List.of(number),
                List.of(),
                new Limit.Origin("TEST", "a test", "design"));
    }

    static PlannedExperiment planned(Map<Count, Integer> counts, Map<Names, List<String>> names) {
        return new PlannedExperiment(counts, names, List.of(), List.of());
    }

    static ValidationReport judge(String code, PlannedExperiment planned, PlantedValidationRun... runs) {
        return judge(limits(), Map.of(code, planned), LaboratoryStatements.NONE, List.of(runs));
    }

    static ValidationReport judge(
            Limits limits,
            Map<String, PlannedExperiment> planned,
            LaboratoryStatements statements,
            List<PlantedValidationRun> runs) {
        ValidationPlan plan = new ValidationPlan("PLANTED", method(), limits, planned, statements);
        return judge(plan, runs, List.of());
    }

    static ValidationReport judge(
            ValidationPlan plan, List<PlantedValidationRun> runs, List<PlantedValidationRun> ofOtherMethods) {
        return new Validation(plan)
                .judge(
                        runs.stream().map(PlantedValidationRun::result).toList(),
                        ofOtherMethods.stream()
                                .map(PlantedValidationRun::result)
                                .toList());
    }

    /** {@code experiment analyte subject figure outcome} of everything that failed or is missing. */
    static List<String> problems(ValidationReport report) {
        return report.experiments().stream()
                .flatMap(experiment -> experiment.problems().stream())
                .map(PlantedPlan::line)
                .toList();
    }

    static String line(ValidationFinding finding) {
        return String.join(
                " | ",
                finding.experiment(),
                finding.place().analyte().map(analyte -> analyte.name()).orElse("all"),
                finding.place().subject(),
                finding.figure(),
                finding.outcome().word());
    }
}
