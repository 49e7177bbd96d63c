package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java that only says how it was started. */
class LauncherTest {
    @TempDir
    Path home;

    @BeforeEach
    void anInstalledProgram() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
        Files.copy(Path.of("enantio"), home.resolve("enantio"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("calibration"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(home.resolve("calibration/ketamine-norketamine-plasma.yaml"));
        Path target = Files.createDirectory(home.resolve("target"));
        Files.createFile(target.resolve("enantio.jar"));
        Files.createFile(target.resolve("enantio.built"));
        Files.createFile(target.resolve("enantio.archived"));
        Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                echo "files $(ulimit -n)" >>"$SAID"
                echo out || echo "no output" >>"$SAID"
                exit 1
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    /** Exit status and error stream of a shell command that starts the launcher as {@code $0}. */
    private InProcess.Outcome shell(String command) throws IOException, InterruptedException {
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "/bin/sh", "-c", command, home.resolve("enantio").toString()))
                .redirectError(err.toFile())
                .redirectOutput(home.resolve("out").toFile());
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().put("SAID", home.resolve("said").toString());
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new InProcess.Outcome(process.exitValue(), said(), Files.readString(err, StandardCharsets.UTF_8));
    }

    private String said() throws IOException {
        Path said = home.resolve("said");
        return Files.exists(said) ? Files.readString(said) : "";
    }

    @Test
    void theStatusIsThatOfTheProgram() throws IOException, InterruptedException {
        assertThat(shell("\"$0\" process run").status()).isEqualTo(1);
        assertThat(home.resolve("out")).hasContent("out");
    }

    /** Java would end with 1, which means "rejected". */
    @Test
    void tooFewOpenFilesAreStatus2() throws IOException, InterruptedException {
        InProcess.Outcome outcome = shell("ulimit -n 32 && exec \"$0\" process run");
        assertThat(outcome.err())
                .isEqualTo(
                        "enantio: only 32 files may be open at once, 256 are needed. Raise the limit: ulimit -n 256.\n");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aSoftLimitIsRaised() throws IOException, InterruptedException {
        InProcess.Outcome outcome = shell("ulimit -S -n 32 && exec \"$0\" process run");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("files 256\n");
    }

    /** What is printed must fail, and not go to the first file that Java opens. */
    @Test
    void aClosedOutputStaysClosed() throws IOException, InterruptedException {
        assertThat(shell("exec \"$0\" process run >&-").out()).endsWith("no output\n");
        assertThat(home.resolve("out")).isEmptyFile();
    }
}
