package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for inspectors promises a test for every claim: each named test exists, and every row names one. */
class IntegrityPageTest {
    private static final Path PAGE = Path.of("docs/explanation/integrity.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.([a-z][A-Za-z0-9]+))?`");

    private static List<String> attacks() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("\n|---|---|---|\n", page.indexOf("## What is attacked"));
        return page.substring(start, page.indexOf("## What an insider"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();
    }

    private static Map<String, Path> classes() throws IOException {
        Map<String, Path> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> classes.put(file.getFileName().toString().replace(".java", ""), file));
        }
        return classes;
    }

    @Test
    void everyAttackNamesTestsThatExist() throws IOException {
        Map<String, Path> classes = classes();
        List<String> attacks = attacks();
        List<String> missing = new ArrayList<>();
        for (String attack : attacks) {
            String tests = attack.substring(attack.lastIndexOf("|", attack.length() - 3));
            Matcher named = NAMED.matcher(tests);
            boolean any = false;
            while (named.find()) {
                any = true;
                Path file = classes.get(named.group(1));
                if (file == null
                        || named.group(2) != null && !Files.readString(file).contains("void " + named.group(2) + "(")) {
                    missing.add(named.group());
                }
            }
            if (!any) {
                missing.add("a test of: " + attack);
            }
        }
        assertThat(attacks).hasSizeGreaterThan(20);
        assertThat(missing).isEmpty();
    }
}
