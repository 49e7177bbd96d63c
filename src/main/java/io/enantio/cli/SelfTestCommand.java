package io.enantio.cli;

import io.enantio.cli.selftest.Program.Answer;
import io.enantio.cli.selftest.SelfTest;
import io.enantio.report.folder.OutputException;
import io.enantio.report.selftest.SelfTestFolder;
import io.enantio.report.selftest.SoftwareCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** {@code enantio selftest}: does the program, on this machine, do what it has to do? */
@Command(
        name = "selftest",
        description =
                "Checks this program on this machine: fits against reference numbers, areas against simulated truth,"
                        + " the same bytes as the release, tampering found. Exit status 1 when a check fails.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class SelfTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes the report for your validation file there: selftest.csv, traceability.csv and"
                    + " report.html. DIR must be absent or empty.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        Optional<SelfTestFolder> folder = out.map(SelfTestFolder::at);
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
                return SelfTest.run(this::answer, folder, this::say);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new OutputException(
                    System.getProperty("java.io.tmpdir"),
                    "runs for the self-test cannot be written there: " + e.getMessage(),
                    "Make room, or name another folder by -Djava.io.tmpdir.");
        }
    }

    /** What the program runs on. */
    private static Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("enantio", SoftwareVersion.text());
        machine.put("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        machine.put(
                "operating system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        machine.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return machine;
    }

    private void say(SoftwareCheck check) {
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

    /** The program itself, in this process, with streams of its own. */
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
