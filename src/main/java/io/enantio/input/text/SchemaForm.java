package io.enantio.input.text;

import io.enantio.input.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The forms of settings files that this version reads; each has a published JSON Schema in the jar. */
public enum SchemaForm {
    METHOD("enantio-method-1.json"),
    RUN("enantio-run-1.json"),
    RULES("enantio-rules-1.json"),
    VALIDATION("enantio-validation-1.json"),
    VALIDATION_RULES("enantio-validation-rules-1.json"),
    STUDY("enantio-study-1.json"),
    EXPORT("enantio-export-1.json"),
    COLUMNS("enantio-columns-1.json"),
    TABLE("enantio-table-1.json"),
    PEAKS("enantio-peaks-1.json");

    private final String file;

    SchemaForm(String file) {
        this.file = file;
    }

    /** Name of the schema's file. */
    public String file() {
        return file;
    }

    /** The schema as nodes. JSON is YAML: one reader for both spares a second parser at every start. */
    public YamlNode read() {
        try (InputStream stream = SchemaForm.class.getResourceAsStream("/io/enantio/schema/" + file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            Problems problems = new Problems();
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            YamlNode schema = YamlReader.read(file, text, problems).orElseThrow();
            problems.throwIfAny();
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
