package io.enantio.input;

import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.RawReader;
import io.enantio.input.raw.RawReading;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.method.Method;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Injection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run folder that was read and found usable, with the source of its chromatograms: all that
 * {@link io.enantio.AssayPipeline} needs. Raw files are read only when the run is processed.
 *
 * @param folder the lists and settings of the run folder
 * @param reading how the raw files are read
 * @param chromatograms of the raw files
 */
public record RunInput(RunFolder folder, RawReading reading, ChromatogramSource chromatograms) {

    /**
     * Reads a run folder with the method that its run.yaml names.
     *
     * @param runFolder holds run.yaml, injections.csv and the raw files
     * @return the run with its method
     * @throws InputException with everything that is wrong
     */
    public static RunInput read(Path runFolder) {
        return read(runFolder, Optional.empty(), RawReading.STANDARD);
    }

    /**
     * Reads a run folder.
     *
     * @param runFolder holds run.yaml, injections.csv and the raw files
     * @param otherMethod a method file to use instead of the one that run.yaml names
     * @param reading how the raw files will be read
     * @return the run with its method
     * @throws InputException with everything that is wrong
     */
    public static RunInput read(Path runFolder, Optional<Path> otherMethod, RawReading reading) {
        RawReader raw = RawReader.named(reading.reader());
        RunFolder folder = RunFolder.read(runFolder, otherMethod);
        return new RunInput(folder, reading, raw.open(runFolder, folder.method().acquisition(), reading.truncated()));
    }

    /**
     * The method in force.
     *
     * @return method with its limits and column records
     */
    public Method method() {
        return folder.method();
    }

    /**
     * What was injected, and what people decided about it.
     *
     * @return the run, without its chromatograms
     */
    public AnalyticalRun run() {
        return folder.run();
    }

    /**
     * The run folder and every file that was or will be read, also those outside of it. Results must not replace them.
     *
     * @return paths as the user named them, or below the run folder
     */
    public List<Path> files() {
        Stream<Path> settings =
                folder.inputs().stream().map(input -> folder.folder().resolve(input.path()));
        Stream<Path> raw = run().injections().stream()
                .map(Injection::file)
                .flatMap(Optional::stream)
                .map(file -> folder.folder().resolve(file));
        return Stream.of(Stream.of(folder.folder()), settings, raw)
                .flatMap(paths -> paths)
                .toList();
    }
}
