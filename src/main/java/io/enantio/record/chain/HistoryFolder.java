package io.enantio.record.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder beside a results folder that holds what differs each time: who processed and signed, and when, and the results that were
 * replaced.
 *
 * @param folder {@code results.history} for {@code results}
 */
public record HistoryFolder(Path folder) {

    /**
     * The history of a results folder, whether or not either exists.
     *
     * @param results folder, or a link to it
     * @return its history, beside the folder itself
     */
    public static HistoryFolder of(Path results) {
        Path place = results.toAbsolutePath().normalize();
        try {
            place = Files.exists(place) ? place.toRealPath() : place;
        } catch (IOException e) {
            throw new RecordException(results.toString(), "cannot be followed", "Check the path.");
        }
        Path name = place.getFileName();
        if (name == null) {
            throw new RecordException(results.toString(), "is the root of a file system", "Name a results folder.");
        }
        return new HistoryFolder(place.resolveSibling(name + ".history"));
    }

    /** Results that were replaced, each under the number of the journal's line that replaced them. */
    public Path superseded() {
        return folder.resolve("superseded");
    }

    /** Signatures of results. */
    public Path signatures() {
        return folder.resolve("signatures");
    }

    /** Copies of the reports that show the signatures. */
    public Path signed() {
        return folder.resolve("signed");
    }

    /** Time stamps of results. */
    public Path stamps() {
        return folder.resolve("stamps");
    }
}
