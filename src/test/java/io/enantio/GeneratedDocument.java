package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page or picture of docs that is made from the code: fresh text must equal the file; golden.update rewrites it. */
public final class GeneratedDocument {
    private GeneratedDocument() {}

    /** Compares, or rewrites when the system property golden.update is not empty. */
    public static void assertFresh(String path, String text) {
        Path file = Path.of(path);
        try {
            if (!System.getProperty("golden.update", "").isEmpty()) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
            String stored = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
            assertThat(stored.replace("\r\n", "\n"))
                    .as(path + " is stale: run the tests once with -Dgolden.update=yes and commit the page")
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
