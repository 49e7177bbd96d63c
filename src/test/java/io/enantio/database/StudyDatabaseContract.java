package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.database.engine.Schema;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a study's database does, on whichever engine. */
abstract class StudyDatabaseContract {
    private static final Path EVERY_FLAG = Path.of("sample-runs/every-flag/expected");
    private static final String REPORTED = "SELECT p.sample_id, r.analyte, r.outcome, v.run, v.version, r.injection,"
            + " r.reason_code FROM reported_now r JOIN specimen p ON p.specimen = r.specimen"
            + " LEFT JOIN run_version v ON v.run_version = r.run_version ORDER BY 1, 2";

    /** Each before those that it uses, as they are dropped. */
    static final List<String> VIEWS = List.of(
            "infusion_segment",
            "run_overview",
            "flags_open",
            "pc",
            "results_not_reported",
            "reported_concentrations",
            "result_candidate",
            "reported_now",
            "sample_now",
            "injection_now",
            "specimen_now",
            "correction_now",
            "run_now",
            "run_latest",
            "run_withdrawn");

    static final List<String> TABLES = List.of(
            "study",
            "subject",
            "specimen",
            "run_version",
            "provenance",
            "sample_record",
            "injection",
            "analyte",
            "peak",
            "result",
            "flag",
            "curve",
            "enantiomer_pair",
            "verdict",
            "rule_outcome",
            "decision",
            "reported_result",
            "withdrawal",
            "correction",
            "setting",
            "audit",
            "digest",
            "profile_change");

    @TempDir
    Path home;

    private TestPlace place = new TestPlace("", "");

    abstract TestPlace newPlace();

    /** One without tables. */
    TestPlace emptyPlace() {
        return newPlace();
    }

    @BeforeEach
    void aNewDatabase() {
        place = newPlace();
    }

    TestPlace place() {
        return place;
    }

    Outcome load(Path... results) {
        return InProcess.enantio(Stream.concat(
                        Stream.of("load", "--db", place.place()),
                        Stream.of(results).map(Path::toString))
                .toArray(String[]::new));
    }

