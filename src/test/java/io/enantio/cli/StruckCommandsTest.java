package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.cli.StruckProgram.End;
import io.enantio.cli.StruckProgram.Strike;
import io.enantio.record.Laboratory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command that writes, struck at its own changes of files: killed at fifty of them, and met by a full, a failing and a
 * read-only disk. What a command writes as a whole (a results folder, a list of decisions, a database) is as before or as after,
 * never between; an error is one line with exit status 2; and the same command, given again, finishes.
 */
@Tag("evidence")
class StruckCommandsTest {
    private static final int KILLS = 50;
    private static final int ERRORS = 8;
    /** Of so many commands that were struck, one is given again. */
    private static final int AGAIN = 5;

    private static final int KILLED = 137;
    private static final String JOURNAL = "/journal.csv";
    private static final String ANALYST = "A. Analyst";

    @TempDir
    static Path home;

    private static Path lab = Path.of("");

    /** A command that writes, what has to be there before, and what it writes as a whole, from the laboratory's folder. */
    enum Command {
        PROCESS(List.of("results"), "process", "LAB/study/R01") {
            @Override
            void prepare(Path lab) {
                done("process", lab.resolve("study/R01").toString());
                comment(lab);
            }
        },
        PROCESS_FIRST(List.of("results"), "process", "LAB/study/R01"),
        DECIDE(
                List.of("decisions.csv"),
                "decide",
                "LAB/study/R01",
                "--action=comment",
                "--person=" + ANALYST,
                "--reason=looked at all of it") {
            @Override
            void prepare(Path lab) {
                comment(lab);
            }
        },
        LOAD_FIRST(List.of("study.sqlite"), "load", "LAB/study/R01/results", "--db", "LAB/study.sqlite") {
            @Override
            void prepare(Path lab) {
                done("process", lab.resolve("study/R01").toString());
            }
        },
        LOAD(List.of("study.sqlite"), "load", "LAB/study/R01/results", "--db", "LAB/study.sqlite") {
            @Override
            void prepare(Path lab) {
                loaded(lab);
                comment(lab);
                done("process", lab.resolve("study/R01").toString());
            }
        },
        EXPORT(
                List.of(),
                "export",
                "pc",
                "--study",
                "SIMULATED-STUDY",
                "--db",
                "LAB/study.sqlite",
                "--out",
                "LAB/export") {
            @Override
            void prepare(Path lab) {
                loaded(lab);
            }
        },
        STUDY(
                List.of("study-out"),
                "study",
                "LAB/study/plan.yaml",
                "--db",
                "LAB/study.sqlite",
                "--out",
                "LAB/study-out") {
            @Override
            void prepare(Path lab) {
                loaded(lab);
            }
        },
        VALIDATE(List.of("results"), "validate", "LAB/validation/plan.yaml"),
        SIGN(
                List.of(),
                "sign",
                "LAB/study/R01/results",
                "--meaning=reviewed",
                "--as=R. Reviewer",
                "--people=LAB/people",
                "--passphrase-file=LAB/RReviewer.passphrase") {
            @Override
            void prepare(Path lab) {
                done("process", lab.resolve("study/R01").toString());
                Laboratory.copyTo(lab.resolve("people"));
                Laboratory.passphraseFile(lab, "R. Reviewer");
            }
        };

        private final Set<String> wholes;
        private final List<String> arguments;

        Command(List<String> wholes, String... arguments) {
            this.wholes = Set.copyOf(wholes);
            this.arguments = List.of(arguments);
        }

        /** Makes what the command finds, beside a study with a run and a validation. */
        void prepare(Path lab) {}

        List<String> in(Path lab) {
            return arguments.stream()
                    .map(argument -> argument.replace("LAB", lab.toString()))
                    .toList();
        }

        /** The whole that a file belongs to; others are whole by themselves. */
        String whole(String path) {
            for (Path part = Path.of(path); part != null; part = part.getParent()) {
                Path name = part.getFileName();
                if (name != null && wholes.contains(name.toString())) {
                    return part.toString();
                }
            }
            return path;
        }
    }

