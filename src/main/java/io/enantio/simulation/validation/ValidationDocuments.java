package io.enantio.simulation.validation;

import io.enantio.simulation.file.DecimalText;
import io.enantio.simulation.file.RunDocuments;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.sequence.PlannedInjection;
import java.util.ArrayList;
import java.util.List;

/** run.yaml and injections.csv of a validation run: with the columns that say what each injection serves. */
public final class ValidationDocuments {
    private static final List<String> REMARKS = List.of("experiment", "lot", "condition", "time_point", "cycle", "set");

    private final RunDocuments documents;

    public ValidationDocuments(SimulationPlan plan) {
        this.documents = new RunDocuments(plan);
    }

    public String runYaml() {
        return documents.runYaml().replace("purpose: study\n", "purpose: validation\n");
    }

    public String startedAt(PlannedInjection injection) {
        return documents.startedAt(injection);
    }

    public String injectionsCsv(List<ServedInjection> injections) {
        List<String> header = new ArrayList<>(
                List.of("injection", "file", "sample_id", "sample_type", "level", "dilution_factor", "acquired_at"));
        header.addAll(REMARKS);
        return RunDocuments.csv(header, injections.stream().map(this::line).toList());
    }

    private List<String> line(ServedInjection served) {
        PlannedInjection injection = served.planned();
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(injection.number()),
                injection.file().orElse(""),
                injection.kind().sampleId(),
                injection.type().word(),
                injection.kind().level().orElse(""),
                DecimalText.of(injection.dilutionFactor()),
                startedAt(injection)));
        REMARKS.forEach(column -> cells.add(served.remarks().getOrDefault(column, "")));
        return cells;
    }
}
