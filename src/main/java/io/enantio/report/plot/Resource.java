package io.enantio.report.plot;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of the class path. */
public final class Resource {
    private Resource() {}

    static InputStream open(String name) throws IOException {
        InputStream in = Resource.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("not on the class path: " + name);
        }
        return in;
    }

    /** A whole text, UTF-8. */
    public static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
