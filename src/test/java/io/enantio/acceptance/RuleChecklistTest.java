package io.enantio.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.evidence.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a test that names its id: just inside, just outside, and on the limit if the rule has a number. */
class RuleChecklistTest {
    private static List<String> tests = List.of();

    @BeforeAll
    static void readTests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/io/enantio/acceptance"))) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(RuleChecklistTest::read)
                    .toList();
        }
    }

    static List<String> rules() {
        return RuleBook.RULES.stream().map(Rule::id).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aTestNamesTheRule(String rule) {
        assertThat(tests).anyMatch(test -> test.contains('"' + rule + '"'));
    }

    @Test
    void noClassIsListedTwice() {
        assertThat(RuleBook.RULES).extracting(Rule::getClass).doesNotHaveDuplicates();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
