package io.enantio.acceptance.evidence;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.AnalyticalRun.Instrument;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Contradictions between raw files, or between them and run.yaml: SEQUENCE_ORDER, INSTRUMENT_MISMATCH. */
public final class SequenceFlags {
    private final Map<Integer, Set<Flag>> byInjection = new HashMap<>();

    private SequenceFlags() {}

    /** Compares the injections of a run, in order. */
    public static SequenceFlags of(Instrument expected, List<InjectionPeaks> injections) {
        SequenceFlags flags = new SequenceFlags();
        flags.compareTimes(injections);
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
