package io.enantio.cli.loading;

import io.enantio.input.assay.MethodFile;
import io.enantio.method.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The method that comes with the program: {@code calibration/ketamine-norketamine-plasma.yaml}, packed into the jar. */
public record ShippedMethod(String text, Method method) {
    private static final String RESOURCE = "/io/enantio/calibration/ketamine-norketamine-plasma.yaml";

    public static ShippedMethod load() {
        try {
            Path file = Files.createTempFile("enantio-method", ".yaml");
            try (InputStream packed =
                    Objects.requireNonNull(ShippedMethod.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                byte[] bytes = packed.readAllBytes();
                Files.write(file, bytes);
                return new ShippedMethod(
                        new String(bytes, StandardCharsets.UTF_8),
                        MethodFile.read(file).method());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped method cannot be unpacked", e);
        }
    }
}
