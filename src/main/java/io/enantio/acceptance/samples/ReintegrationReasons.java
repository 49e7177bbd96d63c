package io.enantio.acceptance.samples;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.Channel;
import io.enantio.peak.area.Peak;
import io.enantio.run.Action.Bounds;
import io.enantio.run.Action.Interference;
import io.enantio.run.Action.OtherPeak;
import io.enantio.run.Action.Reintegrate;
import io.enantio.run.Action.Way;
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
 * lies within the person's bounds is not the wrong one. The other codes are judgements about a trace, which no record contradicts. A further
 * peak that no fit added cannot be left out.
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
                    .flatMap(row -> contradiction(decision, row, undecided))
                    .ifPresent(objection -> contradicted.put(decision.number(), objection));
        }
        return contradicted.isEmpty() ? decisions : decisions.objectedTo(contradicted);
    }

    private static Optional<Objection> contradiction(Decision decision, ResultRow row, RunResult undecided) {
        Optional<Way> way = decision.action() instanceof Reintegrate reintegrate
                ? Optional.of(reintegrate.way()).filter(Way::isByHand)
                : Optional.empty();
        return way.flatMap(how -> nothingAdded(how, row, undecided).or(() -> contradiction(decision, how, row)));
    }

    /** A further peak can be left out of a fit only if the fit added one. */
    private static Optional<Objection> nothingAdded(Way way, ResultRow row, RunResult undecided) {
        Channel quantifier =
                undecided.method().compoundOf(row.analyte()).channels().quantifier();
        boolean isAdded = undecided.injections().stream()
                .filter(peaks -> peaks.injection().number() == row.injection().number())
                .anyMatch(peaks -> peaks.in(quantifier).without().isPresent());
        return way instanceof Interference && !isAdded
                ? Optional.of(new Objection(
                        "parameters",
                        "is interference=off, and the fit of this trace has no further peak that could be left out",
                        "Nothing is to be done; record another decision about the peak if its area is wrong."))
                : Optional.empty();
    }

    private static Optional<Objection> contradiction(Decision decision, Way way, ResultRow row) {
        Optional<Peak> peak = row.peak() instanceof Peak one && one.isDetected() ? Optional.of(one) : Optional.empty();
        Optional<Double> found = peak.map(Peak::retentionTimeMin);
        boolean isSamePeak = peak.filter(one -> isAbout(way, one)).isPresent();
        return switch (decision.reason().code().orElse(ReasonCode.SPLIT)) {
            case MISSED ->
                objection(isSamePeak, "MISSED, and the method's algorithm found this peak at %.3f min", found);
            case WRONG_PEAK ->
                found.isEmpty()
                        ? objection(true, "WRONG_PEAK, and the method's algorithm found no peak", found)
                        : objection(
                                isSamePeak,
                                way instanceof Bounds
                                        ? "WRONG_PEAK, and the apex of the algorithm's peak, %.3f min, lies within the bounds"
                                        : "WRONG_PEAK, and it is about the algorithm's peak, %.3f min",
                                found);
            default -> Optional.empty();
        };
    }

    /** Whether the person means the peak that the algorithm found: a top within half of its width is the same one. */
    private static boolean isAbout(Way way, Peak found) {
        if (way instanceof Bounds drawn) {
            return drawn.startMin() < found.retentionTimeMin() && found.retentionTimeMin() < drawn.endMin();
        }
        return !(way instanceof OtherPeak other)
                || Math.abs(other.nearMin() - found.retentionTimeMin())
                        < found.figures().widthMin().orElse(0) / 2;
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
