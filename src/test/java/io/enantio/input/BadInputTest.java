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
 * Each folder of {@code bad/} is named by its trap. It holds what differs from the good run, and the messages that a user
 * then reads, word for word ({@code -Dgolden.update=yes} writes them anew: read the difference).
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
    void badInputIsToldInTheseWords(String trap) throws IOException {
        ExampleRun.in(folder).with(BAD.resolve(trap));
        String told = told(folder, Optional.empty());
        Path expected = BAD.resolve(trap).resolve(EXPECTED);
        if (!System.getProperty("golden.update", "").isEmpty()) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
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
    void aFolderThatIsNoneIsTold() {
        assertThat(told(Path.of("no/such/run"), Optional.empty()))
                .isEqualTo(
                        "no/such/run: is not a folder. Name a run folder: it holds run.yaml, injections.csv and raw/.\n");
    }

    @Test
    void anEmptyFolderIsToldWhatItLacks() {
        assertThat(told(folder, Optional.empty()))
                .isEqualTo("injections.csv: does not exist. Put a readable file there or correct the path.\n"
                        + "run.yaml: does not exist. Put a readable file there or correct the path.\n");
    }

    @Test
    void aMethodGivenInsteadIsNamedAsGiven() throws IOException {
        ExampleRun.in(folder);
        assertThat(told(folder, Optional.of(Path.of("no/method.yaml"))))
                .isEqualTo("no/method.yaml: does not exist. Put a readable file there or correct the path.\n");
    }

    @Test
    void aFileThatIsTooLargeIsNotReadToItsEnd() throws IOException {
        ExampleRun.in(folder).writing("method.yaml", "# x\n".repeat(SourceFile.LARGEST_BYTES / 4 + 1));
        assertThat(told(folder, Optional.empty()))
                .startsWith("method.yaml: is larger than 8 MiB. Name the right file:")
                .hasLineCount(1);
    }

    @Test
    void aDeeplyNestedFileIsRefused() throws IOException {
        ExampleRun.in(folder).writing("method.yaml", "[".repeat(100_000));
        assertThat(told(folder, Optional.empty()))
                .startsWith("method.yaml, line 1")
                .hasLineCount(1);
    }

    @Test
    void aControlCharacterInYamlIsTold() throws IOException {
        ExampleRun.in(folder).replacing("method.yaml", "human plasma", "human \u0000 plasma");
        assertThat(told(folder, Optional.empty()))
                .startsWith("method.yaml, line ")
                .hasLineCount(1);
    }

    private static String told(Path run, Optional<Path> method) {
        InputException refused = catchThrowableOfType(InputException.class, () -> RunFolder.read(run, method));
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
    }
}
