package io.enantio.operation;

import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.RawInjection;
import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.RunInput;
import io.enantio.input.problem.InputException;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the result of a run comes from: version, time and every input file, including raw files that were refused. */
public final class RunProvenance {
    private RunProvenance() {}

    /**
     * Where a result comes from.
     *
     * @param loaded the run
     * @param result of it
     * @param reports options of the report, as they are recorded
     * @param occasion when, and by which release
     * @return version, time and inputs
     */
    public static Provenance of(RunInput loaded, RunResult result, List<String> reports, Occasion occasion) {
        Stream<InputFile> raw = result.injections().stream()
                .map(InjectionPeaks::raw)
                .flatMap(injection -> rawFile(injection, loaded.folder().folder()).stream());
        List<InputFile> inputs =
                Stream.concat(loaded.folder().inputs().stream(), raw).distinct().toList();
        Provenance.Software software =
                new Provenance.Software(occasion.version(), loaded.reading().reader());
        return new Provenance(
                software,
                occasion.instant(),
                inputs,
                Stream.concat(loaded.reading().options().stream(), reports.stream())
                        .toList(),
                loaded.folder().rawFilesNotListed());
    }

    private static Optional<InputFile> rawFile(RawInjection raw, Path folder) {
        Optional<String> file = raw.injection().file();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String name = file.get();
        String hash = raw instanceof AcquiredInjection acquired
                ? acquired.rawFile().sha256()
                : sha256(folder.resolve(name), name);
        return Optional.of(new InputFile("raw", name, hash));
    }

    /** Hash of a file that was read and refused. */
    private static String sha256(Path file, String name) {
        try {
            return Sha256.hex(RegularFile.digest(file, Sha256.start()));
        } catch (UnusableFile e) {
            throw InputException.ofDisk(new InputException.Problem(
                    name,
                    "",
                    e.problem(),
                    "Nothing was changed. Check the disk, the share and the permissions, then try again."));
        }
    }
}
