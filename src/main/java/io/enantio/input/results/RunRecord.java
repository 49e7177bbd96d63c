package io.enantio.input.results;

import io.enantio.run.AnalyticalRun.Header;
import io.enantio.run.AnalyticalRun.Instrument;
import io.enantio.run.AnalyticalRun.Origin;
import io.enantio.run.AnalyticalRun.Purpose;
import io.enantio.run.Provenance;
import io.enantio.run.StoredResults;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run.json under its seal says of run, assay and raw files. */
record RunRecord(JsonNode root) {

    /** Empty where it is no JSON. */
    static Optional<RunRecord> of(String text) {
        try {
            return Optional.of(new RunRecord(new JsonMapper().readTree(text)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    StoredResults.Record origin(String folder, SealedResults sealed) {
        return new StoredResults.Record(
                folder,
                root.path("seal").asString(),
                new Provenance(
                        sealed.software(),
                        Instant.parse(root.path("processed_at").asString()),
                        sealed.inputs(),
                        sealed.options()),
                sealed.outputs());
    }

    Header header() {
        JsonNode run = root.path("run");
        return new Header(
                run.path("run").asString(),
                new Instrument(
                        run.path("instrument").asString(),
                        text(run, "instrument_model"),
                        text(run, "instrument_serial")),
                run.path("column_serial").asString(),
                run.path("analyst").asString(),
                LocalDate.parse(run.path("acquired").asString()),
                Purpose.valueOf(run.path("purpose").asString().toUpperCase(Locale.ROOT)),
                Origin.valueOf(run.path("origin").asString().toUpperCase(Locale.ROOT)));
    }

    StoredResults.Assay assay() {
        JsonNode method = root.path("method");
        JsonNode ruleset = root.path("ruleset");
        return new StoredResults.Assay(
                method.path("method").asString(),
                method.path("version").asString(),
                method.path("matrix").asString(),
                ruleset.path("rules").asString(),
                text(ruleset, "verified_by"),
                root.path("verdict").path("run").asString());
    }

    Map<Integer, StoredResults.RawFile> rawFiles() {
        Map<Integer, StoredResults.RawFile> files = new HashMap<>();
        root.path("raw_files")
                .forEach(file -> files.put(
                        file.path("injection").asInt(),
                        new StoredResults.RawFile(text(file, "sha256"), text(file, "started_at"))));
        return files;
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }
}
