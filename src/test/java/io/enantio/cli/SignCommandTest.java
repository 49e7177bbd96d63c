package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.record.Laboratory;
import io.enantio.review.DecisionFile;
import io.enantio.review.DecisionFile.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose people have keys: deciding, signing, archiving, and what somebody tries who may write into its folders. */
class SignCommandTest {
    private static final Path MINISIGN = Path.of("/usr/bin/minisign");

    @TempDir
    static Path once;

    @TempDir
    Path home;

    private Path run = Path.of("");
    private Path results = Path.of("");

    @BeforeAll
    static void aRunThatNamesItsPeople() throws IOException {
        Path made = SharedRuns.copy(SharedRuns.processed(SharedRuns.DROP, "--subjects", "1"), once.resolve("run"));
        Path yaml = made.resolve("run.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "people: ../people\n");
        assertThat(InProcess.enantio("process", made.toString(), "--xlsx").status())
                .isLessThan(2);
    }

    @BeforeEach
    void aCopy() {
        run = SharedRuns.copy(once.resolve("run"), home.resolve("run"));
        results = run.resolve("results");
        Laboratory.copyTo(home.resolve("people"));
    }

    private Outcome sign(String name, String meaning, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sign",
                results.toString(),
                "--meaning",
                meaning,
                "--as",
                name,
                "--passphrase-file",
                Laboratory.passphraseFile(home, name).toString()));
        arguments.addAll(List.of(more));
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    private Outcome decide(String person, String second) {
        List<String> arguments = new ArrayList<>(List.of(
                "decide",
                run.toString(),
                "--action",
                "comment",
                "--reason",
                "looked at every peak",
                "--person",
                person,
                "--passphrase-file",
                Laboratory.passphraseFile(home, "A. Analyst").toString()));
        if (!second.isEmpty()) {
            arguments.addAll(List.of(
                    "--second_person",
                    second,
                    "--second-passphrase-file",
                    Laboratory.passphraseFile(home, "R. Reviewer").toString()));
        }
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    private Outcome verify() {
        return InProcess.enantio("verify", results.toString(), "--hashes-only");
    }

    private void refused(Outcome outcome, String why) {
        assertThat(outcome.err()).contains(why);
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void approvedResultsAreLockedUntilSomebodyEntitledUnlocksThem() throws IOException {
        String sealed = Files.readString(results.resolve("run.json"));
        assertThat(verify().out()).contains("State: processed, not signed by anybody.");
        assertThat(sign("A. Analyst", "responsible").out()).contains("is processed.");
        assertThat(sign("R. Reviewer", "reviewed").out()).contains("is reviewed.");
        assertThat(sign("P. Principal", "approved", "--time", "2026-11-30T09:00:00+01:00")
                        .out())
                .contains("is approved.");
        Outcome verified = verify();
        assertThat(verified.status()).isZero();
        assertThat(verified.out()).contains("0002 reviewed by R. Reviewer (reviewer)", "State: approved.");
        refused(InProcess.enantio("process", run.toString()), "is approved and therefore locked");
        refused(decide("A. Analyst", ""), "is approved and therefore locked");
        refused(sign("Q. Quality", "unlocked", "--reason", "not mine to do this"), "is quality, who cannot sign");
        assertThat(sign("P. Principal", "unlocked", "--reason", "a peak was missed")
                        .out())
                .contains("is processed.");
        assertThat(decide("A. Analyst", "").status()).isZero();
        assertThat(Files.readString(results.resolve("run.json")))
                .as("nobody touched the results")
                .isEqualTo(sealed);
    }

    @Test
    void signedCopiesShowTheSignaturesAndTheReportsStayAsTheyAre() throws IOException {
        byte[] report = Files.readAllBytes(results.resolve("report.html"));
        assertThat(new String(report, StandardCharsets.UTF_8)).contains("they lie beside the folder of these results");
        sign("R. Reviewer", "reviewed");
        Path signed = home.resolve("run/results.history/signed");
        String copy = Files.readString(signed.resolve("report.html"));
        assertThat(copy)
                .contains("SIGNED COPY, state reviewed: reviewed R. Reviewer", "Who signed these results", "@top-left")
                .contains("id=\"verdicts\"");
        assertThat(Files.readAllBytes(results.resolve("report.html"))).isEqualTo(report);
        assertThat(Files.exists(signed.resolve("report.xlsx"))).isTrue();
        assertThat(Files.exists(signed.resolve("report.pdf")))
                .as("there is no PDF to copy")
                .isFalse();
    }

    @Test
    void oneByteOfAnOutputOrInputVoidsTheSignaturesAndNothingIsSignedOnTop() throws IOException {
        sign("R. Reviewer", "reviewed");
        for (Path file : List.of(
                results.resolve("concentrations.csv"), run.resolve("injections.csv"), results.resolve("run.json"))) {
            byte[] bytes = Files.readAllBytes(file);
            byte[] changed = bytes.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
            Outcome verified = verify();
            assertThat(verified.status()).as(file.toString()).isEqualTo(1);
            assertThat(verified.err()).contains("is void");
            assertThat(sign("P. Principal", "approved").status()).isEqualTo(2);
            Files.write(file, bytes);
        }
        assertThat(verify().out()).contains("State: reviewed.");
    }

    @Test
    void aWrongPassphraseIsRecordedAndSignsNothing() throws IOException {
        Files.writeString(home.resolve("guess"), "a wrong guess of mine\n");
        Outcome outcome = InProcess.enantio(
                "sign",
                results.toString(),
                "--meaning",
                "reviewed",
                "--as",
                "R. Reviewer",
                "--passphrase-file",
                home.resolve("guess").toString());
        refused(outcome, "the passphrase is wrong; the attempt was recorded");
        assertThat(Files.readString(home.resolve("people/attempts.csv")))
                .contains("R. Reviewer", "reviewed,wrong passphrase")
                .doesNotContain("a wrong guess of mine");
        assertThat(Files.exists(home.resolve("run/results.history/signatures/0001.txt")))
                .isFalse();
    }

    @Test
    void nobodySignsWithoutPeopleOrTerminal() throws IOException {
        refused(
                InProcess.enantio("sign", results.toString(), "--meaning", "reviewed", "--as", "R. Reviewer"),
                "there is no terminal");
        refused(sign("R. Reviewer.", "reviewed"), "nobody is called \"R. Reviewer.\"");
        Files.writeString(
                run.resolve("run.yaml"),
                Files.readString(run.resolve("run.yaml")).replace("people: ../people\n", ""));
        assertThat(sign("R. Reviewer", "reviewed").status()).isEqualTo(2);
    }

    @Test
    void aSecondPersonIsAnotherKey() {
        for (String second : List.of(
                "A. Analyst.",
                "a. analyst",
                "A.Analyst",
                "A.  Analyst",
                "A.\u00a0Analyst",
                "\u0410. Analyst",
                "B. Nobody")) {
            refused(decide("A. Analyst", second), "nobody is called");
        }
        refused(decide("A. Analyst", "A. Analyst"), "second_person");
        refused(decide("A. Analyst", "Q. Quality"), "takes no part in decisions");
        Outcome outcome = decide("A. Analyst", "R. Reviewer");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("Signed by A. Analyst (decided, key", "and R. Reviewer (agreed, key");
    }

    @Test
    void aDecisionHoldsOnlyWithTheSignaturesOfItsPeople() throws IOException {
        assertThat(decide("A. Analyst", "R. Reviewer").status()).isZero();
        Path signatures = run.resolve("decisions.signatures");
        List<Path> files = files(signatures);
        assertThat(files).hasSize(4);
        assertThat(InProcess.enantio("verify", results.toString(), "--hashes-only")
                        .err())
                .contains("was started after these results were written");
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            refused(decide("A. Analyst", ""), "decision 1");
            Files.writeString(file, new String(bytes, StandardCharsets.UTF_8).replace("R", "r"));
            refused(decide("A. Analyst", ""), "decision 1: is not what");
            Files.write(file, bytes);
        }
        Files.writeString(
                run.resolve("run.yaml"),
                Files.readString(run.resolve("run.yaml")).replace("people: ../people\n", ""));
        refused(
                decide("A. Analyst", ""),
                "people: is missing, and decisions.csv has decisions that were signed with keys");
    }

    @Test
    void aLineWithoutAKeyIsRefusedAfterOneThatHasIt() throws IOException {
        assertThat(decide("A. Analyst", "").status()).isZero();
        DecisionFile file = DecisionFile.in(run);
        file.write(file.with(List.of(new Statement(
                2,
                List.of("", "", "comment", ""),
                new Statement.Author("A. Analyst", "", "2026-11-30T09:00:00Z", "", ""),
                new Statement.Reason("", "written by hand, with a chain that holds"),
                Instant.parse("2026-11-30T09:00:00Z")))));
        refused(decide("A. Analyst", ""), "decision 2: names no key of the person");
    }

    @Test
    void aLineFromBeforeThereWerePeopleStaysDeclared() throws IOException {
        DecisionFile file = DecisionFile.in(run);
        file.write(file.with(List.of(new Statement(
                1,
                List.of("", "", "comment", ""),
                new Statement.Author("A. Analyst", "", "2026-11-30T09:00:00Z", "", ""),
                new Statement.Reason("", "from before there were people"),
                Instant.parse("2026-11-30T09:00:00Z")))));
        assertThat(decide("A. Analyst", "").status()).isZero();
    }

    @Test
    void otherPeopleOrACutListDoNotStandInForTheOnesWhoSigned() throws IOException {
        assertThat(decide("A. Analyst", "").status()).isZero();
        sign("R. Reviewer", "reviewed");
        Path list = home.resolve("people/people.csv");
        List<String> lines = Files.readAllLines(list);
        Files.write(list, lines.subList(0, lines.size() - 1));
        refused(decide("A. Analyst", ""), "entries were cut off or replaced");
        assertThat(verify().err()).contains("entries were cut off or replaced");
        Files.write(list, lines);
        Files.writeString(list, Files.readString(list).replace("analyst", "reviewer"));
        refused(decide("A. Analyst", ""), "people.csv");
    }

    @Test
    void aDecisionThatWasCutOffLeavesItsSignature() throws IOException {
        assertThat(decide("A. Analyst", "").status()).isZero();
        Files.delete(run.resolve("decisions.csv"));
        assertThat(verify().out())
                .contains("Note: decision 1 was signed by A. Analyst", "it was cut off, or writing it was broken off");
    }

    @Test
    void resultsOfAValidationAndAStudyAreSignedTheSameWay() throws IOException {
        Path lab = Files.createDirectory(home.resolve("lab"));
        SmallStudy study = SmallStudy.in(lab).shortened();
        String plan = lab.resolve("plan.yaml").toString();
        Files.writeString(lab.resolve("plan.yaml"), Files.readString(lab.resolve("plan.yaml")) + "people: ../people\n");
        SmallStudy.done("process", study.run().toString());
        String database = lab.resolve("study.sqlite").toString();
        SmallStudy.done("load", study.results().toString(), "--db", database);
        SmallStudy.done(
                "study", plan, "--db", database, "--out", lab.resolve("tables").toString());
        signedAndVoided(lab.resolve("tables"), "study SIMULATED-STUDY");
        Files.writeString(lab.resolve("validation.yaml"), """
                schema: enantio-validation/1
                validation: KET-1
                method: R01/method.yaml
                runs: [R01]
                people: ../people
                experiments:
                  CAL: {runs: 1}
                limits: {cal_runs_minimum: 1, cal_days_minimum: 1}
                """);
        SmallStudy.done("validate", lab.resolve("validation.yaml").toString());
        signedAndVoided(lab.resolve("results"), "validation KET-1");
    }

    private void signedAndVoided(Path folder, String name) throws IOException {
        results = folder;
        assertThat(sign("R. Reviewer", "reviewed").err()).isEmpty();
        assertThat(sign("P. Principal", "approved").out()).contains(name + " is approved.");
        assertThat(verify().out()).contains("0002 approved by P. Principal", "State: approved.");
        assertThat(Files.readString(folder.resolveSibling(folder.getFileName() + ".history/signed/report.html")))
                .contains("SIGNED COPY, state approved");
        Files.write(folder.resolve("report.html"), new byte[] {1});
        assertThat(verify().err()).contains("0002.txt: is void: the results were changed after it");
    }

    @Test
    void anArchiveIsCheckedByShAloneAndIsTheSameBytesTwice() throws IOException, InterruptedException {
        sign("R. Reviewer", "reviewed");
        Path first = home.resolve("first.zip");
        Path second = home.resolve("second.zip");
        assertThat(InProcess.enantio("archive", results.toString(), "--out", first.toString())
                        .err())
                .isEmpty();
        InProcess.enantio("archive", results.toString(), "--out", second.toString());
        assertThat(first).hasSameBinaryContentAs(second);
        refused(InProcess.enantio("archive", results.toString(), "--out", first.toString()), "exists already");
        Path open = home.resolve("unpacked");
        unzip(first, open);
        assertThat(files(open)).noneMatch(file -> file.toString().endsWith(".key"));
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/sha256sum")), "there is no sha256sum");
        boolean hasMinisign = Files.isExecutable(MINISIGN);
        assertThat(check(open)).isEqualTo(hasMinisign ? 0 : 3);
        Path statement = open.resolve("data/run/results.history/signatures/0001.txt");
        String text = Files.readString(statement);
        Files.writeString(statement, text.replace("reviewed", "approved"));
        assertThat(check(open)).isEqualTo(1);
        if (hasMinisign) {
            String sums = Files.readString(open.resolve("SHA256SUMS"));
            Files.writeString(open.resolve("SHA256SUMS"), sums.replaceAll("(?m)^.*0001.txt$\\n?", ""));
            assertThat(check(open))
                    .as("the sums were mended, the signature cannot be")
                    .isEqualTo(1);
        }
    }

    private static int check(Path open) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", open.resolve("check.sh").toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private static void unzip(Path zip, Path place) throws IOException {
        try (java.nio.file.FileSystem in = java.nio.file.FileSystems.newFileSystem(zip);
                Stream<Path> all = Files.walk(in.getPath("/"))) {
            for (Path path : all.toList()) {
                Path target = place.resolve(path.toString().substring(1));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
