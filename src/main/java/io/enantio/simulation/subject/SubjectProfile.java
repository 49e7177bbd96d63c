package io.enantio.simulation.subject;

import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.Method;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.SimulationPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * True concentrations of a method's analytes in one subject over time.
 *
 * <p>The first compound of the method that is an R/S pair takes the role of the infused drug, the second that of its
 * metabolite ({@link InfusionStudy}). Every other analyte follows a generic profile, which has no physiological
 * basis: {@code C(t) = 0.4·ULOQ·factor·(1 - e^(-t/1.5 h))} until the infusion ends, falling with e^(-t/3 h) after it,
 * the factor lognormal with a CV of 25 % per subject and compound.
 */
public final class SubjectProfile {
    private static final double RESIDUAL_CV_PERCENT = 8;
    private static final double GENERIC_SHARE_OF_ULOQ = 0.4;
    private static final double GENERIC_RISE_H = 1.5;
    private static final double GENERIC_FALL_H = 3;
    private static final double GENERIC_CV_PERCENT = 25;

    private final SimulationPlan plan;
    private final int subject;
    private final Map<Solved, InfusionModel.Concentrations> solved = new HashMap<>();

    /** Drug and metabolite of one configuration share one numerical solution, which is kept because it is slow. */
    private record Solved(Configuration configuration, double hours) {}

    SubjectProfile(SimulationPlan plan, int subject) {
        this.plan = plan;
        this.subject = subject;
    }

    /** True concentration in a sample drawn so many hours after the start, ng/mL; 0 before the dose. */
    double ngPerMl(Analyte analyte, double hours) {
        double sum = total(analyte, hours);
        if (plan.samples().ratioRToS().isEmpty()
                || antipode(plan.method(), analyte).isEmpty()) {
            return sum;
        }
        double both = sum + total(antipode(plan.method(), analyte).get(), hours);
        double ratio = plan.samples().ratioRToS().getAsDouble();
        boolean isR = analyte.configuration().equals(Optional.of(Configuration.R));
        return both * (isR ? ratio : 1) / (1 + ratio);
    }

    private double total(Analyte analyte, double hours) {
        if (hours <= 0) {
            return 0;
        }
        int place = plan.method().analytes().indexOf(analyte);
        long quarterMinutes = StrictMath.round(240 * hours);
        double residual = RandomStream.of(plan.seed(), "residual", subject, place, quarterMinutes)
                .factor(RESIDUAL_CV_PERCENT);
        return residual * mean(analyte, hours);
    }

    private double mean(Analyte analyte, double hours) {
        Compound compound = plan.method().compoundOf(analyte);
        int role = pairs(plan.method()).indexOf(compound);
        if (role != 0 && role != 1) {
            return generic(analyte, hours);
        }
        InfusionModel.Concentrations concentrations = solved.computeIfAbsent(
                new Solved(analyte.configuration().orElseThrow(), hours),
                key -> InfusionStudy.of(plan.seed(), subject, key.configuration())
                        .at(key.hours()));
        return role == 0 ? concentrations.drugNgPerMl() : concentrations.metaboliteNgPerMl();
    }

    private double generic(Analyte analyte, double hours) {
        int place = plan.method().compounds().indexOf(plan.method().compoundOf(analyte));
        double factor = RandomStream.of(plan.seed(), "generic", subject, place).factor(GENERIC_CV_PERCENT);
        double infused = StrictMath.min(hours, InfusionStudy.END_H);
        double rise = 1 - StrictMath.exp(-infused / GENERIC_RISE_H);
        double fall = StrictMath.exp(-(hours - infused) / GENERIC_FALL_H);
        return GENERIC_SHARE_OF_ULOQ * uloqNgPerMl(plan.method(), analyte) * factor * rise * fall;
    }

    /** Highest nominal concentration of the standards; 1 for an analyte that no standard holds. */
    public static double uloqNgPerMl(Method method, Analyte analyte) {
        return method.calibration().levels().stream()
                .map(level -> level.nominalNgPerMl(analyte))
                .flatMapToDouble(OptionalDouble::stream)
                .max()
                .orElse(1);
    }

    /** Lowest nominal concentration of the standards; 1 for an analyte that no standard holds. */
    public static double lloqNgPerMl(Method method, Analyte analyte) {
        return method.calibration().levels().stream()
                .map(level -> level.nominalNgPerMl(analyte))
                .flatMapToDouble(OptionalDouble::stream)
                .min()
                .orElse(1);
    }

    /** The other enantiomer, if the compound is an R/S pair. */
    public static Optional<Analyte> antipode(Method method, Analyte analyte) {
        List<Analyte> pair = method.compoundOf(analyte).analytes();
        boolean isPair = isPair(method.compoundOf(analyte));
        return pair.stream().filter(other -> isPair && !other.equals(analyte)).findFirst();
    }

    private static List<Compound> pairs(Method method) {
        return method.compounds().stream().filter(SubjectProfile::isPair).toList();
    }

    private static boolean isPair(Compound compound) {
        List<Optional<Configuration>> configurations =
                compound.analytes().stream().map(Analyte::configuration).toList();
        return configurations.size() == 2
                && configurations.contains(Optional.of(Configuration.R))
                && configurations.contains(Optional.of(Configuration.S));
    }
}
