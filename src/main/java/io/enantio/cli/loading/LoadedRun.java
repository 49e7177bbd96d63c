package io.enantio.cli.loading;

import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.method.Method;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Provenance.InputFile;
import java.nio.file.Path;
import java.util.List;

/** A run folder that was read and found usable. */
public record LoadedRun(Method method, AnalyticalRun run, Files files, Raw raw) {

    /**
     * @param folder that raw files are named relative to
     * @param read role, path and hash of every file that was read so far
     * @param kept files and folders that results must not replace
     */
    public record Files(Path folder, List<InputFile> read, List<Path> kept) {}

    /**
     * @param reading how the files are read
     * @param source of the chromatograms
     * @param refuseUnusable throws an InputException if reading met what makes the whole input unusable
     */
    public record Raw(RawReading reading, ChromatogramSource source, Runnable refuseUnusable) {}
}
