package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.SequenceFlags;
import io.enantio.acceptance.result.RunEvidence;
import io.enantio.method.AssayFacts.Validated;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.StudySample;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * For how long, and through what, the validation showed a sample to be stable. What it does not state is not judged.
 *
 * @param runStart start of the run's earliest injection: since then samples waited in the autosampler
 */
record StabilityLimits(Validated validated, LocalDate acquired, Optional<OffsetDateTime> runStart) {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double HOURS_PER_DAY = 24;

    static StabilityLimits of(RunEvidence run) {
        return new StabilityLimits(
                run.method().facts().validated(),
                run.run().header().acquired(),
                run.injections().stream()
                        .flatMap(injection -> SequenceFlags.startOf(injection).stream())
                        .min(Comparator.naturalOrder()));
    }

    /** Whether a sample went beyond any of them before this injection. */
    boolean isExceededBy(InjectionPeaks injection, StudySample sample) {
        return isBeyond(sample.handling().freezeThawCycles(), validated.freezeThawCycles())
                || isBeyond(sample.handling().benchHours(), validated.benchHours())
                || isBeyond(autosamplerHours(injection), validated.autosamplerHours())
                || isBeyond(ageDays(injection, sample), validated.storageDays());
    }

    private OptionalDouble autosamplerHours(InjectionPeaks injection) {
        return SequenceFlags.startOf(injection)
                .flatMap(start -> runStart.map(first -> OptionalDouble.of(hours(first, start))))
                .orElse(OptionalDouble.empty());
    }

    /** From collection to injection; by the run's date where the injection has no time. */
    private OptionalDouble ageDays(InjectionPeaks injection, StudySample sample) {
        Optional<OffsetDateTime> start = SequenceFlags.startOf(injection);
        return sample.timing()
                .collectedAt()
                .map(collected -> OptionalDouble.of(
                        start.isPresent()
                                ? hours(collected, start.get()) / HOURS_PER_DAY
                                : ChronoUnit.DAYS.between(collected.toLocalDate(), acquired)))
                .orElse(OptionalDouble.empty());
    }

    private static double hours(OffsetDateTime from, OffsetDateTime to) {
        return Duration.between(from, to).toSeconds() / SECONDS_PER_HOUR;
    }

    private static boolean isBeyond(OptionalDouble value, OptionalDouble limit) {
        return value.isPresent() && limit.isPresent() && value.getAsDouble() > limit.getAsDouble();
    }
}
