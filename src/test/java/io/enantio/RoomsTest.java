package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler does not check of the rooms: each describes its purpose, no type name occurs twice, nothing is left unfinished. */
class RoomsTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Set<String> TWINS_TO_MERGE = Set.of("package-info.java");

    @Test
    void everyRoomDescribesItsPurpose() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path file : sources()) {
            Path map = file.resolveSibling("package-info.java");
            if (!Files.exists(map) || !Files.readString(map).contains("@NullMarked")) {
                missing.add("no package-info beside " + file);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTwoTypesHaveOneName() throws IOException {
        assertThat(sources().stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !TWINS_TO_MERGE.contains(name))
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                        .entrySet())
                .filteredOn(name -> name.getValue() > 1)
                .isEmpty();
    }

    @Test
    void noUnfinishedOrCommentedOutCodeIsLeft() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean unfinished = line.contains("TO" + "DO") || line.contains("FIX" + "ME");
                if (unfinished || line.matches("//.*;\\s*") || line.matches("//.*\\{\\s*")) {
                    found.add(file + ":" + (i + 1) + " " + line);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
