package io.enantio.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program and its commands. */
@Command(
        name = "enantio",
        description = "From raw chiral LC-MS chromatograms to an accepted or rejected run, in one command.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done; for a run: every analyte accepted",
            "1:done, but an analyte of the run was rejected, an experiment failed or an export lacks a file",
            "2:the input or the command line cannot be used; nothing was written",
            "70:a bug in enantio"
        })
public final class Enantio {
    private static final int HELP_WIDTH = 100;

    /** Runs the command of the arguments and ends the process with its exit status. */
    public static void main(String[] args) {
        StandardOutput out = new StandardOutput();
        CommandLine commandLine = commandLine();
        commandLine.setOut(writer(out)).setErr(writer(new FileOutputStream(FileDescriptor.err)));
        int status = run(commandLine, args);
        commandLine.getOut().flush();
        System.exit(out.failure()
                .map(failure -> ErrorReport.unprinted(failure, commandLine, status))
                .orElse(status));
    }

    /** The exit status of a command. */
    static int run(CommandLine commandLine, String... args) {
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            return ErrorReport.tooLittleMemory(commandLine, args);
        } catch (Error e) {
            // picocli lets errors through, and Java would then end with 1, which means "rejected".
            return ErrorReport.bug(commandLine, e);
        }
    }

    /** All commands. */
    static CommandLine commandLine() {
        return new CommandLine(new Enantio())
                .addSubcommand(new CommandLine(new RunCommand()).addSubcommand(new RunCommand.Import()))
                .addSubcommand(new ProcessCommand())
                .addSubcommand(new DecideCommand())
                .addSubcommand(new ReviewCommand())
                .addSubcommand(PersonCommand.commandLine())
                .addSubcommand(new SignCommand())
                .addSubcommand(new ArchiveCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new StampCommand())
                .addSubcommand(new CompareCommand())
                .addSubcommand(new LoadCommand())
                .addSubcommand(new CorrectCommand())
                .addSubcommand(new WithdrawCommand.Withdraw())
                .addSubcommand(new WithdrawCommand.Reinstate())
                .addSubcommand(new CommandLine(new ExportCommand())
                        .addSubcommand(new ExportCommand.Pc())
                        .addSubcommand(new ExportCommand.Adnca())
                        .addSubcommand(new ExportCommand.Peaks()))
                .addSubcommand(new ValidateCommand())
                .addSubcommand(new InspectCommand())
                .addSubcommand(new CommandLine(new MethodCommand()).addSubcommand(new MethodCommand.Draft()))
                .addSubcommand(new StudyCommand())
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new SelfTestCommand())
                .addSubcommand(new CommandLine.HelpCommand())
                .addSubcommand(new AutoComplete.GenerateCompletion())
                .setUsageHelpWidth(HELP_WIDTH)
                .setExecutionStrategy(parsed -> ErrorReport.beginning(parsed, new CommandLine.RunLast()))
                .setParameterExceptionHandler(ErrorReport::ofCommandLine)
                .setExecutionExceptionHandler(ErrorReport::ofCommand);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
