package io.enantio.simulation.subject;

import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.method.value.Require;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.Schedule.TimePoint;
import io.enantio.simulation.plan.SimulationPlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Draws the study samples: times within their windows, true concentrations, and faults of single samples. */
public final class StudySamples {
    /** Widest deviation from the nominal time if the plan has no window, and of the one sample after the end. */
    private static final double OPEN_JITTER_H = 0.5;

    private static final double SHARE_OF_WINDOW_USED = 0.8;
    private static final double LATE_BY_H = 20.0 / 60;
    private static final double DEFAULT_DILUTION_FACTOR = 5;
    private static final double UNVALIDATED_FACTOR = 3;

    private final SimulationPlan plan;
    private final Map<Integer, Set<Fault>> faultsByPlace = new TreeMap<>();
    private final List<TimePoint> timePoints;

    private StudySamples(SimulationPlan plan) {
        this.plan = plan;
        this.timePoints = plan.samples().schedule().timePoints();
    }

    /**
     * The samples, subject by subject in order of time.
     *
     * @throws IllegalArgumentException if there are more faults than samples
     */
    public static List<Specimen> of(SimulationPlan plan) {
        StudySamples samples = new StudySamples(plan);
        samples.plantFaults();
        List<Specimen> specimens = new ArrayList<>();
        for (int place = 0; place < samples.size(); place++) {
            specimens.add(samples.specimen(place));
        }
        return List.copyOf(specimens);
    }

    private int size() {
        return plan.samples().subjects() * timePoints.size();
    }

    private TimePoint timePoint(int place) {
        return timePoints.get(place % timePoints.size());
    }

    private void plantFaults() {
        for (Fault fault : plan.faults()) {
            switch (fault.target()) {
                case STUDY, STUDY_REPEATED, DILUTED -> strike(fault, freePlace(fault));
                case PREDOSE -> strike(fault, freePreDose(fault));
                case LAST_STUDY -> strike(fault, freeLast(fault));
                default -> {
                    // Affects injections, not samples.
                }
            }
        }
    }

    private void strike(Fault fault, int place) {
        faultsByPlace.put(place, EnumSet.of(fault));
        if (fault == Fault.FILE_REUSED) {
            // The preceding injection loses its result too, so no other fault may use it.
            faultsByPlace.putIfAbsent(place - 1, EnumSet.noneOf(Fault.class));
        }
    }

    /** Samples with a planned window that follow a post-dose sample of the same subject. */
    private int freePlace(Fault fault) {
        List<Integer> free = new ArrayList<>();
        for (int place = 0; place < size(); place++) {
            int number = timePoint(place).number();
            boolean frontIsFree = fault != Fault.FILE_REUSED || !faultsByPlace.containsKey(place - 1);
            if (number >= 2 && number <= 4 && frontIsFree && !faultsByPlace.containsKey(place)) {
                free.add(place);
            }
        }
        Require.that(!free.isEmpty(), needs(fault));
        return free.get(RandomStream.of(plan.seed(), fault.word()).place(free.size()));
    }

    private int freePreDose(Fault fault) {
        Require.that(plan.samples().subjects() > 0, needs(fault));
        int subject =
                RandomStream.of(plan.seed(), fault.word()).place(plan.samples().subjects());
        return subject * timePoints.size();
    }

    private int freeLast(Fault fault) {
        int place = size() - 1;
        Require.that(place >= 0 && !faultsByPlace.containsKey(place), needs(fault));
        return place;
    }

    private String needs(Fault fault) {
        return "fault " + fault.word() + " needs a study sample of its own: simulate more subjects than "
                + plan.samples().subjects();
    }

    private Specimen specimen(int place) {
        int subject = place / timePoints.size() + 1;
        TimePoint timePoint = timePoint(place);
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(faultsByPlace.getOrDefault(place, Set.of()));
        plan.faults().stream()
                .filter(fault -> fault.target() == Fault.Target.ALL_STUDY)
                .forEach(faults::add);
        double drawnH = drawnH(subject, timePoint, faults);
        Map<String, Double> concentrations = concentrations(subject, drawnH, faults);
        return new Specimen(subject, timePoint, drawnH, dilutionFactor(concentrations, faults), concentrations, faults);
    }

