package io.enantio.report.folder;

import io.enantio.method.rules.Limit;
import io.enantio.method.rules.Limits;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import io.enantio.text.JsonText;

/**
 * The JSON file that documents a results folder: software, limits, inputs and outputs are written the same way in {@code
 * run.json}, {@code validation.json} and {@code study.json}. Its last key can be a seal, the SHA-256 of everything before it. A
 * seal reveals that the file was changed by somebody who did not recompute it; without a secret key it proves no more.
 */
public final class SealedJson {
    private static final String END = "\n}\n";
    private static final String KEY = ",\n  \"seal\" : \"";
    private static final int HEX = 64;

    private SealedJson() {}

    /** The text of a JSON object with its seal as the last key. */
    public static String seal(String json) {
        if (!json.endsWith(END)) {
            throw new IllegalArgumentException("text must be an object with indented keys");
        }
        String body = json.substring(0, json.length() - END.length());
        return body + KEY + Sha256.of(body) + "\"" + END;
    }

    /** Whether a text ends with its own valid seal. */
    public static boolean isSealed(String json) {
        int length = KEY.length() + HEX + 1 + END.length();
        return json.length() > length
                && seal(json.substring(0, json.length() - length) + END).equals(json);
    }

    /** Schema, software and time of processing: the first keys. */
    public static void head(JsonText json, String schema, Provenance provenance) {
        json.put("schema", schema);
        json.object("software", () -> {
            json.put("name", "enantio");
            json.put("version", provenance.software().version());
            json.put("raw_reader", provenance.software().rawReader());
        });
        json.put("processed_at", provenance.processedAt().toString());
    }

    /** Name, version and matrix of the method, into the current object. */
    public static void method(JsonText json, io.enantio.method.Method.Identity identity) {
        json.put("method", identity.name());
        json.put("version", identity.version());
        json.put("matrix", identity.matrix());
    }

    /** Name, verification and every limit of a ruleset, into the current object. */
    public static void ruleset(JsonText json, Limits limits) {
        json.put("rules", limits.ruleset());
        json.put("verified_by", limits.basis().verifiedBy());
        limits.basis()
                .document()
                .ifPresent(text -> json.object("document", () -> {
                    json.put("title", text.title());
                    json.put("version", text.version());
                    json.put("sha256", text.sha256());
                    json.put("read", text.readOn());
                }));
        json.array(
                "limits",
                limits.all(),
                limit -> json.object(() -> {
                    json.put("limit", limit.key().word());
                    value(json, limit);
                    json.put("set_by", limit.origin().setBy());
                    json.put("source", limit.origin().source());
                    json.put("status", limit.origin().status());
                }));
    }

    private static void value(JsonText json, Limit limit) {
        switch (limit.key().kind()) {
            case NUMBER, COUNT -> json.put("value", limit.numbers().get(0));
            case FRACTION, RANGE -> json.array("value", limit.numbers(), json::value);
            case WORDS -> json.array("value", limit.words(), json::value);
        }
    }

    /** Role, path and hash of every input file. */
    public static void inputs(JsonText json, Iterable<InputFile> inputs) {
        json.array(
                "inputs",
                inputs,
                input -> json.object(() -> {
                    json.put("role", input.role());
                    json.put("path", input.path());
                    json.put("sha256", input.sha256());
                }));
    }

    /**
     * Name and hash of every other file of the folder.
     *
     * @param key under which each name is written
     */
    public static void outputs(JsonText json, String key, Iterable<OutputFile> outputs) {
        json.array(
                "outputs",
                outputs,
                output -> json.object(() -> {
                    json.put(key, output.name());
                    json.put("sha256", output.sha256());
                }));
    }
}
