package io.enantio.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
        PrintWriter printed = writer(out);
        Optional<String> made = MadeText.of(args);
        made.ifPresent(printed::print);
        printed.flush();
        if (made.isPresent() && out.failure().isEmpty()) {
            System.exit(ExitStatus.DONE.code());
        }
        CommandLine commandLine = commandLine(args);
        commandLine.setOut(printed).setErr(writer(new FileOutputStream(FileDescriptor.err)));
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
        return commandLine(new String[0]);
    }

    /**
     * The commands that arguments can mean: the one that the first argument names, else all. To read what one is takes picocli longer than
     * some of them take for their work.
     */
    static CommandLine commandLine(String[] args) {
        CommandLine program = new CommandLine(new Enantio());
        Map<String, Supplier<CommandLine>> all = commands();
        Optional<Supplier<CommandLine>> named = Optional.ofNullable(args.length == 0 ? null : all.get(args[0]));
        named.map(List::of)
                .orElseGet(() -> List.copyOf(all.values()))
                .forEach(command -> program.addSubcommand(command.get()));
        if (named.isEmpty()) {
            program.addSubcommand(new CommandLine.HelpCommand()).addSubcommand(new AutoComplete.GenerateCompletion());
        }
        return program.setUsageHelpWidth(HELP_WIDTH)
                .setExecutionStrategy(parsed -> ErrorReport.beginning(parsed, new CommandLine.RunLast()))
                .setParameterExceptionHandler(ErrorReport::ofCommandLine)
                .setExecutionExceptionHandler(ErrorReport::ofCommand);
    }

    /** By name, in the order of the help; those that are about the others are not among them. */
    private static Map<String, Supplier<CommandLine>> commands() {
        Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
        all.put("run", () -> new CommandLine(new RunCommand()).addSubcommand(new RunCommand.Import()));
        all.put("process", () -> new CommandLine(new ProcessCommand()));
        all.put("decide", () -> new CommandLine(new DecideCommand()));
        all.put("review", () -> new CommandLine(new ReviewCommand()));
        all.put("person", PersonCommand::commandLine);
        all.put("sign", () -> new CommandLine(new SignCommand()));
        all.put("archive", () -> new CommandLine(new ArchiveCommand()));
        all.put("verify", () -> new CommandLine(new VerifyCommand()));
        all.put("stamp", () -> new CommandLine(new StampCommand()));
        all.put("compare", () -> new CommandLine(new CompareCommand()));
        all.put("load", () -> new CommandLine(new LoadCommand()));
        all.put("correct", () -> new CommandLine(new CorrectCommand()));
        all.put("withdraw", () -> new CommandLine(new WithdrawCommand.Withdraw()));
        all.put("reinstate", () -> new CommandLine(new WithdrawCommand.Reinstate()));
        all.put(
                "export",
                () -> new CommandLine(new ExportCommand())
                        .addSubcommand(new ExportCommand.Pc())
                        .addSubcommand(new ExportCommand.Adnca())
                        .addSubcommand(new ExportCommand.Peaks()));
        all.put("validate", () -> new CommandLine(new ValidateCommand()));
        all.put("inspect", () -> new CommandLine(new InspectCommand()));
        all.put("method", () -> new CommandLine(new MethodCommand()).addSubcommand(new MethodCommand.Draft()));
        all.put("study", () -> new CommandLine(new StudyCommand()));
        all.put("simulate", () -> new CommandLine(new SimulateCommand()));
        all.put("selftest", () -> new CommandLine(new SelfTestCommand()));
        return all;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