    @BeforeAll
    static void aLaboratory() throws IOException {
        lab = Files.createDirectory(home.resolve("lab"));
        done("simulate", lab.resolve("study").toString(), "--runs", "1", "--subjects", "1", "--seed", "4");
        Path run = lab.resolve("study/R01");
        byDrop(lab.resolve("study/method.yaml"));
        shortened(run.resolve("injections.csv"));
        Path source = Files.createDirectory(home.resolve("source"));
        Files.copy(Path.of("validation/ketamine-norketamine-plasma/method.yaml"), source.resolve("method.yaml"));
        byDrop(source.resolve("method.yaml"));
        Files.writeString(source.resolve("plan.yaml"), """
                schema: enantio-validation/1
                validation: ONE
                method: method.yaml
                runs: [R01]
                experiments:
                  CAL: {runs: 1}
                  CO: {blanks: 2}
                limits: {cal_runs_minimum: 1, cal_days_minimum: 1}
                """);
        done("simulate", lab.resolve("validation").toString(), "--validation", source + "/plan.yaml", "--seed", "7");
    }

    private static void byDrop(Path method) throws IOException {
        Files.writeString(
                method, Files.readString(method).replaceFirst("integration: \\w+", "integration: " + SharedRuns.DROP));
    }

    /** Without every injection but blanks, standards and one subject's samples: the writing is what matters. */
    private static void shortened(Path list) throws IOException {
        List<String> lines = Files.readAllLines(list);
        Files.write(
                list,
                Stream.concat(
                                lines.stream().limit(1),
                                lines.stream()
                                        .filter(line -> line.contains(",standard,")
                                                || line.contains(",qc,")
                                                || line.contains(",study,"))
                                        .limit(30))
                        .toList());
    }

    private static void done(String... arguments) {
        InProcess.Outcome outcome = InProcess.enantio(arguments);
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
    }

    private static void comment(Path lab) {
        done(
                "decide",
                lab.resolve("study/R01").toString(),
                "--action=comment",
                "--person=" + ANALYST,
                "--reason=looked at all of it");
    }

    private static void loaded(Path lab) {
        done("process", lab.resolve("study/R01").toString());
        done(
                "load",
                lab.resolve("study/R01/results").toString(),
                "--db",
                lab.resolve("study.sqlite").toString());
    }

    @ParameterizedTest
    @EnumSource
    void aKilledCommandLeavesAllAsBeforeOrAllAsAfter(Command command, TestReporter reporter)
            throws IOException, InterruptedException, SQLException {
        Scene scene = new Scene(command);
        Map<String, Integer> left = new TreeMap<>();
        for (int change : scene.some(KILLS, 1)) {
            String when = command + " killed at " + scene.named(change);
            Path place = scene.fresh();
            assertThat(scene.program
                            .struck(Strike.KILL, change, place, command.in(place))
                            .status())
                    .as(when)
                    .isEqualTo(KILLED);
            left.merge(scene.left(place, when), 1, Integer::sum);
            scene.again(place, when);
        }
        reporter.publishEntry(command + " killed", left.toString());
    }

    @ParameterizedTest
    @EnumSource
    void aDiskThatFailsEndsACommandWithOneLineAndLosesNothing(Command command, TestReporter reporter)
            throws IOException, InterruptedException, SQLException {
        Scene scene = new Scene(command);
        Map<String, Integer> ends = new TreeMap<>();
        for (Strike strike : List.of(Strike.FULL, Strike.FAILED, Strike.READ_ONLY)) {
            for (int change : scene.some(ERRORS, strike.ordinal())) {
                String when = command + " met " + strike + " at " + scene.named(change);
                Path place = scene.fresh();
                End end = scene.program.struck(strike, change, place, command.in(place));
                String left = scene.left(place, when + ": " + end);
                assertThat(end.status()).as(when + ": " + end).isLessThanOrEqualTo(2);
                if (end.status() == 2) {
                    assertThat(end.err().lines().filter(line -> !line.startsWith("WARN: injections.csv")))
                            .as(when + ": " + end)
                            .hasSize(1);
                } else {
                    assertThat(left).as(when + ": done, but " + end).isEqualTo("after");
                }
                ends.merge(strike + " " + end.status() + " " + left, 1, Integer::sum);
                scene.again(place, when);
            }
        }
        reporter.publishEntry(command + " on failing disks", ends.toString());
    }

