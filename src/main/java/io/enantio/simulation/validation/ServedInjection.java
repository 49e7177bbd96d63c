package io.enantio.simulation.validation;

import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.simulation.instrument.Amounts.Areas;
import io.enantio.simulation.sequence.PlannedInjection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An injection of a validation run.
 *
 * @param planned its true content is what the sample holds
 * @param remarks columns of injections.csv by name: experiment, lot, condition, ...
 * @param yield of what reaches the detector
 * @param vial number of the injection whose extract is injected; its own for a fresh one
 */
public record ServedInjection(PlannedInjection planned, Map<String, String> remarks, Yield yield, int vial) {

    /**
     * Share of an extracted sample's response.
     *
     * @param analytes by name; 1 for those that are not here
     * @param standards of all internal standards
     */
    public record Yield(Map<String, Double> analytes, double standards) {
        static final Yield USUAL = new Yield(Map.of(), 1);

        /** The same share of everything. */
        public static Yield of(Method method, double share) {
            Map<String, Double> all = new LinkedHashMap<>();
            method.analytes().forEach(analyte -> all.put(analyte.name(), share));
            return new Yield(all, share);
        }

        /** The same with other shares of some analytes. */
        Yield with(Map<String, Double> others) {
            Map<String, Double> merged = new LinkedHashMap<>(analytes);
            others.forEach((name, share) -> merged.merge(name, share, (one, other) -> one * other));
            return new Yield(merged, standards);
        }

        public Areas of(Method method, Areas usual) {
            Map<String, Double> areas = new LinkedHashMap<>();
            for (Analyte analyte : method.analytes()) {
                areas.put(analyte.name(), analytes.getOrDefault(analyte.name(), 1.0) * usual.ofAnalyte(analyte));
            }
            Map<String, List<Double>> ofStandards = new LinkedHashMap<>();
            usual.ofStandards().forEach((name, found) -> {
                List<Double> scaled = new ArrayList<>();
                found.forEach(area -> scaled.add(standards * area));
                ofStandards.put(name, scaled);
            });
            return new Areas(areas, ofStandards);
        }
    }

    public int number() {
        return planned.number();
    }
}
