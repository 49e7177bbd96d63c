package io.enantio.input.mzml;

import io.enantio.chromatogram.RawFile.InstrumentStated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<String> oddities) {
    public MzmlSummary {
        formats = List.copyOf(formats);
        converters = List.copyOf(converters);
        traces = List.copyOf(traces);
        oddities = List.copyOf(oddities);
    }

    /**
     * Reads all of a file.
     *
     * @param name as the user named the file
     * @throws io.enantio.input.InputException where the file cannot be trusted
     */
    public static MzmlSummary read(Path path, String name) {
        refuseAbsent(path, name);
        List<StoredTrace> traces = new ArrayList<>();
        MzmlFile read = MzmlFile.read(path, name, new ChromatogramVisitor() {
            @Override
            public boolean wants(ChromatogramHeader header) {
                return true;
            }

            @Override
            public void accept(StoredChromatogram chromatogram) {
                traces.add(StoredTrace.of(chromatogram));
            }
        });
        FileFacts facts = read.facts();
        return new MzmlSummary(
                name,
                read.sha256(),
                facts.startTimeStamp().map(Place::quote),
                facts.instrument(),
                facts.sourceFormats(),
                facts.converters(),
                read.spectra(),
                traces,
                read.oddities().texts());
    }

    private static void refuseAbsent(Path path, String name) {
        if (Files.isDirectory(path)) {
            throw Place.file(name).refuse("it is a folder", "Name the mzML files in it.");
        }
        if (Files.notExists(path)) {
            throw Place.file(name).refuse("there is no such file", "Correct its name.");
        }
    }
}
