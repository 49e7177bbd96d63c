package io.enantio.operation;

import io.enantio.input.problem.InputException;
import io.enantio.record.chain.RecordException;
import io.enantio.review.ResultsHistory;
import io.enantio.text.PrintedLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Work that ends with results and a line in their journal; what fails gets its line too. */
public final class Journaled {
    private Journaled() {}

    /**
     * Does work; if it fails, the journal says so.
     *
     * @param results where its results go
     * @param source run.yaml or the plan: what is none has no journal
     * @param occasion when, and by which command
     * @param work to be done
     * @return what the work gives
     */
    public static <T> T attempt(Path results, Path source, Occasion occasion, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            Path above = results.toAbsolutePath().normalize().getParent();
            if (Files.isRegularFile(source) && above != null && Files.isDirectory(above)) {
                record(results, occasion, failure);
            }
            throw failure;
        }
    }

    /** Where not even the journal can be written, the problem itself is what the user is told. */
    private static void record(Path results, Occasion occasion, RuntimeException failure) {
        try {
            ResultsHistory.of(results).failed(occasion.attempt(), problem(failure));
        } catch (RecordException unwritable) {
            failure.addSuppressed(unwritable);
        }
    }

    private static String problem(RuntimeException failure) {
        String text = failure instanceof InputException input
                ? input.problems().get(0).toString()
                : failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
        return PrintedLine.of(text.lines().findFirst().orElse(""));
    }
}
