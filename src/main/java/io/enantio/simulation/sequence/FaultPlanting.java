package io.enantio.simulation.sequence;

import io.enantio.method.Analyte;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.Method;
import io.enantio.method.value.Require;
import io.enantio.run.SampleType;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.subject.SubjectProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the faults of runs, standards, QCs and blanks on their injections and prepares those samples wrongly. */
public final class FaultPlanting {
    private static final double TURNS_AT_SHARE_OF_ULOQ = 0.94;

    private final SimulationPlan plan;
    private final Method method;

    public FaultPlanting(SimulationPlan plan) {
        this.plan = plan;
        this.method = plan.method();
    }

    /**
     * The same injections with these faults.
     *
     * @throws IllegalArgumentException when the run holds no injection that a fault could strike
     */
    public List<PlannedInjection> planted(List<PlannedInjection> injections) {
        List<PlannedInjection> struck = new ArrayList<>(injections);
        for (Fault fault : plan.faults()) {
            if (strikesInjections(fault)) {
                strike(fault, struck);
            }
        }
        return List.copyOf(struck);
    }

    private static boolean strikesInjections(Fault fault) {
        return switch (fault.target()) {
            case STUDY, STUDY_REPEATED, LAST_STUDY, ALL_STUDY, PREDOSE -> false;
            default -> true;
        };
    }

    private void strike(Fault fault, List<PlannedInjection> injections) {
        List<PlannedInjection> targets = injections.stream()
                .filter(injection -> isTarget(fault, injection))
                .toList();
        Require.that(!targets.isEmpty(), "fault " + fault.word() + " finds no injection to strike in this run");
        for (int i = 0; i < targets.size(); i++) {
            PlannedInjection target = targets.get(i);
            if (!isSingle(fault) || i == targets.size() / 2) {
                injections.set(target.number() - 1, prepared(fault, target.struckBy(fault), i));
            }
        }
    }

    private static boolean isSingle(Fault fault) {
        return switch (fault.target()) {
            case SUITABILITY, BLANK, LLOQ_QC, LLOQ_STANDARD, ULOQ_STANDARD -> true;
            default -> false;
        };
    }

    private boolean isTarget(Fault fault, PlannedInjection injection) {
        boolean isStandard = injection.type() == SampleType.STANDARD;
        boolean isQc = injection.type() == SampleType.QC && injection.dilutionFactor() == 1;
        return switch (fault.target()) {
            case SUITABILITY -> injection.type() == SampleType.SUITABILITY;
            case BLANK -> injection.type() == SampleType.BLANK;
            case LLOQ_QC -> isQc && injection.isOfLevel(lowestQc());
            case MID_QCS -> isQc && injection.isOfLevel(middleQc());
            case LLOQ_STANDARD, LLOQ_STANDARDS ->
                isStandard && injection.isOfLevel(standards().get(0));
            case ULOQ_STANDARD, ULOQ_STANDARDS ->
                isStandard && injection.isOfLevel(standards().get(standards().size() - 1));
            case STANDARDS -> isStandard;
            case STANDARDS_AND_QCS -> isStandard || injection.type() == SampleType.QC;
            case DILUTED -> injection.type() == SampleType.QC && injection.dilutionFactor() != 1;
            default -> true;
        };
    }

    private List<String> standards() {
        return names(method.calibration().levels());
    }

    private String lowestQc() {
        return names(method.qcLevels()).stream().findFirst().orElse("");
    }

    private String middleQc() {
        return new Spiking(method)
                .qcLevel(LevelRole.MIDDLE, first())
                .map(Level::name)
                .orElse("");
    }

    private List<String> names(List<Level> levels) {
        return levels.stream()
                .sorted(Comparator.comparingDouble(this::nominal))
                .map(Level::name)
                .toList();
    }

    private double nominal(Level level) {
        return level.nominalNgPerMl(first()).orElse(Double.MAX_VALUE);
    }

    private Analyte first() {
        return method.analytes().get(0);
    }

    private PlannedInjection prepared(Fault fault, PlannedInjection injection, int turn) {
        Map<String, Double> wrong = new LinkedHashMap<>(injection.trueNgPerMl());
        for (Analyte analyte : method.analytes()) {
            Amount amount = amount(fault, injection, analyte, turn);
            if (fault.strikes(method, analyte) && amount != Amount.RIGHT) {
                wrong.put(analyte.name(), amount.share() * injection.trueNgPerMl(analyte) + amount.added());
            }
        }
        return injection.holding(wrong);
    }

    /** New concentration = share × the right one + added. */
    private record Amount(double share, double added) {
        static final Amount RIGHT = new Amount(1, 0);
    }

    private Amount amount(Fault fault, PlannedInjection injection, Analyte analyte, int turn) {
        return switch (fault) {
            case FAILING_QC -> new Amount(1.35, 0);
            case FAILING_LLOQ_STANDARD -> new Amount(1.6, 0);
            case TRUNCATED_ULOQ -> new Amount(0.6, 0);
            case NO_CURVE -> new Amount(turn % 2 == 0 ? 1.45 : 0.55, 0);
            case RACEMATE_RATIO -> new Amount(1.12, 0);
            case RESPONSE_TURNS -> new Amount(bent(injection, analyte), 0);
            case BLANK_INTERFERENCE -> new Amount(1, 0.6 * SubjectProfile.lloqNgPerMl(method, analyte));
            case SUITABILITY -> new Amount(2.0 / 3, 0);
            case DILUTION_QC_FAILING -> new Amount(1.4, 0);
            default -> Amount.RIGHT;
        };
    }

    /** Share of the response that is left where it bends like c - c²/(2v), v its highest point. */
    private double bent(PlannedInjection injection, Analyte analyte) {
        double highest = TURNS_AT_SHARE_OF_ULOQ * SubjectProfile.uloqNgPerMl(method, analyte);
        return 1 - injection.trueNgPerMl(analyte) / injection.dilutionFactor() / (2 * highest);
    }
}
