package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.RunEvidence;
import io.enantio.acceptance.evidence.SequenceFlags;
import io.enantio.method.AssayFacts.Validated;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.SampleType;
import io.enantio.run.StudySample;
import io.enantio.run.StudySample.Timing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * SAMPLE_UNKNOWN, PREDOSE_QUANTIFIABLE, TIME_WINDOW, STABILITY_EXCEEDED: flags of a study sample from its row of samples.csv.
 * Without that file none is raised.
 */
public final class SampleHistory implements FlagTrigger {
    private static final double SECONDS_PER_MINUTE = 60;
    private final boolean isKnown;
    private final Map<String, StudySample> samples = new HashMap<>();
    private final Optional<Range> effective;
    private final StabilityLimits stability;

    public SampleHistory(AnalyteEvidence evidence) {
        this.isKnown = evidence.run().samples().isPresent();
        evidence.run().samples().ifPresent(list -> list.forEach(sample -> samples.put(sample.sampleId(), sample)));
        this.effective = evidence.effective();
        this.stability = StabilityLimits.of(evidence.whole());
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        if (!isKnown || row.type() != SampleType.STUDY) {
            return Set.of();
        }
        return Optional.ofNullable(samples.get(row.injection().sample().id()))
                .map(sample -> of(row, sample))
                .orElse(Set.of(Flag.SAMPLE_UNKNOWN));
    }

    private Set<Flag> of(Observation row, StudySample sample) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (sample.isPreDose() && isQuantifiable(row)) {
            flags.add(Flag.PREDOSE_QUANTIFIABLE);
        }
        if (isOutsideWindow(sample.timing())) {
            flags.add(Flag.TIME_WINDOW);
        }
        if (stability.isExceededBy(row.peaks(), sample)) {
            flags.add(Flag.STABILITY_EXCEEDED);
        }
        return flags;
    }

    private boolean isQuantifiable(Observation row) {
        return row.estimate()
                .filter(found -> effective
                        .filter(range -> found.injectedNgPerMl() >= range.low())
                        .isPresent())
                .isPresent();
    }

    private static boolean isOutsideWindow(Timing timing) {
        if (timing.collectedAt().isEmpty() || timing.infusionStart().isEmpty()) {
            return false;
        }
        double minutes = Duration.between(
                                timing.infusionStart().get(),
                                timing.collectedAt().get())
                        .toSeconds()
                / SECONDS_PER_MINUTE;
        return minutes < timing.windowFromMin().orElse(minutes)
                || minutes > timing.windowToMin().orElse(minutes);
    }

    /**
     * For how long, and through what, the validation showed a sample to be stable. What it does not state is not judged.
     *
     * @param runStart start of the run's earliest injection: since then samples waited in the autosampler
     */
    private record StabilityLimits(Validated validated, LocalDate acquired, Optional<OffsetDateTime> runStart) {
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

        /** From collection to injection; by the run's date if the injection has no time. */
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
}
