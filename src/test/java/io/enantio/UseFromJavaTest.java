package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of docs/how-to/use-from-java.md: it needs nothing but the public API, and prints what the results folder holds. */
class UseFromJavaTest {
    private static final Path PAGE = Path.of("docs/how-to/use-from-java.md");
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("public final class (\\w+)");
    private static final Path RUN = Path.of("sample-runs/every-flag");

    @TempDir
    private Path folder;

    @Test
    void theProgramOfThePageCompilesAgainstTheApiAloneAndGivesTheExpectedResults() throws Exception {
        List<String> printed = run(compiled(program()), RUN);
        List<String> expected = new ArrayList<>();
        for (CSVRecord row : ResultTable.of(RUN.resolve("expected/verdicts.csv"))) {
            String reasons = row.get("reasons").replace(";", ", ");
            expected.add(
                    row.get("analyte") + "," + row.get("verdict") + (reasons.isEmpty() ? "" : " by [" + reasons + "]"));
        }
        assertThat(expected).anyMatch(line -> line.contains("rejected by"));
        int verdicts = expected.size();
        assertThat(printed.subList(0, verdicts)).isEqualTo(expected);
        List<CSVRecord> rows = ResultTable.of(RUN.resolve("expected/concentrations.csv")).stream()
                .filter(row -> row.get("sample_type").equals("study"))
                .toList();
        assertThat(printed).hasSize(verdicts + rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertSame(printed.get(verdicts + i), rows.get(i));
        }
    }

    private static void assertSame(String line, CSVRecord row) {
        String[] cells = line.split(",", 3);
        assertThat(cells[0]).isEqualTo(row.get("sample_id"));
        assertThat(cells[1]).isEqualTo(row.get("analyte"));
        if (row.get("status").equals("quantified")) {
            double expected = Double.parseDouble(row.get("concentration_ng_per_ml"));
            assertThat(Double.parseDouble(cells[2])).as(line).isCloseTo(expected, within(1e-12 * expected));
        } else {
            assertThat(cells[2]).as(line).startsWith(row.get("status").toUpperCase(Locale.ROOT) + " [");
        }
    }

    private static String program() throws IOException {
        Matcher program = PROGRAM.matcher(Files.readString(PAGE));
        assertThat(program.find()).as("a program on the page").isTrue();
        String text = program.group(1);
        assertThat(program.find()).as("a second program").isFalse();
        return text;
    }

    /** The main class, compiled without any other class of enantio and without libraries. */
    private String compiled(String program) throws IOException {
        Matcher name = NAME.matcher(program);
        assertThat(name.find()).isTrue();
        Path source = Files.writeString(folder.resolve(name.group(1) + ".java"), program);
        Path api = folder.resolve("api");
        for (Class<?> type : PublicApi.types()) {
            copy(type, api);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "--release",
                    "17",
                    "-Xlint:all,-classfile,-options",
                    "-cp",
                    api.toString(),
                    "-d",
                    folder.toString());
            boolean isCompiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(isCompiled).as(messages.toString()).isTrue();
        }
        return name.group(1);
    }

    /** A class file with those of its nested types. */
    private static void copy(Class<?> type, Path to) throws IOException {
        Path place = to.resolve(type.getName().replace('.', '/')).getParent();
        Files.createDirectories(Objects.requireNonNull(place));
        String own = type.getSimpleName();
        Path from = Path.of("target/classes", type.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.equals(own + ".class") || name.startsWith(own + "$")) {
                    Files.copy(file, place.resolve(name));
                }
            }
        }
    }

    private List<String> run(String mainClass, Path runFolder) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()});
                PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            Method print = loader.loadClass(mainClass).getDeclaredMethod("print", Path.class, PrintStream.class);
            print.setAccessible(true);
            print.invoke(null, runFolder, stream);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
