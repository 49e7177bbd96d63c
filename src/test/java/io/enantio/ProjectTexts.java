package io.enantio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of the project that people read or write: sources, documents, settings and tables, but no results and no data. */
final class ProjectTexts {
    private static final List<String> ROOTS = List.of(
            "src",
            "docs",
            "calibration",
            "validation",
            "sample-runs",
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "pom.xml");
    private static final Set<String> KINDS =
            Set.of("java", "jte", "md", "yaml", "json", "csv", "sql", "xml", "R", "py");
    private static final Set<String> MADE = Set.of("expected", "results", "raw");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern LINE_START = Pattern.compile("(?m)^\\s*(\\*|//)\\s?");

    private ProjectTexts() {}

    /** A file and what it holds. */
    record Text(Path file, String content) {
        String kind() {
            String name = file.getFileName().toString();
            return name.substring(name.lastIndexOf('.') + 1);
        }

        boolean isJava() {
            return kind().equals("java");
        }

        boolean isIn(String folder) {
            return file.startsWith(folder);
        }

        /** Of a document everything outside fenced blocks. */
        String prose() {
            return FENCED.matcher(content).replaceAll("");
        }

        /** Of a document everything inside fenced blocks. */
        String blocks() {
            return FENCED.matcher(content).results().map(MatchResult::group).collect(Collectors.joining("\n"));
        }

        /** Of a Java source its comments, lines joined; of any other file all of it. */
        String words() {
            if (!isJava()) {
                return content;
            }
            return COMMENT.matcher(content)
                    .results()
                    .map(found ->
                            LINE_START.matcher(found.group()).replaceAll(" ").replace("\n", " "))
                    .collect(Collectors.joining("\n"));
        }
    }

    static List<Text> all() {
        List<Text> texts = new ArrayList<>();
        for (String root : ROOTS) {
            Path start = Path.of(root);
            try {
                Files.walkFileTree(start, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return !folder.startsWith("src")
                                        && MADE.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Text text = new Text(file, "");
                        if (KINDS.contains(text.kind())) {
                            // not readString: inputs that are broken on purpose are among them
                            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                            texts.add(new Text(file, content.replace("\r\n", "\n")));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** Documents for people. */
    static List<Text> documents() {
        return all().stream().filter(text -> text.kind().equals("md")).toList();
    }
}
