package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the repository that is made from the code: compared with it, or written with {@code -Dgolden.update=true}. */
public final class GeneratedFile {
    private final Path path;

    private GeneratedFile(Path path) {
        this.path = path;
    }

    /** A file by its path in the repository. */
    public static GeneratedFile at(String path) {
        return new GeneratedFile(Path.of(path));
    }

    /** Fails when the file differs from what the code makes now. */
    public void isUpToDateWith(String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        }
        assertThat(path).as("%s, to be renewed with -Dgolden.update=true", path).exists();
        assertThat(Files.readString(path))
                .as("%s, to be renewed with -Dgolden.update=true", path)
                .isEqualTo(text);
    }
}
