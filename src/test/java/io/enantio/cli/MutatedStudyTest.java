package io.enantio.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A study of which something is damaged: its plan, its tables, the words of its exports, its results, its database. */
class MutatedStudyTest {
    @TempDir
    static Path home;

    private static SmallStudy study = new SmallStudy(Path.of(""));
    private static String database = "";

    @BeforeAll
    static void aStudyInItsDatabase() throws IOException {
        study = SmallStudy.in(home);
        database = home.resolve("study.sqlite").toString();
        SmallStudy.done("process", study.run().toString());
        SmallStudy.done("load", study.results().toString(), "--db", database);
        SmallStudy.done(ofStudy().toArray(String[]::new));
    }

    private static List<String> ofStudy() {
        return List.of("study", home.resolve("plan.yaml").toString(), "--db", database);
    }

    private static List<String> exported(String form, String... more) {
        List<String> command = new ArrayList<>(List.of("export", form));
        command.addAll(List.of(more));
        command.addAll(List.of("--db", database, "--out", home.resolve(form).toString()));
        return command;
    }

    private static List<String> pc() {
        return exported(
                "pc",
                "--study",
                "SIMULATED-STUDY",
                "--terms",
                home.resolve("terms.yaml").toString());
    }

    private static List<String> adnca() {
        return exported(
                "adnca",
                "--plan",
                home.resolve("plan.yaml").toString(),
                "--terms",
                home.resolve("terms.yaml").toString(),
                "--columns",
                home.resolve("columns.yaml").toString());
    }

    @Test
    void aDamagedPlanIsAnalysedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 1);
        for (int i = 0; i < Mutations.EACH; i++) {
            Path file = home.resolve(mutations.any(List.of("plan.yaml", "plan.yaml", "doses.csv", "responses.csv")));
            mutations.damage(file, List.of(ofStudy(), adnca()));
        }
        mutations.report(reporter);
    }

    @Test
    void damagedTermsAndColumnsAreExportedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 2);
        for (int i = 0; i < Mutations.EACH; i++) {
            mutations.damage(
                    home.resolve(mutations.any(List.of("terms.yaml", "columns.yaml"))), List.of(pc(), adnca()));
        }
        mutations.report(reporter);
    }

    @Test
    void aDamagedDatabaseIsReadOrRefused(TestReporter reporter) throws IOException, SQLException {
        Mutations mutations = new Mutations(home, 3);
        Path file = Path.of(database);
        List<List<String>> commands = List.of(
                ofStudy(),
                pc(),
                adnca(),
                List.of("verify", "--db", database),
                List.of("load", study.results().toString(), "--db", database),
                List.of("load", "--prepare", "--db", database));
        for (int i = 0; i < Mutations.EACH; i++) {
            byte[] before = Files.readAllBytes(file);
            byte[] damaged = mutations.random().nextBoolean()
                    ? new Damage(mutations.random()).inPlace(before)
                    : withOddCells(file, mutations);
            Files.write(file, before);
            mutations.replace(file, damaged, List.of(mutations.any(commands), mutations.any(commands)));
        }
        mutations.report(reporter);
    }

    @Test
    void aDamagedRecordOfAStudyIsVerifiedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 4);
        Path results = home.resolve("study");
        for (int i = 0; i < Mutations.EACH; i++) {
            Path record = results.resolve("study.json");
            mutations.replace(
                    record,
                    mutations.ofRecord(Files.readString(record)),
                    List.of(List.of("verify", results.toString())));
        }
        mutations.report(reporter);
    }

    /** The database after somebody who owns the file has changed cells of its tables and put back the triggers. */
    private static byte[] withOddCells(Path file, Mutations mutations) throws IOException, SQLException {
        try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = open.createStatement()) {
            List<String> triggers = texts(sql, "SELECT sql FROM sqlite_master WHERE type = 'trigger'");
            for (String name : texts(sql, "SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
                sql.execute("DROP TRIGGER " + name);
            }
            sql.execute("PRAGMA ignore_check_constraints = ON");
            for (int times = 1 + mutations.random().nextInt(3); times > 0; times--) {
                change(open, sql, mutations);
            }
            for (String trigger : triggers) {
                sql.execute(trigger);
            }
        }
        return Files.readAllBytes(file);
    }

    private static void change(Connection open, Statement sql, Mutations mutations) throws SQLException {
        String table = mutations.any(texts(
                sql, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"));
        String column = mutations.any(texts(sql, "SELECT name FROM pragma_table_info('" + table + "')"));
        List<String> values = texts(sql, "SELECT DISTINCT quote(\"" + column + "\") FROM " + table);
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement change = open.prepareStatement(
                "UPDATE " + table + " SET \"" + column + "\" = ? WHERE quote(\"" + column + "\") = ?")) {
            boolean isNothing = mutations.random().nextInt(6) == 0;
            change.setString(1, isNothing ? null : new Damage(mutations.random()).anyWord());
            change.setString(2, mutations.any(values));
            change.executeUpdate();
        } catch (SQLException refused) {
            // a key, or a column that may not be empty: the database keeps it
            return;
        }
    }

    private static List<String> texts(Statement sql, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
