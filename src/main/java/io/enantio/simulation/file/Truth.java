package io.enantio.simulation.file;

import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.simulation.instrument.Amounts.Areas;
import io.enantio.simulation.instrument.Separation;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.sequence.PlannedInjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What is true (rule I-07): a row for each injection and analyte. Areas are those that a perfect integration of the
 * trace would find: the analyte with what was carried over and what came with the internal standard; the internal
 * standard with the analyte's isotopes under its peak.
 */
public final class Truth {
    private static final List<String> HEADER = List.of(
            "injection",
            "sample_id",
            "analyte",
            "true_concentration_ng_per_ml",
            "area_counts_min",
            "internal_standard_area_counts_min",
            "retention_time_min",
            "resolution",
            "fault");

    private final Method method;
    private final Separation separation;
    private final List<List<String>> lines = new ArrayList<>();

    public Truth(Method method, Separation separation) {
        this.method = method;
        this.separation = separation;
    }

    public void add(PlannedInjection injection, Areas areas) {
        method.analytes().forEach(analyte -> lines.add(line(injection, areas, analyte)));
    }

    public String csv() {
        return RunDocuments.csv(HEADER, lines);
    }

    private List<String> line(PlannedInjection injection, Areas areas, Analyte analyte) {
        OptionalDouble standardArea = standardArea(areas, analyte);
        OptionalDouble resolution = separation.resolution(injection, analyte);
        return List.of(
                Integer.toString(injection.number()),
                injection.kind().sampleId(),
                analyte.name(),
                RunDocuments.decimal(injection.trueNgPerMl(analyte)),
                RunDocuments.decimal(areas.ofAnalyte(analyte)),
                text(standardArea),
                RunDocuments.decimal(separation.apexMin(injection, analyte)),
                text(resolution),
                injection.faults().stream()
                        .filter(fault -> fault.strikes(method, analyte))
                        .map(Fault::word)
                        .collect(Collectors.joining(";")));
    }

    private OptionalDouble standardArea(Areas areas, Analyte analyte) {
        Compound compound = method.compoundOf(analyte);
        Optional<InternalStandard> standard = method.internalStandardOf(compound);
        Optional<Integer> place = standard.flatMap(other -> other.placeFor(analyte));
        if (standard.isEmpty() || place.isEmpty()) {
            return OptionalDouble.empty();
        }
        double isotopes = compound.internalStandard().intoStandardPercent().orElse(0) / 100 * areas.ofAnalyte(analyte);
        return OptionalDouble.of(areas.ofStandard(standard.get(), place.get()) + isotopes);
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? RunDocuments.decimal(number.getAsDouble()) : "";
    }
}
