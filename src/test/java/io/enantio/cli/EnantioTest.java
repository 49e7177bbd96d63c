package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.input.problem.InputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EnantioTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Missing required subcommand. See: enantio --help",
                "procss|Unmatched argument at index 0: 'procss'. Did you mean process? See: enantio --help",
                "--colour|Unknown option: '--colour'. See: enantio --help",
                "process|Missing required parameter: 'RUN_DIR'. See: enantio process --help",
                "process . --tread 2|Unknown option: '--tread'. See: enantio process --help",
                "process . --threads 0|Invalid value for option '--threads': must be from 1 to 1024, is 0. See: enantio process"
                        + " --help",
                "process . --threads -3|Invalid value for option '--threads': must be from 1 to 1024, is -3. See: enantio"
                        + " process --help",
                "process . --threads two|Invalid value for option '--threads': 'two' is not an int. See: enantio process --help",
                "process . --threads|Missing required parameter for option '--threads' (N). See: enantio process --help",
                "process . --out|Missing required parameter for option '--out' (DIR). See: enantio process --help",
            })
    void anUnusableCommandLineIsOneLineAndStatus2(String arguments, String line) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualTo(line + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpVersionAndCompletionAreStatus0OnTheStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(run("help", "process")).isZero();
        assertThat(run("process", "--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).contains("Usage: enantio process", "RUN_DIR", "enantio development", "complete -F");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void unusableInputIsOneLinePerProblemAndStatus2() {
        InputException problem =
                new InputException(new InputException.Problem("run.yaml", "line 3", "no method", "Name one."));
        assertThat(runFailing(() -> {
                    throw problem;
                }))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualTo("run.yaml, line 3: no method. Name one." + System.lineSeparator());
    }

    @Test
    void aBugIsStatus70WithAStackTrace() {
        assertThat(runFailing(() -> {
                    throw new IllegalStateException("oops");
                }))
                .isEqualTo(70);
        assertThat(err.toString())
                .startsWith(
                        "enantio development failed. This is a bug in enantio, and nothing was written. Please report")
                .contains("IllegalStateException: oops", "\tat io.enantio.");
    }

    @Test
    void tooLittleMemoryIsNotReportedAsARejectedRun() {
        assertThat(runFailing(() -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isEqualTo(2);
    }

    private int run(String... arguments) {
        return Enantio.run(withStreams(Enantio.commandLine()), arguments);
    }

    /** The exit status if a command fails like this. */
    private int runFailing(Runnable command) {
        CommandLine program = Enantio.commandLine();
        program.addSubcommand("fail", CommandLine.Model.CommandSpec.wrapWithoutInspection(command));
        program.setExecutionExceptionHandler(program.getExecutionExceptionHandler());
        return Enantio.run(withStreams(program), "fail");
    }

    private CommandLine withStreams(CommandLine line) {
        return line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}
