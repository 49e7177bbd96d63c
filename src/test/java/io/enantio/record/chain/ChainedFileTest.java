package io.enantio.record.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.record.chain.ChainedFile.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainedFileTest {
    private static final ChainLayout LAYOUT = new ChainLayout("list.csv", List.of("name", "note"), List.of("key"));
    private static final ChainLayout OLD = new ChainLayout("list.csv", List.of("name", "note"), List.of());

    @TempDir
    Path folder;

    private ChainedFile file = ChainedFile.in(Path.of(""), LAYOUT);

    @BeforeEach
    void aPlace() {
        file = ChainedFile.in(folder, LAYOUT);
    }

    private static Map<String, String> line(String name, String key) {
        return Map.of("name", name, "note", "a, \"b\"\nc", "key", key);
    }

    private List<String> text() throws IOException {
        return Files.readAllLines(file.place());
    }

    @Test
    void whatIsAppendedIsReadAgain() {
        assertThat(file.read().count()).isZero();
        file.append(line("one", ""));
        ChainedLines two = file.append(line("two", "k"));
        assertThat(file.read()).isEqualTo(two);
        assertThat(two.cell(1, "name")).isEqualTo("two");
        assertThat(two.cell(0, "note")).isEqualTo("a, \"b\"\nc");
        assertThat(two.head()).hasSize(64).isEqualTo(two.headAfter(2));
    }

    @Test
    void severalLinesAtOnceAreTheSameAsOneAfterTheOther() throws IOException {
        List<Map<String, String>> lines = List.of(line("two", "k"), line("three", ""), line("two", "k"));
        file.append(line("one", ""));
        String atOnce = file.with(lines);
        lines.forEach(file::append);
        assertThat(atOnce).isEqualTo(Files.readString(file.place()));
        assertThat(file.lines(atOnce).count()).isEqualTo(4);
        assertThat(file.with(List.of())).isEqualTo(atOnce);
    }

    @Test
    void aFileFromBeforeALaterColumnGetsItAndItsLinesKeepTheirChain() {
        ChainedLines before = ChainedFile.in(folder, OLD).append(Map.of("name", "one", "note", "x"));
        ChainedLines after = file.append(line("two", "k"));
        assertThat(after.headAfter(1)).isEqualTo(before.head());
        assertThat(after.cell(0, "key")).isEmpty();
        assertThat(after.cell(1, "key")).isEqualTo("k");
    }

    @Test
    void aLineChangedMovedOrTakenOutIsFound() throws IOException {
        for (String name : List.of("one", "two", "three")) {
            file.append(Map.of("name", name, "note", "n", "key", name));
        }
        List<String> before = text();
        List<List<String>> spoilt = new ArrayList<>();
        for (String[] change :
                new String[][] {{"two,n", "two,m"}, {"two,n", "tow,n"}, {",two", ",twO"}, {",two", ","}}) {
            spoilt.add(before.stream()
                    .map(text -> text.replace(change[0], change[1]))
                    .toList());
        }
        List<String> swapped = new ArrayList<>(before);
        Collections.swap(swapped, 1, 2);
        spoilt.add(swapped);
        spoilt.add(List.of(before.get(0), before.get(1), before.get(3)));
        for (List<String> lines : spoilt) {
            Files.write(file.place(), lines);
            assertThatThrownBy(() -> file.read())
                    .isInstanceOf(RecordException.class)
                    .hasMessageContaining("chain");
            assertThatThrownBy(() -> file.append(line("four", "k"))).isInstanceOf(RecordException.class);
            assertThat(text()).isEqualTo(lines);
        }
    }

    /** A file that was cut off holds by itself: only who saw it longer knows. */
    @Test
    void aFileThatWasCutOffDoesNotContinueWhatWasSeen() throws IOException {
        file.append(line("one", ""));
        ChainedLines seen = file.append(line("two", ""));
        ChainedLines longer = file.append(line("three", ""));
        assertThat(longer.continues(2, seen.head())).isTrue();
        assertThat(longer.continues(0, "")).isTrue();
        assertThat(seen.continues(3, longer.head())).isFalse();
        Files.delete(file.place());
        file.append(line("one", ""));
        ChainedLines other = file.append(line("another", ""));
        assertThat(other.continues(2, seen.head())).isFalse();
        assertThat(other.continues(1, seen.headAfter(1))).isTrue();
    }

    @Test
    void noEntryOfItsNameIsTakenForAbsence() throws IOException {
        Files.createSymbolicLink(file.place(), folder.resolve("nowhere"));
        assertThat(file.isListed()).isTrue();
        assertThatThrownBy(() -> file.read()).hasMessageContaining("link to a file that does not exist");
        assertThatThrownBy(() -> file.append(line("one", ""))).isInstanceOf(RecordException.class);
        Files.delete(file.place());
        Files.createDirectory(file.place());
        assertThatThrownBy(() -> file.read()).hasMessageContaining("a folder, not a file");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path target = Files.createDirectory(folder.resolve("there")).resolve("real.csv");
        ChainedFile real = ChainedFile.in(folder.resolve("there"), LAYOUT);
        real.append(line("one", ""));
        Files.move(real.place(), target);
        Files.createSymbolicLink(file.place(), target);
        file.append(line("two", ""));
        assertThat(Files.isSymbolicLink(file.place())).isTrue();
        assertThat(Files.readString(target)).contains("two");
    }

    @Test
    void aColumnThatIsMissingIsNamed() throws IOException {
        Files.writeString(file.place(), "name,chain\nx,y\n");
        assertThatThrownBy(() -> file.read()).hasMessageContaining("the column note is missing");
    }

    @Test
    void whileItIsChangedNobodyElseChangesIt() {
        file.alone(Patience.NONE, () -> {
            assertThatThrownBy(() -> file.alone(Patience.NONE, () -> 1)).hasMessageContaining("another process");
            return 0;
        });
    }
}
