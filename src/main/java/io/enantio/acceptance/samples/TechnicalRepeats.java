package io.enantio.acceptance.samples;

import io.enantio.method.Analyte;
import io.enantio.run.Action;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decision;
import io.enantio.run.Injection;
import io.enantio.run.ReasonCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Injections that replaced an earlier one for a technical cause which a person put on record (rule B-10): an earlier injection of the same
 * prepared sample was excluded for a fault of injection or equipment, or a decision names this injection as the reported one because
 * another had such a fault. Two injections of a sample without such a decision are repeats of unknown cause.
 */
final class TechnicalRepeats {
    /** A new preparation is no reinjection. */
    private static final Set<ReasonCode> TECHNICAL = EnumSet.of(ReasonCode.INJECTION_FAULT, ReasonCode.EQUIPMENT_FAULT);

    private static final String REPLICATE = "replicate";

    private final String run;
    private final List<Faulty> faulty;

    /** An injection, and what people decided about it for a technical cause. */
    private record Faulty(Injection injection, List<Action> actions) {}

    TechnicalRepeats(AnalyticalRun run, Analyte analyte) {
        this.run = run.header().run();
        this.faulty = run.injections().stream()
                .map(injection ->
                        new Faulty(injection, technical(run.decisions().inForceAbout(injection.number(), analyte))))
                .filter(one -> !one.actions.isEmpty())
                .toList();
    }

    private static List<Action> technical(List<Decision> about) {
        return about.stream()
                .filter(TechnicalRepeats::isTechnical)
                .map(Decision::action)
                .toList();
    }

    /** The earliest injection that it replaced; absent if it is no reinjection. */
    Optional<Injection> replacedBy(Injection injection) {
        Action.ReportValue reported = new Action.ReportValue(run, injection.number());
        return faulty.stream()
                .filter(earlier -> earlier.injection.number() < injection.number())
                .filter(earlier -> earlier.actions.stream()
                        .anyMatch(action -> action.equals(reported)
                                || action instanceof Action.Exclude && isSameSample(earlier.injection, injection)))
                .map(Faulty::injection)
                .findFirst();
    }

    private static boolean isTechnical(Decision decision) {
        return decision.reason().code().filter(TECHNICAL::contains).isPresent();
    }

    /** The same sample prepared once: a dilution of it, or another replicate, is another preparation. */
    private static boolean isSameSample(Injection one, Injection other) {
        return one.sample().equals(other.sample())
                && one.dilutionFactor() == other.dilutionFactor()
                && one.batch().equals(other.batch())
                && one.remarks()
                        .getOrDefault(REPLICATE, "")
                        .equals(other.remarks().getOrDefault(REPLICATE, ""));
    }
}
