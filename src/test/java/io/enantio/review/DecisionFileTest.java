package io.enantio.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.enantio.input.ExampleRun;
import io.enantio.input.problem.InputException;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.review.DecisionFile.Statement;
import io.enantio.run.Decisions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several decisions in one write. */
class DecisionFileTest {
    @TempDir
    Path run;

    private int recorded;

    @BeforeEach
    void aRun() throws IOException {
        ExampleRun.in(run);
        recorded = RunFolder.read(run, Optional.empty()).run().decisions().all().size();
    }

    private Statement comment(int number, String reason) {
        return new Statement(
                recorded + number,
                List.of("", "", "comment", ""),
                new Statement.Author("A. Analyst", "", "2026-11-30T09:00:00Z", "", ""),
                new Statement.Reason("", reason),
                Instant.parse("2026-11-30T09:00:00Z"));
    }

    @Test
    void severalAtOnceAreReadAsIfOneHadFollowedTheOther() {
        DecisionFile file = DecisionFile.in(run);
        List<Statement> three = List.of(
                comment(1, "the first of three"), comment(2, "=the second of three"), comment(3, "the third of three"));
        Decisions proposed = RunFolder.readWithDecisions(run, file.with(three), recorded)
                .run()
                .decisions();
        three.forEach(one -> file.write(file.with(List.of(one))));
        assertThat(RunFolder.read(run, Optional.empty()).run().decisions()).isEqualTo(proposed);
        assertThat(proposed.all()).hasSize(recorded + 3);
    }

    /** A short reason is refused in a new line, and stays in a recorded one: every new line is checked as new, not only the last. */
    @Test
    void eachOfSeveralNewLinesIsCheckedAsNew() {
        DecisionFile file = DecisionFile.in(run);
        String text = file.with(List.of(comment(1, "short"), comment(2, "long enough a reason")));
        InputException refused =
                catchThrowableOfType(InputException.class, () -> RunFolder.readWithDecisions(run, text, recorded));
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.problem()).isEqualTo("has fewer than 10 letters");
            assertThat(problem.file()).isEqualTo("decisions.csv");
        });
        assertThat(RunFolder.readWithDecisions(run, text, recorded + 1)
                        .run()
                        .decisions()
                        .all())
                .hasSize(recorded + 2);
    }
}
