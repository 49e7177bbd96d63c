package io.enantio.input.mzml;

import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.FileFacts;
import io.enantio.input.raw.Truncated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is in an mzML file, as a person needs it before writing a method.
 *
 * @param file as the user named it
 * @param sha256 of its bytes, lower-case hex
 * @param startTimeStamp of the run, as stored, as one harmless line
 * @param formats of the vendor's files that it was made from, for example {@code ABI WIFF format}
 * @param converters software that processed it, name and version
 * @param spectra number of them
 * @param traces every chromatogram, in the file's order
 * @param stored the spectra by kind
 * @param oddities what is unusual
 */
public record MzmlSummary(
        String file,
        String sha256,
        Optional<String> startTimeStamp,
        InstrumentStated instrument,
        List<String> formats,
        List<String> converters,
        int spectra,
        List<StoredTrace> traces,
        Spectra stored,
        List<String> oddities) {

    /**
     * What a file contains as spectra.
     *
     * @param groups the spectra of each kind, level, polarity and scan setting
     * @param channels SRM and SIM channels that are stored as spectra, in the order in which they begin
     * @param remarks what a person should know of them before writing a method
     */
    public record Spectra(List<StoredSpectra> groups, List<StoredTrace> channels, List<String> remarks) {
        /** No spectra. */
        static final Spectra NONE = new Spectra(List.of(), List.of(), List.of());

        public Spectra {
            remarks = List.copyOf(remarks);
            groups = List.copyOf(groups);
            channels = List.copyOf(channels);
        }
    }

    public MzmlSummary {
        formats = List.copyOf(formats);
        converters = List.copyOf(converters);
        traces = List.copyOf(traces);
        oddities = List.copyOf(oddities);
    }

    /** What a method can have channels from: all chromatograms, and channels stored as spectra that none of them shows. */
    public List<StoredTrace> channels() {
        List<StoredTrace> channels = new ArrayList<>(traces);
        stored.channels().stream()
                .filter(channel -> traces.stream().noneMatch(channel::showsTheIonsOf))
                .forEach(channels::add);
        return channels;
    }

    /**
     * Reads all of a file.
     *
     * @param name as the user named the file
     * @param truncated what is done with a file that ends early
     * @throws io.enantio.input.problem.InputException if the file cannot be trusted
     */
    public static MzmlSummary read(Path path, String name, Truncated truncated) {
        return read(path, name, truncated, StoredTrace::of);
    }

    /** As {@link #read}, without the points of the chromatograms: a file may have more of them than there is memory. */
    public static MzmlSummary withoutPoints(Path path, String name, Truncated truncated) {
        return read(path, name, truncated, StoredTrace::withoutPoints);
    }

    private static MzmlSummary read(
            Path path, String name, Truncated truncated, Function<StoredChromatogram, StoredTrace> kept) {
        SummaryVisitor content = new SummaryVisitor(Place.file(name), kept);
        MzmlFile read = MzmlFile.read(path, name, content, truncated);
        FileFacts facts = read.facts();
        List<String> oddities = new ArrayList<>(read.salvaged().stream().toList());
        oddities.addAll(read.oddities().texts());
        return new MzmlSummary(
                name,
                read.sha256(),
                facts.startTimeStamp().map(Place::quote),
                facts.instrument(),
                facts.sourceFormats(),
                facts.converters(),
                read.spectra(),
                content.traces(),
                read.spectra() == 0 ? Spectra.NONE : content.spectra(),
                oddities);
    }
}
