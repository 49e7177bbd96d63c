package io.enantio.cli;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.report.folder.OutputException;
import io.enantio.report.results.SummaryLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The file of {@code --summary}: a line for each run, written whole as soon as the run is done. */
final class SummaryFile {
    private final Path file;
    private final OutputStream out;
    private Optional<OutputException> failure = Optional.empty();

    private SummaryFile(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Begins a file, before the work.
     *
     * @param places of results, which replace what they contain
     * @throws OutputException if it cannot be written, or holds anything but an earlier summary
     */
    static SummaryFile begin(Path file, List<Path> places) {
        Path real = RunPlaces.real(file);
        if (places.stream().anyMatch(place -> real.startsWith(RunPlaces.real(place)))) {
            throw unusable(file, "a summary cannot be in a folder of results");
        }
        try {
            RegularFile.refuseOther(file);
            if (Files.exists(file) && !isSummary(file)) {
                throw unusable(file, "is not a summary of enantio, and would be overwritten");
            }
            return new SummaryFile(file, Files.newOutputStream(file));
        } catch (UnusableFile e) {
            throw unusable(file, e.problem());
        } catch (IOException e) {
            throw unusable(file, "cannot be written: " + OutputException.reason(e));
        }
    }

    private static OutputException unusable(Path file, String problem) {
        return new OutputException(file.toString(), problem, "Choose another file with --summary.");
    }

    private static boolean isSummary(Path file) throws IOException {
        byte[] wanted = SummaryLine.beginning().getBytes(StandardCharsets.UTF_8);
        try (InputStream in = RegularFile.open(file)) {
            byte[] found = in.readNBytes(wanted.length);
            return found.length == 0 || Arrays.equals(found, wanted);
        }
    }

    /** Adds a line. If that fails, the runs go on; {@link #end} then tells why. */
    void add(String line) {
        try {
            if (failure.isEmpty()) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            failure = Optional.of(incomplete(e));
        }
    }

    /** Why not all lines were written; empty if they were. */
    Optional<OutputException> end() {
        try {
            out.close();
        } catch (IOException e) {
            failure = Optional.of(failure.orElse(incomplete(e)));
        }
        return failure;
    }

    private OutputException incomplete(IOException cause) {
        return new OutputException(
                file.toString(),
                "the summary cannot be written: " + OutputException.reason(cause),
                "The results of the runs are complete. Choose another file with --summary, or free some space.");
    }
}
