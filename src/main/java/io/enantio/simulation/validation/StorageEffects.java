package io.enantio.simulation.validation;

import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.simulation.file.RunDocuments;
import io.enantio.simulation.subject.SubjectProfile;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection.Yield;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.plan.ValidationPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Effects of storage, matrix and dilution on a sample: none unless a fault plants one. */
public final class StorageEffects {
    static final Storage FRESH = new Storage("fresh", OptionalDouble.empty(), OptionalInt.empty());
    private static final double LOST_BY_UNSTABLE = 0.3;
    private static final double INVERTED = 0.04;
    private static final double SUPPRESSED = 0.28;
    private static final double LOST_IN_DILUTION = 0.25;
    private static final String SUPPRESSING_LOT = "L4";

    private final Method method;
    private final Set<ValidationFault> faults;
    private final List<Storage> conditions;

    public StorageEffects(ValidationPlan plan, Set<ValidationFault> faults) {
        this.method = plan.method();
        this.faults = Set.copyOf(faults);
        this.conditions = plan
                .experiment("STB")
                .or(() -> plan.experiment("CHI"))
                .map(PlannedExperiment::conditions)
                .orElse(List.of())
                .stream()
                .filter(storage -> !storage.isStock())
                .toList();
    }

    /** Columns of injections.csv. */
    static Map<String, String> remarks(String experiment, Storage storage) {
        Map<String, String> remarks = new LinkedHashMap<>();
        remarks.put("experiment", experiment);
        remarks.put("condition", storage.condition());
        storage.hours().ifPresent(hours -> remarks.put("time_point", RunDocuments.decimal(hours)));
        storage.cycles().ifPresent(cycles -> remarks.put("cycle", Integer.toString(cycles)));
        return remarks;
    }

    /** Concentrations that remain after storage. */
    Map<String, Double> kept(Map<String, Double> fresh, Storage how) {
        Map<String, Double> kept = new LinkedHashMap<>(fresh);
        List<Analyte> analytes = method.analytes();
        if (faults.contains(ValidationFault.UNSTABLE_ANTIPODE) && isNumber(how, 0)) {
            kept.computeIfPresent(
                    analytes.get(analytes.size() - 1).name(), (name, value) -> (1 - LOST_BY_UNSTABLE) * value);
        }
        if (faults.contains(ValidationFault.INVERSION) && isNumber(how, conditions.size() - 1)) {
            invert(kept, analytes.get(0));
        }
        return kept;
    }

    private void invert(Map<String, Double> kept, Analyte analyte) {
        Optional<Analyte> antipode = SubjectProfile.antipode(method, analyte);
        double turned = INVERTED * kept.getOrDefault(analyte.name(), 0.0);
        antipode.ifPresent(other -> {
            kept.merge(analyte.name(), -turned, Double::sum);
            kept.merge(other.name(), turned, Double::sum);
        });
    }

    private boolean isNumber(Storage how, int place) {
        return !conditions.isEmpty() && conditions.get(place).equals(how);
    }

    /** Response in a lot of matrix. */
    Yield inLot(String lot) {
        return faults.contains(ValidationFault.MATRIX_EFFECT) && lot.equals(SUPPRESSING_LOT)
                ? Yield.USUAL.with(lastCompound(1 - SUPPRESSED))
                : Yield.USUAL;
    }

    /** Response of diluted samples. */
    Yield diluted() {
        return faults.contains(ValidationFault.POOR_DILUTION)
                ? new Yield(Yield.of(method, 1 - LOST_IN_DILUTION).analytes(), 1)
                : Yield.USUAL;
    }

    private Map<String, Double> lastCompound(double share) {
        Map<String, Double> shares = new LinkedHashMap<>();
        List<Analyte> analytes = method.analytes();
        String last = analytes.get(analytes.size() - 1).compound();
        analytes.stream()
                .filter(analyte -> analyte.compound().equals(last))
                .forEach(analyte -> shares.put(analyte.name(), share));
        return shares;
    }
}
