package io.enantio.acceptance.evidence;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.AnalyticalRun.Instrument;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Contradictions between raw files, or between them and the lists: SEQUENCE_ORDER, ACQUISITION_TIME, INSTRUMENT_MISMATCH. */
public final class SequenceFlags {
    private static final double MILLISECONDS_PER_HOUR = 3_600_000;
    private static final double FARTHEST_ZONE_HOURS = 14;

    private final Map<Integer, Set<Flag>> byInjection = new HashMap<>();

    private SequenceFlags() {}

    /** Compares the injections of a run, in order. */
    public static SequenceFlags of(RunEvidence run) {
        Limits limits = run.method().limits();
        Instrument expected = run.run().header().instrument();
        List<InjectionPeaks> injections = run.injections();
        SequenceFlags flags = new SequenceFlags();
        flags.compareTimes(injections);
        if (limits.has(LimitKey.ACQUISITION_TIME_HOURS)) {
            double hours = limits.number(LimitKey.ACQUISITION_TIME_HOURS);
            injections.stream()
                    .filter(injection -> hoursApart(injection) > hours)
                    .forEach(injection -> flags.add(injection, Flag.ACQUISITION_TIME));
        }
        injections.stream()
                .filter(injection -> isAnother(expected, injection))
                .forEach(injection -> flags.add(injection, Flag.INSTRUMENT_MISMATCH));
        return flags;
    }

    /** Flags of an injection. */
    Set<Flag> of(int injection) {
        return byInjection.getOrDefault(injection, Set.of());
    }

    /** When an injection started: injections.csv takes precedence over the raw file (docs/reference/run-folder.md, acquired_at). */
    public static Optional<OffsetDateTime> startOf(InjectionPeaks injection) {
        return injection
                .injection()
                .acquiredAt()
                .or(() -> acquired(injection).flatMap(raw -> raw.rawFile().startedAt()));
    }

    private void compareTimes(List<InjectionPeaks> injections) {
        Optional<OffsetDateTime> before = Optional.empty();
        for (InjectionPeaks injection : injections) {
            Optional<OffsetDateTime> start = startOf(injection);
            if (start.isPresent() && before.isPresent() && !start.get().isAfter(before.get())) {
                add(injection, Flag.SEQUENCE_ORDER);
            }
            before = start.isPresent() ? start : before;
        }
    }

    /**
     * Between the start that the list states and that of the raw file; 0 if either states none. A raw file that states no zone was
     * written in some zone of the earth.
     */
    private static double hoursApart(InjectionPeaks injection) {
        Optional<OffsetDateTime> listed = injection.injection().acquiredAt();
        Optional<RawFile> file = acquired(injection).map(AcquiredInjection::rawFile);
        if (listed.isEmpty() || file.isEmpty()) {
            return 0;
        }
        double zoned =
                file.get().startedAt().map(start -> hours(listed.get(), start)).orElse(0.0);
        double local = file.get()
                .localStart()
                .map(start -> hours(listed.get(), start.atOffset(ZoneOffset.UTC)) - FARTHEST_ZONE_HOURS)
                .orElse(0.0);
        return Math.max(zoned, local);
    }

    private static double hours(OffsetDateTime one, OffsetDateTime other) {
        return Math.abs(ChronoUnit.MILLIS.between(one, other)) / MILLISECONDS_PER_HOUR;
    }

    private static boolean isAnother(Instrument expected, InjectionPeaks injection) {
        InstrumentStated stated =
                acquired(injection).map(raw -> raw.rawFile().instrument()).orElse(InstrumentStated.NOTHING);
        return differ(expected.model(), stated.model()) || differ(expected.serial(), stated.serial());
    }

    private static boolean differ(Optional<String> expected, Optional<String> stated) {
        return expected.isPresent() && stated.isPresent() && !expected.equals(stated);
    }

    private static Optional<AcquiredInjection> acquired(InjectionPeaks injection) {
        return Optional.of(injection.raw())
                .filter(AcquiredInjection.class::isInstance)
                .map(AcquiredInjection.class::cast);
    }

    private void add(InjectionPeaks injection, Flag flag) {
        byInjection
                .computeIfAbsent(injection.injection().number(), number -> EnumSet.noneOf(Flag.class))
                .add(flag);
    }
}
