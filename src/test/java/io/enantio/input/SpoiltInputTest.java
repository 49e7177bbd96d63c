package io.enantio.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.input.problem.InputException;
import io.enantio.input.runfolder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged file is either read or refused with a message; no other exception ever occurs. */
class SpoiltInputTest {
    private static final int ROUNDS = 150;
    private static final List<String> SPOILS = List.of(
            "",
            "0",
            "-1",
            "\"\"",
            "[]",
            "{}",
            "~",
            "null",
            "true",
            "1e400",
            "nan",
            "&a 1",
            "*a",
            "!!binary AA",
            "? [x]",
            ":",
            "\n",
            "\t",
            "'",
            "\"",
            ",",
            ";",
            "#",
            "|",
            ">",
            "%",
            "@",
            "=",
            "R",
            "S-ketamine",
            "1,5",
            "<<: {a: 1}",
            "\u0000",
            "é");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"method.yaml", "run.yaml", "injections.csv"})
    void aSpoiltFileIsReadOrRefused(String file) throws IOException {
        ExampleRun example = ExampleRun.in(folder);
        String good = Files.readString(folder.resolve(file));
        Random random = new Random(20260302);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String spoilt = spoil(good, random);
            example.writing(file, spoilt);
            try {
                RunFolder.read(folder, Optional.empty());
            } catch (InputException e) {
                refused++;
                assertThat(e.problems())
                        .as(spoilt)
                        .allSatisfy(problem -> assertThat(problem.toString()).hasLineCount(1));
            } catch (RuntimeException e) {
                throw new AssertionError("round " + round + ":\n" + spoilt, e);
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS / 3);
    }

    /** One word, or the rest of a line from it, becomes something else. */
    private static String spoil(String good, Random random) {
        String[] words = good.split("(?<=[ ,:{}\\[\\]\\n])|(?=[ ,:{}\\[\\]\\n])");
        int place = random.nextInt(words.length);
        words[place] = SPOILS.get(random.nextInt(SPOILS.size()));
        if (random.nextInt(4) == 0) {
            words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
        }
        return String.join("", words);
    }
}
