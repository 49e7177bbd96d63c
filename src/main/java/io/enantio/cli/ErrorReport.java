package io.enantio.cli;

import io.enantio.database.cdisc.ExportException;
import io.enantio.database.engine.DatabaseException;
import io.enantio.input.problem.InputException;
import io.enantio.report.folder.OutputException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into lines on the error stream and an exit status (docs/reference/file-contract.md). */
final class ErrorReport {
    private ErrorReport() {}

    /** A command line that cannot be used: one line with the way to help. */
    static int ofCommandLine(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        command.getErr()
                .println(message + "." + suggestion(problem) + " See: "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.UNUSABLE.code();
    }

    /** Input or output that cannot be used: a line for each problem. Anything else is a mistake of ours. */
    static int ofCommand(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof InputException
                || problem instanceof OutputException
                || problem instanceof DatabaseException
                || problem instanceof ExportException) {
            command.getErr().println(problem.getMessage());
            return ExitStatus.UNUSABLE.code();
        }
        return bug(command, problem);
    }

    /** A mistake of ours, with all that is needed to find it. */
    static int bug(CommandLine command, Throwable problem) {
        PrintWriter err = command.getErr();
        err.println("enantio " + SoftwareVersion.text() + " failed. This is a bug in enantio, and nothing was written."
                + " Please report it with the lines below.");
        problem.printStackTrace(err);
        err.flush();
        return ExitStatus.BUG.code();
    }

    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> meant = unmatched.getSuggestions();
        return meant.isEmpty() ? "" : " Did you mean " + String.join(" or ", meant) + "?";
    }
}
