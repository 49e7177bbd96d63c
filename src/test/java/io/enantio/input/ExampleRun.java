package io.enantio.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The small run without problems in the test resources, copied so that a test may damage it. */
public final class ExampleRun {
    public static final Path RESOURCES = Path.of("src/test/resources/io/enantio/input");

    private final Path folder;

    private ExampleRun(Path folder) {
        this.folder = folder;
    }

    /** A copy in an empty folder. */
    public static ExampleRun in(Path folder) throws IOException {
        return new ExampleRun(folder).with(RESOURCES.resolve("good"));
    }

    /** The same with files replaced by those of another folder. */
    public ExampleRun with(Path other) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(other)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Path target = folder.resolve(other.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.write(target, Files.readAllBytes(file));
        }
        return this;
    }

    /** The same with one piece of text replaced. */
    public ExampleRun replacing(String file, String text, String by) throws IOException {
        String before = Files.readString(folder.resolve(file));
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " does not hold " + text);
        }
        return writing(file, before.replace(text, by));
    }

    /** The same with a file written. */
    public ExampleRun writing(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    Path folder() {
        return folder;
    }
}
