package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.rules.Flag;
import java.util.Set;

/** REINJECTED: the value is of a sample that was injected again for a technical cause which a person put on record (rule B-10). */
public final class RepeatInjectionFlag implements FlagTrigger {
    private final TechnicalRepeats repeats;

    public RepeatInjectionFlag(AnalyteEvidence evidence) {
        this.repeats = new TechnicalRepeats(evidence.run(), evidence.analyte());
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        boolean isOne = row.isCounted() && repeats.replacedBy(row.injection()).isPresent();
        return isOne ? Set.of(Flag.REINJECTED) : Set.of();
    }
}
