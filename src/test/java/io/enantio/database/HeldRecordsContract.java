package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.input.results.SealedResults;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.record.key.Passphrase;
import io.enantio.record.key.SigningKey;
import io.enantio.record.people.KeyRing;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.record.signature.SignedResults;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of changes made outside enantio, and how what was loaded is corrected on record, on whichever engine. */
abstract class HeldRecordsContract {
    private static final String[] PERSON = {"--person", "A. Analyst", "--reason", "read wrongly from the tube"};
    private static final String[] PERSONS = {
        "--person", "A. Analyst", "--second_person", "B. Reviewer", "--reason", "read wrongly from the tube"
    };
    private static final String PASSPHRASE = "only for this very test 2026";
    private static final String REPORTED =
            "SELECT sample_id, subject, analyte, concentration_ng_per_ml, run FROM reported_concentrations ORDER BY 1, 3";

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

    private Outcome load(Path results) {
        return place.run("load", results.toString());
    }

    private Outcome loaded(Path results) {
        Outcome outcome = load(results);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return outcome;
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    private static void refused(Outcome outcome, String message) {
        assertThat(outcome.err()).contains(message).doesNotContain("Exception");
        assertThat(outcome.status()).isEqualTo(2);
    }

    private Path r1() {
        return written("R1", "P1-1", "P1-2", "1").writeTo(home.resolve("r1"));
    }

    private static WrittenResults written(String run, String first, String second, String concentration) {
        return new WrittenResults(run)
                .specimen(first, "P1")
                .specimen(second, "P1")
                .injection(1, first, "study")
                .injection(2, second, "study")
                .result(1, "S-a", "quantified", concentration)
                .result(2, "S-a", "quantified", "2" + concentration);
    }

    private Outcome export() {
        return place.run(
                "export",
                "pc",
                "--study",
                "STUDY-1",
                "--out",
                home.resolve("out").toString());
    }

    private Outcome correct(String sample, String field, String value, String... persons) {
        List<String> arguments =
                new ArrayList<>(List.of("correct", sample, "--study", "STUDY-1", "--field", field, "--to", value));
        arguments.addAll(List.of(persons));
        return place.run(arguments.toArray(String[]::new));
    }

    /** A change outside enantio, how it is undone, and what verify says. */
    private record Attack(String table, String statement, String undo, String finding) {}

    @Test
    void everyChangeBehindTheTriggersIsFoundAndNamedAndStopsTheExport() {
        loaded(r1());
        loaded(written("R2", "P2-1", "P2-2", "7").writeTo(home.resolve("r2")));
        done(place.run("verify"));
        String times10 =
                "UPDATE result SET concentration_ng_per_ml = concentration_ng_per_ml * 10 WHERE run_version = 1"
                        + " AND injection = 1";
        List<Attack> attacks = List.of(
                new Attack(
                        "result",
                        times10,
                        times10.replace("* 10", "/ 10"),
                        "result, run R1, version 1, row 1/S-a (injection/analyte): was changed"),
                new Attack(
                        "flag",
                        "INSERT INTO flag (run_version, injection, analyte, flag, severity)"
                                + " VALUES (1, 2, 'S-a', 'MANUAL_INT', 'warning')",
                        "DELETE FROM flag",
                        "flag, run R1, version 1, row 2/S-a/MANUAL_INT (injection/analyte/flag): was added outside enantio"),
                new Attack(
                        "specimen",
                        "UPDATE specimen SET subject = 'P9' WHERE sample_id = 'P2-1'",
                        "UPDATE specimen SET subject = 'P1' WHERE sample_id = 'P2-1'",
                        "row STUDY-1/P2-1 (study/sample_id): was changed"),
                new Attack(
                        "reported_result",
                        "UPDATE reported_result SET run_version = NULL, injection = NULL, outcome = 'no_result'"
                                + " WHERE specimen = 1",
                        "UPDATE reported_result SET run_version = 1, injection = 1, outcome = 'reported'"
                                + " WHERE specimen = 1",
                        "reported_result, added with entry 2, row 1/S-a/1 (specimen/analyte/revision): was changed"),
                new Attack(
                        "study",
                        "INSERT INTO study (study) VALUES ('GHOST')",
                        "DELETE FROM study WHERE study = 'GHOST'",
                        "study: 1 rows of entry 0 were added outside enantio"),
                new Attack(
                        "audit",
                        "UPDATE audit SET reason = 'elsewhere' WHERE entry = 2",
                        "UPDATE audit SET reason = '" + home.resolve("r1/results") + "' WHERE entry = 2",
                        "audit, entry 2: was changed, its hash is not that of its cells"),
                new Attack(
                        "digest",
                        "UPDATE digest SET row_count = row_count + 1 WHERE entry = 2 AND table_name = 'result'",
                        "UPDATE digest SET row_count = row_count - 1 WHERE entry = 2 AND table_name = 'result'",
                        "digest, entry 2: was changed, it is not what the audit trail has a hash of"));
        for (Attack attack : attacks) {
            Tampering.of(place).on(attack.table(), attack.statement());
            Outcome found = place.run("verify");
            assertThat(found.err()).as(attack.statement()).contains(attack.finding());
            assertThat(found.status()).as(attack.statement()).isEqualTo(1);
            refused(export(), "is not what was loaded into it: ");
            Tampering.of(place).on(attack.table(), attack.undo());
        }
        assertThat(home.resolve("out")).doesNotExist();
        done(place.run("verify"));
        done(export());
    }

    @Test
    void rowsAndEntriesThatAreTakenOutAreFound() {
        loaded(r1());
        loaded(written("R2", "P2-1", "P2-2", "7").writeTo(home.resolve("r2")));
        String head = place.run("verify").out().replaceAll("(?s).*kept elsewhere: (\\S+).*", "$1");
        done(place.run("verify", "--head", head));
        Tampering.of(place).on("result", "DELETE FROM result WHERE run_version = 2 AND injection = 2");
        assertThat(place.run("verify").err())
                .contains("result, run R2, version 1, row 2/S-a (injection/analyte): is missing");
        Tampering.of(place).on("sample_record", "DELETE FROM sample_record WHERE run_version = 2");
        refused(export(), "sample_record, run R2, version 1, row 3 (specimen): is missing (and ");
        Tampering.of(place).on("digest", "DELETE FROM digest");
        Tampering.of(place).on("audit", "DELETE FROM audit");
        Outcome emptied = place.run("verify");
        assertThat(emptied.err())
                .contains("audit: has no entry of schema 6, which every database begins with: entries were taken out")
                .contains("result, run R1, version 1: has no digest");
        assertThat(emptied.status()).isEqualTo(1);
        refused(export(), "audit: has no entry of schema 6");
    }

    /** Who owns the file can compute everything anew; only a head that lies elsewhere shows it. */
    @Test
    void aChainThatIsComputedAnewIsFoundByAHeadThatWasKept() throws SQLException {
        loaded(r1());
        String head = place.run("verify").out().replaceAll("(?s).*kept elsewhere: (\\S+).*", "$1");
        Tampering.of(place)
                .on(
                        "result",
                        "UPDATE result SET concentration_ng_per_ml = 10 WHERE run_version = 1" + " AND injection = 1");
        try (Connection connection = place.connect()) {
            RowDigest forged = new DigestedTable(
                            "result", DigestedTable.Owner.RUN_VERSION, List.of("injection", "analyte"))
                    .digest(connection, 1);
            Tampering.of(place)
                    .on(
                            "digest",
                            "UPDATE digest SET sha256 = '" + forged.sha256() + "', row_marks = '" + forged.marks()
                                    + "' WHERE table_name = 'result'");
        }
        assertThat(place.run("verify").err())
                .as("a digest alone does not help the forger")
                .contains("digest, entry 2: was changed");
        Tampering.of(place).on("audit", Forger.statements(place, 2).toArray(String[]::new));
        Outcome chained = place.run("verify");
        assertThat(chained.err())
                .as("the chain fits; a profile that was loaded with the result does not")
                .isEqualTo("mean_profile, study STUDY-1, S-a, 1.25 h: is not that of the reported results\n");
        Outcome kept = place.run("verify", "--head", head);
        assertThat(kept.err()).contains("the chain was computed anew or cut off");
        assertThat(kept.status()).isEqualTo(1);
        assertThat(place.run("verify", "--head", "2:nonsense").status()).isEqualTo(2);
    }

    @Test
    void aViewThatSaysSomethingElseIsFound() {
        loaded(r1());
        String name = "results_not_reported";
        if (place.isServer()) {
            assertThat(place.refusal(
                            "CREATE OR REPLACE VIEW " + name + " AS SELECT p.study, p.subject, p.sample_id, r.analyte,"
                                    + " r.outcome, r.reason_code, 'lost' AS reason FROM reported_now r"
                                    + " JOIN specimen_now p ON p.specimen = r.specimen"))
                    .isEmpty();
        } else {
            assertThat(place.refusal("DROP VIEW " + name)).isEmpty();
            assertThat(place.refusal("CREATE VIEW " + name + " AS SELECT 1 AS reason"))
                    .isEmpty();
        }
        assertThat(place.run("verify").err()).contains("definition of view " + name + ": was changed");
        refused(export(), "definition of view " + name + ": was changed");
        refused(place.run("load", "--prepare"), "its views, triggers or functions are not those on record");
        done(place.run("load", "--prepare", "--reason", "the view was made anew by the update"));
        done(place.run("verify"));
    }

    @Test
    void exportsAndStudiesAreRecordedWithTheirFiles() throws IOException {
        loaded(r1());
        Outcome exported = export();
        done(exported);
        String line = place.rows("SELECT action, entity, before_value, after_value, reason, hash FROM audit"
                        + " ORDER BY entry DESC LIMIT 1")
                .get(0);
        String load = place.rows("SELECT hash FROM audit WHERE action = 'load'").get(0);
        assertThat(line)
                .startsWith("export|study STUDY-1|" + load + "|pc.csv "
                        + Sha256.of(Files.readAllBytes(home.resolve("out/pc.csv"))) + "; pc.xpt ")
                .contains("; define.xml ", home.resolve("out").toString());
        assertThat(exported.out()).contains("head of its audit trail: 3:" + line.substring(line.lastIndexOf('|') + 1));
        done(place.run("verify"));
    }

    @Test
    void aMethodOfTheSameNameAndAnotherContentNeedsAReason() {
        loaded(written("R1", "P1-1", "P1-2", "1").method("first").writeTo(home.resolve("r1")));
        Path other = written("R2", "P2-1", "P2-2", "1").method("second").writeTo(home.resolve("r2"));
        refused(load(other), "its method planted 1.0.0 has another content");
        assertThat(place.count("SELECT COUNT(*) FROM run_version")).isEqualTo(1);
        refused(place.run("load", other.toString(), "--reason", "typo"), "--reason: says too little");
        done(place.run("load", other.toString(), "--reason", "only a comment was changed"));
        assertThat(place.rows("SELECT action, entity, reason FROM audit WHERE action = 'accept_method'"))
                .containsExactly("accept_method|method planted 1.0.0|only a comment was changed");
        loaded(written("R3", "P3-1", "P3-2", "1").method("second").writeTo(home.resolve("r3")));
        done(place.run("verify"));
    }

    @Test
    void aWithdrawnRunIsNotReportedAndStaysVisible() {
        loaded(r1());
        refused(
                place.run("withdraw", "R9", "--person", "A. Analyst", "--reason", "wrong column used"),
                "contains no run R9");
        refused(place.run("withdraw", "R1", "--person", "A. Analyst", "--reason", "wrong"), "at least 10 letters");
        done(place.run("withdraw", "R1", "--person", "A. Analyst", "--reason", "wrong column used"));
        assertThat(place.rows(REPORTED)).isEmpty();
        assertThat(place.count("SELECT COUNT(*) FROM result")).isEqualTo(2);
        assertThat(place.rows("SELECT run, withdrawn, withdrawn_because FROM run_overview"))
                .containsExactly("R1|yes|wrong column used");
        assertThat(place.rows("SELECT pcrefid, pcstat FROM pc ORDER BY 1"))
                .containsExactly("P1-1|NOT DONE", "P1-2|NOT DONE");
        Outcome again = loaded(written("R1", "P1-1", "P1-2", "3")
                .processedAt("2026-05-02T08:00:00Z")
                .writeTo(home.resolve("r1b")));
        assertThat(again.out()).contains("Note: R1 was withdrawn (wrong column used) and stays so");
        assertThat(place.rows(REPORTED)).isEmpty();
        refused(
                place.run("withdraw", "R1", "--person", "A. Analyst", "--reason", "wrong column used"),
                "is withdrawn already");
        done(place.run("reinstate", "R1", "--person", "A. Analyst", "--reason", "it was the right column"));
        assertThat(place.rows(REPORTED)).containsExactly("P1-1|P1|S-a|3.0|R1", "P1-2|P1|S-a|23.0|R1");
        assertThat(place.rows("SELECT action, before_value, after_value, reason FROM audit WHERE entity = 'run R1'"
                        + " AND action <> 'load' ORDER BY entry"))
                .containsExactly(
                        "withdraw|in force|withdrawn|wrong column used (A. Analyst)",
                        "reinstate|withdrawn|in force|it was the right column (A. Analyst)");
        done(place.run("verify"));
    }

    @Test
    void aCorrectedIdLeavesNoSampleThatNeverExisted() {
        loaded(written("R1", "P1-1", "P1-2x", "1").writeTo(home.resolve("r1")));
        refused(correct("P1-2x", "sample_id", "P1-2", PERSON), "--second_person: is missing");
        refused(
                correct(
                        "P1-2x",
                        "sample_id",
                        "P1-2",
                        "--person",
                        "A. Analyst",
                        "--second_person",
                        "a.analyst",
                        "--reason",
                        "read wrongly from the tube"),
                "must be somebody else");
        refused(correct("P1-9", "sample_id", "P1-2", PERSONS), "contains no sample P1-9");
        refused(correct("P1-2x", "sample_id", "P1-2\u00a0", PERSONS), "must be a name without blanks at its ends");
        done(correct("P1-2x", "sample_id", "P1-2", PERSONS));
        assertThat(place.rows(REPORTED)).containsExactly("P1-1|P1|S-a|1.0|R1", "P1-2|P1|S-a|21.0|R1");
        assertThat(place.rows("SELECT pcrefid FROM pc ORDER BY 1")).containsExactly("P1-1", "P1-2");
        assertThat(place.rows("SELECT field, old_value, new_value, person, second_person, reason FROM correction"))
                .containsExactly("sample_id|P1-2x|P1-2|A. Analyst|B. Reviewer|read wrongly from the tube");
        assertThat(place.rows("SELECT sample_id FROM specimen ORDER BY 1")).containsExactly("P1-1", "P1-2x");
        Outcome old = loaded(written("R1", "P1-1", "P1-2x", "3")
                .processedAt("2026-05-02T08:00:00Z")
                .writeTo(home.resolve("old")));
        assertThat(old.out()).contains("samples.csv still states sample_id P1-2x", "stays in force");
        assertThat(place.rows(REPORTED)).containsExactly("P1-1|P1|S-a|3.0|R1", "P1-2|P1|S-a|23.0|R1");
        loaded(written("R1", "P1-1", "P1-2", "4")
                .processedAt("2026-05-03T08:00:00Z")
                .writeTo(home.resolve("new")));
        assertThat(place.rows(REPORTED)).containsExactly("P1-1|P1|S-a|4.0|R1", "P1-2|P1|S-a|24.0|R1");
        refused(
                load(written("R2", "P1-2x", "P5-1", "5").writeTo(home.resolve("r2"))),
                "states sample_id P1-2x of sample P1-2x, which was corrected to P1-2");
        done(export());
        done(place.run("verify"));
    }

    @Test
    void aRunThatWasCorrectedFirstLeavesItsTypoToBeMergedOrDeclared() {
        loaded(written("R1", "P1-1", "P1-2x", "1").writeTo(home.resolve("r1")));
        refused(correct("P1-2x", "exists", "no", PERSONS), "was injected in a run that is in force");
        loaded(written("R1", "P1-1", "P1-2", "1")
                .processedAt("2026-05-02T08:00:00Z")
                .writeTo(home.resolve("r1b")));
        assertThat(place.rows("SELECT pcrefid, pcstat FROM pc ORDER BY 1"))
                .containsExactly("P1-1|-", "P1-2|-", "P1-2x|NOT DONE");
        done(correct("P1-2x", "exists", "no", PERSONS));
        assertThat(place.rows("SELECT pcrefid, pcstat FROM pc ORDER BY 1")).containsExactly("P1-1|-", "P1-2|-");
        refused(
                load(written("R2", "P1-2x", "P5-1", "5").writeTo(home.resolve("r2"))),
                "lists sample P1-2x, which is recorded as never having existed");
        done(correct("P1-2x", "exists", "yes", PERSONS));
        done(correct("P1-2x", "sample_id", "P1-2", PERSONS));
        assertThat(place.rows(REPORTED)).containsExactly("P1-1|P1|S-a|1.0|R1", "P1-2|P1|S-a|21.0|R1");
        done(correct("P1-2x", "sample_id", "P1-2y", PERSONS));
        assertThat(place.rows("SELECT pcrefid FROM pc ORDER BY 1")).containsExactly("P1-1", "P1-2", "P1-2y");
        done(place.run("verify"));
    }

    @Test
    void resultsOfAMergedSampleCountForTheOneThatItIs() {
        loaded(written("R1", "P1-1", "P1-2", "1").writeTo(home.resolve("r1")));
        loaded(written("R2", "P1-3", "P1-1x", "5").writeTo(home.resolve("r2")));
        done(correct("P1-1x", "sample_id", "P1-1", PERSONS));
        assertThat(place.rows("SELECT sample_id, outcome FROM results_not_reported"))
                .as("two results, and nobody decided")
                .containsExactly("P1-1|ambiguous");
        done(place.run("withdraw", "R1", "--person", "A. Analyst", "--reason", "wrong column used"));
        assertThat(place.rows(REPORTED)).containsExactly("P1-1|P1|S-a|25.0|R2", "P1-3|P1|S-a|5.0|R2");
        done(place.run("verify"));
    }

    @Test
    void subjectsAndTimesAreCorrectedOnRecord() {
        loaded(r1());
        refused(correct("P1-1", "collected_at", "yesterday", PERSON), "collected_at must be a time in ISO 8601");
        done(correct("P1-1", "collected_at", "2026-04-01T11:00:00Z", PERSON));
        done(correct("P1-1", "nominal_time_h", "2.25", PERSON));
        done(correct("P1-1", "subject", "P7", PERSONS));
        assertThat(place.rows("SELECT subject, collected_at, nominal_time_h FROM reported_concentrations"
                        + " WHERE sample_id = 'P1-1'"))
                .containsExactly("P7|2026-04-01T11:00:00Z|2.25");
        Outcome old = loaded(written("R1", "P1-1", "P1-2", "3")
                .processedAt("2026-05-02T08:00:00Z")
                .writeTo(home.resolve("old")));
        assertThat(old.out()).contains("still states subject P1", "still states collected_at 2026-04-01T10:00:00Z");
        assertThat(place.rows("SELECT subject, collected_at, nominal_time_h FROM reported_concentrations"
                        + " WHERE sample_id = 'P1-1'"))
                .containsExactly("P7|2026-04-01T11:00:00Z|2.25");
        refused(
                load(new WrittenResults("R2")
                        .sample("P1-1,STUDY-1,P7,DAY 1,1,2.25,2026-04-01T12:00:00Z,2026-04-01T08:45:00Z,F-12")
                        .injection(1, "P1-1", "study")
                        .result(1, "S-a", "quantified", "5")
                        .writeTo(home.resolve("r2"))),
                "states collected_at 2026-04-01T12:00:00Z of sample P1-1, which was corrected to 2026-04-01T11:00:00Z");
        done(place.run("verify"));
    }

    /** Such an id is refused by process since; databases of before have it. */
    @Test
    void aTrailingNoBreakSpaceThatWasLoadedIsCorrected() {
        Path results = new WrittenResults("R1")
                .specimen("P1-1\u00a0", "P1")
                .injection(1, "P1-1\u00a0", "study")
                .result(1, "S-a", "quantified", "5")
                .writeTo(home.resolve("r1"));
        refused(
                load(results),
                "begins or ends with a blank that does not look like one (for example a no-break space)");
        loaded(new WrittenResults("R1")
                .specimen("P1-1", "P1")
                .injection(1, "P1-1", "study")
                .result(1, "S-a", "quantified", "5")
                .writeTo(home.resolve("r1b")));
        TestPlace young = place;
        place = emptyPlace();
        OlderDatabase.copy(young, place, 5);
        Tampering.of(place).on("specimen", "UPDATE specimen SET sample_id = 'P1-1\u00a0'");
        done(place.run("load", "--prepare"));
        assertThat(export().status()).as("no transport file").isEqualTo(1);
        done(correct("P1-1", "sample_id", "P1-1", PERSONS));
        done(export());
        assertThat(place.rows(REPORTED)).containsExactly("P1-1|P1|S-a|5.0|R1");
    }

    @Test
    void aDemandIsStoredInTheDatabaseAndNotTakenAwaySilently() throws IOException {
        place = emptyPlace();
        assertThat(place.run("load", "--init", "--require", "signed").err())
                .contains("--require signed needs --people");
        String people = people("people");
        done(place.run("load", "--init", "--require", "signed", "--people", people));
        refused(place.run("load", "--init", "--require", "nothing"), "that cannot change without a reason");
        assertThat(place.run("load", "--init", "--require", "sealed").status()).isEqualTo(2);
        Path results = r1();
        refused(load(results), "name no folder of people, and this database takes signed results only");
        refused(
                place.run("load", results.toString(), "--people", people),
                "are signed by nobody who reviewed or approved them, and this database takes signed results only");
        String others = people("others");
        sign(results, others);
        refused(
                place.run("load", results.toString(), "--people", others),
                "name other people than those whose signatures count");
        refused(place.run("load", results.toString(), "--people", people), "have a signature that does not hold");
        assertThat(place.count("SELECT COUNT(*) FROM run_version")).isZero();
        Path signed = written("R1", "P1-1", "P1-2", "1").writeTo(home.resolve("signed"));
        sign(signed, people);
        done(place.run("load", signed.toString(), "--people", people));
        done(place.run("load", "--init", "--require", "nothing", "--reason", "the study has no signatures"));
        loaded(written("R2", "P2-1", "P2-2", "1").writeTo(home.resolve("r2")));
        assertThat(place.rows(
                        "SELECT action, after_value, reason FROM audit WHERE action = 'require' ORDER BY entry DESC"))
                .startsWith("require|nothing|the study has no signatures")
                .hasSize(2);
        Tampering.of(place).on("setting", "DELETE FROM setting");
        assertThat(place.run("verify").err()).contains("setting, added with entry 2, row require (name): is missing");
    }

    /** A folder of people with an administrator and a reviewer. */
    private String people(String name) throws IOException {
        String folder = home.resolve(name).toString();
        done(InProcess.enantio(
                "person",
                "add",
                folder,
                "--name",
                "A. Administrator",
                "--role",
                "administrator",
                "--passphrase-file",
                passphrase()));
        done(InProcess.enantio(
                "person",
                "add",
                folder,
                "--name",
                "R. Reviewer",
                "--role",
                "reviewer",
                "--by",
                "A. Administrator",
                "--passphrase-file",
                passphrase(),
                "--by-passphrase-file",
                passphrase()));
        return folder;
    }

    private String passphrase() throws IOException {
        return Files.writeString(home.resolve("passphrase.txt"), PASSPHRASE).toString();
    }

    /** The command would read the run folder, which these results have only in part. */
    /** Signed later than any key was made: no key signs before it is in use. */
    private static void sign(Path results, String folder) {
        People people = People.read(Path.of(folder));
        Person reviewer = people.signer("R. Reviewer");
        SigningKey key = KeyRing.in(people.folder())
                .open(reviewer, Passphrase.of(PASSPHRASE), new KeyRing.Attempt("sign", Instant.EPOCH));
        SignedResults.sign(
                SealedResults.target(results, SealedResults.text(results), Kind.RUN)
                        .orElseThrow(),
                people,
                new SignedResults.Wish(Meaning.REVIEWED, reviewer, "", Optional.empty()),
                key,
                Instant.parse("2999-01-01T08:00:00Z"));
    }

    @Test
    void verifyNeedsOneThingToVerify() {
        assertThat(InProcess.enantio("verify").status()).isEqualTo(2);
        assertThat(InProcess.enantio("verify", "x", "--db", "y").status()).isEqualTo(2);
        assertThat(InProcess.enantio("verify", "x", "--head", "1:" + "0".repeat(64))
                        .status())
                .isEqualTo(2);
    }

    /** Mean profile as it is kept, and as the reported results give it; means to nine figures. */
    private void theProfileIsThatOfTheReportedResults() {
        String round = "CAST(%s * 1000000 AS " + (place.isServer() ? "BIGINT" : "INTEGER") + ")";
        assertThat(place.rows("SELECT study, analyte, nominal_time_h, reported, quantified, "
                        + String.format(Locale.ROOT, round, "mean_ng_per_ml") + " FROM mean_profile ORDER BY 1, 2, 3"))
                .isEqualTo(
                        place.rows(
                                "SELECT study, analyte, nominal_time_h, COUNT(*), COUNT(concentration_ng_per_ml), "
                                        + String.format(Locale.ROOT, round, "AVG(concentration_ng_per_ml)")
                                        + " FROM reported_concentrations WHERE nominal_time_h IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"));
        done(place.run("verify"));
    }

    @Test
    void theMeanProfileFollowsEveryActAndIsThatOfTheReportedResults() {
        loaded(r1());
        String point =
                "SELECT analyte, nominal_time_h, reported, quantified, mean_ng_per_ml FROM mean_profile ORDER BY 1, 2";
        assertThat(place.rows(point)).as("1 and 21").containsExactly("S-a|1.25|2|2|11.0");
        loaded(new WrittenResults("R2")
                .specimen("P2-1", "P2")
                .sample("P2-2,STUDY-1,P2,DAY 1,1,,2026-04-01T10:00:00Z,2026-04-01T08:45:00Z,F-12")
                .specimen("P1-1", "P1")
                .injection(1, "P2-1", "study")
                .injection(2, "P2-2", "study")
                .result(1, "S-a", "below_lloq", "")
                .result(1, "R-a", "quantified", "4")
                .result(2, "S-a", "quantified", "100")
                .writeTo(home.resolve("r2")));
        assertThat(place.rows(point))
                .as("one below the LLOQ, one without a nominal time")
                .containsExactly("R-a|1.25|1|1|4.0", "S-a|1.25|3|2|11.0");
        theProfileIsThatOfTheReportedResults();
        done(correct("P1-2", "nominal_time_h", "2.5", PERSON));
        assertThat(place.rows(point)).containsExactly("R-a|1.25|1|1|4.0", "S-a|1.25|2|1|1.0", "S-a|2.5|1|1|21.0");
        theProfileIsThatOfTheReportedResults();
        done(place.run("withdraw", "R1", "--person", "A. Analyst", "--reason", "only for this test"));
        assertThat(place.rows(point)).containsExactly("R-a|1.25|1|1|4.0", "S-a|1.25|1|0|-");
        theProfileIsThatOfTheReportedResults();
        done(place.run("reinstate", "R1", "--person", "A. Analyst", "--reason", "only for this test"));
        assertThat(place.rows(point)).containsExactly("R-a|1.25|1|1|4.0", "S-a|1.25|2|1|1.0", "S-a|2.5|1|1|21.0");
        theProfileIsThatOfTheReportedResults();
        loaded(written("R1", "P1-1", "P1-3", "3").writeTo(home.resolve("again")));
        theProfileIsThatOfTheReportedResults();
        done(correct("P1-3", "sample_id", "P1-2", PERSONS));
        theProfileIsThatOfTheReportedResults();
        done(correct("P1-2", "subject", "P7", PERSONS));
        theProfileIsThatOfTheReportedResults();
        Tampering.of(place)
                .on("profile_change", "UPDATE profile_change SET reported = reported + 1 WHERE analyte = 'R-a'");
        assertThat(place.run("verify").err())
                .contains(
                        "profile_change, added with entry 3, row STUDY-1/R-a/1.25 (study/analyte/nominal_time_h): was changed")
                .contains("mean_profile, study STUDY-1, R-a, 1.25 h: is not that of the reported results");
    }

    /** So its time depends on the number of loads and not on that of subjects. */
    @Test
    void theMeanProfileReadsTheKeptSumsOfOneStudyAndNothingElse() {
        loaded(r1());
        String plan = String.join(
                " ",
                place.rows((place.isServer() ? "EXPLAIN " : "EXPLAIN QUERY PLAN ")
                        + "SELECT analyte, nominal_time_h, mean_ng_per_ml FROM mean_profile WHERE study = 'STUDY-1'"));
        assertThat(plan)
                .contains(
                        place.isServer()
                                ? "profile_change"
                                : "SEARCH c USING INDEX sqlite_autoindex_profile_change_1 (study=?)")
                .doesNotContain("reported_result", "specimen", "sample_record", "injection");
    }

    @Test
    void aDatabaseOfSchemaSixIsUpdatedWithItsChainAndItsProfile() {
        loaded(r1());
        TestPlace young = place;
        place = emptyPlace();
        OlderDatabase.ofSix(young, place);
        List<String> chain = place.rows("SELECT entry, hash FROM audit ORDER BY entry");
        refused(load(r1()), "has schema version 6.3, this enantio needs 7");
        String view = "SELECT * FROM reported_result";
        String replaced =
                (place.isServer() ? "CREATE OR REPLACE VIEW enantio.reported_now AS " : "CREATE VIEW reported_now AS ")
                        + view;
        String original = place.isServer()
                ? ""
                : place.rows("SELECT sql FROM sqlite_master WHERE name = 'reported_now'")
                        .get(0);
        if (!place.isServer()) {
            assertThat(place.refusal("DROP VIEW reported_now")).isEmpty();
        }
        assertThat(place.refusal(replaced)).isEmpty();
        refused(place.run("load", "--prepare"), "its views, triggers or functions are not those on record");
        if (place.isServer()) {
            assertThat(place.refusal(
                            replaced + " r WHERE r.revision = (SELECT MAX(later.revision) FROM reported_result later"
                                    + " WHERE later.specimen = r.specimen AND later.analyte = r.analyte)"))
                    .isEmpty();
        } else {
            assertThat(place.refusal("DROP VIEW reported_now")).isEmpty();
            assertThat(place.refusal(original)).isEmpty();
        }
        Outcome updated = place.run("load", "--prepare", "--reason", "an equal view in other words");
        done(updated);
        assertThat(place.rows("SELECT entry, hash FROM audit ORDER BY entry"))
                .startsWith(chain.toArray(String[]::new))
                .hasSize(3);
        assertThat(place.rows(
                        "SELECT analyte, nominal_time_h, reported, quantified, mean_ng_per_ml, 1 FROM mean_profile"))
                .containsExactly("S-a|1.25|2|2|11.0|1");
        Outcome checked = place.run("verify");
        done(checked);
        assertThat(checked.out()).contains("run R1, version 1: ").doesNotContain("digest made when");
        loaded(written("R2", "P2-1", "P2-2", "7").writeTo(home.resolve("r2")));
        theProfileIsThatOfTheReportedResults();
    }
}
