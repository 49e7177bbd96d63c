package io.enantio.run;

import java.time.Instant;
import java.util.List;

/**
 * Where a result comes from: the software, every input with its hash, and when it was made.
 *
 * @param inputs method, run, injection list, rules, raw files, ..., in a fixed order
 * @param options of the command line that change results, for example {@code --salvage} or what the report shows
 * @param rawFilesNotListed raw files beside those of the injection list that no line of it names, as the run folder names them
 */
public record Provenance(
        Software software,
        Instant processedAt,
        List<InputFile> inputs,
        List<String> options,
        List<String> rawFilesNotListed) {

    /**
     * The program that made a result.
     *
     * @param version of enantio
     * @param rawReader name of the reader of raw files
     */
    public record Software(String version, String rawReader) {}

    /**
     * A file that a result was made from, or that belongs to it.
     *
     * @param role what the file is: {@code method}, {@code run}, {@code injections}, {@code rules}, {@code raw}, ...
     * @param path as the run folder names it, with {@code /}
     * @param sha256 of its bytes, lower-case hex
     */
    public record InputFile(String role, String path, String sha256) {}

    /** Without such raw files. */
    public Provenance(Software software, Instant processedAt, List<InputFile> inputs, List<String> options) {
        this(software, processedAt, inputs, options, List.of());
    }

    public Provenance {
        inputs = List.copyOf(inputs);
        options = List.copyOf(options);
        rawFilesNotListed = List.copyOf(rawFilesNotListed);
    }
}
