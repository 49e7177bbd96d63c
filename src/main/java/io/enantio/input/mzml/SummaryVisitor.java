package io.enantio.input.mzml;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.StoredSpectra.Range;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.channel.SpectrumTrace;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.ScanSetting;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.method.Polarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Collects for a summary what a file contains: every chromatogram, the spectra of each kind and scan setting, and the channels of
 * SRM and SIM stored as spectra. A scan is decoded only if the file does not state the sum of its intensities.
 */
final class SummaryVisitor implements MzmlVisitor {
    /** More settings than a person chooses among: the windows of such scans follow the precursors. */
    private static final int MOST_SETTINGS = 12;

    private final Place file;
    private final SelectedChannels channels;
    private final List<StoredTrace> traces = new ArrayList<>();
    private final Map<Group.Kind, Kinds> groups = new LinkedHashMap<>();
    private final ScanSetting.Found settings = new ScanSetting.Found();

    private final Function<StoredChromatogram, StoredTrace> kept;

    /** @param kept what is kept of each chromatogram */
    SummaryVisitor(Place file, Function<StoredChromatogram, StoredTrace> kept) {
        this.file = file;
        this.kept = kept;
        this.channels = new SelectedChannels(file);
    }

    /** The spectra of a kind, and those of each scan setting as long as there are few. */
    private record Kinds(Group all, Map<ScanSetting, Group> bySetting) {}

    @Override
    public boolean wants(ChromatogramHeader header) {
        return true;
    }

    @Override
    public void accept(StoredChromatogram chromatogram) {
        traces.add(kept.apply(chromatogram));
    }

    @Override
    public boolean wantsSpectra() {
        return true;
    }

    @Override
    public boolean wants(SpectrumHeader header) {
        OptionalDouble stated = header.scan().totalCounts();
        boolean isScan = !header.isOfSelectedIons();
        for (Group group : groups(header)) {
            group.add(header);
            if (isScan && stated.isPresent()) {
                group.total(header, stated.getAsDouble());
            }
        }
        return header.acquisition().isPresent() && (!isScan || stated.isEmpty());
    }

    @Override
    public void accept(StoredSpectrum spectrum) {
        SpectrumHeader header = spectrum.header();
        if (header.isOfSelectedIons()) {
            channels.add(spectrum, settings.same(header.scan().setting()));
        }
        groups(header).forEach(group -> group.total(header, spectrum.sum()));
    }

    /** All of the spectrum's kind, and those of its setting. */
    private List<Group> groups(SpectrumHeader header) {
        Group.Kind kind = Group.Kind.of(header);
        Kinds kinds = groups.computeIfAbsent(
                kind, key -> new Kinds(new Group(header, Optional.empty(), file), new LinkedHashMap<>()));
        Map<ScanSetting, Group> bySetting = kinds.bySetting;
        if (kind.acquisition().isEmpty() || bySetting.size() > MOST_SETTINGS) {
            return List.of(kinds.all);
        }
        // The windows of product ion scans follow their precursors, of which there may be thousands.
        ScanSetting own = header.scan().setting();
        ScanSetting setting = settings.same(header.isOfProducts() ? own.withoutWindows() : own);
        return List.of(
                kinds.all,
                bySetting.computeIfAbsent(setting, key -> new Group(header, Optional.of(setting.text()), file)));
    }

    /** Every chromatogram, in the file's order. */
    List<StoredTrace> traces() {
        return traces;
    }

    /** Kinds of spectra, and channels stored as spectra. */
    MzmlSummary.Spectra spectra() {
        return new MzmlSummary.Spectra(
                groups.values().stream()
                        .flatMap(kinds -> shown(kinds).stream())
                        .map(Group::shown)
                        .toList(),
                channels.chromatograms().stream().map(StoredTrace::of).toList(),
                remarks());
    }