    private double drawnH(int subject, TimePoint timePoint, Set<Fault> faults) {
        RandomStream random = RandomStream.of(plan.seed(), "drawn", subject, timePoint.number());
        double position = random.uniform(-0.5, 0.5) * SHARE_OF_WINDOW_USED;
        if (timePoint.isPreDose()) {
            return -0.5 + 0.5 * position;
        }
        OptionalDouble to = timePoint.windowToMin();
        if (faults.contains(Fault.TIME_WINDOW) && to.isPresent()) {
            return to.getAsDouble() / 60 + LATE_BY_H;
        }
        double widthH = to.isPresent()
                ? (to.getAsDouble() - timePoint.windowFromMin().orElseThrow()) / 60
                : OPEN_JITTER_H * (timePoint.nominalH() > InfusionStudy.END_H ? 0.2 : 1);
        return timePoint.nominalH() + position * widthH;
    }

    private Map<String, Double> concentrations(int subject, double drawnH, Set<Fault> faults) {
        SubjectProfile profile = new SubjectProfile(plan, subject);
        Map<String, Double> byAnalyte = new LinkedHashMap<>();
        plan.method().analytes().forEach(analyte -> byAnalyte.put(analyte.name(), profile.ngPerMl(analyte, drawnH)));
        faults.forEach(fault -> plan.method().analytes().stream()
                .filter(analyte -> fault.strikes(plan.method(), analyte))
                .forEach(analyte -> byAnalyte.compute(
                        analyte.name(), (name, usual) -> struck(fault, analyte, usual == null ? 0 : usual))));
        return byAnalyte;
    }

    private double struck(Fault fault, Analyte analyte, double usual) {
        Method method = plan.method();
        double lloq = SubjectProfile.lloqNgPerMl(method, analyte);
        double uloq = SubjectProfile.uloqNgPerMl(method, analyte);
        boolean isFirst = method.compoundOf(analyte).place(analyte) == 0;
        return switch (fault) {
            case PREDOSE_CONTAMINATION -> 5 * lloq;
            case IS_INFLATION -> 8 * uloq;
            case DILUTION_QC_FAILING -> 1.6 * uloq;
            case DILUTED_BELOW_LLOQ -> 0.5 * lloq * validatedFactor();
            case BELOW_PRECISION_LIMIT -> 1.6 * lloq;
            case CARRYOVER_RISK -> 1.5 * lloq;
            case QC_COVERAGE -> 0.2 * usual;
            case AMBIGUOUS_ASSIGNMENT -> isFirst ? 0 : usual;
            case VALLEY -> isFirst ? 0.3 * uloq : 0.05 * uloq;
            case NO_VALLEY -> isFirst ? 0.4 * uloq : 0.04 * uloq;
            default -> usual;
        };
    }

    private double dilutionFactor(Map<String, Double> concentrations, Set<Fault> faults) {
        if (faults.contains(Fault.DILUTION_UNVALIDATED)) {
            return UNVALIDATED_FACTOR;
        }
        boolean isAboveUloq = plan.method().judgedAnalytes().stream()
                .anyMatch(analyte -> concentrations.getOrDefault(analyte.name(), 0.0)
                        > SubjectProfile.uloqNgPerMl(plan.method(), analyte));
        boolean isDiluted = isAboveUloq && !faults.contains(Fault.IS_INFLATION);
        return isDiluted || faults.contains(Fault.DILUTED_BELOW_LLOQ) ? validatedFactor() : 1;
    }

    private double validatedFactor() {
        return plan.method().facts().validated().dilution().factors().stream()
                .filter(factor -> factor > 1)
                .findFirst()
                .orElse(DEFAULT_DILUTION_FACTOR);
    }
}
