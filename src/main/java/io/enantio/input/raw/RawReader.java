package io.enantio.input.raw;

import io.enantio.input.problem.InputException;
import io.enantio.method.Method;
import java.nio.file.Path;

/** A way to read mzML. Another than our own is found on the class path, as a provider of this type. */
public interface RawReader {

    /** The word that chooses it. */
    String name();

    /**
     * Opens the raw files of a run.
     *
     * @param folder that the file names of the injection list are relative to
     * @param acquisition tolerance of m/z, and unit of time where a file states none
     * @param truncated what is done with files that end early
     * @throws InputException where the reader cannot do that
     */
    RawSource open(Path folder, Method.Acquisition acquisition, Truncated truncated);
}
