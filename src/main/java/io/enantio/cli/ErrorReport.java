package io.enantio.cli;

import io.enantio.cli.CommandOptions.ProblemsFile;
import io.enantio.database.cdisc.ExportException;
import io.enantio.database.engine.DatabaseException;
import io.enantio.file.RegularFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.record.chain.RecordException;
import io.enantio.report.folder.OutputException;
import io.enantio.text.PrintedLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Problems as lines on the error stream and as an exit status. */
final class ErrorReport {
    private ErrorReport() {}

    /** A command line that cannot be used: one line that names the help. */
    static int ofCommandLine(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        command.getErr()
                .println(PrintedLine.of(message + "." + suggestion(problem)) + " See: "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.UNUSABLE.code();
    }

    /** Input or output that cannot be used: one line per problem. Anything else is a bug. */
    static int ofCommand(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof InputException input) {
            return ofProblems(input.problems(), command.getCommandSpec()).code();
        }
        if (problem instanceof OutputException
                || problem instanceof RecordException
                || problem instanceof DatabaseException
                || problem instanceof ExportException) {
            ofLines(String.valueOf(problem.getMessage()), command.getCommandSpec());
            return ExitStatus.UNUSABLE.code();
        }
        return bug(command, problem);
    }

    /** Prints problems, if there are any; the exit status that they mean. */
    static ExitStatus ofProblems(List<Problem> problems, CommandSpec command) {
        ProblemLines lines = new ProblemLines();
        problems.forEach(lines::add);
        print(lines, command);
        return problems.isEmpty() ? ExitStatus.DONE : ExitStatus.UNUSABLE;
    }

    /** Prints lines that begin with the file that they are about. */
    static void ofLines(String text, CommandSpec command) {
        ProblemLines lines = new ProblemLines();
        lines.add(text);
        print(lines, command);
    }

    private static void print(ProblemLines lines, CommandSpec command) {
        PrintWriter err = command.commandLine().getErr();
        Optional<Path> file = ProblemsFile.of(command);
        String others = file.map(path -> "All are in " + path + ".").orElse("--problems FILE writes all of them.");
        lines.printed(others).forEach(err::println);
        keep(lines.full(), command);
        err.flush();
    }

    /** Adds lines to the file that the command was given for them. */
    private static void keep(List<String> lines, CommandSpec command) {
        ProblemsFile.of(command).ifPresent(path -> {
            try {
                Files.write(path, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                command.commandLine().getErr().println(unwritable(path, e));
            }
        });
    }

    /** Begins the file that the command was given for problems, so that one of an earlier command never passes for its own. */
    static int beginning(ParseResult parsed, CommandLine.IExecutionStrategy command) {
        CommandLine called = innermost(parsed).commandSpec().commandLine();
        Optional<Path> file = ProblemsFile.of(called.getCommandSpec());
        try {
            if (file.isPresent()) {
                RegularFile.refuseOther(file.get());
                Files.write(file.get(), new byte[0]);
            }
        } catch (IOException e) {
            called.getErr().println(unwritable(file.orElseThrow(), e));
            return ExitStatus.UNUSABLE.code();
        }
        return command.execute(parsed);
    }

    private static ParseResult innermost(ParseResult parsed) {
        return parsed.hasSubcommand() ? innermost(parsed.subcommand()) : parsed;
    }

    private static String unwritable(Path file, IOException cause) {
        return PrintedLine.of(file + ": problems cannot be written: " + OutputException.reason(cause)
                + ". Choose another file with --problems.");
    }

    /** Memory is no bug. */
    static int tooLittleMemory(CommandLine command, String... args) {
        command.getErr()
                .println(PrintedLine.of("enantio " + String.join(" ", args) + ": the memory of "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MB does not suffice. Give Java more with JAVA_TOOL_OPTIONS=-Xmx4g."));
        return ExitStatus.UNUSABLE.code();
    }

    /** The standard output could not be written: one line, and the exit status. */
    static int unprinted(IOException failure, CommandLine program, int status) {
        ParseResult parsed = program.getParseResult();
        boolean lost = parsed == null
                || innermost(parsed).commandSpec().userObject() instanceof PrintsItsResult
                || status > ExitStatus.REJECTED.code();
        program.getErr()
                .println(PrintedLine.of("standard output: cannot be written: " + OutputException.reason(failure)
                        + (lost
                                ? ". Redirect it to a file on a disk with space."
                                : ". What the command wrote into files is complete.")));
        return lost ? ExitStatus.UNUSABLE.code() : status;
    }

    /** A bug, with the stack trace. */
    static int bug(CommandLine command, Throwable problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return tooLittleMemory(command, command.getCommandSpec().qualifiedName());
            }
        }
        PrintWriter err = command.getErr();
        err.println("enantio " + SoftwareVersion.text() + " failed. This is a bug in enantio, and nothing was written."
                + " Please report it with the lines below.");
        problem.printStackTrace(err);
        err.flush();
        return ExitStatus.BUG.code();
    }

    /** Problems that do not stop the program. The logger is created only if there are any: most runs need none. */
    static void warn(List<String> lines, CommandSpec command) {
        if (!lines.isEmpty()) {
            Logger logger = LoggerFactory.getLogger("enantio");
            ProblemLines warnings = new ProblemLines();
            lines.forEach(warnings::add);
            lines.forEach(line -> logger.warn("{}", PrintedLine.of(line)));
            keep(warnings.full(), command);
        }
    }

    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> meant = unmatched.getSuggestions();
        return meant.isEmpty() ? "" : " Did you mean " + String.join(" or ", meant) + "?";
    }
}
