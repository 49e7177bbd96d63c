package io.enantio.cli;

import io.enantio.database.cdisc.ExportException;
import io.enantio.database.engine.DatabaseException;
import io.enantio.input.problem.InputException;
import io.enantio.report.folder.OutputException;
import java.io.PrintWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
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
                .println(message + "." + suggestion(problem) + " See: "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.UNUSABLE.code();
    }

    /** Input or output that cannot be used: one line per problem. Anything else is a bug. */
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

    /** A bug, with the stack trace. */
    static int bug(CommandLine command, Throwable problem) {
        PrintWriter err = command.getErr();
        err.println("enantio " + SoftwareVersion.text() + " failed. This is a bug in enantio, and nothing was written."
                + " Please report it with the lines below.");
        problem.printStackTrace(err);
        err.flush();
        return ExitStatus.BUG.code();
    }

    /** Problems that do not stop the program. The logger is created only if there are any: most runs need none. */
    static void warn(List<String> lines) {
        if (!lines.isEmpty()) {
            Logger logger = LoggerFactory.getLogger("enantio");
            lines.forEach(line -> logger.warn("{}", line));
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
