package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.record.chain.ChainLayout;
import io.enantio.record.stamp.OwnAuthority;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody who holds the folder tries, and what the program says. The run has blanks only, was processed, decided about twice
 * and processed again.
 */
class HistoryOfResultsTest {
    @TempDir
    static Path shared;

    @TempDir
    Path home;

    private Path run = Path.of("");

    @BeforeAll
    static void aDecidedRun() {
        Path decided = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), shared.resolve("decided"));
        new SimulatedFolder(decided).integratedBy(SharedRuns.DROP).only("blank");
        process(decided);
        decide(decided, "seen on the day of the run");
        process(decided);
        decide(decided, "seen again a day later");
        process(decided);
    }

    @BeforeEach
    void aCopy() {
        run = SharedRuns.copy(shared.resolve("decided"), home.resolve("run"));
    }

    private static Outcome process(Path run) {
        return InProcess.enantio("process", run.toString());
    }

    private static Outcome decide(Path run, String reason, String... more) {
        List<String> command = new ArrayList<>(
                List.of("decide", run.toString(), "--action=comment", "--person=A. Analyst", "--reason=" + reason));
        command.addAll(List.of(more));
        return InProcess.enantio(command.toArray(String[]::new));
    }

    private Outcome verify(String... more) {
        return InProcess.enantio(Stream.concat(Stream.of("verify", results().toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Outcome load() {
        return InProcess.enantio(
                "load",
                results().toString(),
                "--db",
                home.resolve("study.sqlite").toString());
    }

    private Path results() {
        return run.resolve("results");
    }

    private Path history() {
        return run.resolve("results.history");
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(history().resolve("journal.csv"));
    }

    private static void refused(Outcome outcome, int status, String problem) {
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(status);
        assertThat(outcome.err()).contains(problem);
        assertThat(outcome.err().lines()).hasSize(1);
    }

    private static void cut(Path file, int lines) throws IOException {
        List<String> all = Files.readAllLines(file);
        Files.write(file, all.subList(0, all.size() - lines));
    }

    private static String hash(Path file) throws IOException {
        return Sha256.of(Files.readAllBytes(file));
    }

    @Test
    void everyProcessingIsInTheJournalAndWhatItReplacedIsKept() throws IOException {
        assertThat(journal()).hasSize(4);
        assertThat(journal().get(3))
                .contains(
                        System.getProperty("user.name"),
                        "process ",
                        "ketamine-norketamine-plasma",
                        ",rejected,",
                        ",2,",
                        ",0003,")
                .contains(hash(results().resolve("run.json")));
        assertThat(history().resolve("superseded/0002/run.json")).isRegularFile();
        assertThat(journal().get(3)).contains(hash(history().resolve("superseded/0003/run.json")));
        Outcome outcome = verify();
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("The journal of processings is intact (3 lines).");
    }

    @Test
    void resultsThatDifferInTheTimeOnlyAreNotKeptTwice() throws IOException {
        process(run);
        assertThat(journal()).hasSize(5);
        assertThat(history().resolve("superseded/0004")).doesNotExist();
        assertThat(verify("--hashes-only").status()).isZero();
    }

    /** Whatever was changed in them is evidence. */
    @Test
    void resultsThatWereChangedAreKept() throws IOException {
        Files.writeString(results().resolve("pairs.csv"), "forged\n");
        process(run);
        assertThat(history().resolve("superseded/0004/pairs.csv")).hasContent("forged");
    }

    @Test
    void whatFailedIsInTheJournalToo() throws IOException {
        Files.writeString(run.resolve("injections.csv"), "no list\n");
        Outcome failed = process(run);
        assertThat(failed.status()).isEqualTo(2);
        assertThat(journal()).hasSize(5);
        assertThat(journal().get(4)).contains(",failed,", "injections.csv");
    }

    @Test
    void aFolderThatIsNoRunHasNoJournal() throws IOException {
        Path other = Files.createDirectory(home.resolve("other"));
        assertThat(process(other).status()).isEqualTo(2);
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void decisionsThatWereCutOffAreRefused() throws IOException {
        Path decisions = run.resolve("decisions.csv");
        byte[] whole = Files.readAllBytes(decisions);
        String before = hash(results().resolve("run.json"));
        cut(decisions, 1);
        String problem = decisions + ": has 1 decision, but " + results().resolve("run.json") + " knows 2 decisions";
        refused(process(run), 2, problem);
        refused(decide(run, "as if nothing had been"), 2, problem);
        assertThat(verify("--hashes-only").status()).isEqualTo(1);
        assertThat(load().status()).isEqualTo(2);
        assertThat(hash(results().resolve("run.json"))).isEqualTo(before);
        Files.delete(decisions);
        refused(process(run), 2, "has no decisions, but");
        Files.write(decisions, whole);
        assertThat(process(run).status()).isLessThan(2);
    }

    /** Without the results the journal still knows. */
    @Test
    void decisionsCutOffWithTheResultsTakenAwayAreRefused() throws IOException {
        Files.move(results(), home.resolve("away"));
        cut(run.resolve("decisions.csv"), 2);
        refused(process(run), 2, "journal.csv, line 2 knows 1 decision: lines were cut off");
        decide(run, "another history");
    }

    /** A chain of the same length, computed anew with the published rule. */
    @Test
    void decisionsThatWereReplacedAreRefused() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(run.resolve("decisions.csv")));
        List<String> header = List.of(lines.get(0).split(","));
        List<String> cells = new ArrayList<>(List.of(lines.get(2).split(",", -1)));
        cells.set(header.indexOf("reason"), "seen and found good");
        String before = lines.get(1).split(",", -1)[header.indexOf(ChainLayout.CHAIN)];
        cells.set(
                header.indexOf(ChainLayout.CHAIN),
                ChainLayout.DECISIONS.chainAfter(before, column -> cells.get(header.indexOf(column))));
        lines.set(2, String.join(",", cells));
        Files.write(run.resolve("decisions.csv"), lines);
        refused(process(run), 2, "does not continue the 2 decisions");
    }

    @Test
    void aJournalThatWasCutOffIsNoticed() throws IOException {
        cut(history().resolve("journal.csv"), 1);
        refused(process(run), 2, "does not know the replaced results in superseded/0003");
        refused(load(), 2, "superseded/0003");
        assertThat(verify("--hashes-only").status()).isEqualTo(1);
        delete(history().resolve("superseded/0003"));
        refused(process(run), 2, "does not know the results in");
        refused(load(), 2, "does not know the results in");
        assertThat(verify("--hashes-only").err()).contains("does not know the results in");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Test
    void aJournalThatWasChangedIsNoticed() throws IOException {
        Path journal = history().resolve("journal.csv");
        Files.writeString(journal, Files.readString(journal).replaceFirst(",rejected,", ",accepted,"));
        refused(process(run), 2, "the chain does not follow");
        assertThat(verify("--hashes-only").err()).contains("the chain does not follow");
    }

    @Test
    void earlierResultsPutBackAreNoticed() throws IOException {
        Files.move(results(), home.resolve("away"));
        SharedRuns.copy(history().resolve("superseded/0003"), results());
        Files.write(
                run.resolve("decisions.csv"),
                Files.readAllLines(run.resolve("decisions.csv")).subList(0, 2));
        refused(load(), 2, "is not of the last results that were written");
        assertThat(verify("--hashes-only").err()).contains("is not of the last results");
    }

    @Test
    void replacedResultsThatWereChangedOrTakenAwayAreNoticed() throws IOException {
        Path kept = history().resolve("superseded/0003/run.json");
        Files.writeString(kept, Files.readString(kept) + " ");
        assertThat(verify("--hashes-only").err()).contains("superseded/0003: was changed");
        delete(history().resolve("superseded/0003"));
        assertThat(verify("--hashes-only").err()).contains("superseded/0003: is gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decisions.csv",
                "samples.csv",
                "results.history/journal.csv",
                "results/run.json",
                "results.history"
            })
    void aLinkToNothingIsNeverTakenForAbsence(String name) throws IOException {
        Path place = run.resolve(name);
        Files.move(place, home.resolve("away"));
        Files.createSymbolicLink(place, home.resolve("nowhere"));
        assertThat(process(run).status()).isEqualTo(2);
        Files.delete(place);
        if (!name.equals("results.history")) {
            Files.createDirectory(place);
            assertThat(process(run).status()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "time", "second_person", "chain", "decision"})
    void aColumnThatIsMissingIsNamed(String column) throws IOException {
        Path decisions = run.resolve("decisions.csv");
        List<String> lines = Files.readAllLines(decisions);
        int place = List.of(lines.get(0).split(",")).indexOf(column);
        Files.write(
                decisions,
                lines.stream()
                        .map(line -> {
                            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
                            cells.remove(place);
                            return String.join(",", cells);
                        })
                        .toList());
        Outcome outcome = process(run);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains("the column " + column + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "2026-03-01T00:00:00Z"})
    void aTimeThatCannotBeIsTold(String time) throws IOException {
        assertThat(decide(run, "dated as I like it", "--time=" + time).status()).isZero();
        Path told = home.resolve("told");
        assertThat(InProcess.enantio("process", run.toString(), "--problems=" + told)
                        .status())
                .isLessThan(2);
        String why = time.startsWith("2099") ? " is after it was recorded, at " : " is before ";
        assertThat(told).content().contains("decisions.csv: decision 3: its time " + time + why);
        assertThat(Files.readString(results().resolve("run.json")))
                .contains("contradicting_times", "decision 3: its time");
        assertThat(Files.readString(results().resolve("report.html"))).contains("Times that cannot be");
        assertThat(verify().status()).as(verify().err()).isZero();
    }

    @Test
    void nothingIsToldOfTimesThatCanBe() throws IOException {
        Path told = home.resolve("told");
        InProcess.enantio("process", run.toString(), "--problems=" + told);
        assertThat(told).content().doesNotContain("decision 1", "decision 2");
        assertThat(Files.readString(results().resolve("run.json")))
                .contains("\"recorded_at\"")
                .doesNotContain("contradicting_times");
    }

    @Test
    void resultsBroughtElsewhereAloneAreVerifiedAndItIsSaid() throws IOException {
        Path alone = SharedRuns.copy(results(), home.resolve("alone"));
        Outcome outcome = InProcess.enantio("verify", alone.toString(), "--run", run.toString());
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("There is no journal beside these results");
    }

    private Path certificates(OwnAuthority authority) throws IOException {
        return Files.write(home.resolve("root.pem"), authority.pem());
    }

    private Outcome stamp(String... options) {
        return InProcess.enantio(Stream.concat(Stream.of("stamp", results().toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void aStampIsKeptAndHoldsTheJournalFast() throws IOException {
        OwnAuthority authority = new OwnAuthority("Authority of the tests");
        HttpServer server = authority.served();
        Outcome outcome = stamp("--tsa=" + OwnAuthority.url(server), "--certificates=" + certificates(authority));
        server.stop(0);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("Stamped at 2026-06-01T12:00:00Z by CN=Authority of the tests");
        assertThat(Files.readString(history().resolve("stamps/0001.txt")))
                .contains("run.json sha256: " + hash(results().resolve("run.json")), "journal lines: 3");
        assertThat(verify("--hashes-only").out()).contains("Stamp 0001 of 2026-06-01T12:00:00Z");
        // Whoever holds the disk can take a whole history back, but not make the stamp again.
        delete(history().resolve("superseded/0003"));
        delete(history().resolve("superseded/0002"));
        Files.delete(history().resolve("journal.csv"));
        assertThat(verify("--hashes-only").err()).contains("0001.txt: states a journal of 3 lines");
    }

    @Test
    void aRequestIsAnsweredByHand() throws IOException {
        OwnAuthority authority = new OwnAuthority("Authority of the tests");
        Path request = home.resolve("out.tsq");
        assertThat(stamp("--request=" + request).status()).isZero();
        assertThat(verify("--hashes-only").out()).contains("Stamp 0001 waits for the reply");
        Path reply = home.resolve("in.tsr");
        Files.write(reply, authority.reply(Files.readAllBytes(request), Instant.parse("2026-07-01T00:00:00Z")));
        String root = "--certificates=" + certificates(authority);
        Path wrong = Files.write(home.resolve("other.pem"), new OwnAuthority("Other").pem());
        refused(stamp("--reply=" + reply, "--certificates=" + wrong), 2, "which the certificates do not prove");
        assertThat(stamp("--reply=" + reply, root).status()).isZero();
        refused(stamp("--reply=" + reply, root), 2, "none waits for a reply");
        assertThat(verify("--hashes-only").out()).contains("Stamp 0001 of 2026-07-01T00:00:00Z");
        assertThat(verify("--hashes-only", "--certificates=" + wrong).err()).contains("certificates do not prove");
        Path kept = history().resolve("stamps/0001.txt");
        Files.writeString(kept, Files.readString(kept).replace("lines: 3", "lines: 2"));
        assertThat(verify("--hashes-only").err()).contains("is a time stamp of something else");
    }

    @Test
    void aCommandLineThatStampsNothingIsStatus2() {
        assertThat(stamp().status()).isEqualTo(2);
        assertThat(stamp("--tsa=http://localhost:1/").err()).contains("--certificates FILE is missing");
    }

    /** With the tool that every inspector has. */
    @Test
    @Tag("evidence")
    void openSslVerifiesWhatIsKept(TestReporter reporter) throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "no openssl here");
        OwnAuthority authority = new OwnAuthority("Authority of the tests");
        Path request = home.resolve("out.tsq");
        stamp("--request=" + request);
        Path reply = Files.write(
                home.resolve("in.tsr"),
                authority.reply(Files.readAllBytes(request), Instant.parse("2026-07-01T00:00:00Z")));
        stamp("--reply=" + reply, "--certificates=" + certificates(authority));
        Path stamps = history().resolve("stamps");
        String text = openSsl(
                reporter, stamps, "ts", "-verify", "-in", "0001.tsr", "-data", "0001.txt", "-CAfile", "0001.pem");
        assertThat(text).contains("Verification: OK");
        text = openSsl(
                reporter, stamps, "ts", "-verify", "-in", "0001.tsr", "-queryfile", "0001.tsq", "-CAfile", "0001.pem");
        assertThat(text).contains("Verification: OK");
        assertThat(openSsl(reporter, stamps, "ts", "-query", "-in", "0001.tsq", "-text"))
                .contains("sha256");
        Files.writeString(stamps.resolve("0001.txt"), "changed\n");
        text = openSsl(
                reporter, stamps, "ts", "-verify", "-in", "0001.tsr", "-data", "0001.txt", "-CAfile", "0001.pem");
        assertThat(text).contains("Verification: FAILED");
    }

    private static String openSsl(TestReporter reporter, Path folder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        reporter.publishEntry(String.join(" ", command), text);
        return text;
    }
}
