package io.enantio.speed;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The program beside {@link Limit} on the same files, in turn: processor time of whole processes with the same options of Java and a class
 * archive each. Prints the table and the limits; ends with status 1 if one is missed.
 *
 * <p>{@code -Dbench.program} is what starts the program ({@code ./enantio}), {@code -Dbench.subjects} the sizes of the runs ({@code
 * 10,24,55,291}), {@code -Dbench.pairs} how often each of the first and third is measured (5; others once). {@code -Dgolden.update=yes} writes the
 * table into {@code docs/explanation/speed.md}.
 */
final class SpeedTable {
    private static final Path PAGE = Path.of("docs", "explanation", "speed.md");
    private static final String BEGIN = "<!-- SpeedTable begins -->\n";
    private static final String END = "<!-- SpeedTable ends -->\n";

    private static final List<String> JAVA_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    private static final int MANY = 1000;
    private static final double MOST_AT_100 = 4;
    private static final double MOST_AT_400 = 3;

    private final Path scratch;
    private final List<String> limit;
    private final String program;
    private final int pairs;

    private SpeedTable(Path scratch, List<String> limit) {
        this.scratch = scratch;
        this.limit = limit;
        this.program = System.getProperty("bench.program", "./enantio");
        this.pairs = Integer.getInteger("bench.pairs", 5);
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("speed");
        try {
            SpeedTable table = new SpeedTable(scratch, limit(scratch));
            List<Row> rows = new ArrayList<>();
            for (String subjects :
                    System.getProperty("bench.subjects", "10,24,55,291").split(",")) {
                rows.add(table.measure(Integer.parseInt(subjects)));
                System.out.println(rows.get(rows.size() - 1).line());
            }
            System.out.println(text(rows));
            if (!System.getProperty("golden.update", "").isEmpty()) {
                store(rows);
            }
            System.exit(holds(rows) ? 0 : 1);
        } finally {
            delete(scratch);
        }
    }

    private Row measure(int subjects) throws IOException, InterruptedException {
        SpeedRun run = SpeedRun.of(subjects, scratch.resolve("run" + subjects));
        List<String> least = new ArrayList<>(limit);
        least.addAll(List.of(run.folder().toString(), run.channels().toString()));
        Path results = scratch.resolve("results");
        List<String> whole = List.of(program, "process", run.folder().toString(), "--out", results.toString());
        Path log = scratch.resolve("log");
        List<Pair> measured = new ArrayList<>();
        Cost.of(List.of(program, "--version"), log);
        int times = subjects == 10 || subjects == 55 ? pairs : 1;
        for (int turn = 0; turn < times; turn++) {
            measured.add(new Pair(Cost.of(least, log), Cost.of(whole, log)));
            delete(results);
        }
        delete(run.folder());
        return new Row(run.injections(), measured);
    }

    /** The command that starts {@link Limit}: a jar of its classes, with an archive of what a small run loads. */
    private static List<String> limit(Path scratch) throws IOException, InterruptedException {
        Path jar = scratch.resolve("limit.jar");
        Path archive = scratch.resolve("limit.jsa");
        URL own = Objects.requireNonNull(Limit.class.getResource("Limit.class"));
        Path classes = Path.of(URI.create(own.toString())).resolveSibling("");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> all = Files.list(classes)) {
            for (Path file : all.sorted().toList()) {
                packed.putNextEntry(new JarEntry("io/enantio/speed/" + file.getFileName()));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
        SpeedRun small = SpeedRun.of(1, scratch.resolve("small"));
        Cost.of(
                command(
                        "-XX:ArchiveClassesAtExit=" + archive,
                        jar,
                        small.folder().toString(),
                        small.channels().toString()),
                scratch.resolve("log"));
        return command("-XX:SharedArchiveFile=" + archive, jar);
    }

    private static List<String> command(String archive, Path jar, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.addAll(List.of(archive, "-cp", jar + File.pathSeparator + special(), Limit.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** The library of the function erfcx. */
    private static Path special() {
        CodeSource source =
                Objects.requireNonNull(Erfcx.class.getProtectionDomain().getCodeSource());
        return Path.of(URI.create(source.getLocation().toString()));
    }

    private static String text(List<Row> rows) {
        return "| injections | pairs | limit, CPU s | enantio, CPU s | ratio of the least | median ratio | enantio, CPU ms an injection | enantio, s |\n"
                + "|---|---|---|---|---|---|---|---|\n"
                + rows.stream().map(row -> row.line() + "\n").collect(Collectors.joining());
    }

    private static void store(List<Row> rows) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(PAGE, page.substring(0, begin) + text(rows) + page.substring(page.indexOf(END, begin)));
    }

    private static boolean holds(List<Row> rows) {
        boolean holds = true;
        for (Row row : rows) {
            double most = row.injections < 150 ? MOST_AT_100 : row.injections > 350 ? MOST_AT_400 : Double.NaN;
            if (row.medianRatio() > most) {
                holds = false;
                System.out.println(String.format(
                        Locale.ROOT,
                        "FAILS: %d injections cost %.2f times the limit, wanted is %.1f at most",
                        row.injections,
                        row.medianRatio(),
                        most));
            }
        }
        List<Row> once = rows.stream().filter(row -> row.pairs.size() == 1).toList();
        if (once.size() == 2 && once.get(1).injections > MANY) {
            double growth = once.get(1).perInjectionMs() / once.get(0).perInjectionMs();
            System.out.println(String.format(
                    Locale.ROOT,
                    "An injection of %d costs %.2f times what one of %d costs: %s",
                    once.get(1).injections,
                    growth,
                    once.get(0).injections,
                    growth <= 1 ? "holds" : "FAILS"));
            holds &= growth <= 1;
        }
        return holds;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** One after the other on the same files. */
    private record Pair(Cost limit, Cost program) {
        double ratio() {
            return program.cpuSeconds() / limit.cpuSeconds();
        }
    }

    private record Row(int injections, List<Pair> pairs) {
        private double least(ToDoubleFunction<Pair> figure) {
            return pairs.stream().mapToDouble(figure).min().orElseThrow();
        }

        private double median(ToDoubleFunction<Pair> figure) {
            double[] sorted = pairs.stream().mapToDouble(figure).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }

        double medianRatio() {
            return median(Pair::ratio);
        }

        double perInjectionMs() {
            return 1000 * least(pair -> pair.program.cpuSeconds()) / injections;
        }

        String line() {
            double least = least(pair -> pair.limit.cpuSeconds());
            double whole = least(pair -> pair.program.cpuSeconds());
            return String.format(
                    Locale.ROOT,
                    "| %d | %d | %.2f (median %.2f) | %.2f (median %.2f) | %.2f | %.2f | %.1f | %.1f |",
                    injections,
                    pairs.size(),
                    least,
                    median(pair -> pair.limit.cpuSeconds()),
                    whole,
                    median(pair -> pair.program.cpuSeconds()),
                    whole / least,
                    medianRatio(),
                    perInjectionMs(),
                    least(pair -> pair.program.wallSeconds()));
        }
    }
}
