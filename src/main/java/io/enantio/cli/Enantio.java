package io.enantio.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: a command for each thing it does. */
@Command(
        name = "enantio",
        description = "From raw chiral LC-MS chromatograms to an accepted or rejected run, in one command.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done; of a run: every analyte accepted",
            "1:processed, at least one analyte of the run rejected, or an experiment failed",
            "2:the input or the command line cannot be used, nothing was written",
            "70:a bug in enantio"
        })
public final class Enantio implements Runnable {
    private static final int HELP_WIDTH = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command of the arguments and ends the process with its exit status. */
    public static void main(String[] args) {
        CommandLine commandLine = commandLine();
        commandLine.setOut(writer(FileDescriptor.out)).setErr(writer(FileDescriptor.err));
        System.exit(run(commandLine, args));
    }

    /** The exit status of a command. */
    static int run(CommandLine commandLine, String... args) {
        try {
            return commandLine.execute(args);
        } catch (Error e) {
            // picocli lets errors through, and Java would then end with 1, which means "rejected".
            return ErrorReport.bug(commandLine, e);
        }
    }

    /** All commands. */
    static CommandLine commandLine() {
        return new CommandLine(new Enantio())
                .addSubcommand(new ProcessCommand())
                .addSubcommand(new DecideCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new LoadCommand())
                .addSubcommand(ExportCommand.commandLine())
                .addSubcommand(new ValidateCommand())
                .addSubcommand(new InspectCommand())
                .addSubcommand(MethodCommand.commandLine())
                .addSubcommand(new StudyCommand())
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new SelfTestCommand())
                .addSubcommand(new CommandLine.HelpCommand())
                .addSubcommand(new AutoComplete.GenerateCompletion())
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(ErrorReport::ofCommandLine)
                .setExecutionExceptionHandler(ErrorReport::ofCommand);
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
