package io.enantio.input.mzml;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.TimeAxis;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * Chromatograms from mzML files, plain or gzipped. Only the requested channels are decoded; of several that fit,
 * the nearest in m/z is taken, and the pieces of one transition are put together.
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
        return new AcquiredInjection(injection, signals, rawFile(file, found.oddities()), flags(file));
    }

    /** Spectra are read only for channels that the file does not store as chromatograms. */
    private void readSpectra(Path path, String name, MzmlFile file, ChannelSelection selection) {
        List<Transition> missing = selection.missing();
        if (!missing.isEmpty() && file.spectra() > 0) {
            SpectrumSelection spectra = new SpectrumSelection(missing, acquisition.mzTolerance(), Place.file(name));
            pass.read(path, name, spectra, truncated);
            spectra.chromatograms(file.oddities()::note).forEach(selection::accept);
            missing.forEach(transition -> selection.spectraPassedOver(transition, spectra.passedOverFor(transition)));
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

    private static RawFile rawFile(MzmlFile file, List<String> ofChannels) {
        FileFacts facts = file.facts();
        return new RawFile(
                file.sha256(),
                facts.startedAt(),
                facts.instrument(),
                facts.converters(),
                Stream.concat(file.oddities().texts().stream(), ofChannels.stream())
                        .toList(),
                file.salvaged(),
                facts.localStart());
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
}
