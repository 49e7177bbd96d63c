package io.enantio.simulation.validation;

import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.run.SampleType;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.sequence.PlannedInjection;
import io.enantio.simulation.sequence.PlannedInjection.Kind;
import io.enantio.simulation.sequence.Spiking;
import io.enantio.simulation.subject.Specimen;
import io.enantio.simulation.validation.ServedInjection.Yield;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The injections of one validation run, one added after the other. */
public final class ServedRun {
    private final Method method;
    private final Spiking spiking;
    private final List<ServedInjection> injections = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    ServedRun(Method method) {
        this.method = method;
        this.spiking = new Spiking(method);
    }

    public List<ServedInjection> injections() {
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

    /** What is injected besides its content. */
    record Serving(Map<String, String> remarks, Yield yield, double dilutionFactor) {
        static final Serving NONE = new Serving(Map.of(), Yield.USUAL, 1);

        static Serving of(Map<String, String> remarks) {
            return new Serving(remarks, Yield.USUAL, 1);
        }

        Serving yielding(Yield other) {
            return new Serving(remarks, other, dilutionFactor);
        }

        Serving diluted(double factor) {
            return new Serving(remarks, yield, factor);
        }
    }

    /** A QC of a level of the method. */
    ServedInjection qc(String name, Serving serving) {
        Level level = method.qcLevel(name).orElseThrow();
        return add(kind("QC-" + name, SampleType.QC, Optional.of(name)), spiking.nominal(level), serving);
    }

    void standards() {
        for (Level level : method.calibration().levels()) {
            add(
                    kind(level.name(), SampleType.STANDARD, Optional.of(level.name())),
                    spiking.nominal(level),
                    Serving.NONE);
        }
    }

    /** Matrix with or without internal standard, without analytes unless a substance brings some. */
    void blank(String name, SampleType type, Serving serving) {
        add(kind(name, type, Optional.empty()), Map.of(), serving);
    }

    /** A study sample, which keeps its name from run to run. */
    void study(Specimen specimen, Serving serving) {
        add(
                new Kind(specimen.sampleId(), SampleType.STUDY, Optional.empty(), Optional.of(specimen), ""),
                specimen.trueNgPerMl(),
                serving);
    }

    ServedInjection add(Kind kind, Map<String, Double> content, Serving serving) {
        int number = injections.size() + 1;
        PlannedInjection planned =
                new PlannedInjection(number, kind, serving.dilutionFactor(), content, EnumSet.noneOf(Fault.class));
        ServedInjection served = new ServedInjection(planned, serving.remarks(), serving.yield(), number);
        injections.add(served);
        return served;
    }

    /** The same vial once more. */
    void again(ServedInjection first, Map<String, String> remarks) {
        PlannedInjection planned = first.planned().at(injections.size() + 1);
        injections.add(new ServedInjection(planned, remarks, first.yield(), first.number()));
    }

    /** A sample name that stands once in the run. */
    Kind kind(String name, SampleType type, Optional<String> level) {
        int count = counts.merge(name, 1, Integer::sum);
        return new Kind(name + "-" + count, type, level, Optional.empty(), "");
    }
}
