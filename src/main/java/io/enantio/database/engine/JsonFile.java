package io.enantio.database.engine;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as text. */
public final class JsonFile {
    private JsonFile() {}

    /** One object on one line with the keys that have a value, in order. */
    public static String compact(List<String> keys, Function<String, Optional<String>> values) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            keys.forEach(key -> values.apply(key).ifPresent(value -> json.writeStringProperty(key, value)));
            json.writeEndObject();
        }
        return text.toString();
    }
}