    private static List<Group> shown(Kinds kinds) {
        boolean isFew = !kinds.bySetting.isEmpty() && kinds.bySetting.size() <= MOST_SETTINGS;
        return isFew ? List.copyOf(kinds.bySetting.values()) : List.of(kinds.all);
    }

    /** What a person should know of the spectra before writing a method. */
    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        groups.forEach((kind, kinds) -> {
            if (kinds.bySetting.size() > 1) {
                String number = kinds.bySetting.size() > MOST_SETTINGS
                        ? "more than " + MOST_SETTINGS
                        : String.valueOf(kinds.bySetting.size());
                remarks.add("its " + kind.title() + " spectra were taken with " + number
                        + " scan settings; a channel is one of them, which scan_contains chooses in the method");
            }
            kinds.all.mobilities(kind.title()).ifPresent(remarks::add);
            kinds.bySetting.values().stream()
                    .flatMap(group -> group.repeatedExperiments(kind.title()).stream())
                    .distinct()
                    .forEach(remarks::add);
        });
        channels.remark().ifPresent(remarks::add);
        return remarks;
    }

    /**
     * What product ion spectra were taken of; nothing for full scans.
     *
     * @param precursorMz to the hundredth: a target may be stated a little differently each time
     */
    private record Fragmented(OptionalDouble precursorMz, OptionalDouble collisionEnergyEv) {
        private static final Fragmented NOTHING = new Fragmented(OptionalDouble.empty(), OptionalDouble.empty());

        static Fragmented of(SpectrumHeader header) {
            ChromatogramHeader.Ions ions = header.ions();
            return header.isOfProducts() && ions.precursorMz().isPresent()
                    ? new Fragmented(
                            OptionalDouble.of(Math.rint(100 * ions.precursorMz().getAsDouble()) / 100),
                            ions.collisionEnergyEv())
                    : NOTHING;
        }

        String text() {
            return precursorMz.isPresent() ? "of " + precursorMz.getAsDouble() + " " : "";
        }
    }

    /** The experiments that took the same ions, as they come. */
    private static final class Experiments {
        /** Those that took them in the same cycle. */
        private final Set<String> ofOneCycle =
                new TreeSet<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));

        private SpectrumHeader.Event last = new SpectrumHeader.Event("", "");

        void add(SpectrumHeader.Event event) {
            if (event.cycle().equals(last.cycle()) && !event.experiment().equals(last.experiment())) {
                ofOneCycle.add(last.experiment());
                ofOneCycle.add(event.experiment());
            }
            last = event;
        }
    }

    /** Spectra of one kind: their number, ions and total intensity in time. */
    private static final class Group {
        /** As many different precursors as a method could name; a survey of everything has more, and they are not listed. */
        private static final int MOST_PRECURSORS = 1000;
        /** In a remark. */
        private static final int MOST_LISTED = 3;

        private static final double PRECURSOR_STEPS_PER_MZ = 1e4;
        private static final ChromatogramHeader.Ions NO_IONS = new ChromatogramHeader.Ions(
                OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty());

        private final Kind kind;
        private final SpectrumTrace total;
        private final TreeSet<Double> precursors = new TreeSet<>();
        private final Optional<String> scan;
        private final Set<String> mobilities = new HashSet<>();
        private final Map<Fragmented, Experiments> experiments = new LinkedHashMap<>();
        private Optional<Range> range = Optional.empty();
        private int number;

        /** What the spectra of a group have in common. */
        record Kind(Optional<Acquisition> acquisition, OptionalInt level, Optional<Polarity> polarity) {
            static Kind of(SpectrumHeader header) {
                return new Kind(
                        header.acquisition(),
                        header.scan().level(),
                        header.ions().polarity());
            }

            String word() {
                return acquisition.map(Kind::word).orElse("other");
            }

            String title() {
                return word() + polarity.map(sign -> " " + sign.word()).orElse("");
            }

            private static String word(Acquisition acquisition) {
                return switch (acquisition) {
                    case SRM_CHROMATOGRAM, SRM_SPECTRA -> "SRM";
                    case SIM_CHROMATOGRAM, SIM_SPECTRA -> "SIM";
                    case PRODUCT_SPECTRA -> "product ions";
                    case FULL_SCANS -> "full scan";
                };
            }
        }

        /** @param scan how all of them were taken; absent if that differs */
        Group(SpectrumHeader first, Optional<String> scan, Place file) {
            kind = Kind.of(first);
            this.scan = scan;
            total = new SpectrumTrace(first, first.acquisition().orElse(Acquisition.FULL_SCANS), NO_IONS, file);
        }

        /** Counts a spectrum. */
        void add(SpectrumHeader header) {
            number++;
            mobilities.add(header.scan().mobility());
            if (!header.isOfSelectedIons() && experiments.size() <= MOST_PRECURSORS) {
                experiments
                        .computeIfAbsent(Fragmented.of(header), key -> new Experiments())
                        .add(header.scan().event());
            }
            header.ions().precursorMz().ifPresent(mz -> {
                if (precursors.size() <= MOST_PRECURSORS) {
                    precursors.add(Math.rint(mz * PRECURSOR_STEPS_PER_MZ) / PRECURSOR_STEPS_PER_MZ);
                }
            });
            // The range of a spectrum that is no mass spectrum is not one of m/z.
            if (kind.acquisition.isPresent()) {
                header.scan().windows().forEach(this::widen);
            }
        }

        /** What is to be known if several experiments of a cycle took the same ions. */
        Optional<String> repeatedExperiments(String title) {
            List<String> repeated = experiments.entrySet().stream()
                    .filter(entry -> !entry.getValue().ofOneCycle.isEmpty())
                    .map(entry -> entry.getKey().text() + "by experiments "
                            + String.join(" and ", entry.getValue().ofOneCycle))
                    .toList();
            if (repeated.isEmpty()) {
                return Optional.empty();
            }
            String listed = repeated.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
            String more = repeated.size() > MOST_LISTED ? " and " + (repeated.size() - MOST_LISTED) + " more" : "";
            return Optional.of("its " + title + " spectra are taken several times in a cycle, " + listed + more
                    + "; a channel is one of them, which scan_contains chooses in the method (\"experiment 2\")");
        }

        private void widen(SpectrumHeader.Window window) {
            range = Optional.of(new Range(
                    Math.min(window.low(), range.map(Range::lowMz).orElse(window.low())),
                    Math.max(window.high(), range.map(Range::highMz).orElse(window.high()))));
        }

        /** Adds the sum of a spectrum's intensities to those in time, if its time is known. */
        void total(SpectrumHeader header, double counts) {
            if (total.takes(header)) {
                total.add(header, counts);
            }
        }

        /** What is to be known if ion mobility was not combined: spectra of one time are one frame. */
        Optional<String> mobilities(String title) {
            int frames = total.chromatogram().size();
            if (mobilities.size() < 2 || frames == 0) {
                return Optional.empty();
            }
            return Optional.of(
                    frames < number
                            ? "ion mobility was not combined on conversion: its " + number + " " + title
                                    + " spectra are parts of " + frames
                                    + " frames; a channel is the sum of each frame"
                            : "its " + title + " spectra are of " + mobilities.size()
                                    + " places in the ion mobility separation, each at times of its own; a channel is one of"
                                    + " them, which scan_contains chooses in the method, unless ion mobility is combined on"
                                    + " conversion");
        }

        StoredSpectra shown() {
            StoredChromatogram stored = total.chromatogram();
            return new StoredSpectra(
                    kind.word(),
                    kind.level,
                    kind.polarity,
                    number,
                    precursors.size() <= MOST_PRECURSORS ? List.copyOf(precursors) : List.of(),
                    range,
                    stored.unit().map(TimeAxisUnit::word),
                    StoredChromatogram.joined(List.of(stored), Optional.empty()),
                    scan.orElse(kind.acquisition.isPresent() ? "many" : ""));
        }
    }
}
