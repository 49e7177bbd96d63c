package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqliteDatabaseTest extends StudyDatabaseContract {
    private static final AtomicInteger FILES = new AtomicInteger();

    @Override
    TestPlace newPlace() {
        return TestPlace.sqlite(home.resolve("study" + FILES.incrementAndGet() + ".sqlite"));
    }

    private Path results() {
        return new WrittenResults("R1")
                .specimen("P1-1", "P1")
                .injection(1, "P1-1", "study")
                .result(1, "S-a", "quantified", "5")
                .writeTo(home.resolve("r1"));
    }

    private Outcome loadInto(String database) {
        return InProcess.enantio("load", results().toString(), "--db", database);
    }

    private static void refused(Outcome outcome, String message) {
        assertThat(outcome.err()).isEqualTo(message + "\n");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aRowCannotBeReplaced() {
        loaded(results());
        assertThat(place().refusal("INSERT OR REPLACE INTO study (study) VALUES ('STUDY-1')"))
                .contains("nothing is ever replaced");
        assertThat(
                        place().refusal(
                                        "INSERT OR REPLACE INTO specimen (study, subject, sample_id) VALUES ('STUDY-1', 'P2', 'P1-1')"))
                .contains("nothing is ever replaced");
        assertThat(place().refusal("INSERT OR REPLACE INTO result SELECT * FROM result"))
                .contains("nothing is ever replaced");
    }

    @Test
    void aFileThatIsNotADatabaseIsNotChanged() throws IOException {
        Path file = home.resolve("notes.txt");
        Files.writeString(file, "these are notes, and no database at all, ".repeat(50));
        String before = Files.readString(file);
        refused(
                loadInto(file.toString()),
                file + ": is not a database. Choose another file with --db; this one was not changed.");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aDatabaseOfAnotherProgramIsNotChanged() {
        TestPlace other = TestPlace.sqlite(home.resolve("other.sqlite"));
        assertThat(other.refusal("CREATE TABLE birds (name TEXT)")).isEmpty();
        refused(
                loadInto(other.place()),
                other.place()
                        + ": is a database of another program. Choose another one with --db; this one was not changed.");
        assertThat(other.rows("SELECT name FROM sqlite_master")).containsExactly("birds");
    }

    @Test
    void anImpossiblePlaceForADatabaseIsReported() {
        refused(loadInto(home.toString()), home + ": it is a folder, not a file. Choose a file.");
        refused(
                loadInto(home.resolve("absent/s.sqlite").toString()),
                home.resolve("absent/s.sqlite") + ": its folder does not exist. Create the folder first.");
        assertThat(loadInto("/proc/s.sqlite").err())
                .contains("/proc/s.sqlite: cannot be")
                .doesNotContain("Exception");
        assertThat(loadInto("/proc/s.sqlite").status()).isEqualTo(2);
    }

    @Test
    void anUnsupportedUrlIsReportedWithoutRepeatingIt() {
        refused(
                loadInto("jdbc:oracle:thin:scott/tiger@//db"),
                "--db: is not a database URL that enantio supports. Supported: a file, jdbc:sqlite:FILE,"
                        + " jdbc:postgresql://HOST:PORT/DATABASE.");
        refused(
                loadInto("postgres://me:secret@host/db"),
                "--db: is not a database URL that enantio supports. Write it as jdbc:postgresql://HOST:PORT/DATABASE.");
    }

    @Test
    void anExportFromAMissingDatabaseDoesNotCreateOne() {
        Path absent = home.resolve("absent.sqlite");
        refused(
                InProcess.enantio("export", "pc", "--study", "X", "--db", absent.toString(), "--out", home + "/out"),
                absent + ": does not exist. Load results first, or choose another database with --db.");
        assertThat(absent).doesNotExist();
    }

    @Test
    void anInterruptedCreationIsFinished() throws IOException {
        loaded(results());
        assertThat(place().refusal("DROP VIEW infusion_segment")).isEmpty();
        TestPlace fresh = newPlace();
        OlderDatabase.empty(fresh, 2);
        assertThat(loadInto(fresh.place()).status())
                .as("it contains no run, so it is completed without being requested")
                .isZero();
    }

    @Test
    void contradictoryOptionsAreReported() {
        assertThat(InProcess.enantio("load").err()).contains("RESULTS_DIR is missing");
        assertThat(InProcess.enantio("load", "--prepare", results().toString()).err())
                .contains("--prepare loads nothing");
        assertThat(InProcess.enantio("load", home.toString(), "--db", home + "/x.sqlite")
                        .err())
                .contains("is no results folder");
        assertThat(home.resolve("x.sqlite")).doesNotExist();
    }
}
