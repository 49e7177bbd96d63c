package io.enantio.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON object that a browser sent: small, shallow, every key once, and nothing behind it. Only texts, whole numbers as texts, and lists of objects of these,
 * have a meaning here.
 */
final class RequestBody {
    static final int LARGEST_BYTES = 1 << 20;
    private static final int DEEPEST = 8;
    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NUMBER = 32;
    private static final int MOST_OBJECTS = 2_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(LARGEST_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> values;

    private RequestBody(Map<String, Object> values) {
        this.values = values;
    }

    static RequestBody read(byte[] bytes) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw unusable("is no JSON object");
            }
            RequestBody body = new RequestBody(object(json));
            if (json.nextToken() != null) {
                throw unusable("has something behind its JSON object");
            }
            return body;
        } catch (JacksonException e) {
            throw unusable("is no JSON that can be used");
        }
    }

    private static Map<String, Object> object(JsonParser json) {
        Map<String, Object> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            switch (token) {
                case VALUE_STRING, VALUE_NUMBER_INT -> values.put(name, json.getString());
                case VALUE_NULL -> {}
                case START_OBJECT -> values.put(name, new RequestBody(object(json)));
                case START_ARRAY -> values.put(name, list(json));
                default -> throw unusable(name + " is neither a text nor a list");
            }
        }
        return values;
    }

    private static List<RequestBody> list(JsonParser json) {
        List<RequestBody> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT || list.size() == MOST_OBJECTS) {
                throw unusable("has a list of something else than a few objects");
            }
            list.add(new RequestBody(object(json)));
        }
        return list;
    }

    /** A text; empty if it is not there. */
    String text(String key) {
        Object value = values.getOrDefault(key, "");
        if (value instanceof String text) {
            return text;
        }
        throw unusable(key + " is no text");
    }

    /** A text that must be there. */
    String needed(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            throw unusable(key + " is missing");
        }
        return text;
    }

    /** Objects in a list; none if it is not there. */
    List<RequestBody> objects(String key) {
        Object value = values.getOrDefault(key, List.of());
        if (value instanceof List<?> list) {
            return list.stream().map(RequestBody.class::cast).toList();
        }
        throw unusable(key + " is no list");
    }

    /** An object, if it is there. */
    Optional<RequestBody> object(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof RequestBody object) {
            return Optional.of(object);
        }
        throw unusable(key + " is no object");
    }

    private static Refusal unusable(String problem) {
        return new Refusal(400, "the request " + problem, "Load the page again.");
    }
}
