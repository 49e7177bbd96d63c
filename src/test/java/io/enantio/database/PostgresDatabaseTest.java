package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(TestPostgres.SERVER)
class PostgresDatabaseTest extends StudyDatabaseContract {
    @Override
    TestPlace newPlace() {
        return TestPostgres.preparedDatabase();
    }

    @Override
    TestPlace emptyPlace() {
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
        for (TestPlace somebody : List.of(loader, user("another_reader", "enantio_reader"))) {
            for (String table : TABLES) {
                String column = someColumn(table);
                for (String statement : List.of(
                        "DELETE FROM " + table,
                        "TRUNCATE " + table,
                        "UPDATE " + table + " SET " + column + " = " + column,
                        "INSERT INTO " + table + " OVERRIDING SYSTEM VALUE SELECT * FROM " + table)) {
                    assertThat(somebody.refusal(statement)).as(statement).contains("permission denied");
                }
                assertThat(somebody.refusal("DROP TABLE " + table)).contains("must be owner");
                assertThat(somebody.refusal("ALTER TABLE " + table + " DISABLE TRIGGER ALL"))
                        .contains("must be owner");
            }
            assertThat(somebody.refusal("INSERT INTO flyway_schema_history (installed_rank) VALUES (99)"))
                    .contains("permission denied");
        }
        TestPlace reader = user("some_reader", "enantio_reader");
        assertThat(reader.count("SELECT COUNT(*) FROM reported_concentrations")).isEqualTo(2);
        assertThat(reader.refusal("INSERT INTO study (study) VALUES ('X')")).contains("permission denied");
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

    /** What the roles cannot do however they try. */
    @Test
    void neitherLoaderNorReaderGetsRoundTheFunctions() {
        loaded(results("R1"), results("R2"));
        TestPlace loader = user("sly_loader", "enantio_loader");
        TestPlace reader = user("sly_reader", "enantio_reader");
        for (TestPlace somebody : List.of(loader, reader)) {
            for (String statement : List.of(
                    "SET session_replication_role = replica",
                    "CREATE TABLE enantio.mine (a int)",
                    "CREATE FUNCTION enantio.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
                    "CREATE TRIGGER mine BEFORE INSERT ON enantio.audit FOR EACH ROW EXECUTE FUNCTION enantio.refuse_change()",
                    "SET SESSION AUTHORIZATION postgres",
                    "SET ROLE postgres",
                    "CREATE ROLE another",
                    "SELECT enantio.check_reported(1)")) {
                assertThat(somebody.refusal(statement)).as(statement).contains("permission denied");
            }
            for (String statement : List.of(
                    "ALTER FUNCTION enantio.stamp_entry() RENAME TO other",
                    "DROP TRIGGER stamped ON enantio.audit",
                    "CREATE OR REPLACE VIEW enantio.reported_now AS SELECT 1 AS a")) {
                assertThat(somebody.refusal(statement))
                        .as(statement)
                        .containsAnyOf("must be owner", "permission denied");
            }
            somebody.refusal("GRANT INSERT ON enantio.audit TO PUBLIC");
            assertThat(somebody.refusal("INSERT INTO enantio.audit SELECT * FROM enantio.audit"))
                    .as("what one does not have one cannot grant")
                    .contains("permission denied");
        }
        assertThat(reader.refusal("SELECT enantio.add_rows('study', ARRAY['study'], ARRAY[['X']])"))
                .contains("permission denied");
        assertThat(reader.refusal("SELECT enantio.record_act('load', 'run R1', 1, '', '', '', '', '', '[]', '')"))
                .contains("permission denied");
        String head = place().rows("SELECT hash FROM audit ORDER BY entry DESC LIMIT 1")
                .get(0);
        for (String call : List.of(
                "'load', 'run R1', '', '', '', '', ''",
                "'withdraw', 'run R1', '" + head + "', '', '', '', ''",
                "'export', 'study X', 'no head', '', '', '', ''")) {
            assertThat(reader.refusal("SELECT enantio.record_reading(" + call + ")"))
                    .contains("this is no export");
        }
        assertThat(place().run("verify").err()).as("nothing came of it").isEmpty();
    }

    @Test
    void aLoaderCannotForgeARowOfALoadedRunAnEntryOrAReportedResult() {
        loaded(results("R1"));
        loaded(new WrittenResults("R2")
                .specimen("R1-1", "P1")
                .injection(1, "R1-1", "study")
                .result(1, "S-a", "not_quantifiable", "")
                .writeTo(home.resolve("bad")));
        TestPlace loader = user("forging_loader", "enantio_loader");
        for (String table : List.of("result", "decision", "sample_record", "flag", "verdict")) {
            assertThat(loader.refusal("SELECT enantio.add_rows('" + table + "', ARRAY['run_version'], ARRAY[['1']])"))
                    .as(table)
                    .contains("takes rows only of a run that is being loaded");
        }
        for (String table : List.of("audit", "digest", "setting", "flyway_schema_history", "pg_authid", "nonsense")) {
            assertThat(loader.refusal("SELECT enantio.add_rows('" + table + "', ARRAY['entry'], ARRAY[['1']])"))
                    .as(table)
                    .contains("nobody adds rows to");
        }
        for (String table : List.of("reported_result", "profile_change", "correction")) {
            for (String rows : List.of(
                    "ARRAY['entry'], ARRAY[['1']]",
                    "ARRAY['entry'], ARRAY[[NULL]]",
                    "ARRAY['specimen'], ARRAY[['1']]",
                    "ARRAY['entry'], ARRAY[]::text[]")) {
                assertThat(loader.refusal("SELECT enantio.add_rows('" + table + "', " + rows + ")"))
                        .as(table + rows)
                        .containsAnyOf(
                                "only with the next entry of the audit trail", "not a row of cells for each name");
            }
        }
        long next = place().count("SELECT MAX(entry) + 1 FROM audit");
        assertThat(loader.refusal("SELECT enantio.add_rows('reported_result', ARRAY['specimen', 'analyte', 'revision',"
                        + " 'outcome', 'run_version', 'injection', 'reason_code', 'reason', 'caused_by', 'entry'],"
                        + " ARRAY[['1'], ['S-a'], ['3'], ['reported'], ['2'], ['1'], ['X'], ['X'], ['2'], ['" + next
                        + "']])"))
                .as("not quantifiable, and yet to be reported")
                .contains("a result is to be reported that cannot be");
        assertThat(loader.refusal(
                        "SELECT enantio.add_rows('study', ARRAY['study', 'entry'], ARRAY[['X'], ['" + next + "']])"))
                .as("a row without its entry in the audit trail")
                .contains("violates foreign key constraint");
        assertThat(loader.refusal(
                        "SELECT enantio.add_rows('study', ARRAY['study', 'entry', 'x); DROP TABLE study; --'],"
                                + " ARRAY[['X'], ['" + next + "'], ['1']])"))
                .as("a name that is none")
                .isNotEmpty();
        for (String act : List.of("load", "withdraw", "correct", "schema", "require", "export")) {
            assertThat(loader.refusal(
                            "SELECT enantio.record_act('" + act + "', 'run R1', 1, '', '', '', 'boss', '', '[]', '')"))
                    .as(act)
                    .contains("nothing of this transaction is a " + act);
        }
        assertThat(place().run("verify").err()).as("nothing came of it").isEmpty();
    }

    @Test
    void accountAndTimeOfAnEntryAreTheServersWhateverIsStated() {
        loaded(results("R1"));
        TestPlace loader = user("honest_loader", "enantio_loader");
        assertThat(loadInto(loader.place(), results("R2")).err()).isEmpty();
        assertThat(place().rows("SELECT session_account, person FROM audit ORDER BY entry DESC LIMIT 1"))
                .containsExactly("honest_loader|" + System.getProperty("user.name"));
        assertThat(
                        place().refusal(
                                        "INSERT INTO audit (entry, at, person, action, entity, entity_version, before_value,"
                                                + " after_value, reason, software_version, previous_hash, hash, session_account)"
                                                + " VALUES (999, '1999-01-01T00:00:00Z', 'me', 'load', 'x', 0, '', '', '', '', 'x', 'y', 'somebody_else')"))
                .as("the owner may")
                .isEmpty();
        assertThat(place().rows("SELECT entry, session_account, at > '2020' FROM audit ORDER BY entry DESC LIMIT 1"))
                .as("and yet it is numbered, stamped and chained by the server")
                .containsExactly("4|postgres|true");
        assertThat(place().run("verify").err()).isEmpty();
    }

    @Test
    void tablesAndFunctionsOfTheSameNameInAnotherSchemaAreNotUsed() throws SQLException {
        loaded(results("R1"));
        TestPlace loader = user("shadow_loader", "enantio_loader");
        String head = place().rows("SELECT hash FROM audit ORDER BY entry DESC LIMIT 1")
                .get(0);
        try (Connection connection = loader.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE audit (entry bigint, hash text)");
            statement.execute("INSERT INTO pg_temp.audit VALUES (41, 'x')");
            statement.execute(
                    "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT ''x''::bytea'");
            statement.execute("SET search_path = pg_temp, enantio, pg_catalog");
            try (ResultSet found = statement.executeQuery(
                    "SELECT enantio.record_reading('export', 'study X', '" + head + "', '', '', '', '')")) {
                assertThat(found.next()).isTrue();
                assertThat(found.getLong(1)).isEqualTo(3);
            }
        }
        assertThat(place().rows("SELECT session_account FROM audit WHERE entry = 3"))
                .containsExactly("shadow_loader");
        assertThat(place().run("verify").err()).isEmpty();
    }

    @Test
    void evenTheOwnerCannotTruncateATable() {
        loaded(results("R1"));
        assertThat(place().refusal("TRUNCATE audit CASCADE")).contains("append-only");
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
