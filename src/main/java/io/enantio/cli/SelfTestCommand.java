package io.enantio.cli;

import io.enantio.cli.selftest.CheckContext.Program.Answer;
import io.enantio.cli.selftest.SelfTest;
import io.enantio.report.folder.OutputException;
import io.enantio.report.selftest.SelfTestReport;
import io.enantio.report.selftest.SoftwareCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enantio selftest}: does the program meet its requirements on this machine? */
@Command(
        name = "selftest",
        description =
                "Checks this program on this machine: fits against reference values, areas against simulated truth,"
                        + " results identical to those of the release, detection of tampering. Exit status 1 if a check fails.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class SelfTestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the report for your validation file: selftest.csv, traceability.csv and"
                    + " report.html. DIR must be absent or empty.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        Optional<SelfTestReport> folder = out.map(SelfTestReport::at);
        SelfTest test = run();
        folder.ifPresent(place -> place.write(test.checks(), test.traceability(), machine()));
        PrintWriter text = spec.commandLine().getOut();
        long passed = test.checks().stream().filter(SoftwareCheck::isPass).count();
        text.println();
        text.println(passed + " of " + test.checks().size() + " checks passed");
        out.ifPresent(place -> text.println("Report: " + place));
        text.flush();
        return (test.isPass() ? ExitStatus.DONE : ExitStatus.REJECTED).code();
    }

    private SelfTest run() {
        try {
            Path folder = Files.createTempDirectory("enantio-selftest");
            try {
                return SelfTest.run(this::answer, folder, this::print);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new OutputException(
                    System.getProperty("java.io.tmpdir"),
                    "runs for the self-test cannot be written: " + e.getMessage(),
                    "Free some space, or choose another folder with -Djava.io.tmpdir.");
        }
    }

    /** The machine on which the program runs. */
    private static Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("enantio", SoftwareVersion.text());
        machine.put("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        machine.put(
                "operating system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        machine.put("time", Now.instant().toString());
        return machine;
    }

    private void print(SoftwareCheck check) {
        PrintWriter text = spec.commandLine().getOut();
        text.println(String.format(
                Locale.ROOT,
                "%-4s  %-26s  %s (%s)",
                check.outcome().word(),
                check.check(),
                check.worst(),
                check.limit()));
        text.flush();
    }

    /** Runs a command in this process, with streams of its own. */
    private Answer answer(String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        CommandLine program =
                Enantio.commandLine().setOut(new PrintWriter(outText, true)).setErr(new PrintWriter(errText, true));
        return new Answer(Enantio.run(program, arguments), outText.toString(), errText.toString());
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
