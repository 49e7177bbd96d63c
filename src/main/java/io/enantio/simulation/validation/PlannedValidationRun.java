package io.enantio.simulation.validation;

import io.enantio.method.Analyte;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.run.SampleType;
import io.enantio.simulation.instrument.Amounts.Areas;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.sequence.PlannedInjection;
import io.enantio.simulation.sequence.PlannedInjection.Kind;
import io.enantio.simulation.sequence.Spiking;
import io.enantio.simulation.subject.Specimen;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection.Yield;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The injections of one validation run, added in order. */
public final class PlannedValidationRun {
    private final Method method;
    private final Spiking spiking;
    private final List<ValidationInjection> injections = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    PlannedValidationRun(Method method) {
        this.method = method;
        this.spiking = new Spiking(method);
    }

    public List<ValidationInjection> injections() {
        return List.copyOf(injections);
    }

    public int size() {
        return injections.size();
    }

    Spiking spiking() {
        return spiking;
    }

    Method method() {
        return method;
    }

    /** What an injection serves: its columns in injections.csv, its yield and its dilution. */
    record Purpose(Map<String, String> remarks, Yield yield, double dilutionFactor) {
        static final Purpose NONE = new Purpose(Map.of(), Yield.USUAL, 1);

        static Purpose of(Map<String, String> remarks) {
            return new Purpose(remarks, Yield.USUAL, 1);
        }

        Purpose yielding(Yield other) {
            return new Purpose(remarks, other, dilutionFactor);
        }

        Purpose diluted(double factor) {
            return new Purpose(remarks, yield, factor);
        }
    }

    /** A QC of a level of the method. */
    ValidationInjection qc(String name, Purpose serving) {
        Level level = method.qcLevel(name).orElseThrow();
        return add(kind("QC-" + name, SampleType.QC, Optional.of(name)), spiking.nominal(level), serving);
    }

    void standards() {
        for (Level level : method.calibration().levels()) {
            add(
                    kind(level.name(), SampleType.STANDARD, Optional.of(level.name())),
                    spiking.nominal(level),
                    Purpose.NONE);
        }
    }

    /** Blank matrix with or without internal standard, and without analytes. */
    void blank(String name, SampleType type, Purpose serving) {
        add(kind(name, type, Optional.empty()), Map.of(), serving);
    }

    /** A study sample; its name is the same in every run. */
    void study(Specimen specimen, Purpose serving) {
        add(
                new Kind(specimen.sampleId(), SampleType.STUDY, Optional.empty(), Optional.of(specimen), ""),
                specimen.trueNgPerMl(),
                serving);
    }

    ValidationInjection add(Kind kind, Map<String, Double> content, Purpose serving) {
        int number = injections.size() + 1;
        PlannedInjection planned =
                new PlannedInjection(number, kind, serving.dilutionFactor(), content, EnumSet.noneOf(Fault.class));
        ValidationInjection served =
                new ValidationInjection(planned, serving.remarks(), serving.yield(), Optional.empty());
        injections.add(served);
        return served;
    }

    /** Re-injection of a vial of a run, this one or an earlier one. */
    void again(PlannedValidationRun of, ValidationInjection first, Map<String, String> remarks) {
        PlannedInjection planned = first.planned().at(injections.size() + 1);
        injections.add(new ValidationInjection(
                planned, remarks, first.yield(), Optional.of(new ValidationInjection.Vial(of, first.number()))));
    }

    /** A kind of injection with a sample name that is unique in the run. */
    Kind kind(String name, SampleType type, Optional<String> level) {
        int count = counts.merge(name, 1, Integer::sum);
        return new Kind(name + "-" + count, type, level, Optional.empty(), "");
    }

    /**
     * An injection of a validation run.
     *
     * @param planned the injection with the true content of its sample
     * @param remarks columns of injections.csv by name: experiment, lot, condition, ...
     * @param yield share of the usual response
     * @param again whose extract is injected again; absent for a fresh one
     */
    public record ValidationInjection(
            PlannedInjection planned, Map<String, String> remarks, Yield yield, Optional<Vial> again) {

        /** An extract, named by its first injection. */
        public record Vial(PlannedValidationRun run, int number) {}

        /**
         * Response relative to that of an extracted sample.
         *
         * @param analytes by name; 1 for those that are not here
         * @param standards of all internal standards
         */
        public record Yield(Map<String, Double> analytes, double standards) {
            static final Yield USUAL = new Yield(Map.of(), 1);

            /** The same share for all analytes and internal standards. */
            public static Yield of(Method method, double share) {
                Map<String, Double> all = new LinkedHashMap<>();
                method.analytes().forEach(analyte -> all.put(analyte.name(), share));
                return new Yield(all, share);
            }

            /** The same, multiplied by the shares given for some analytes. */
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
}
