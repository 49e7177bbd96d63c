package io.enantio.peak.retention;

import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.peak.retention.LocatedChannel.RetentionShift;
import io.enantio.peak.retention.TemplateSearch.Candidate;
import io.enantio.peak.signal.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Finds a channel's peaks in every injection of a run by their pattern: all peaks together in the method's window, then
 * the drift of the run decides if one injection alone does not. For internal standards, and for compounds without one.
 */
final class ShiftLocator {
    /** A pattern below this significance is not seen. */
    private static final double SEEN = 6;
    /** Significance from which a position counts for the drift. */
    private static final double CLEAR = 10;
    /** Smallest standard deviation of a place, in widths (docs/explanation/integration.md). */
    static final double FLOOR_WIDTHS = 0.012;
    /** A second place nearer than this, in widths, is the same. */
    private static final double SAME_WIDTHS = 0.5;
    /** The drift overrules a better place only for one at least this good. */
    private static final double RIVAL = 0.5;
    /** A position that contradicts the drift must be by far the best: another with this fraction of its score makes it doubtful. */
    private static final double CONTRADICTED = 0.2;

    /** In doubt the search goes so many times as far as the method's window. */
    private static final double BEYOND = 2;

    private final ChannelRun run;
    private final double fwhmMin;
    private final Limits limits;

    ShiftLocator(ChannelRun run, double fwhmMin, Limits limits) {
        this.run = run;
        this.fwhmMin = fwhmMin;
        this.limits = limits;
    }

    /** Retention shift of every injection, relative to a shift known beforehand (0 if none is known). */
    List<RetentionShift> locate(double aroundMin) {
        TemplateSearch template = new TemplateSearch(run.expectedMin(), fwhmMin);
        List<List<Candidate>> candidates = IntStream.range(0, run.signals().size())
                .parallel()
                .mapToObj(i -> run.signals()
                        .get(i)
                        .map(signal -> seen(template.search(signal, aroundMin, reach())))
                        .orElse(List.of()))
                .toList();
        DriftModel drift = drift(candidates);
        List<RetentionShift> shifts = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Optional<Signal> signal = run.signals().get(i);
            Supplier<List<Candidate>> beyond =
                    () -> signal.map(found -> seen(template.search(found, aroundMin, BEYOND * reach())))
                            .orElse(List.of());
            shifts.add(decide(new Seen(candidates.get(i), beyond), drift.expect(run.number(i)), aroundMin));
        }
        return shifts;
    }

    /**
     * Candidate positions in one injection, best first.
     *
     * @param all within the method's window
     * @param beyond the same in a wider search, made only in doubt
     */
    private record Seen(List<Candidate> all, Supplier<List<Candidate>> beyond) {}

    private double reach() {
        return run.channel().window().halfWidthMin();
    }

    private static List<Candidate> seen(List<Candidate> all) {
        return all.stream()
                .filter(candidate -> candidate.significance() >= SEEN)
                .toList();
    }

    private DriftModel drift(List<List<Candidate>> candidates) {
        List<DriftModel.Point> points = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            List<Candidate> all = candidates.get(i);
            if (!all.isEmpty()
                    && all.get(0).significance() >= CLEAR
                    && rival(all, all.get(0)).isEmpty()) {
                points.add(new DriftModel.Point(run.number(i), all.get(0).shiftMin()));
            }
        }
        points.sort(java.util.Comparator.comparingInt(DriftModel.Point::number));
        return new DriftModel(points, FLOOR_WIDTHS * fwhmMin);
    }

    /** Another place whose score is within the limit of this one's. */
    private Optional<Candidate> rival(List<Candidate> all, Candidate best) {
        return rival(all, best, 1 - limits.number(LimitKey.AMBIGUOUS_RT_PERCENT) / 100);
    }

    private Optional<Candidate> rival(List<Candidate> all, Candidate best, double part) {
        double least = best.score() * part;
        return all.stream()
                .filter(other -> Math.abs(other.shiftMin() - best.shiftMin()) > SAME_WIDTHS * fwhmMin)
                .filter(other -> other.score() >= least)
                .findFirst();
    }

    private RetentionShift decide(Seen seen, Optional<DriftModel.Expected> expected, double around) {
        List<Candidate> all = seen.all();
        if (all.isEmpty()) {
            return expected.map(drift ->
                            new RetentionShift(drift.shiftMin(), drift.sdMin(), RetentionShift.Source.DRIFT, Set.of()))
                    .orElseGet(() -> new RetentionShift(around, reach() / 2, RetentionShift.Source.METHOD, Set.of()));
        }
        Candidate best = all.get(0);
        Optional<Candidate> asExpected = expected.flatMap(drift -> all.stream()
                .filter(candidate -> candidate.score() >= RIVAL * best.score())
                .filter(candidate -> Math.abs(candidate.shiftMin() - drift.shiftMin())
                        <= Math.max(SAME_WIDTHS * fwhmMin, 4 * drift.sdMin()))
                .findFirst());
        Candidate chosen = asExpected.orElse(best);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (asExpected.isEmpty() && isDoubtful(seen, expected)) {
            flags.add(Flag.AMBIGUOUS_RT);
        }
        if (Math.abs(chosen.shiftMin() - best.shiftMin()) > slotMin()) {
            flags.add(Flag.RT_SLOT_CORRECTED);
        }
        double farthest = limits.number(LimitKey.RT_DRIFT_PERCENT_OF_WINDOW) / 100 * reach();
        if (Math.abs(chosen.shiftMin()) > farthest) {
            flags.add(Flag.RT_DRIFT);
        }
        return new RetentionShift(chosen.shiftMin(), FLOOR_WIDTHS * fwhmMin, RetentionShift.Source.SEEN, flags);
    }

    /**
     * Where the run does not contradict the best place, only one as good makes it doubtful. Where it does, the pattern is not
     * the usual one, scores mean less, and the best position must be by far the best, also beyond the window, into which
     * the run may have drifted.
     */
    private boolean isDoubtful(Seen seen, Optional<DriftModel.Expected> expected) {
        Candidate best = seen.all().get(0);
        return expected.isPresent()
                ? rival(seen.beyond().get(), best, CONTRADICTED).isPresent()
                : rival(seen.all(), best).isPresent();
    }

    /** A move of more than this is one to another slot: half a spacing, or half a width of a single peak. */
    private double slotMin() {
        List<Double> times = run.expectedMin();
        double slot = SAME_WIDTHS * fwhmMin;
        for (int i = 1; i < times.size(); i++) {
            double half = (times.get(i) - times.get(i - 1)) / 2;
            slot = i == 1 ? half : Math.min(slot, half);
        }
        return slot;
    }
}
