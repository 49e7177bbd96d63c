package io.enantio.simulation.sequence;

import io.enantio.method.Configuration;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.run.SampleType;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.sequence.PlannedInjection.Kind;
import io.enantio.simulation.subject.RunSamples;
import io.enantio.simulation.subject.Specimen;
import io.enantio.simulation.subject.SubjectProfile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order of a run as a laboratory would inject it: suitability, single enantiomers, blank and zero, the standards
 * rising, a blank for carry-over, QCs, study samples in blocks with QCs behind each, the standards once more. A blank
 * stands in front of every group that begins low.
 */
public final class RunLayout {
    private static final int SUITABILITY_INJECTIONS = 5;
    private static final int BLOCK = 20;
    private static final double SINGLE_ENANTIOMER_SHARE_OF_ULOQ = 0.4;
    private static final double REPEAT_IS_HIGHER = 1.6;

    private final SimulationPlan plan;
    private final Method method;
    private final List<Specimen> specimens;
    private final Spiking spiking;
    private final List<Specimen> again;
    private final List<PlannedInjection> injections = new ArrayList<>();

    private RunLayout(SimulationPlan plan, RunSamples samples) {
        this.plan = plan;
        this.method = plan.method();
        this.spiking = new Spiking(method);
        this.specimens = samples.first();
        this.again = samples.again();
    }

    /** Every injection in order; faults of specimens are on theirs, faults of standards and QCs not yet. */
    public static List<PlannedInjection> of(SimulationPlan plan, RunSamples samples) {
        RunLayout layout = new RunLayout(plan, samples);
        layout.opening();
        layout.standards("1");
        layout.qcs(1);
        layout.studySamples();
        layout.control(SampleType.BLANK, Map.of());
        layout.standards("2");
        samples.first().stream()
                .filter(specimen -> specimen.faults().contains(Fault.NOT_BRACKETED))
                .forEach(layout::study);
        return List.copyOf(layout.injections);
    }

    private void opening() {
        Level middle = middleLevel();
        for (int i = 0; i < SUITABILITY_INJECTIONS; i++) {
            add(SampleType.SUITABILITY, "SST-" + (i + 1), Optional.empty(), spiking.nominal(middle));
        }
        control(SampleType.BLANK, Map.of());
        for (Configuration configuration : List.of(Configuration.S, Configuration.R)) {
            Map<String, Double> single = spiking.single(configuration, SINGLE_ENANTIOMER_SHARE_OF_ULOQ);
            if (!single.isEmpty() && !plan.has(Fault.NO_SINGLE_ENANTIOMERS)) {
                add(SampleType.SINGLE_ENANTIOMER, configuration + "-ONLY", Optional.of(configuration.name()), single);
            }
        }
        control(SampleType.BLANK, Map.of());
        if (!plan.has(Fault.NO_ZERO)) {
            control(SampleType.ZERO, Map.of());
        }
    }

    /** Level of the suitability injections: the middle one of the standards. */
    private Level middleLevel() {
        List<Level> levels = method.calibration().levels();
        return levels.get(levels.size() * 5 / 8);
    }

    private void standards(String replicate) {
        for (Level level : method.calibration().levels()) {
            add(SampleType.STANDARD, level.name() + "-" + replicate, Optional.of(level.name()), spiking.nominal(level));
        }
        control(SampleType.CARRYOVER_BLANK, Map.of());
    }

    private void studySamples() {
        List<Specimen> bracketed = specimens.stream()
                .filter(specimen -> !specimen.faults().contains(Fault.NOT_BRACKETED))
                .toList();
        int group = 2;
        for (int from = 0; from < bracketed.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, bracketed.size());
            bracketed.subList(from, to).forEach(this::study);
            if (to == bracketed.size()) {
                specimens.stream()
                        .filter(specimen -> specimen.faults().contains(Fault.ISR_FLYER))
                        .forEach(this::repeat);
                again.forEach(this::analysedAgain);
            }
            control(SampleType.BLANK, Map.of());
            qcs(group++);
        }
        if (bracketed.isEmpty()) {
            control(SampleType.BLANK, Map.of());
            qcs(group);
        }
    }

    private void study(Specimen specimen) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(specimen.faults());
        faults.remove(Fault.ISR_FLYER);
        injections.add(new PlannedInjection(
                injections.size() + 1,
                new Kind(specimen.sampleId(), SampleType.STUDY, Optional.empty(), Optional.of(specimen), ""),
                specimen.dilutionFactor(),
                specimen.trueNgPerMl(),
                faults));
    }

    private void analysedAgain(Specimen specimen) {
        analysedAgain(specimen, specimen.trueNgPerMl(), EnumSet.noneOf(Fault.class));
    }

    private void repeat(Specimen specimen) {
        Map<String, Double> higher = new LinkedHashMap<>();
        specimen.trueNgPerMl().forEach((analyte, value) -> higher.put(analyte, REPEAT_IS_HIGHER * value));
        analysedAgain(specimen, higher, EnumSet.of(Fault.ISR_FLYER));
    }

    private void analysedAgain(Specimen specimen, Map<String, Double> content, Set<Fault> faults) {
        Kind kind = new Kind(
                specimen.sampleId(), SampleType.STUDY, Optional.empty(), Optional.of(specimen), RunSamples.INCURRED);
        injections.add(new PlannedInjection(injections.size() + 1, kind, specimen.dilutionFactor(), content, faults));
    }

    /** The levels inside the range, and dilution QCs for every validated factor that a study sample was diluted by. */
    private void qcs(int group) {
        for (Level level : method.qcLevels()) {
            if (!isAboveRange(level, 1)) {
                add(
                        SampleType.QC,
                        "QC-" + level.name() + "-" + group,
                        Optional.of(level.name()),
                        spiking.nominal(level));
            }
        }
        Stream.concat(specimens.stream(), again.stream())
                .filter(specimen ->
                        specimen.dilutionFactor() != 1 && !specimen.faults().contains(Fault.DILUTION_UNVALIDATED))
                .mapToDouble(Specimen::dilutionFactor)
                .distinct()
                .sorted()
                .forEach(factor -> dilutionQcs(group, factor));
    }

    private void dilutionQcs(int group, double factor) {
        for (Level level : method.qcLevels()) {
            if (isAboveRange(level, 1) && !isAboveRange(level, factor)) {
                injections.add(new PlannedInjection(
                        injections.size() + 1,
                        new Kind(
                                "QC-" + level.name() + "-" + group,
                                SampleType.QC,
                                Optional.of(level.name()),
                                Optional.empty(),
                                ""),
                        factor,
                        spiking.nominal(level),
                        EnumSet.noneOf(Fault.class)));
            }
        }
    }

    private boolean isAboveRange(Level level, double factor) {
        return method.analytes().stream()
                .anyMatch(analyte ->
                        level.nominalNgPerMl(analyte).orElse(0) / factor > SubjectProfile.uloqNgPerMl(method, analyte));
    }

    private void control(SampleType type, Map<String, Double> concentrations) {
        long already = injections.stream().filter(other -> other.type() == type).count();
        String name = type.name().replace("_BLANK", "");
        add(type, name + "-" + (already + 1), Optional.empty(), concentrations);
    }

    private void add(SampleType type, String sampleId, Optional<String> level, Map<String, Double> concentrations) {
        injections.add(new PlannedInjection(
                injections.size() + 1,
                new Kind(sampleId, type, level, Optional.empty(), ""),
                1,
                concentrations,
                EnumSet.noneOf(Fault.class)));
    }
}
