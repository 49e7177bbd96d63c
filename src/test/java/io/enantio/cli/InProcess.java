package io.enantio.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the program as its main method would, inside the test's own process. */
public final class InProcess {
    private InProcess() {}

    /** What a run of the program gave. */
    public record Outcome(int status, String out, String err) {}

    /** The outcome of these arguments. */
    public static Outcome enantio(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Enantio.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Outcome(Enantio.run(commandLine, args), out.toString(), err.toString());
    }
}
