package io.enantio.input.mzml;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Acquisition;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.TimeAxis;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.ChannelSelection;
import io.enantio.input.mzml.channel.SpectrumSelection;
import io.enantio.input.mzml.header.FileFacts;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.raw.RawSource;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.method.Transition;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * Chromatograms from mzML files, plain or gzipped. Only the requested channels are decoded; of several that fit,
 * the nearest in m/z is taken, and chromatograms of equal m/z that follow each other in time are joined.
 *
 * <p>A file of bad content costs its injection, a file whose bytes cannot be had costs the run; {@link #problems()} has the problems that make the run unusable.
 */
final class MzmlSource implements RawSource {
    private final Path folder;
    private final Method.Acquisition acquisition;
    private final MzmlFile.Pass pass;
    private final Truncated truncated;
    private final ConcurrentMap<Integer, List<Problem>> problems = new ConcurrentSkipListMap<>();

    /**
     * Raw files of a run; those that end early are refused.
     *
     * @param folder that the file names of the injection list are relative to
     * @param acquisition tolerance of m/z, and unit of time if a file states none
     */
    MzmlSource(Path folder, Method.Acquisition acquisition) {
        this(folder, acquisition, Truncated.REFUSED);
    }

    /** Raw files of a run, with what is done with those that end early. */
    MzmlSource(Path folder, Method.Acquisition acquisition, Truncated truncated) {
        this(folder, acquisition, MzmlFile::read, truncated);
    }

    /** The same, read through another reader of files. */
    MzmlSource(Path folder, Method.Acquisition acquisition, MzmlFile.Pass pass, Truncated truncated) {
        this.folder = folder;
        this.acquisition = acquisition;
        this.pass = pass;
        this.truncated = truncated;
    }

    @Override
    public RawInjection read(Injection injection, List<Channel> channels) {
        if (injection.file().isEmpty()) {
            return new UnreadInjection(injection, Flag.NOT_ACQUIRED, "planned, not acquired: the list names no file");
        }
        String name = injection.file().get();
        try {
            return acquire(injection, name, channels);
        } catch (InputException refused) {
            if (refused.isOfDisk()) {
                problems.put(injection.number(), refused.problems());
            }
            return new UnreadInjection(injection, Flag.RAW_UNREADABLE, String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public List<Problem> problems() {
        return problems.values().stream().flatMap(List::stream).toList();
    }

    private RawInjection acquire(Injection injection, String name, List<Channel> channels) {
        Path path = existing(name);
        ChannelSelection selection = new ChannelSelection(channels, acquisition.mzTolerance());
        MzmlFile file = pass.read(path, name, selection, truncated);
        readSpectra(path, name, file, selection);
        ChannelSignals found = new ChannelSignals(
                name, file, selection, acquisition.timeUnitIfMissing().map(TimeAxisUnit::of));
        Map<Channel, ChannelSignal> signals = found.signals(channels);
        problems.put(injection.number(), found.problems());
        TimeAxis.doubt(signals.values()).ifPresent(file.oddities()::ofFile);
        return new AcquiredInjection(injection, signals, rawFile(file, found.acquisitions()), flags(file));
    }

    /** Spectra are read only for channels that the file does not store as chromatograms. */
    private void readSpectra(Path path, String name, MzmlFile file, ChannelSelection selection) {
        List<Transition> missing = selection.missing();
        if (!missing.isEmpty() && file.spectra() > 0) {
            SpectrumSelection spectra = new SpectrumSelection(missing, acquisition.mzTolerance(), Place.file(name));
            pass.read(path, name, spectra, truncated);
            spectra.chromatograms(file.oddities()::note).forEach(selection::accept);
        }
    }

    private Path existing(String name) {
        try {
            Path path = folder.resolve(name);
            RegularFile.size(path);
            return path;
        } catch (InvalidPathException e) {
            throw absent(name, "there is no such file");
        } catch (UnusableFile e) {
            throw e.kind() == UnusableFile.Kind.DISK
                    ? Place.file(Place.quote(name)).absence(e)
                    : absent(name, e.problem());
        }
    }

    private static InputException absent(String name, String problem) {
        return InputException.ofDisk(new Problem(
                Place.quote(name),
                "",
                problem,
                "Put it there, or leave the injection's file empty if it was not acquired."));
    }

    private static RawFile rawFile(MzmlFile file, Map<Channel, Acquisition> acquisitions) {
        FileFacts facts = file.facts();
        return new RawFile(
                file.sha256(),
                facts.startedAt(),
                facts.instrument(),
                facts.converters(),
                file.oddities().texts(),
                acquisitions,
                file.salvaged());
    }

    private static Set<Flag> flags(MzmlFile file) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (file.oddities().concernFile() || file.salvaged().isPresent()) {
            flags.add(Flag.RAW_IRREGULAR);
        }
        if (file.checksum() == MzmlFile.Checksum.FALSE) {
            flags.add(Flag.RAW_CHECKSUM);
        }
        return flags;
    }

    /** The signals of a method's channels in one file, made of the chromatograms that fit each best. */
    private static final class ChannelSignals {
        private final String name;
        private final MzmlFile file;
        private final ChannelSelection selection;
        private final Optional<TimeAxisUnit> assumed;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<Channel, Acquisition> acquisitions = new LinkedHashMap<>();

        ChannelSignals(String name, MzmlFile file, ChannelSelection selection, Optional<TimeAxisUnit> assumed) {
            this.name = name;
            this.file = file;
            this.selection = selection;
            this.assumed = assumed;
        }

        Map<Channel, ChannelSignal> signals(List<Channel> channels) {
            Map<Channel, ChannelSignal> signals = new LinkedHashMap<>();
            channels.forEach(channel -> signals.computeIfAbsent(channel, this::signal));
            return signals;
        }

        /** Channels that several chromatograms fit equally well. */
        List<Problem> problems() {
            return problems;
        }

        /** The form in which the file stores each channel that was found. */
        Map<Channel, Acquisition> acquisitions() {
            return acquisitions;
        }

        private ChannelSignal signal(Channel channel) {
            List<StoredChromatogram> found = selection.of(channel);
            if (found.isEmpty()) {
                return new NoChromatogram(
                        channel,
                        selection.whyAbsent(channel)
                                + file.salvaged().map(text -> "; " + text).orElse(""));
            }
            List<StoredChromatogram> segments = found.get(0).size() == 0
                    ? found.subList(0, 1)
                    : found.stream().filter(segment -> segment.size() > 0).toList();
            if (assumed.isEmpty() && segments.stream().anyMatch(ChannelSignals::lacksUnit)) {
                return new NoChromatogram(
                        channel,
                        segments.get(0).header().element()
                                + " does not state its unit of time; set time_unit_if_missing in the method");
            }
            return areSegments(segments) ? chromatogram(channel, segments) : chosenByTime(channel, segments);
        }

        private static boolean lacksUnit(StoredChromatogram segment) {
            return segment.size() > 0 && segment.unit().isEmpty();
        }

        private Chromatogram chromatogram(Channel channel, List<StoredChromatogram> segments) {
            acquisitions.put(channel, segments.get(0).acquisition());
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            if (segments.stream().anyMatch(ChannelSignals::lacksUnit)) {
                flags.add(Flag.TIME_UNIT_ASSUMED);
            }
            if (segments.stream().map(StoredChromatogram::header).anyMatch(file.oddities()::concern)) {
                flags.add(Flag.RAW_IRREGULAR);
            }
            return new Chromatogram(channel, StoredChromatogram.joined(segments, assumed), flags);
        }

        /** Segments of one transition were acquired alike, one after the other. */
        private static boolean areSegments(List<StoredChromatogram> segments) {
            for (int i = 1; i < segments.size(); i++) {
                StoredChromatogram first = segments.get(0);
                boolean alike =
                        segments.get(i).header().ions().equals(first.header().ions())
                                && segments.get(i)
                                        .header()
                                        .setting()
                                        .equals(first.header().setting())
                                && lacksUnit(segments.get(i)) == lacksUnit(first);
                if (!alike || segments.get(i - 1).overlaps(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /** Of several that overlap, the only one that reaches into the channel's retention window. */
        private ChannelSignal chosenByTime(Channel channel, List<StoredChromatogram> equal) {
            List<StoredChromatogram> inWindow =
                    equal.stream().filter(one -> reaches(channel, one)).toList();
            if (inWindow.size() == 1) {
                return chromatogram(channel, inWindow);
            }
            String listed = equal.stream().map(one -> one.header().title()).collect(Collectors.joining(", "));
            String problem = "several chromatograms fit " + ChannelSelection.title(channel) + " equally: " + listed;
            problems.add(
                    new Problem(
                            name,
                            "channel " + channel.owner(),
                            problem,
                            "Choose one in the method with polarity, collision_energy_ev, id_contains or scan_contains, or by the retention window."));
            return new NoChromatogram(channel, problem);
        }

        private boolean reaches(Channel channel, StoredChromatogram chromatogram) {
            Channel.PeakWindow window = channel.window();
            if (window.peaks() == 0) {
                return true;
            }
            TimeAxisUnit unit = chromatogram.unit().or(() -> assumed).orElse(TimeAxisUnit.MINUTE);
            double first = unit.toMinutes(chromatogram.time(0));
            double last = unit.toMinutes(chromatogram.time(chromatogram.size() - 1));
            return first <= window.retentionTimesMin().get(window.peaks() - 1) + window.halfWidthMin()
                    && last >= window.retentionTimesMin().get(0) - window.halfWidthMin();
        }
    }
}
