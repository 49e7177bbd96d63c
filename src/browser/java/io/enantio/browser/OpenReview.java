package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.ResultTable;
import io.enantio.SharedRuns;
import io.enantio.browser.ReviewServer.Wishes;
import io.enantio.operation.Occasion;
import io.enantio.record.Laboratory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** A run folder whose review page is open, in this process and with a clock that a test may move. */
record OpenReview(Path run, ReviewServer server, MovedClock clock, List<Throwable> bugs) implements AutoCloseable {
    /** The run of the tests: small, quickly integrated, and with something to look at for every reason. */
    private static final String[] FLAGGED = {
        "--subjects",
        "2",
        "--fault",
        "is-low",
        "--fault",
        "is-dropout",
        "--fault",
        "ion-ratio",
        "--fault",
        "spike",
        "--fault",
        "tail",
        "--fault",
        "failing-lloq-standard"
    };

    /** Serves a processed run. */
    static OpenReview of(Path run) {
        MovedClock clock = MovedClock.atNoon();
        List<Throwable> bugs = Collections.synchronizedList(new ArrayList<>());
        ReviewServer server = ReviewServer.start(
                new Wishes(run, 0, Wishes.Changes.ALLOWED, 2),
                new Occasion(clock, "enantio review", "test"),
                bugs::add);
        return new OpenReview(run, server, clock, bugs);
    }

    /** The link that lets change. */
    String link() {
        return server.link().orElseThrow();
    }

    /** The link that lets look. */
    String readOnlyLink() {
        return server.readingLink();
    }

    /** A copy of the run of the tests, processed by perpendicular drop; nobody has a key. */
    static Path flagged(Path copy) {
        return SharedRuns.copy(SharedRuns.processed(SharedRuns.DROP, FLAGGED), copy);
    }

    /** Gives a run people with keys; it has to be processed again. */
    static Path withPeople(Path run) {
        try {
            Laboratory.copyTo(run.resolveSibling("people"));
            Path yaml = run.resolve("run.yaml");
            Files.writeString(yaml, Files.readString(yaml) + "people: ../people\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    /** The first quantified result of a sample type, named as the page names it. */
    String first(String type) {
        return table("concentrations.csv").stream()
                .filter(row ->
                        row.get("sample_type").equals(type) && row.get("status").equals("quantified"))
                .map(row -> row.get("injection") + "/" + row.get("analyte"))
                .findFirst()
                .orElseThrow();
    }

    /** Rows of decisions.csv; none before the first. */
    List<CSVRecord> decisions() {
        Path file = run.resolve("decisions.csv");
        return Files.exists(file) ? ResultTable.of(file) : List.of();
    }

    /** A table of the results as they are now. */
    List<CSVRecord> table(String name) {
        return ResultTable.of(run.resolve("results").resolve(name));
    }

    /** The row of an injection and analyte, named as the page names it: {@code 12/S-ketamine}. */
    CSVRecord row(String id) {
        return table("concentrations.csv").stream()
                .filter(row -> id.equals(row.get("injection") + "/" + row.get("analyte")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.close();
        assertThat(bugs).as("what went wrong in the program").isEmpty();
    }
}
