package io.enantio.input.mzml;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.input.problem.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Our reader against msdk's over many files: agreement, known differences, and differences without an explanation. */
final class ReaderComparison {
    private final Path folder;
    private final Map<KnownDifference, Integer> known = new EnumMap<>(KnownDifference.class);
    private final List<String> unexplained = new ArrayList<>();
    private int files;
    private int refusedByBoth;
    private int chromatograms;
    private long points;

    /** @param folder for unpacked files */
    ReaderComparison(Path folder) {
        this.folder = folder;
    }

    /** Reads a file with both. */
    void add(Path path) throws IOException {
        Optional<WholeFile> ours = ours(path);
        if (ours.isEmpty()) {
            addRefused(path);
            return;
        }
        Path plain = MsdkReading.unpacked(path, folder);
        if (!plain.equals(path)) {
            count(KnownDifference.NO_GZIP);
        }
        MsdkReading msdk = MsdkReading.of(plain);
        if (msdk.failure().isPresent()) {
            KnownDifference.ofFailure(msdk.failure().get())
                    .ifPresentOrElse(this::count, () -> unexplained.add(path + ": msdk fails, " + msdk.failure()));
            return;
        }
        files++;
        compare(path, ours.get().chromatograms(), msdk.chromatograms());
    }

    private static Optional<WholeFile> ours(Path path) {
        try {
            return Optional.of(WholeFile.read(path));
        } catch (InputException refused) {
            return Optional.empty();
        }
    }

    private void addRefused(Path path) {
        if (MsdkReading.of(path).failure().isPresent()) {
            refusedByBoth++;
        } else {
            unexplained.add(path + ": only msdk reads it");
        }
    }

    private void compare(Path path, List<StoredChromatogram> ours, List<MsdkReading.Found> theirs) {
        if (ours.size() != theirs.size()) {
            unexplained.add(path + ": " + ours.size() + " chromatograms, msdk has " + theirs.size());
            return;
        }
        for (int i = 0; i < ours.size(); i++) {
            compare(path + ", " + ours.get(i).header().element(), ours.get(i), theirs.get(i));
        }
    }

    private void compare(String where, StoredChromatogram ours, MsdkReading.Found theirs) {
        chromatograms++;
        points += ours.size();
        if (!ours.header().id().equals(theirs.id())) {
            unexplained.add(where + ": id is " + ours.header().id() + ", msdk has " + theirs.id());
        }
        if (ours.size() != theirs.points()) {
            unexplained.add(where + ": " + ours.size() + " points, msdk has " + theirs.points());
        }
        if (ours.unit().orElse(TimeAxisUnit.MINUTE) != TimeAxisUnit.MINUTE) {
            count(KnownDifference.NO_UNIT);
        }
        theirs.arrays().ifPresentOrElse(arrays -> compare(where, ours, arrays), () -> count(KnownDifference.NO_ARRAYS));
    }

    private void compare(String where, StoredChromatogram ours, MsdkReading.Arrays theirs) {
        if (ours.size() != theirs.size()) {
            unexplained.add(where + ": arrays have " + ours.size() + " points, msdk's " + theirs.size());
            return;
        }
        Set<KnownDifference> differences = EnumSet.noneOf(KnownDifference.class);
        for (int i = 0; i < ours.size(); i++) {
            compare(where + ", time " + i, ours.time(i), theirs.time(i)).ifPresent(differences::add);
            compare(where + ", intensity " + i, ours.intensity(i), theirs.intensity(i))
                    .ifPresent(differences::add);
        }
        differences.forEach(this::count);
    }

    private Optional<KnownDifference> compare(String where, double ours, float theirs) {
        float rounded = (float) ours;
        if (rounded == theirs) {
            return rounded == ours ? Optional.empty() : Optional.of(KnownDifference.SINGLE_PRECISION);
        }
        boolean packed = where.contains("numpress");
        if (packed && Math.abs(rounded - theirs) <= 2 * Math.ulp(rounded)) {
            return Optional.of(KnownDifference.NUMPRESS_LAST_DIGIT);
        }
        unexplained.add(where + ": " + ours + ", msdk has " + theirs);
        return Optional.empty();
    }

    private void count(KnownDifference difference) {
        known.merge(difference, 1, Integer::sum);
    }

    /** Differences that no line of the table explains. */
    List<String> unexplained() {
        return unexplained;
    }

    /** Chromatograms that were compared. */
    int chromatograms() {
        return chromatograms;
    }

    /** The table of the manual. */
    String table() {
        StringBuilder table = new StringBuilder("Compared: " + files + " files, " + chromatograms + " chromatograms, "
                + points + " points. Refused by both: " + refusedByBoth
                + " files. Ids, counts, times and intensities are the same but for this:\n\n"
                + "| what differs | on | why | who is right, by what |\n|---|---|---|---|\n");
        known.forEach((difference, count) -> table.append(difference.row(count)).append('\n'));
        return table.toString();
    }
}