    /** A command, what is there before and after it, and the changes that it makes. */
    private static final class Scene {
        private final Command command;
        private final Path before;
        private final StruckProgram program;
        private final Map<String, Map<String, String>> contentBefore;
        private final Map<String, Map<String, String>> contentAfter;
        private final List<String> changes;
        private int copies;

        Scene(Command command) throws IOException, InterruptedException, SQLException {
            this.command = command;
            Path work = Files.createTempDirectory(home, command.name());
            this.program = StruckProgram.in(work);
            this.before = SharedRuns.copy(lab, work.resolve("before"));
            command.prepare(before);
            this.contentBefore = wholes(before);
            Path after = fresh();
            this.changes = program.changes(after, command.in(after));
            this.contentAfter = wholes(after);
            assertThat(contentAfter).isNotEqualTo(contentBefore);
        }

        Path fresh() {
            return SharedRuns.copy(before, before.resolveSibling("place" + copies++));
        }

        /** Changes to strike, the same for the same seed: all, if there are no more than wanted. */
        Set<Integer> some(int wanted, long seed) {
            List<Integer> all = IntStream.rangeClosed(1, changes.size()).boxed().collect(Collectors.toList());
            Collections.shuffle(all, new Random(seed));
            return new TreeSet<>(all.subList(0, Math.min(wanted, all.size())));
        }

        String named(int change) {
            return change + " of " + changes.size() + " (" + changes.get(change - 1) + ")";
        }

        /** Whether all that is whole by itself is as {@code before} or as {@code after} the command, or some so and some so. */
        String left(Path place, String when) throws IOException, SQLException {
            Map<String, Map<String, String>> now = wholes(place);
            Set<String> names = new HashSet<>(now.keySet());
            names.addAll(contentBefore.keySet());
            names.addAll(contentAfter.keySet());
            Set<String> states = new TreeSet<>();
            for (String name : names) {
                if (name.endsWith(JOURNAL)) {
                    // It knows an attempt that failed, too.
                    String lines = contentBefore.getOrDefault(name, Map.of()).getOrDefault(name, "");
                    assertThat(now.getOrDefault(name, Map.of()).getOrDefault(name, ""))
                            .as(when)
                            .startsWith(lines)
                            .matches("(?s)(.*\n)?");
                    continue;
                }
                Map<String, String> found = now.getOrDefault(name, Map.of());
                boolean asBefore = found.equals(contentBefore.getOrDefault(name, Map.of()));
                boolean asAfter = found.equals(contentAfter.getOrDefault(name, Map.of()));
                // Both folders under hidden names: killed between two renames, the next command puts the earlier one
                // back.
                boolean hidden = found.isEmpty() && isKept(place, name);
                assertThat(asBefore || asAfter || hidden)
                        .as(when + ": " + name + " is neither as before nor as after: " + found.keySet())
                        .isTrue();
                if (asBefore != asAfter) {
                    states.add(asBefore ? "before" : "after");
                } else if (hidden) {
                    states.add("before");
                }
            }
            return String.join("+", states);
        }

        private boolean isKept(Path place, String name) throws IOException {
            Path file = place.resolve(name);
            Path folder = Objects.requireNonNull(file.getParent());
            if (!Files.isDirectory(folder)) {
                return false;
            }
            try (Stream<Path> siblings = Files.list(folder)) {
                return siblings.map(sibling -> sibling.getFileName().toString())
                        .anyMatch(kept -> kept.startsWith("." + file.getFileName() + ".enantio-old-")
                                || kept.startsWith("." + file.getFileName() + ".enantio-superseded-"));
            }
        }