    void loaded(Path... results) {
        Outcome outcome = load(results);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    private List<String> counts() {
        return TABLES.stream()
                .map(table -> table + " " + place.count("SELECT COUNT(*) FROM " + table))
                .toList();
    }

    private WrittenResults first() {
        return new WrittenResults("R1")
                .specimen("P1-1", "P1")
                .specimen("P1-2", "P1")
                .injection(1, "P1-1", "study")
                .injection(2, "P1-2", "study")
                .result(1, "S-a", "quantified", "12.3456789012345")
                .result(1, "R-a", "below_lloq", "")
                .result(2, "S-a", "above_uloq", "")
                .result(2, "R-a", "not_quantifiable", "");
    }

    private WrittenResults repeat(String run) {
        return new WrittenResults(run)
                .specimen("P1-1", "P1")
                .injection(1, "P1-1", "study")
                .result(1, "S-a", "quantified", "13")
                .result(1, "R-a", "quantified", "2");
    }

    @Test
    void everyRowOfAResultsFolderIsStoredUnrounded() throws IOException {
        loaded(EVERY_FLAG);
        assertThat(place.count("SELECT COUNT(*) FROM result")).isEqualTo(lines("concentrations.csv"));
        assertThat(place.count("SELECT COUNT(*) FROM peak")).isEqualTo(lines("concentrations.csv"));
        assertThat(place.count("SELECT COUNT(*) FROM enantiomer_pair")).isEqualTo(lines("pairs.csv"));
        assertThat(place.count("SELECT COUNT(*) FROM rule_outcome")).isEqualTo(lines("rules.csv"));
        assertThat(place.count("SELECT COUNT(*) FROM curve")).isEqualTo(lines("calibration.csv"));
        assertThat(place.count("SELECT COUNT(*) FROM decision")).isEqualTo(3);
        List<String> head = List.of(Files.readAllLines(EVERY_FLAG.resolve("concentrations.csv"))
                .get(0)
                .split(","));
        String[] row = Files.readAllLines(EVERY_FLAG.resolve("concentrations.csv"))
                .get(1)
                .split(",", -1);
        assertThat(Double.parseDouble(
                        place.rows("SELECT x.estimate_ng_per_ml FROM result x WHERE injection = 1 AND analyte = '"
                                        + row[head.indexOf("analyte")] + "'")
                                .get(0)))
                .isEqualTo(Double.parseDouble(row[head.indexOf("estimate_ng_per_ml")]));
    }

    private static long lines(String file) throws IOException {
        return Files.readAllLines(EVERY_FLAG.resolve(file)).size() - 1L;
    }

    @Test
    void loadingTheSameResultsAgainHasNoEffect() {
        Path results = first().writeTo(home.resolve("r1"));
        loaded(results);
        List<String> before = counts();
        Outcome again = load(results);
        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("R1, version 1: already loaded, nothing changed");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aRunProcessedAgainIsANewVersionBesideTheOldOne() {
        loaded(first().writeTo(home.resolve("r1")));
        WrittenResults corrected = new WrittenResults("R1")
                .processedAt("2026-05-02T08:00:00Z")
                .specimen("P1-1", "P1")
                .injection(1, "P1-1", "study")
                .result(1, "S-a", "quantified", "12.5")
                .result(1, "R-a", "below_lloq", "");
        loaded(corrected.writeTo(home.resolve("r1-again")));
        assertThat(place.rows("SELECT run, version FROM run_version ORDER BY 2"))
                .containsExactly("R1|1", "R1|2");
        assertThat(place.rows("SELECT v.version, x.concentration_ng_per_ml FROM result x JOIN run_version v"
                        + " ON v.run_version = x.run_version WHERE x.injection = 1 AND x.analyte = 'S-a' ORDER BY 1"))
                .containsExactly("1|12.3456789012345", "2|12.5");
        assertThat(place.rows("SELECT concentration_ng_per_ml, version FROM reported_concentrations"
                        + " WHERE sample_id = 'P1-1' AND analyte = 'S-a'"))
                .containsExactly("12.5|2");
        assertThat(place.rows(REPORTED))
                .as("the sample that the new version lacks has no result any more")
                .contains("P1-2|S-a|no_result|-|-|-|WITHDRAWN");
        assertThat(place.count("SELECT COUNT(*) FROM audit WHERE action = 'load' AND before_value <> ''"))
                .isEqualTo(1);
    }

    @Test
    void anotherRunOfTheSameNameIsRefused() {
        loaded(first().writeTo(home.resolve("r1")));
        List<String> before = counts();
        Outcome outcome = load(
                first().rawFilesOf("other").processedAt("2026-05-03T08:00:00Z").writeTo(home.resolve("x")));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("the database contains another run with the name R1");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aSampleThatChangesItsSubjectIsRefusedWithItsRun() {
        loaded(first().writeTo(home.resolve("r1")));
        List<String> before = counts();
        Outcome outcome = load(new WrittenResults("R2")
                .specimen("P9-1", "P9")
                .specimen("P1-1", "P2")
                .injection(1, "P1-1", "study")
                .result(1, "S-a", "quantified", "3")
                .writeTo(home.resolve("r2")));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("sample P1-1 of study STUDY-1 is from subject P2, but in the database it is from P1");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void theOnlyResultIsReportedAndWithoutOneTheReasonIsGiven() {
        loaded(first().writeTo(home.resolve("r1")));
        assertThat(place.rows(REPORTED))
                .containsExactly(
                        "P1-1|R-a|reported|R1|1|1|ONLY_RESULT",
                        "P1-1|S-a|reported|R1|1|1|ONLY_RESULT",
                        "P1-2|R-a|no_result|-|-|-|NOT_QUANTIFIABLE",
                        "P1-2|S-a|reported|R1|1|2|ONLY_RESULT");
        assertThat(place.rows("SELECT sample_id, analyte, reason FROM results_not_reported"))
                .containsExactly("P1-2|R-a|not quantifiable in R1 injection 2");
    }

    @Test
    void repeatsAreAmbiguousUntilAPersonDecides() {
        loaded(first().writeTo(home.resolve("r1")));
        loaded(repeat("R2").writeTo(home.resolve("r2")));
        assertThat(place.rows("SELECT sample_id, analyte, outcome, reason FROM results_not_reported ORDER BY 1, 2"))
                .startsWith(
                        "P1-1|R-a|ambiguous|2 results and no report_value decision: R1 injection 1, R2 injection 1",
                        "P1-1|S-a|ambiguous|2 results and no report_value decision: R1 injection 1, R2 injection 1");
        loaded(repeat("R2")
                .processedAt("2026-05-04T08:00:00Z")
                .decision("1,S-a", "report_value", "run=R1;injection=1", "2026-05-04T07:00:00Z")
                .decision("1,R-a", "report_value", "run=R1;injection=1", "2026-05-04T07:01:00Z")
                .decision("1,R-a", "report_value", "run=R2;injection=1", "2026-05-04T07:02:00Z")
                .writeTo(home.resolve("r2b")));
        assertThat(place.rows(REPORTED))
                .startsWith(
                        "P1-1|R-a|reported|R2|2|1|POOR_CHROMATOGRAPHY", "P1-1|S-a|reported|R1|1|1|POOR_CHROMATOGRAPHY");
    }

    /** One person, a false reason, an incurred sample: the original stays, and the reason why is in the view. */
    @Test
    void aDecisionAgainstTheRecordsHasNoEffect() {
        loaded(first().writeTo(home.resolve("r1")));
        loaded(repeat("R2")
                .decision(
                        "1,S-a",
                        "report_value RUN_REJECTED",
                        "run=R2;injection=1",
                        "2026-05-04T07:00:00Z",
                        "B. Reviewer")
                .decision(
                        "1,R-a",
                        "report_value POOR_CHROMATOGRAPHY",
                        "run=R2;injection=1",
                        "2026-05-04T07:01:00Z",
                        "a.analyst")
                .writeTo(home.resolve("r2")));
        assertThat(place.rows("SELECT analyte, outcome, reason_code FROM results_not_reported WHERE sample_id = 'P1-1'"
                        + " ORDER BY 1"))
                .containsExactly("R-a|ambiguous|ONE_PERSON", "S-a|ambiguous|REASON_CONTRADICTED");
    }

    @Test
    void anIncurredSampleThatADecisionNamesDoesNotHideTheOriginal() {
        loaded(first().writeTo(home.resolve("r1")));
        loaded(new WrittenResults("R3")
                .specimen("P1-1", "P1")
                .injection(1, "P1-1", "study", "1,2026-04-21T08:00:00Z,ISR")
                .result(1, "S-a", "quantified", "15")
                .decision("1,S-a", "report_value", "run=R3;injection=1", "2026-05-04T07:00:00Z")
                .writeTo(home.resolve("r3")));
        assertThat(place.rows(REPORTED)).contains("P1-1|S-a|reported|R1|1|1|ONLY_RESULT");
    }

    @Test
    void aDecisionForARunThatIsNotLoadedYetIsPending() {
        loaded(repeat("R2")
                .decision("1,", "report_value", "run=R1;injection=1", "2026-05-04T07:00:00Z")
                .writeTo(home.resolve("r2")));
        assertThat(place.rows(REPORTED))
                .containsExactly(
                        "P1-1|R-a|pending|-|-|-|POOR_CHROMATOGRAPHY", "P1-1|S-a|pending|-|-|-|POOR_CHROMATOGRAPHY");
        loaded(first().writeTo(home.resolve("r1")));
        assertThat(place.rows(REPORTED))
                .contains(
                        "P1-1|R-a|reported|R1|1|1|POOR_CHROMATOGRAPHY", "P1-1|S-a|reported|R1|1|1|POOR_CHROMATOGRAPHY");
    }

    /** The database remembers decisions that the run folder has lost. */
    @Test
    void decisionsThatWereCutOffOrReplacedAreNotLoaded() {
        loaded(first().decision("1,S-a", "comment", "", "2026-05-04T07:00:00Z")
                .decision("1,R-a", "comment", "", "2026-05-04T07:01:00Z")
                .writeTo(home.resolve("r1")));
        Path cut = first().processedAt("2026-05-05T08:00:00Z")
                .decision("1,S-a", "comment", "", "2026-05-04T07:00:00Z")
                .writeTo(home.resolve("cut"));
        assertThat(load(cut).err())
                .contains("decision 2, which version 1 of the run in the database knows, was cut off");
        Path none = first().processedAt("2026-05-05T08:00:00Z").writeTo(home.resolve("none"));
        assertThat(load(none).err()).contains("decision 1, which version 1");
        Path replaced = first().processedAt("2026-05-05T08:00:00Z")
                .decision("1,S-a", "comment", "", "2026-05-04T07:00:00Z")
                .decision("1,R-a", "comment", "", "2026-05-04T07:02:00Z")
                .decision("1,R-a", "comment", "", "2026-05-04T07:03:00Z")
                .writeTo(home.resolve("replaced"));
        assertThat(load(replaced).err()).contains("decision 2, which version 1");
        assertThat(place.count("SELECT COUNT(*) FROM run_version")).isEqualTo(1);
        loaded(first().processedAt("2026-05-05T08:00:00Z")
                .decision("1,S-a", "comment", "", "2026-05-04T07:00:00Z")
                .decision("1,R-a", "comment", "", "2026-05-04T07:01:00Z")
                .decision("1,R-a", "comment", "", "2026-05-04T07:03:00Z")
                .writeTo(home.resolve("more")));
        assertThat(place.count("SELECT COUNT(*) FROM run_version")).isEqualTo(2);
    }

    @Test
    void validationRunsAndIncurredSamplesAreNeverReported() {
        loaded(first().writeTo(home.resolve("r1")));
        loaded(repeat("V1").purpose("validation").writeTo(home.resolve("v1")));
        loaded(new WrittenResults("R3")
                .specimen("P1-1", "P1")
                .injection(1, "P1-1", "study", "1,2026-04-21T08:00:00Z,ISR")
                .result(1, "S-a", "quantified", "15")
                .writeTo(home.resolve("r3")));
        assertThat(place.rows(REPORTED)).contains("P1-1|S-a|reported|R1|1|1|ONLY_RESULT");
    }

    @Test
    void nothingIsEverUpdatedDeletedOrReplaced() {
        loaded(EVERY_FLAG, first().writeTo(home.resolve("r1")));
        assertThat(place.run("withdraw", "R1", "--person", "A. Analyst", "--reason", "only for this test")
                        .err())
                .isEmpty();
        assertThat(place.run(
                                "correct",
                                "P1-1",
                                "--study",
                                "STUDY-1",
                                "--field",
                                "visit",
                                "--to",
                                "DAY 2",
                                "--person",
                                "A. Analyst",
                                "--reason",
                                "only for this test")
                        .err())
                .isEmpty();
        setting();
        for (String table : TABLES) {
            assertThat(place.count("SELECT COUNT(*) FROM " + table)).as(table).isPositive();
            String column = someColumn(table);
            assertThat(place.refusal("UPDATE " + table + " SET " + column + " = " + column))
                    .as("update of " + table)
                    .contains("append-only");
            assertThat(place.refusal("DELETE FROM " + table))
                    .as("delete of " + table)
                    .contains("append-only");
        }
    }

    /** A demand needs people and keys; here a row is enough. */
    private void setting() {
        String row =
                "INSERT INTO setting (entry, name, value, reason) VALUES (1, 'require', 'nothing', 'only for this test')";
        assertThat(place.refusal(row)).isEmpty();
    }

    static String someColumn(String table) {
        return switch (table) {
            case "study", "subject", "specimen", "profile_change" -> "study";
            case "run_version" -> "run";
            case "reported_result" -> "specimen";
            case "audit", "digest", "withdrawal", "correction", "setting" -> "entry";
            default -> "run_version";
        };
    }

    @Test
    void theAuditTrailIsAChain() {
        loaded(first().writeTo(home.resolve("r1")), repeat("R2").writeTo(home.resolve("r2")));
        String previous = "";
        for (String row : place.rows(
                "SELECT entry, at, person, action, entity, entity_version, before_value, after_value,"
                        + " reason, software_version, session_account, digests, previous_hash, hash FROM audit ORDER BY entry")) {
            List<String> cells = List.of(row.split("\\|", -1));
            StringBuilder text = new StringBuilder(previous);
            cells.subList(0, 12).forEach(cell -> text.append('\u001f').append(cell));
            assertThat(cells.get(12)).isEqualTo(previous);
            assertThat(cells.get(13)).isEqualTo(Sha256.of(text.toString()));
            previous = cells.get(13);
        }
        assertThat(previous).hasSize(64);
    }

    @Test
    void theViewsAnswerTheUsualQuestions() {
        loaded(EVERY_FLAG);
        assertThat(place.rows("SELECT run, version, verdict, injections, decisions FROM run_overview"))
                .containsExactly("CRPS-SIM-EVERY-FLAG|1|rejected|130|3");
        assertThat(place.count("SELECT COUNT(*) FROM flags_open WHERE injection = 33 AND flag = 'MANUAL_INT'"))
                .as("a warning that a person accepted is not open")
                .isZero();
        assertThat(place.count("SELECT COUNT(*) FROM flag WHERE injection = 33 AND flag = 'MANUAL_INT'"))
                .as("but it stays")
                .isEqualTo(1);
        assertThat(place.count("SELECT COUNT(*) FROM flags_open WHERE severity = 'information'"))
                .isZero();
        assertThat(place.count("SELECT COUNT(*) FROM flags_open")).isPositive();
        assertThat(place.count("SELECT COUNT(*) FROM pc")).isPositive();
    }

    @Test
    void ownColumnsAndNamesAreStoredUnchanged() {
        loaded(first().writeTo(home.resolve("r1")));
        assertThat(place.rows("SELECT own_columns FROM sample_record")).contains("{\"freezer\":\"F-12\"}");
        assertThat(place.rows("SELECT analyst FROM run_version")).containsExactly("Bärbel Analyst");
        assertThat(place.rows("SELECT limit_in_force FROM rule_outcome")).contains("=2/3");
    }

    @Test
    void changedResultsAreRefusedAndNothingIsWritten() throws IOException {
        Path good = first().writeTo(home.resolve("r1"));
        Path touched = repeat("R2").writeTo(home.resolve("r2"));
        Files.writeString(
                touched.resolve("concentrations.csv"),
                Files.readString(touched.resolve("concentrations.csv")).replace("13", "31"));
        Outcome outcome = load(good, touched);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "concentrations.csv: is not the file of these results: its SHA-256 is not that of run.json. Process the run again");
        Path forged = repeat("R3").writeTo(home.resolve("r3"));
        Files.writeString(
                forged.resolve("run.json"),
                Files.readString(forged.resolve("run.json")).replace("accepted", "rejected"));
        assertThat(load(good, forged).err()).contains("its seal is not valid");
        Path lists = repeat("R4").writeTo(home.resolve("r4"));
        Files.writeString(home.resolve("r4/samples.csv"), "sample_id,study,subject\nP1-1,STUDY-1,P2\n");
        assertThat(load(good, lists).err()).contains("samples.csv: is not the file of these results");
        Files.delete(home.resolve("r4/samples.csv"));
        assertThat(load(good, lists).err()).contains("name it with --run");
        loaded(good);
        assertThat(place.count("SELECT COUNT(*) FROM run_version"))
                .as("the good one alone")
                .isEqualTo(1);
    }

    @Test
    void anOlderSchemaIsReportedAndUpdatedOnlyOnRequest() {
        loaded(first().writeTo(home.resolve("r1")));
        pretendVersion(Schema.VERSION + 1);
        Outcome newer = load(repeat("R2").writeTo(home.resolve("r2")));
        assertThat(newer.status()).isEqualTo(2);
        assertThat(newer.err())
                .contains("has schema version 8 of a newer enantio, this one supports up to 7. Use the newer enantio.");
        assertThat(InProcess.enantio(
                                "export",
                                "pc",
                                "--study",
                                "STUDY-1",
                                "--db",
                                place.place(),
                                "--out",
                                home.resolve("o").toString())
                        .err())
                .contains("of a newer enantio");
        assertThat(home.resolve("o")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aDatabaseOfAnEarlierReleaseIsUpdatedOnRequestAndKeepsItsResults(int version) {
        loaded(first().writeTo(home.resolve("r1")), repeat("R2").writeTo(home.resolve("r2")));
        TestPlace young = place;
        place = emptyPlace();
        OlderDatabase.copy(young, place, version);
        String query = "SELECT injection, analyte, status, concentration_ng_per_ml FROM result ORDER BY 1, 2, 4";
        List<String> before = place.rows(query);
        Outcome older = load(repeat("R3").writeTo(home.resolve("r3")));
        assertThat(older.status()).isEqualTo(2);
        assertThat(older.err())
                .contains("has schema version " + version
                        + ", this enantio needs 7. Make a copy, then update it: enantio load --prepare.");
        assertThat(place.run("load", "--prepare").err()).isEmpty();
        assertThat(place.rows(query)).isEqualTo(before);
        Outcome checked = place.run("verify");
        assertThat(checked.err()).isEmpty();
        assertThat(checked.out())
                .contains("run R1, version 1:", "digest made when the database was updated, not at load")
                .contains("the chain of 3 entries");
        loaded(home.resolve("r3/results"));
        assertThat(place.run("verify").err()).isEmpty();
        assertThat(place.count("SELECT COUNT(*) FROM run_overview")).isEqualTo(3);
        Tampering.of(place)
                .on(
                        "result",
                        "UPDATE result SET concentration_ng_per_ml = 5 WHERE analyte = 'S-a' AND run_version = 1"
                                + " AND injection = 1");
        assertThat(place.run("verify").err())
                .contains("result, run R1, version 1, row 1/S-a (injection/analyte): was changed");
    }

    private void pretendVersion(int version) {
        assertThat(place.refusal("INSERT INTO flyway_schema_history SELECT installed_rank + 100, '" + version
                        + "', description, type, script, checksum, installed_by, installed_on, execution_time, success"
                        + " FROM flyway_schema_history WHERE version = '1'"))
                .isEmpty();
    }
}
