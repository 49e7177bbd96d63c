package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.ProjectTexts.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links, anchors, files, classes and profiles that documents name exist. Nothing outside the project is cited. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
    private static final Pattern EXPLICIT = Pattern.compile("<a id=\"([^\"]+)\">");

    /** A document cited by name, in a text or a comment. */
    private static final Pattern DOCUMENT = Pattern.compile("(?<![\\w/.*-])[\\w./-]*\\w\\.md\\b");

    /** Working pages on which the project was designed. They are not part of it. */
    private static final Pattern WORKING_PAGE =
            Pattern.compile("\\b(?:RULES|CONTRACT|HOUSE|INTEGRATION|LIBRARIES|PEERS|SHAPES|LAYOUT|BORDERS)\\b");

    private static final Pattern PATH =
            Pattern.compile("(?<![\\w/.-])(?:src|docs|calibration|validation|sample-runs)/[\\w./-]*\\w");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)`");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|enum|interface) (\\w+)");
    private static final Pattern MAVEN = Pattern.compile("\\bmvn [^`\\n]*");
    private static final Pattern PROFILE = Pattern.compile("-P ?(\\w+)");
    private static final Pattern TEST = Pattern.compile("-Dtest=(\\w+)");

    @Test
    void linksLeadToFilesAndAnchors() throws IOException {
        Set<String> broken = new TreeSet<>();
        int links = 0;
        for (Text document : ProjectTexts.documents()) {
            Matcher link = LINK.matcher(document.prose());
            while (link.find()) {
                links++;
                if (!link.group(1).startsWith("http") && !leadsSomewhere(document.file(), link.group(1))) {
                    broken.add(document.file() + " -> " + link.group(1));
                }
            }
        }
        assertThat(links).isGreaterThan(100);
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path from, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path here = from.toAbsolutePath();
        Path file = parts[0].isEmpty() ? here : here.resolveSibling(parts[0]);
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length < 2 || anchors(Files.readString(file)).contains(parts[1]);
    }

    /** Explicit anchors, and those that a heading gets: lower case, blanks to hyphens, other signs left out. */
    private static Set<String> anchors(String document) {
        Set<String> anchors = EXPLICIT.matcher(document)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
        HEADING.matcher(document)
                .results()
                .map(found -> found.group(1).strip().toLowerCase(Locale.ROOT))
                .forEach(heading ->
                        anchors.add(heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')));
        return anchors;
    }

    @Test
    void onlyDocumentsOfTheProjectAreCited() {
        Set<String> names = ProjectTexts.documents().stream()
                .map(document -> document.file().getFileName().toString())
                .collect(Collectors.toSet());
        Set<String> foreign = new TreeSet<>();
        int cited = 0;
        for (Text text : ProjectTexts.all()) {
            Matcher document = DOCUMENT.matcher(text.content());
            while (document.find()) {
                cited++;
                if (!isInTheProject(text.file(), document.group(), names)) {
                    foreign.add(text.file() + " cites " + document.group());
                }
            }
            Matcher page = WORKING_PAGE.matcher(text.words());
            if (!text.file().endsWith("DocumentsTest.java") && page.find()) {
                foreign.add(text.file() + " cites " + page.group());
            }
        }
        assertThat(cited).isGreaterThan(100);
        assertThat(foreign).isEmpty();
    }

    /** From the project's root, from the citing file, from docs, or from docs/reference, whose pages tests write. */
    private static boolean isInTheProject(Path from, String name, Set<String> names) {
        return Stream.of(Path.of("a"), from, Path.of("docs/a"), Path.of("docs/reference/a"))
                        .anyMatch(start -> Files.exists(start.toAbsolutePath().resolveSibling(name)))
                || Path.of(name).getNameCount() == 1 && names.contains(name);
    }

    @Test
    void filesAndFoldersThatDocumentsNameExist() {
        Set<String> absent = new TreeSet<>();
        for (Text document : ProjectTexts.documents()) {
            Matcher path = PATH.matcher(document.content());
            while (path.find()) {
                boolean isMade = path.group().matches(".*/results(/.*)?");
                if (!isMade && !Files.exists(Path.of(path.group()))) {
                    absent.add(document.file() + " names " + path.group());
                }
            }
        }
        assertThat(absent).isEmpty();
    }

    /** The CHANGELOG also names former classes. */
    @Test
    void classesThatDocumentsNameExist() {
        List<Text> texts = ProjectTexts.all();
        Set<String> declared = texts.stream()
                .filter(Text::isJava)
                .flatMap(text -> DECLARED.matcher(text.content()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        Set<String> absent = new TreeSet<>();
        for (Text text : texts) {
            if (text.kind().equals("md") && !text.file().endsWith("CHANGELOG.md")) {
                CLASS.matcher(text.content())
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.endsWith("Exception") && !declared.contains(name))
                        .forEach(name -> absent.add(text.file() + " names " + name));
            }
        }
        assertThat(absent).isEmpty();
    }

    @Test
    void profilesAndTestsOfMavenCommandsExist() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Set<String> tests = ProjectTexts.all().stream()
                .filter(Text::isJava)
                .map(text -> text.file().getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> absent = new TreeSet<>();
        for (Text document : ProjectTexts.documents()) {
            Matcher command = MAVEN.matcher(document.content());
            while (command.find()) {
                PROFILE.matcher(command.group())
                        .results()
                        .filter(found -> !pom.contains("<id>" + found.group(1) + "</id>"))
                        .forEach(found -> absent.add(document.file() + ": profile " + found.group(1)));
                TEST.matcher(command.group())
                        .results()
                        .filter(found -> !tests.contains(found.group(1)))
                        .forEach(found -> absent.add(document.file() + ": test " + found.group(1)));
            }
        }
        assertThat(absent).isEmpty();
    }
}
