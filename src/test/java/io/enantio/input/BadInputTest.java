package io.enantio.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.enantio.input.problem.InputException;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.input.text.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code bad/} is named by its fault. It contains what differs from the good run, and the resulting
 * messages, word for word ({@code -Dgolden.update=yes} writes them anew: read the difference).
 */
class BadInputTest {
    private static final Path BAD = ExampleRun.RESOURCES.resolve("bad");
    private static final String EXPECTED = "expected.txt";

    @TempDir
    Path folder;

    static List<String> traps() throws IOException {
        try (Stream<Path> all = Files.list(BAD)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("traps")
    void problemsAreReportedInTheseWords(String trap) throws IOException {
        ExampleRun.in(folder).with(BAD.resolve(trap));
        String messages = messages(folder, Optional.empty());
        Path expected = BAD.resolve(trap).resolve(EXPECTED);
        if (!System.getProperty("golden.update", "").isEmpty()) {
            Files.writeString(expected, messages);
        }
        assertThat(messages).isEqualTo(Files.readString(expected));
    }

    @Test
    void everyProblemIsOneLineWithARemedy() throws IOException {
        for (String trap : traps()) {
            assertThat(Files.readAllLines(BAD.resolve(trap).resolve(EXPECTED)))
                    .as(trap)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).matches("[^ ,]+(, [^:]+)?: .+\\. .+\\."));
        }
    }

    @Test
    void aPathThatIsNoFolderIsReported() {
        assertThat(messages(Path.of("no/such/run"), Optional.empty()))
                .isEqualTo(
                        "no/such/run: is not a folder. Name a run folder: it holds run.yaml, injections.csv and raw/.\n");
    }

    @Test
    void theFilesThatAnEmptyFolderLacksAreReported() {
        assertThat(messages(folder, Optional.empty()))
                .isEqualTo("injections.csv: does not exist. Put a readable file there or correct the path.\n"
                        + "run.yaml: does not exist. Put a readable file there or correct the path.\n");
    }

    @Test
    void anotherMethodIsNamedAsGiven() throws IOException {
        ExampleRun.in(folder);
        assertThat(messages(folder, Optional.of(Path.of("no/method.yaml"))))
                .isEqualTo("no/method.yaml: does not exist. Put a readable file there or correct the path.\n");
    }

    @Test
    void aFileThatIsTooLargeIsNotReadToItsEnd() throws IOException {
        ExampleRun.in(folder).writing("method.yaml", "# x\n".repeat(SourceFile.LARGEST_BYTES / 4 + 1));
        assertThat(messages(folder, Optional.empty()))
                .startsWith("method.yaml: is larger than 8 MiB. Name the right file:")
                .hasLineCount(1);
    }

    @Test
    void aDeeplyNestedFileIsRefused() throws IOException {
        ExampleRun.in(folder).writing("method.yaml", "[".repeat(100_000));
        assertThat(messages(folder, Optional.empty()))
                .startsWith("method.yaml, line 1")
                .hasLineCount(1);
    }

    @Test
    void aControlCharacterInYamlIsReported() throws IOException {
        ExampleRun.in(folder).replacing("method.yaml", "human plasma", "human \u0000 plasma");
        assertThat(messages(folder, Optional.empty()))
                .startsWith("method.yaml, line ")
                .hasLineCount(1);
    }

    private static String messages(Path run, Optional<Path> method) {
        InputException refused = catchThrowableOfType(InputException.class, () -> RunFolder.read(run, method));
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
    }
}
