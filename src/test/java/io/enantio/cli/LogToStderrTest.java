package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("takes the standard streams")
class LogToStderrTest {

    @Test
    void logbackWritesALinePerWarningToTheErrorStreamAndNothingToTheOther() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream seenOut = new ByteArrayOutputStream();
        ByteArrayOutputStream seenErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(seenOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(seenErr, true, StandardCharsets.UTF_8));
            ErrorReport.warn(
                    List.of("raw/001.mzML {} could not be read", "second"),
                    Enantio.commandLine().getCommandSpec());
            LoggerFactory.getLogger("test").info("not shown");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(seenErr.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("WARN: raw/001.mzML {} could not be read", "WARN: second");
        assertThat(seenOut.size()).isZero();
    }
}
