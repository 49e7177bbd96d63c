package io.enantio.acceptance;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A planted injection: its sample, the concentrations found in it, and its faults. */
public final class PlantedInjection {
    public static final OffsetDateTime START = OffsetDateTime.of(2026, 3, 2, 8, 0, 0, 0, ZoneOffset.UTC);

    public final int number;
    public final SampleType type;
    public String level;
    public final Map<String, Double> found = new HashMap<>();
    final Map<String, Double> standardArea = new HashMap<>();
    public final Map<String, Double> qualifierArea = new HashMap<>();
    final Map<String, PlantedFigures> figures = new HashMap<>();
    final Map<String, Set<Flag>> flags = new HashMap<>();
    public final Map<String, Set<Flag>> standardFlags = new HashMap<>();
    public final Set<String> lost = new HashSet<>();
    public final Set<String> lostStandard = new HashSet<>();
    public final Set<String> excluded = new HashSet<>();
    public final Map<Channel, ChannelSignal> signals = new HashMap<>();
    public final Set<Flag> rawFlags = EnumSet.noneOf(Flag.class);
    public double dilution = 1;
    public Optional<String> batch = Optional.empty();
    public Optional<Flag> unread = Optional.empty();
    public Optional<OffsetDateTime> startedAt;
    public Optional<LocalDateTime> localStart = Optional.empty();
    public Optional<OffsetDateTime> listedAt = Optional.empty();
    public RawFile.InstrumentStated instrument =
            new RawFile.InstrumentStated(Optional.of("Model T"), Optional.of("T-001"));
    String sha256;
    public Optional<String> sampleOf = Optional.empty();
    public Map<String, String> remarks = Map.of();
    public OptionalDouble noiseSe = OptionalDouble.empty();
    public double monitoredTimeMin = 6.1;
    /** Of the areas of two neighbours in the channels of a role, (counts x minute)^2. */
    public final Map<Channel.Role, Double> covariance = new EnumMap<>(Channel.Role.class);

    PlantedInjection(int number, SampleType type, String level) {
        this.number = number;
        this.type = type;
        this.level = level;
        this.startedAt = Optional.of(START.plusMinutes(20L * number));
        this.sha256 = String.format(Locale.ROOT, "%064x", number);
    }

    /** Found in the injected sample, ng/mL. */
    public PlantedInjection found(Analyte analyte, double ngPerMl) {
        found.put(analyte.name(), ngPerMl);
        return this;
    }

    public PlantedInjection standardArea(Analyte analyte, double area) {
        standardArea.put(analyte.name(), area);
        return this;
    }

    public PlantedInjection flag(Analyte analyte, Flag flag) {
        flags.computeIfAbsent(analyte.name(), name -> EnumSet.noneOf(Flag.class))
                .add(flag);
        return this;
    }

    public PlantedInjection figures(Analyte analyte, PlantedFigures planted) {
        figures.put(analyte.name(), planted);
        return this;
    }

    public String sampleId() {
        return sampleOf.orElse(type.word() + "-" + number);
    }

    Injection injection() {
        boolean isPlannedOnly = unread.equals(Optional.of(Flag.NOT_ACQUIRED));
        return new Injection(
                number,
                isPlannedOnly ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "raw/%03d.mzML", number)),
                new Injection.Sample(sampleId(), type, level.isEmpty() ? Optional.empty() : Optional.of(level)),
                dilution,
                listedAt,
                batch,
                remarks);
    }

    RawInjection raw() {
        return unread.<RawInjection>map(flag -> new UnreadInjection(injection(), flag, "planted"))
                .orElseGet(() -> new AcquiredInjection(
                        injection(),
                        signals,
                        new RawFile(
                                sha256,
                                startedAt,
                                instrument,
                                java.util.List.of(),
                                java.util.List.of(),
                                Optional.empty(),
                                localStart),
                        rawFlags));
    }
}
