package io.enantio.report.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.report.folder.ResultsFolder.Contents;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {
    private static final long NOBODY = 999_999_999;
    private static final Set<String> NAMES = Set.of("rules.csv", "report.html", "run.json");
    private static final Contents CONTENTS = new Contents("run.json", "enantio-results/", NAMES);

    @TempDir
    Path home;

    private Path run;
    private Path results;

    @BeforeEach
    void aRunFolder() throws IOException {
        run = Files.createDirectories(home.resolve("a run"));
        Files.createDirectories(run.resolve("raw"));
        Files.writeString(run.resolve("raw/001.mzML"), "raw");
        results = run.resolve("results");
    }

    @Test
    void allFilesAreWrittenAndNothingElseRemains() throws IOException {
        write("first");
        assertThat(list(results)).containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(list(run)).containsExactlyInAnyOrder("raw", "results");
    }

    @Test
    void missingParentFoldersAreCreated() {
        results = home.resolve("here/and/there");
        write("first");
        assertThat(results.resolve("run.json")).exists();
    }

    @Test
    void oldResultsAreReplacedCompletely() throws IOException {
        write("first");
        write("second");
        assertThat(results.resolve("rules.csv")).hasContent("second");
        assertThat(list(run)).containsExactlyInAnyOrder("raw", "results");
    }

    @Test
    void aProcessKilledWhileWritingLeavesTheOldResultsAndTheNextOneCleansUp() throws IOException {
        write("first");
        Path rest = Files.createDirectory(run.resolve(".results.enantio-new-" + NOBODY));
        Files.writeString(rest.resolve("rules.csv"), "half of i");
        assertThat(results.resolve("rules.csv")).hasContent("first");
        write("second");
        assertThat(list(run)).containsExactlyInAnyOrder("raw", "results");
    }

    @Test
    void theNextProcessUndoesAKillBetweenTheTwoRenames() throws IOException {
        write("first");
        FolderSwap killed = new FolderSwap(results.toRealPath());
        killed.fill(files("second"));
        killed.moveOldTo(killed.old());
        assertThat(results).doesNotExist();
        ResultsFolder.at(results, Overwrite.OWN_RESULTS, List.of(), CONTENTS);
        assertThat(results.resolve("rules.csv")).hasContent("first");
        assertThat(list(run)).containsExactlyInAnyOrder("raw", "results");
    }

    @Test
    void aProcessKilledBeforeDeletingTheOldResultsLeavesTheNewOnes() throws IOException {
        write("second");
        Files.createDirectory(run.resolve(".results.enantio-old-" + NOBODY));
        ResultsFolder.at(results, Overwrite.OWN_RESULTS, List.of(), CONTENTS);
        assertThat(results.resolve("rules.csv")).hasContent("second");
        assertThat(list(run)).containsExactlyInAnyOrder("raw", "results");
    }

    /** A folder that is being deleted has a name that is never restored, even if the results are then missing. */
    @Test
    void halfDeletedResultsAreNeverRestored() throws IOException {
        write("first");
        FolderSwap killed = new FolderSwap(results.toRealPath());
        killed.fill(files("second"));
        killed.moveOldTo(killed.old());
        killed.moveNewIn(killed.old());
        killed.condemnOld();
        Files.delete(killed.fresh().resolve("rules.csv"));
        Files.move(results, home.resolve("taken away"));
        ResultsFolder.at(results, Overwrite.OWN_RESULTS, List.of(), CONTENTS);
        assertThat(results).doesNotExist();
        assertThat(list(run)).containsExactly("raw");
    }

    @Test
    void foldersOfARunningProcessAreNotTouched() throws IOException {
        long alive = ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> pid != ProcessHandle.current().pid())
                .findFirst()
                .orElseThrow();
        Path rest = Files.createDirectory(run.resolve(".results.enantio-new-" + alive));
        write("first");
        assertThat(rest).exists();
    }

    @Test
    void aFileThatCannotBeWrittenLeavesEverythingAsItWas() throws IOException {
        write("first");
        List<OutputFile> bad = List.of(files("second").get(0), OutputFile.of("no/such/folder.csv", "x"));
        ResultsFolder folder = ResultsFolder.at(results, Overwrite.OWN_RESULTS, List.of(), CONTENTS);
        assertThatThrownBy(() -> folder.write(bad))
                .isInstanceOf(OutputException.class)
                .hasMessage(results.toRealPath()
                        + ": results cannot be written: no such file or folder. Nothing was changed. Free some space or"
                        + " choose another folder with --out.");
        assertThat(results.resolve("rules.csv")).hasContent("first");
        assertThat(list(run)).containsExactlyInAnyOrder("raw", "results");
    }

    @Test
    void aForeignFolderIsNeverReplacedUnlessForced() throws IOException {
        Files.createDirectory(results);
        Files.writeString(results.resolve("thesis.txt"), "years of work");
        refused("is not a results folder of enantio (it has no run.json written by enantio)");
        Files.writeString(results.resolve("run.json"), "{\"schema\": \"other/1\"}");
        refused("is not a results folder of enantio (it has no run.json written by enantio)");
    }

    @Test
    void resultsWithAForeignFileAreNotReplacedUnlessForced() throws IOException {
        write("first");
        Files.writeString(results.resolve("notes.txt"), "mine");
        refused("contains notes.txt, which enantio did not write");
    }

    @Test
    void aForcedReplacementKeepsAForeignFolderUnderAnotherName() throws IOException {
        Files.createDirectory(results);
        Files.writeString(results.resolve("thesis.txt"), "years of work");
        Optional<Path> kept = ResultsFolder.at(results, Overwrite.ANY_FOLDER, List.of(), CONTENTS)
                .write(files("first"));
        assertThat(kept).contains(results.toRealPath().resolveSibling("results.before-1"));
        assertThat(run.resolve("results.before-1/thesis.txt")).hasContent("years of work");
        assertThat(results.resolve("run.json")).exists();
    }

    @Test
    void anEmptyFolderAndFilesOfFileManagersAreAccepted() throws IOException {
        Files.createDirectory(results);
        Files.writeString(results.resolve(".DS_Store"), "x");
        write("first");
        assertThat(list(results)).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void inputsAreNeverReplacedEvenWhenForced() throws IOException {
        Path link = home.resolve("link");
        Files.createSymbolicLink(link, run);
        for (Path place : List.of(run, run.resolve("raw"), home, run.resolve("raw/../raw/."), link)) {
            assertThatThrownBy(() -> ResultsFolder.at(
                            place, Overwrite.ANY_FOLDER, List.of(run, run.resolve("raw/001.mzML")), CONTENTS))
                    .as("%s", place)
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("results would replace the input ")
                    .hasMessageEndingWith("Choose another folder with --out.");
        }
    }

    @Test
    void aFileAtThePlaceIsRefused() throws IOException {
        Files.writeString(results, "a file");
        refused("is a file");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> ResultsFolder.at(results, Overwrite.OWN_RESULTS, List.of(run), CONTENTS))
                .isInstanceOf(OutputException.class)
                .hasMessageStartingWith(results + ": " + why + ". ");
    }

    private void write(String text) {
        assertThat(ResultsFolder.at(results, Overwrite.OWN_RESULTS, List.of(run), CONTENTS)
                        .write(files(text)))
                .isEmpty();
    }

    private static List<OutputFile> files(String text) {
        return NAMES.stream()
                .sorted()
                .map(name ->
                        OutputFile.of(name, name.equals("run.json") ? "{\"schema\": \"enantio-results/1\"}" : text))
                .toList();
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).toList();
        }
    }
}
