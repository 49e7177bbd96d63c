package io.enantio.acceptance.reanalysis;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.rules.Flag;
import io.enantio.run.ReasonCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A result of a study sample as records hold it, and what it says about a reason to report another one (rule B-09). */
public record RecordedResult(ResultStatus status, Set<Flag> flags) {
    private static final Set<Flag> OF_THE_INTERNAL_STANDARD =
            EnumSet.of(Flag.IS_MISSING, Flag.IS_LOW, Flag.IS_HIGH, Flag.IS_DRIFT, Flag.IS_GROUP_SHIFT);

    /** A diluted sample is repeated with less dilution, one below a raised LLOQ in a run that reaches it. */
    private static final Set<Flag> TO_BE_REPEATED = EnumSet.of(Flag.TRUNCATED_LLOQ, Flag.DILUTED_BELOW_LLOQ);

    private static final Set<Flag> ABOVE_THE_RANGE = EnumSet.of(Flag.SATURATED, Flag.TRUNCATED_ULOQ);

    /** What a record says about a reason. */
    public enum Answer {
        BEARS_OUT,
        CONTRADICTS,
        /** Nothing: the reason is what a person saw. */
        SILENT
    }

    public RecordedResult {
        flags = Collections.unmodifiableSet(flags.isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(flags));
    }

    /** Whether it says something about the concentration: a value, or that it is beyond the range. */
    public boolean isUsable() {
        return status != ResultStatus.NOT_QUANTIFIABLE && !flags.contains(Flag.EXCLUDED_BY_DECISION);
    }

    /** Whether it could be reported as it is: usable, within what the run could measure, and with nothing that asks for a repeat. */
    public boolean isValid() {
        return isUsable() && status != ResultStatus.ABOVE_ULOQ && Collections.disjoint(flags, TO_BE_REPEATED);
    }

    /** What it says about a reason to report another result in its place. */
    public Answer on(ReasonCode code) {
        return switch (code) {
            case RUN_REJECTED -> only(flags.contains(Flag.RUN_REJECTED));
            case IS_DEVIATION -> only(!Collections.disjoint(flags, OF_THE_INTERNAL_STANDARD));
            case ABOVE_ULOQ -> only(status == ResultStatus.ABOVE_ULOQ || !Collections.disjoint(flags, ABOVE_THE_RANGE));
            case BELOW_LLOQ -> only(flags.contains(Flag.TRUNCATED_LLOQ));
            case DILUTED_BELOW_LLOQ -> only(flags.contains(Flag.DILUTED_BELOW_LLOQ));
            case PREDOSE -> predose();
            default -> flags.contains(Flag.EXCLUDED_BY_DECISION) ? Answer.BEARS_OUT : Answer.SILENT;
        };
    }

    private static Answer only(boolean isOnRecord) {
        return isOnRecord ? Answer.BEARS_OUT : Answer.CONTRADICTS;
    }

    /** A placebo sample has no flag: only that nothing was quantified contradicts. */
    private Answer predose() {
        if (flags.contains(Flag.PREDOSE_QUANTIFIABLE)) {
            return Answer.BEARS_OUT;
        }
        return status == ResultStatus.QUANTIFIED || status == ResultStatus.ABOVE_ULOQ
                ? Answer.SILENT
                : Answer.CONTRADICTS;
    }
}
