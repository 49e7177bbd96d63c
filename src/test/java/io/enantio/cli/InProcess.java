package io.enantio.cli;

import io.enantio.FailingDisk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs the program as its main method would, inside the test's own process. */
public final class InProcess {
    private InProcess() {}

    /** Exit status and output of a run of the program. */
    public record Outcome(int status, String out, String err) {}

    /** The outcome of these arguments. */
    public static Outcome enantio(String... args) {
        return outcome(Enantio.commandLine(), args);
    }

    /** The outcome of these arguments, of which paths are on a disk that fails. */
    public static Outcome enantio(FailingDisk disk, String... args) {
        return outcome(Enantio.commandLine().registerConverter(Path.class, disk::path), args);
    }

    private static Outcome outcome(CommandLine commandLine, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Outcome(Enantio.run(commandLine, args), out.toString(), err.toString());
    }

    /** Why the program would refuse these arguments; empty if it accepts them. Nothing is run. */
    public static List<String> problems(String... args) {
        CommandLine commandLine = Enantio.commandLine();
        collectErrors(commandLine);
        CommandLine.ParseResult parsed = commandLine.parseArgs(args);
        List<String> problems = new ArrayList<>();
        for (CommandLine.ParseResult part : parsed.asCommandLineList().stream()
                .map(CommandLine::getParseResult)
                .toList()) {
            part.errors().forEach(error -> problems.add(String.valueOf(error.getMessage())));
        }
        return problems;
    }

    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(InProcess::collectErrors);
    }
}
