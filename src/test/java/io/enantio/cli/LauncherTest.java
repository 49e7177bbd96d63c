package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
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
        written(target.resolve("enantio.started"), 1);
        written(target.resolve("enantio.jar"), 2);
        Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit 0; fi
                case "$*" in *ArchiveClassesAtExit=*)
                    file=${*#*ArchiveClassesAtExit=}; echo archive >>"$SAID"; echo classes >"${file%% *}"; exit 0;;
                esac
                case "$*" in *SharedArchiveFile=*) echo shared >>"$SAID";; esac
                echo "files $(ulimit -n)" >>"$SAID"
                echo out || echo "no output" >>"$SAID"
                exit 1
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(
                target.resolve("enantio.archived"),
                home.toRealPath() + "\n" + java.toRealPath().getParent() + "\nJAVA_VERSION=\"17.0.1\"\n");
        later(target.resolve("enantio.archived"), 3);
        Path mvn = Files.createDirectories(home.resolve("maven")).resolve("mvn");
        Files.writeString(mvn, """
                #!/bin/sh
                echo build >>"$SAID"
                touch target/enantio.started
                [ ! -f broken ] || exit 1
                touch target/enantio.jar
                """);
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    /** Writes a file so many minutes after its sources. */
    private static void written(Path file, int minutes) throws IOException {
        Files.write(file, new byte[0]);
        later(file, minutes);
    }

    private static void later(Path file, int minutes) throws IOException {
        Path sources = file.resolveSibling("../pom.xml");
        FileTime time =
                FileTime.from(Files.getLastModifiedTime(sources).toInstant().plusSeconds(60L * minutes));
        Files.setLastModifiedTime(file, time);
    }

    /** Exit status and error stream of a shell command that starts the launcher as {@code $0}. */
    private InProcess.Outcome shell(String command) throws IOException, InterruptedException {
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "/bin/sh", "-c", command, home.resolve("enantio").toString()))
                .redirectError(err.toFile())
                .redirectOutput(home.resolve("out").toFile());
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().merge("PATH", home.resolve("maven").toString(), (old, own) -> own + ":" + old);
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

    @Test
    void whatMavenBuiltIsNotBuiltAgain() throws IOException, InterruptedException {
        assertThat(shell("\"$0\" process run").out()).doesNotContain("build");
    }

    @Test
    void whatWasEditedSinceABuildBeganIsBuilt() throws IOException, InterruptedException {
        written(home.resolve("target/enantio.started"), -1);
        assertThat(shell("\"$0\" process run").out()).startsWith("build\n");
        assertThat(shell("\"$0\" process run").out()).containsOnlyOnce("build");
    }

    @Test
    void aJarThatIsOlderThanTheStartOfABuildIsNotUsed() throws IOException, InterruptedException {
        written(home.resolve("target/enantio.started"), 4);
        Files.createFile(home.resolve("broken"));
        InProcess.Outcome outcome = shell("\"$0\" process run");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEqualTo("build\n");
        assertThat(outcome.err()).contains("the build failed");
        Files.delete(home.resolve("broken"));
        assertThat(shell("\"$0\" process run").status()).isEqualTo(1);
    }

    @Test
    void withoutAJarOrItsMarkIsBuilt() throws IOException, InterruptedException {
        Files.delete(home.resolve("target/enantio.started"));
        assertThat(shell("\"$0\" process run").out()).startsWith("build\n");
    }

    /** The archive names the jars by their place: elsewhere Java would leave it aside without a word. */
    @Test
    void anInstallationThatWasMovedGetsAnArchiveOfItsOwn() throws IOException, InterruptedException {
        assertThat(shell("\"$0\" process run").out()).doesNotContain("archive", "shared");
        Path there = Files.createDirectory(home.resolve("elsewhere"));
        for (String part : List.of("enantio", "src", "calibration", "pom.xml", "target")) {
            Files.move(home.resolve(part), there.resolve(part));
        }
        Files.createSymbolicLink(home.resolve("enantio"), there.resolve("enantio"));
        assertThat(shell("\"$0\" process run").out())
                .containsOnlyOnce("archive")
                .containsOnlyOnce("shared");
        later(there.resolve("target/enantio.archived"), 3);
        String said = shell("\"$0\" process run").out();
        assertThat(said).containsOnlyOnce("archive");
        assertThat(said.split("shared", -1)).hasSize(3);
    }

    @Test
    void anotherJavaGetsAnArchiveOfItsOwn() throws IOException, InterruptedException {
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.2\"\n");
        assertThat(shell("\"$0\" process run").out()).startsWith("archive\nshared\n");
        later(home.resolve("target/enantio.archived"), 3);
        assertThat(shell("\"$0\" process run").out()).containsOnlyOnce("archive");
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
