package io.enantio.acceptance.result;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.RawFile;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Times of decisions that cannot be (rule B-12): before the acquisition of what was decided about, before the line before, later than
 * the machine's own clock. They are told, never corrected: a person explains them.
 */
public final class DecisionTimes {
    /** Two clocks of a laboratory may differ by this much [design]. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** Zones of the earth reach 14 hours from UTC (IANA time zone database): a clock without a zone may be off by this much. */
    private static final Duration ZONES = Duration.ofHours(14);

    private final AnalyticalRun run;
    private final List<InjectionPeaks> injections;
    private final Instant processedAt;
    private final List<String> found = new ArrayList<>();

    private DecisionTimes(RunResult result, Instant processedAt) {
        this.run = result.run();
        this.injections = result.injections();
        this.processedAt = processedAt;
    }

    /**
     * What contradicts itself.
     *
     * @param result of the run
     * @param processedAt when it was processed
     * @return a line for each, with the number of the decision
     */
    public static List<String> contradictions(RunResult result, Instant processedAt) {
        DecisionTimes times = new DecisionTimes(result, processedAt);
        Optional<Decision> before = Optional.empty();
        for (Decision decision : result.run().decisions().all()) {
            times.check(decision, before);
            before = Optional.of(decision);
        }
        return List.copyOf(times.found);
    }

    private void check(Decision decision, Optional<Decision> before) {
        Instant stated = decision.author().time().toInstant();
        Optional<Instant> recorded = recorded(decision);
        Start start = start(decision);
        if (stated.isBefore(start.earliest())) {
            add(decision, "its time " + stated + " is before " + start.words());
        }
        recorded.filter(at -> at.isBefore(start.earliest()))
                .ifPresent(at -> add(decision, "it was recorded at " + at + ", before " + start.words()));
        before.ifPresent(line -> check(decision, line, recorded));
        recorded.filter(at -> stated.isAfter(at.plus(TOLERANCE)))
                .ifPresent(at -> add(decision, "its time " + stated + " is after it was recorded, at " + at));
        if (recorded.isEmpty() && stated.isAfter(processedAt.plus(TOLERANCE))) {
            add(decision, "its time " + stated + " is after the run was processed");
        }
        if (recorded.filter(at -> at.isAfter(processedAt.plus(TOLERANCE))).isPresent()) {
            add(decision, "it was recorded at " + recorded.get() + ", after the run was processed");
        }
    }

    private void check(Decision decision, Decision before, Optional<Instant> recorded) {
        Instant stated = decision.author().time().toInstant();
        Instant statedBefore = before.author().time().toInstant();
        if (stated.isBefore(statedBefore)) {
            add(decision, "its time " + stated + " is before that of the line before, " + statedBefore);
        }
        Optional<Instant> recordedBefore = recorded(before);
        if (recordedBefore.isPresent() && recorded.isEmpty()) {
            add(decision, "has no time of the machine, and the line before has one");
        }
        if (recorded.isPresent()
                && recordedBefore.filter(recorded.get()::isBefore).isPresent()) {
            add(
                    decision,
                    "the machine's clock went back: recorded at " + recorded.get() + ", the line before at "
                            + recordedBefore.get());
        }
    }

    private void add(Decision decision, String problem) {
        found.add("decision " + decision.number() + ": " + problem);
    }

    private static Optional<Instant> recorded(Decision decision) {
        return decision.author().record().at().map(OffsetDateTime::toInstant);
    }

    /** The earliest time at which something was acquired, and how it is known. */
    private record Start(Instant earliest, String words) {}

    private Start start(Decision decision) {
        return decision.subject()
                .injection()
                .flatMap(number -> injections.stream()
                        .filter(peaks -> peaks.raw().injection().number() == number)
                        .findFirst())
                .flatMap(DecisionTimes::start)
                .orElseGet(() -> new Start(
                        run.header()
                                .acquired()
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .minus(ZONES),
                        "the run was acquired, on " + run.header().acquired()));
    }

    private static Optional<Start> start(InjectionPeaks peaks) {
        String what = "injection " + peaks.raw().injection().number() + " was acquired, at ";
        if (peaks.raw() instanceof AcquiredInjection acquired) {
            RawFile file = acquired.rawFile();
            if (file.startedAt().isPresent()) {
                Instant at = file.startedAt().get().toInstant();
                return Optional.of(new Start(at, what + at));
            }
            if (file.localStart().isPresent()) {
                Instant at = file.localStart().get().toInstant(ZoneOffset.UTC);
                return Optional.of(
                        new Start(at.minus(ZONES), what + file.localStart().get() + " of a clock without zone"));
            }
        }
        return peaks.raw()
                .injection()
                .acquiredAt()
                .map(time -> new Start(time.toInstant().minus(ZONES), what + time + " by the injection list"));
    }
}
