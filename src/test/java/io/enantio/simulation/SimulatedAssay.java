package io.enantio.simulation;

import io.enantio.TestObjects;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.InternalStandard;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The four analytes of the shipped method, with qualifiers, a monitored compound and a dilution QC. */
public final class SimulatedAssay {
    private static final Transition KETAMINE = Transition.srm(238.1, 125.0);

    private SimulatedAssay() {}

    public static Method method() {
        Method onePair = TestObjects.method();
        List<Compound> compounds = List.of(
                compound("ketamine", KETAMINE, Transition.srm(238.1, 179.1), List.of(10.40, 11.60)),
                compound(
                        "norketamine",
                        Transition.srm(224.1, 125.0),
                        Transition.srm(224.1, 179.1),
                        List.of(7.30, 8.40)));
        List<String> names = compounds.stream()
                .flatMap(compound -> compound.analytes().stream())
                .map(Analyte::name)
                .toList();
        List<Level> standards = onePair.calibration().levels().stream()
                .map(level -> level(
                        names,
                        level.name(),
                        level.nominalNgPerMl(TestObjects.S_KETAMINE).orElseThrow()))
                .toList();
        List<Level> qcs = new ArrayList<>();
        onePair.qcLevels()
                .forEach(level -> qcs.add(level(
                        names,
                        level.name(),
                        level.nominalNgPerMl(TestObjects.S_KETAMINE).orElseThrow())));
        qcs.add(level(names, "DILUTION", 1500));
        return new Method(
                onePair.identity(),
                onePair.acquisition(),
                compounds,
                List.of(
                        standard("ketamine-d4", Transition.srm(242.1, 129.0), List.of(10.36, 11.56)),
                        standard("norketamine-d4", Transition.srm(228.1, 129.0), List.of(7.27, 8.37))),
                List.of(new MonitoredCompound(
                        "dehydronorketamine",
                        new Channel(
                                "dehydronorketamine",
                                Role.MONITORED,
                                Transition.srm(222.1, 177.0),
                                new PeakWindow(List.of(6.1), 0.5)),
                        List.of("norketamine"))),
                new CalibrationPlan(
                        onePair.calibration().model(), onePair.calibration().weighting(), standards),
                qcs,
                onePair.limits(),
                AssayFacts.NONE);
    }

    private static Compound compound(String name, Transition quantifier, Transition qualifier, List<Double> times) {
        PeakWindow window = new PeakWindow(times, 1.0);
        return new Compound(
                name,
                new Compound.Channels(
                        new Channel(name, Role.QUANTIFIER, quantifier, window),
                        Optional.of(new Channel(name, Role.QUALIFIER, qualifier, window))),
                new Compound.InternalStandardUse(Optional.of(name + "-d4"), OptionalDouble.of(0.08)),
                List.of(
                        new Analyte("S-" + name, name, Optional.of(Configuration.S), times.get(0)),
                        new Analyte("R-" + name, name, Optional.of(Configuration.R), times.get(1))));
    }

    private static InternalStandard standard(String name, Transition transition, List<Double> times) {
        return new InternalStandard(
                name,
                new Channel(name, Role.INTERNAL_STANDARD, transition, new PeakWindow(times, 1.0)),
                new InternalStandard.Amount(50, OptionalDouble.of(0.1)),
                List.of(Optional.of(Configuration.S), Optional.of(Configuration.R)));
    }

    private static Level level(List<String> analytes, String name, double nominal) {
        Map<String, Double> byAnalyte = new LinkedHashMap<>();
        analytes.forEach(analyte -> byAnalyte.put(analyte, nominal));
        return new Level(name, byAnalyte);
    }
}
