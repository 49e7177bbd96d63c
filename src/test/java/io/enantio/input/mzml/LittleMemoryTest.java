package io.enantio.input.mzml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile files, read by a process that has 64 MB of heap: decompression bombs and false lengths must not need more. */
class LittleMemoryTest {
    private static final int MOST_SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void everyHostileFileOfOursGivesItsOutcomeWith64MegabytesOfHeap() throws Exception {
        Map<String, String> must = new LinkedHashMap<>();
        MzmlText.write(folder.resolve(HostileFiles.CANARY), new byte[0]);
        HostileFiles.MUST.forEach((name, outcome) -> must.put(
                MzmlText.write(folder.resolve(name), HostileFiles.content(name)).toString(),
                outcome.name().toLowerCase(Locale.ROOT)));
        must.put("end", "");
        assertThat(outcomes(
                        HostileFiles.MUST.keySet().stream().map(folder::resolve).toList()))
                .containsExactlyInAnyOrderEntriesOf(must);
    }

    @Test
    @Tag("evidence")
    void everyHostileFileOfTheTableGivesTheOutcomeOfItsRowWith64MegabytesOfHeap() throws Exception {
        Path table = SharedMzml.DATA.resolve("hostile/expected.csv");
        assumeTrue(SharedMzml.isThere(), SharedMzml.ABSENT);
        List<CSVRecord> rows = SharedMzml.rows(table).toList();
        Map<String, String> found = outcomes(
                rows.stream().map(row -> table.resolveSibling(row.get("file"))).toList());
        assertThat(found).containsKey("end").hasSize(rows.size() + 1);
        assertThat(rows)
                .allSatisfy(row -> assertThat(
                                found.get(table.resolveSibling(row.get("file")).toString()))
                        .as(row.get("file"))
                        .isIn(allowed(row)));
    }

    private static Set<String> allowed(CSVRecord row) {
        Set<String> allowed =
                new HashSet<>(Arrays.asList(row.get("also_acceptable").split("\\|")));
        allowed.add(row.get("must"));
        return allowed;
    }

    private Map<String, String> outcomes(List<Path> files) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path list = Files.write(
                folder.resolve("list"), files.stream().map(Path::toString).toList());
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-classpath",
                        classPath(),
                        HostileOutcomes.class.getName(),
                        list.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = reader.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        reader.destroyForcibly();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(ended && reader.exitValue() == 0).as(text).isTrue();
        return text.lines()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    /** The class path of this process, which Surefire may have put elsewhere than where Java puts it. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
