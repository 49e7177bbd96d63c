package io.enantio.input.mzml;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Acquisition;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.input.mzml.MzmlReader.Wanted;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.ChannelSelection;
import io.enantio.input.mzml.channel.ChromatogramVisitor;
import io.enantio.input.mzml.channel.SpectrumSelection;
import io.enantio.input.mzml.channel.SpectrumVisitor;
import io.enantio.input.mzml.header.FileFacts;
import io.enantio.input.mzml.header.StartTime;
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
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Chromatograms from mzML files, plain or gzipped. Only the channels that are asked for are decoded; of several that fit,
 * the nearest in m/z is taken, and chromatograms of equal m/z that follow each other in time are joined.
 *
 * <p>A file that is refused costs its injection; {@link #problems()} has what makes a run unusable.
 */
public final class MzmlSource implements RawSource {
    private final Path folder;
    private final Method.Acquisition acquisition;
    private final MzmlPass pass;
    private final Truncated truncated;
    private final ConcurrentMap<Integer, List<Problem>> problems = new ConcurrentSkipListMap<>();

    /**
     * Raw files of a run; those that end early are refused.
     *
     * @param folder that the file names of the injection list are relative to
     * @param acquisition tolerance of m/z, and unit of time where a file states none
     */
    public MzmlSource(Path folder, Method.Acquisition acquisition) {
        this(folder, acquisition, Truncated.REFUSED);
    }

    /** Raw files of a run, with what is done with those that end early. */
    public MzmlSource(Path folder, Method.Acquisition acquisition, Truncated truncated) {
        this(folder, acquisition, MzmlPass.STAX, truncated);
    }

    /** The same, read by another way through a file. */
    MzmlSource(Path folder, Method.Acquisition acquisition, MzmlPass pass, Truncated truncated) {
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
            return new UnreadInjection(injection, Flag.RAW_UNREADABLE, String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public List<Problem> problems() {
        return problems.values().stream().flatMap(List::stream).toList();
    }

    private RawInjection acquire(Injection injection, String name, List<Channel> channels) {
        Path path = existing(injection, name);
        ChannelSelection selection = new ChannelSelection(channels, acquisition.mzTolerance());
        MzmlFile file = pass.read(path, name, new Wanted(selection, SpectrumVisitor.NONE, truncated));
        readSpectra(path, name, file, selection);
        ChannelReading reading = new ChannelReading(
                name, file, selection, acquisition.timeUnitIfMissing().map(TimeAxisUnit::of));
        Map<Channel, ChannelSignal> signals = reading.signals(channels);
        problems.put(injection.number(), reading.problems());
        return new AcquiredInjection(injection, signals, rawFile(file, reading.acquisitions()), flags(file));
    }

    /** What the file does not hold as a chromatogram it may hold as spectra; they are looked at only then. */
    private void readSpectra(Path path, String name, MzmlFile file, ChannelSelection selection) {
        List<Transition> missing = selection.missing();
        if (!missing.isEmpty() && file.spectra() > 0) {
            SpectrumSelection spectra = new SpectrumSelection(missing, acquisition.mzTolerance(), Place.file(name));
            pass.read(path, name, new Wanted(ChromatogramVisitor.NONE, spectra, truncated));
            spectra.chromatograms().forEach(selection::accept);
        }
    }

    private Path existing(Injection injection, String name) {
        try {
            Path path = folder.resolve(name);
            if (Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Said below, as for a file that is not there.
        }
        Problem absent = new Problem(
                Place.quote(name),
                "",
                "there is no such file",
                "Put it there, or leave the injection's file empty if it was not acquired.");
        problems.put(injection.number(), List.of(absent));
        throw new InputException(absent);
    }

    private static RawFile rawFile(MzmlFile file, Map<Channel, Acquisition> acquisitions) {
        FileFacts facts = file.facts();
        return new RawFile(
                file.sha256(),
                facts.startTimeStamp().flatMap(StartTime::of),
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
}
