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
        Optional<ProblemLines> lines = unusable(problem, Named.ALONE);
        lines.ifPresent(all -> print(all, command.getCommandSpec()));
        return lines.isPresent() ? ExitStatus.UNUSABLE.code() : bug(command, problem);
    }

    /**
     * What cannot be used, if that is what a failure says.
     *
     * @param before each line
     */
    private static Optional<ProblemLines> unusable(Throwable failure, Named before) {
        ProblemLines lines = new ProblemLines();
        if (failure instanceof InputException input) {
            input.problems()
                    .forEach(problem -> lines.add(new Problem(
                            before.line(problem.file()), problem.element(), problem.problem(), problem.remedy())));
            return Optional.of(lines);
        }
        if (failure instanceof OutputException
                || failure instanceof RecordException
                || failure instanceof DatabaseException
                || failure instanceof ExportException) {
            String.valueOf(failure.getMessage()).lines().map(before::line).forEach(lines::add);
            return Optional.of(lines);
        }
        return Optional.empty();
    }

    /**
     * Makes lines about one of several runs name it.
     *
     * @param folder of the run; empty: there is only one
     */
    record Named(String folder) {
        static final Named ALONE = new Named("");

        String line(String line) {
            boolean isNamed = line.startsWith(folder)
                    && (line.length() == folder.length() || ":,/\\".indexOf(line.charAt(folder.length())) >= 0);
            return folder.isEmpty() || isNamed ? line : folder + ": " + line;
        }
    }

    /** Prints why a run was not processed; the exit status that it means. */
    static ExitStatus ofRun(Throwable failure, CommandSpec command, Named run) {
        Optional<ProblemLines> lines = unusable(failure, run);
        if (lines.isPresent()) {
            print(lines.get(), command);
            return ExitStatus.UNUSABLE;
        }
        if (isMemory(failure)) {
            tooLittleMemory(
                    command.commandLine(),
                    run.folder().isEmpty()
                            ? command.commandLine()
                                    .getParseResult()
                                    .originalArgs()
                                    .toArray(String[]::new)
                            : new String[] {"process", run.folder()});
            return ExitStatus.UNUSABLE;
        }
        if (!run.folder().isEmpty()) {
            command.commandLine().getErr().println(PrintedLine.of(run.folder() + ": a bug in enantio:"));
        }
        bug(command.commandLine(), failure);
        return ExitStatus.BUG;
    }

    /** Why a run was not processed, in full. */
    static List<String> full(Throwable failure) {
        return unusable(failure, Named.ALONE)
                .map(ProblemLines::full)
                .orElseGet(() -> List.of(PrintedLine.escaped(
                        isMemory(failure) ? "the memory does not suffice" : "a bug in enantio: " + failure)));
    }

    /** Warnings in full. */
    static List<String> full(List<String> warnings) {
        return warnings.stream().map(PrintedLine::escaped).toList();
    }

    private static boolean isMemory(Throwable failure) {
        boolean isMemory = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            isMemory = isMemory || cause instanceof OutOfMemoryError;
        }
        return isMemory;
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
        if (isMemory(problem)) {
            return tooLittleMemory(command, command.getCommandSpec().qualifiedName());
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
