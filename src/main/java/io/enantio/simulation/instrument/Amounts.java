package io.enantio.simulation.instrument;

import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.run.SampleType;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.sequence.PlannedInjection;
import io.enantio.simulation.subject.SubjectProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Areas of all analytes and internal standards of an injection (rule I-05):
 *
 * <pre>
 * analyte           = response · C/dilution · recovery  +  response · C_IS · d0/100 · IS recovery  +  carry-over
 * internal standard = response · C_IS · IS recovery                                             +  carry-over
 * recovery    = common to the injection (CV 2.8 %) · compound's own (1.0 %) · peak's own (0.3 %)    together 3 %
 * IS recovery = common to the injection (CV 2.8 %) · standard's own (4.1 %) · peak's own (0.3 %)    together 5 %
 * </pre>
 *
 * A neat suitability injection has neither recovery, only 0.8 % of injection. The response makes the LLOQ's area
 * 150 counts·min, multiplied by a factor of the compound from 0.85 to 1.15.
 */
public final class Amounts {
    private static final double LLOQ_AREA_COUNTS_MIN = 150;
    private static final double COMMON_CV_PERCENT = 2.8;
    private static final double COMPOUND_CV_PERCENT = 1.0;
    private static final double STANDARD_CV_PERCENT = 4.1;
    private static final double PEAK_CV_PERCENT = 0.3;
    private static final double NEAT_CV_PERCENT = 0.8;
    private static final double USUAL_CARRY_OVER = 0.0001;
    private static final double FAULTY_CARRY_OVER = 0.003;
    private static final double DRIFT_OF_SENSITIVITY = 0.35;

    private final SimulationPlan plan;
    private final Method method;
    private final int injections;

    /** Areas by analyte name, and by internal standard in its elution order; counts x minute. */
    public record Areas(Map<String, Double> ofAnalytes, Map<String, List<Double>> ofStandards) {
        public static final Areas NONE = new Areas(Map.of(), Map.of());

        public double ofAnalyte(Analyte analyte) {
            return ofAnalytes.getOrDefault(analyte.name(), 0.0);
        }

        public double ofStandard(InternalStandard standard, int place) {
            List<Double> areas = ofStandards.getOrDefault(standard.name(), List.of());
            return place < areas.size() ? areas.get(place) : 0;
        }
    }

    public Amounts(SimulationPlan plan, int injections) {
        this.plan = plan;
        this.method = plan.method();
        this.injections = injections;
    }

    /** Areas of an injection that follows another. */
    public Areas of(PlannedInjection injection, Areas previous) {
        double carry =
                plan.has(Fault.CARRY_OVER) || plan.has(Fault.CARRYOVER_RISK) ? FAULTY_CARRY_OVER : USUAL_CARRY_OVER;
        Map<String, List<Double>> standards = new LinkedHashMap<>();
        for (InternalStandard standard : method.internalStandards()) {
            List<Double> areas = new ArrayList<>();
            for (int place = 0; place < standard.configurations().size(); place++) {
                areas.add(added(injection, standard, place) + carry * previous.ofStandard(standard, place));
            }
            standards.put(standard.name(), areas);
        }
        Map<String, Double> analytes = new LinkedHashMap<>();
        for (Analyte analyte : method.analytes()) {
            double own = response(analyte)
                    * injection.trueNgPerMl(analyte)
                    / injection.dilutionFactor()
                    * recovery(injection, analyte);
            analytes.put(analyte.name(), own + unlabelled(injection, analyte) + carry * previous.ofAnalyte(analyte));
        }
        return new Areas(analytes, standards);
    }

    /** Counts x minute per ng/mL. */
    double response(Analyte analyte) {
        Compound compound = method.compoundOf(analyte);
        double own = RandomStream.of(plan.seed(), "response", method.compounds().indexOf(compound))
                .uniform(0.85, 1.15);
        return LLOQ_AREA_COUNTS_MIN
                * own
                / SubjectProfile.lloqNgPerMl(method, compound.analytes().get(0));
    }

    private double recovery(PlannedInjection injection, Analyte analyte) {
        int compound = method.compounds().indexOf(method.compoundOf(analyte));
        int place = method.analytes().indexOf(analyte);
        return common(injection)
                * own(injection, "compound", compound, COMPOUND_CV_PERCENT)
                * own(injection, "peak", place, PEAK_CV_PERCENT);
    }

    private double common(PlannedInjection injection) {
        boolean isNeat = injection.type() == SampleType.SUITABILITY;
        double sensitivity =
                injection.has(Fault.IS_DRIFT) ? 1 - DRIFT_OF_SENSITIVITY * injection.number() / injections : 1;
        return sensitivity
                * RandomStream.of(plan.seed(), "recovery", injection.number())
                        .factor(isNeat ? NEAT_CV_PERCENT : COMMON_CV_PERCENT);
    }

    private double own(PlannedInjection injection, String purpose, int place, double cvPercent) {
        boolean isNeat = injection.type() == SampleType.SUITABILITY;
        return isNeat
                ? 1
                : RandomStream.of(plan.seed(), purpose, injection.number(), place)
                        .factor(cvPercent);
    }

    /** Area of a peak of an internal standard that was added to this sample. */
    private double added(PlannedInjection injection, InternalStandard standard, int place) {
        boolean isForgotten = injection.has(Fault.IS_DROPOUT) || injection.has(Fault.TRUNCATED_LLOQ);
        if (injection.type().hasNoInternalStandard() || isForgotten) {
            return 0;
        }
        int number = method.internalStandards().indexOf(standard);
        return standardResponse(standard)
                * standard.amount().concentrationNgPerMl()
                * common(injection)
                * own(injection, "standard", number, STANDARD_CV_PERCENT)
                * own(injection, "standard peak", 1000 * number + place, PEAK_CV_PERCENT)
                * faulty(injection, standard);
    }

    private double faulty(PlannedInjection injection, InternalStandard standard) {
        double factor = 1;
        if (injection.has(Fault.IS_LOW)) {
            factor *= 1.0 / 3;
        }
        if (injection.has(Fault.IS_HIGH)) {
            factor *= 1.8;
        }
        boolean isShifted = injection.has(Fault.IS_GROUP_SHIFT)
                && served(standard).stream().anyMatch(analyte -> Fault.IS_GROUP_SHIFT.strikes(method, analyte));
        return isShifted ? 0.72 * factor : factor;
    }

    private List<Analyte> served(InternalStandard standard) {
        return method.compounds().stream()
                .filter(compound -> method.internalStandardOf(compound).equals(Optional.of(standard)))
                .flatMap(compound -> compound.analytes().stream())
                .toList();
    }

    /** An internal standard has the response of the first analyte that it is used for. */
    private double standardResponse(InternalStandard standard) {
        return served(standard).stream().findFirst().map(this::response).orElse(LLOQ_AREA_COUNTS_MIN);
    }

    /** Analyte that was added with its labelled standard (rule A-14). */
    private double unlabelled(PlannedInjection injection, Analyte analyte) {
        return method.internalStandardOf(method.compoundOf(analyte))
                .map(standard -> standard.placeFor(analyte)
                                .map(place -> added(injection, standard, place))
                                .orElse(0.0)
                        * standard.amount().d0Percent().orElse(0)
                        / 100)
                .orElse(0.0);
    }
}
