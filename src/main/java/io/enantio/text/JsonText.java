package io.enantio.text;

import java.io.StringWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON in the order of the calls: indented by two (or in one line), LF line ends, numbers as {@link NumberText}, an absent value as null. */
public final class JsonText {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private final Writer text;
    private final JsonGenerator json;

    /** A text that is kept. */
    public JsonText() {
        this(new StringWriter());
    }

    /** A text that is written as it comes; the writer is not closed. */
    public JsonText(Writer text) {
        this(text, new Indented());
    }

    private JsonText(Writer text, ObjectWriteContext form) {
        this.text = text;
        this.json = new JsonFactory()
                .rebuild()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(form, text);
    }

    /** A text of one line, without spaces: for files that hold an object in each line. */
    public static JsonText line() {
        return new JsonText(new StringWriter(), ObjectWriteContext.empty());
    }

    /** Makes the generator indent its text. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /** The text of one object, with a line end. Call it once. */
    public String text(Runnable content) {
        write(content);
        return text.toString();
    }

    /** Writes one object, with a line end. Call it once. */
    public void write(Runnable content) {
        object(content);
        json.writeRaw('\n');
        json.close();
    }

    public void object(Runnable content) {
        json.writeStartObject();
        content.run();
        json.writeEndObject();
    }

    public void object(String key, Runnable content) {
        json.writeName(key);
        object(content);
    }

    public <T> void array(String key, Iterable<T> items, Consumer<T> writer) {
        json.writeName(key);
        json.writeStartArray();
        items.forEach(writer);
        json.writeEndArray();
    }

    public void value(String value) {
        json.writeString(value);
    }

    public void value(double value) {
        json.writeNumber(NumberText.of(value));
    }

    public void put(String key, String value) {
        json.writeStringProperty(key, value);
    }

    /** A constant in lower case. */
    public void put(String key, Enum<?> constant) {
        put(key, CsvTable.lower(constant));
    }

    public void put(String key, Optional<String> value) {
        if (value.isPresent()) {
            put(key, value.get());
        } else {
            json.writeNullProperty(key);
        }
    }

    public void put(String key, double value) {
        json.writeName(key);
        value(value);
    }

    public void put(String key, OptionalDouble value) {
        if (value.isPresent()) {
            put(key, value.getAsDouble());
        } else {
            json.writeNullProperty(key);
        }
    }
}
