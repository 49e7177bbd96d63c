package io.enantio.cli;

import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.RawInjection;
import io.enantio.input.RunInput;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the result of a run comes from: version, time and every input file, including raw files that were refused. */
final class RunProvenance {
    private RunProvenance() {}

    /** @param reports options of the report, as they are recorded */
    static Provenance of(RunInput loaded, RunResult result, List<String> reports) {
        Stream<InputFile> raw = result.injections().stream()
                .map(InjectionPeaks::raw)
                .flatMap(injection -> rawFile(injection, loaded.folder().folder()).stream());
        List<InputFile> inputs =
                Stream.concat(loaded.folder().inputs().stream(), raw).distinct().toList();
        Provenance.Software software =
                new Provenance.Software(SoftwareVersion.text(), loaded.reading().reader());
        return new Provenance(
                software,
                Now.instant(),
                inputs,
                Stream.concat(loaded.reading().options().stream(), reports.stream())
                        .toList());
    }

    private static Optional<InputFile> rawFile(RawInjection raw, Path folder) {
        Optional<String> file = raw.injection().file();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String name = file.get();
        Optional<String> hash = raw instanceof AcquiredInjection acquired
                ? Optional.of(acquired.rawFile().sha256())
                : sha256(folder.resolve(name));
        return hash.map(found -> new InputFile("raw", name, found));
    }

    /** Hash of a file; absent if it cannot be opened, which its injection already reports. */
    private static Optional<String> sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, Sha256.start())) {
            digest.transferTo(OutputStream.nullOutputStream());
            return Optional.of(Sha256.hex(digest.getMessageDigest().digest()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
