package io.enantio.acceptance.samples;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.peak.area.Peak;
import io.enantio.run.Action.Bounds;
import io.enantio.run.Action.Reintegrate;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.Objection;
import io.enantio.run.ReasonCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reasons of manual integrations against what the algorithm found (rule B-11): a peak that it found was not missed, and one whose apex
 * lies within the person's bounds is not the wrong one. The other codes are judgements about a trace, which no record contradicts.
 */
public final class ReintegrationReasons {
    private ReintegrationReasons() {}

    /**
     * The decisions of a run; those whose reason its records contradict have no effect.
     *
     * @param undecided the result without any decision
     * @return the same if nothing contradicts
     */
    public static Decisions checked(RunResult undecided) {
        Decisions decisions = undecided.run().decisions();
        Map<Integer, Objection> contradicted = new HashMap<>();
        for (Decision decision : decisions.inForce()) {
            undecided.rows().stream()
                    .filter(row -> decision.subject()
                            .injection()
                            .equals(Optional.of(row.injection().number())))
                    .filter(row -> decision.subject()
                            .analyte()
                            .equals(Optional.of(row.analyte().name())))
                    .findFirst()
                    .flatMap(row -> contradiction(decision, row))
                    .ifPresent(objection -> contradicted.put(decision.number(), objection));
        }
        return contradicted.isEmpty() ? decisions : decisions.objectedTo(contradicted);
    }

    private static Optional<Objection> contradiction(Decision decision, ResultRow row) {
        Optional<Bounds> bounds = decision.action() instanceof Reintegrate drawn ? drawn.bounds() : Optional.empty();
        Optional<Double> found = row.peak() instanceof Peak peak && peak.isDetected()
                ? Optional.of(peak.retentionTimeMin())
                : Optional.empty();
        boolean isSamePeak = found.isPresent()
                && bounds.filter(drawn -> drawn.startMin() < found.get() && found.get() < drawn.endMin())
                        .isPresent();
        return switch (decision.reason()
                .code()
                .filter(code -> bounds.isPresent())
                .orElse(ReasonCode.SPLIT)) {
            case MISSED ->
                objection(isSamePeak, "MISSED, and the method's algorithm found this peak at %.3f min", found);
            case WRONG_PEAK ->
                found.isEmpty()
                        ? objection(true, "WRONG_PEAK, and the method's algorithm found no peak", found)
                        : objection(
                                isSamePeak,
                                "WRONG_PEAK, and the apex of the algorithm's peak, %.3f min, lies within the bounds",
                                found);
            default -> Optional.empty();
        };
    }

    private static Optional<Objection> objection(boolean isContradicted, String problem, Optional<Double> foundMin) {
        return isContradicted
                ? Optional.of(new Objection(
                        "reason_code",
                        "is " + String.format(Locale.ROOT, problem, foundMin.orElse(0.0)),
                        "Record another decision about the peak, with the reason that applies."))
                : Optional.empty();
    }
}
