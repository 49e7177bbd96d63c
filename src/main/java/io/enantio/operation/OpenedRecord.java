package io.enantio.operation;

import io.enantio.input.problem.InputException;
import io.enantio.input.results.SealedResults;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.report.folder.SealedJson;
import java.nio.file.Path;

/**
 * The record of a results folder, under its seal.
 *
 * @param text of the file
 * @param sealed what it states
 */
public record OpenedRecord(String text, SealedResults sealed) {

    /**
     * Opens a record.
     *
     * @param results folder
     * @param kind of results
     * @return the record
     * @throws InputException if it cannot be read, was changed, or has a field that cannot be used
     */
    public static OpenedRecord of(Path results, Kind kind) {
        String text = SealedResults.text(results, kind);
        if (!SealedJson.isSealed(text)) {
            throw new InputException(new InputException.Problem(
                    results.resolve(kind.file()).toString(),
                    "",
                    "was changed, or was not written by enantio: its seal is not valid",
                    "Move the folder away and process again."));
        }
        return new OpenedRecord(text, SealedResults.checked(results, text, kind));
    }
}
