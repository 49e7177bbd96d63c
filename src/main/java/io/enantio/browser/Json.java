package io.enantio.browser;

import io.enantio.text.NumberText;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An object of an answer, with its keys in the order of the calls. Values are texts, numbers, truth values, lists, objects, or absent. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** JSON that is ready. */
    record Raw(String text) {}

    Json put(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    /** The text of the object. */
    String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, this);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Json object) {
            json.writeStartObject();
            object.values.forEach((key, one) -> {
                json.writeName(key);
                write(json, one);
            });
            json.writeEndObject();
        } else if (value instanceof Raw raw) {
            json.writeRawValue(raw.text());
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            list.forEach(one -> write(json, one));
            json.writeEndArray();
        } else {
            scalar(json, value);
        }
    }

    private static void scalar(JsonGenerator json, Object value) {
        if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(NumberText.of(number));
        } else if (value instanceof OptionalDouble number) {
            write(json, number.isPresent() ? number.getAsDouble() : null);
        } else if (value instanceof OptionalInt number) {
            write(json, number.isPresent() ? number.getAsInt() : null);
        } else if (value instanceof Optional<?> other) {
            write(json, other.orElse(null));
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
