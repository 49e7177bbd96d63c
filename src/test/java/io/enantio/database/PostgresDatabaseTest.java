package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(TestPostgres.SERVER)
class PostgresDatabaseTest extends StudyDatabaseContract {
    @Override
    TestPlace newPlace() {
        return TestPostgres.newDatabase();
    }

    private Path results(String run) {
        return new WrittenResults(run)
                .specimen(run + "-1", "P1")
                .injection(1, run + "-1", "study")
                .result(1, "S-a", "quantified", "5")
                .writeTo(home.resolve(run));
    }

    private static Outcome loadInto(String database, Path results) {
        return InProcess.enantio("load", results.toString(), "--db", database);
    }

    private TestPlace user(String name, String role) {
        TestPostgres.execute("postgres", "DROP ROLE IF EXISTS " + name);
        TestPostgres.execute("postgres", "CREATE ROLE " + name + " LOGIN PASSWORD 'right'");
        if (!role.isEmpty()) {
            TestPostgres.execute("postgres", "GRANT " + role + " TO " + name);
        }
        return TestPostgres.as(place(), name);
    }

    @Test
    void aLoaderAddsButNeverChangesAndAReaderOnlyReads() {
        loaded(results("R1"));
        TestPlace loader = user("some_loader", "enantio_loader");
        assertThat(loadInto(loader.place(), results("R2")).err()).isEmpty();
        assertThat(loader.count("SELECT COUNT(*) FROM run_version")).isEqualTo(2);
        for (String table : TABLES) {
            assertThat(loader.refusal("DELETE FROM " + table)).as(table).contains("permission denied");
            assertThat(loader.refusal("TRUNCATE " + table)).as(table).contains("permission denied");
        }
        assertThat(loader.refusal("UPDATE result SET status = 'x'")).contains("permission denied");
        assertThat(loader.refusal("INSERT INTO flyway_schema_history (installed_rank) VALUES (99)"))
                .contains("permission denied");
        TestPlace reader = user("some_reader", "enantio_reader");
        assertThat(reader.count("SELECT COUNT(*) FROM reported_concentrations")).isEqualTo(2);
        assertThat(reader.refusal("INSERT INTO study VALUES ('X')")).contains("permission denied");
        assertThat(InProcess.enantio(
                                "export",
                                "pc",
                                "--study",
                                "STUDY-1",
                                "--db",
                                reader.place(),
                                "--out",
                                home.resolve("o").toString())
                        .status())
                .isZero();
        Outcome outcome = loadInto(reader.place(), results("R3"));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("the user may not do this", "members of enantio_loader load")
                .doesNotContain("Exception");
        TestPlace nobody = user("nobody_known", "");
        assertThat(loadInto(nobody.place(), results("R3")).err()).contains("the user may not do this");
    }

    @Test
    void evenTheOwnerCannotTruncateATable() {
        loaded(results("R1"));
        assertThat(place().refusal("TRUNCATE audit")).contains("append-only");
    }

    @Test
    void aServerThatDoesNotAnswerIsReported() {
        Outcome outcome = loadInto("jdbc:postgresql://localhost:1/study?user=me&password=secret", results("R1"));
        assertThat(outcome.err())
                .isEqualTo(
                        "jdbc:postgresql://localhost:1/study: no server answers at this address. Start it, or correct host and port.\n");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(loadInto(TestPostgres.url("absent"), results("R1")).err())
                .contains("the server has no such database");
    }

    @Test
    void aWrongPasswordIsReportedButNeverRepeated() throws IOException, InterruptedException {
        loaded(results("R1"));
        TestPlace loader = user("password_user", "enantio_loader");
        Path rules = Path.of(place().rows("SHOW hba_file").get(0));
        String before = Files.readString(rules);
        Files.writeString(rules, "host all password_user all scram-sha-256\n" + before);
        place().rows("SELECT pg_reload_conf()");
        Outcome wrong = loadInto(loader.place() + "&password=mistaken", results("R2"));
        for (int i = 0; i < 20 && wrong.status() == 0; i++) {
            Thread.sleep(100);
            wrong = loadInto(loader.place() + "&password=mistaken", results("R2"));
        }
        Outcome right = loadInto(loader.place() + "&password=right", results("R2"));
        Files.writeString(rules, before);
        place().rows("SELECT pg_reload_conf()");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("refuses this user or password").doesNotContain("mistaken");
        assertThat(right.status()).isZero();
    }

    @Test
    void aLostConnectionLeavesNoPartialResults() throws InterruptedException {
        loaded(results("R1"));
        assertThat(place().refusal("CREATE FUNCTION enantio.wait() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN PERFORM pg_sleep(20); RETURN NEW; END'"))
                .isEmpty();
        assertThat(
                        place().refusal(
                                        "CREATE TRIGGER slow BEFORE INSERT ON enantio.verdict FOR EACH ROW EXECUTE FUNCTION enantio.wait()"))
                .isEmpty();
        List<String> before = place().rows("SELECT COUNT(*) FROM injection");
        Path second = results("R2");
        CompletableFuture<Outcome> loading = CompletableFuture.supplyAsync(() -> load(second));
        String sleeping = "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
        for (int i = 0; i < 200 && place().count("SELECT COUNT(*) " + sleeping) == 0; i++) {
            Thread.sleep(50);
        }
        assertThat(place().rows("SELECT pg_terminate_backend(pid) " + sleeping)).containsExactly("true");
        Outcome outcome = loading.join();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("the connection was lost. Nothing of the results being loaded was stored; load them again")
                .doesNotContain("Exception");
        assertThat(place().rows("SELECT COUNT(*) FROM injection")).isEqualTo(before);
        assertThat(place().refusal("DROP TRIGGER slow ON enantio.verdict")).isEmpty();
        loaded(second);
    }
}