        /** Gives the command again, at some of the places, and clears the place away. */
        void again(Path place, String when) throws IOException, SQLException {
            if (copies % AGAIN == 0) {
                InProcess.Outcome again = InProcess.enantio(command.in(place).toArray(String[]::new));
                assertThat(again.status())
                        .as(when + ", then again: " + again.err())
                        .isLessThanOrEqualTo(1);
                finished(place, when + ", then again");
            }
            delete(place);
        }

        private void finished(Path place, String when) throws IOException, SQLException {
            Map<String, Map<String, String>> now = wholes(place);
            contentAfter.forEach((name, content) -> {
                if (command.wholes.contains(Path.of(name).getFileName().toString())
                        && !name.endsWith("decisions.csv")) {
                    assertThat(now.get(name)).as(when + ": " + name).isEqualTo(content);
                }
            });
            try (Stream<Path> all = Files.walk(place)) {
                assertThat(all.map(path -> path.getFileName().toString())
                                .filter(name -> name.contains(".enantio-new-") || name.contains(".enantio-old-")))
                        .as(when)
                        .isEmpty();
            }
        }

        /** All files but hidden ones and signed copies, which each signing makes anew, by the whole to which they belong; without times and hashes. */
        private Map<String, Map<String, String>> wholes(Path place) throws IOException, SQLException {
            Map<String, Map<String, String>> wholes = new TreeMap<>();
            try (Stream<Path> all = Files.walk(place)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String path = place.relativize(file).toString();
                    if (!path.contains("/.")
                            && !path.startsWith(".")
                            && !path.contains("/raw/")
                            && !path.contains("/signed/")
                            && !path.matches(".*\\.sqlite-(journal|wal|shm)")) {
                        String content = path.endsWith(".sqlite") ? rows(file) : text(file);
                        if (!content.isEmpty()) {
                            wholes.computeIfAbsent(command.whole(path), key -> new TreeMap<>())
                                    .put(path, timeless(content, place));
                        }
                    }
                }
            }
            return wholes;
        }

        private static String timeless(String text, Path place) {
            // The audit of a database names the folder that was loaded, which a copy has from its original.
            return text.replaceAll(Pattern.quote(place.resolveSibling("").toString()) + "/?(place\\d+|before)", "PLACE")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)", "TIME")
                    .replaceAll("[0-9a-f]{64}", "HASH")
                    .replaceAll("(?m)^[A-Za-z0-9+/]{80,}=*$", "SIGNATURE");
        }

        private static String text(Path file) throws IOException {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }

        /** Every row of every table, as a reader of the file sees it after a crash; nothing if no run was ever loaded. */
        private static String rows(Path file) throws SQLException {
            StringBuilder text = new StringBuilder();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                List<String> tables = new ArrayList<>();
                try (ResultSet names = statement.executeQuery(
                        "select name from sqlite_master where type = 'table' and name not like 'flyway%' order by name")) {
                    while (names.next()) {
                        tables.add(names.getString(1));
                    }
                }
                if (!tables.contains("run_version") || isEmpty(statement)) {
                    return "";
                }
                for (String table : tables) {
                    List<String> rows = new ArrayList<>();
                    try (ResultSet content = statement.executeQuery("select * from \"" + table + "\"")) {
                        while (content.next()) {
                            StringBuilder row = new StringBuilder(table);
                            for (int c = 1; c <= content.getMetaData().getColumnCount(); c++) {
                                row.append('|').append(content.getString(c));
                            }
                            rows.add(row.toString());
                        }
                    }
                    rows.stream().sorted().forEach(row -> text.append(row).append('\n'));
                }
            }
            return text.toString();
        }

        private static boolean isEmpty(Statement statement) throws SQLException {
            try (ResultSet count = statement.executeQuery("select count(*) from run_version")) {
                return count.next() && count.getInt(1) == 0;
            }
        }

        private static void delete(Path folder) throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
