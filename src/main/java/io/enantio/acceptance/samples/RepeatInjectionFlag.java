package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import io.enantio.run.Action;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decision;
import io.enantio.run.Injection;
import io.enantio.run.ReasonCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * REINJECTED: the value is of a sample that was injected again for a technical cause which a person put on record (rule
 * B-10): an earlier injection of the same prepared sample was excluded for a fault of injection or equipment, or a decision names
 * this injection as the reported one because another had such a fault. Two injections of a sample without such a decision are
 * repeats of unknown cause and have no flag.
 */
public final class RepeatInjectionFlag implements FlagTrigger {
    /** A new preparation is no reinjection. */
    private static final Set<ReasonCode> TECHNICAL = EnumSet.of(ReasonCode.INJECTION_FAULT, ReasonCode.EQUIPMENT_FAULT);

    private static final String REPLICATE = "replicate";

    private final AnalyticalRun run;
    private final Analyte analyte;

    public RepeatInjectionFlag(AnalyteEvidence evidence) {
        this.run = evidence.run();
        this.analyte = evidence.analyte();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        boolean isOne = row.isCounted() && (replacesAnother(row.injection()) || isReportedInstead(row.injection()));
        return isOne ? Set.of(Flag.REINJECTED) : Set.of();
    }

    private boolean replacesAnother(Injection injection) {
        return run.injections().stream()
                .filter(earlier -> earlier.number() < injection.number() && isSameSample(earlier, injection))
                .anyMatch(earlier -> about(earlier.number()).stream()
                        .anyMatch(decision -> decision.action() instanceof Action.Exclude && isTechnical(decision)));
    }

    private boolean isReportedInstead(Injection injection) {
        Action.ReportValue reported = new Action.ReportValue(run.header().run(), injection.number());
        return run.injections().stream()
                .filter(other -> other.number() < injection.number())
                .anyMatch(other -> about(other.number()).stream()
                        .anyMatch(decision -> decision.action().equals(reported) && isTechnical(decision)));
    }

    private List<Decision> about(int injection) {
        return run.decisions().about(injection, analyte);
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
