package io.enantio.database.cdisc;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A dataset as Dataset-JSON 1.1 (rule G-06): one object, one row per line, null for a missing value. */
final class DatasetJson {
    private final Dataset dataset;
    private final JsonGenerator json;

    private DatasetJson(Dataset dataset, JsonGenerator json) {
        this.dataset = dataset;
        this.json = json;
    }

    /** @param software version of enantio */
    static byte[] bytes(Dataset dataset, String software) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new DatasetJson(dataset, json).write(software);
        }
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void write(String software) {
        String time = dataset.lastChange().toString();
        json.writeStartObject();
        json.writeStringProperty("datasetJSONCreationDateTime", time);
        json.writeStringProperty("datasetJSONVersion", "1.1.0");
        json.writeStringProperty("dbLastModifiedDateTime", time);
        json.writeStringProperty("studyOID", dataset.study());
        json.writeStringProperty("metaDataRef", DefineXml.FILE);
        json.writeName("sourceSystem");
        json.writeStartObject();
        json.writeStringProperty("name", "enantio");
        json.writeStringProperty("version", software);
        json.writeEndObject();
        json.writeStringProperty("itemGroupOID", DefineXml.itemGroup(dataset.domain()));
        json.writeName("records");
        json.writeNumber(dataset.records().size());
        json.writeStringProperty("name", dataset.domain().name());
        json.writeStringProperty("label", dataset.domain().label());
        columns();
        json.writeName("rows");
        json.writeStartArray();
        dataset.records().forEach(this::row);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void columns() {
        json.writeName("columns");
        json.writeStartArray();
        for (Variable variable : dataset.domain().variables()) {
            json.writeRaw("\n");
            json.writeStartObject();
            json.writeStringProperty("itemOID", DefineXml.item(dataset.domain(), variable));
            json.writeStringProperty("name", variable.name());
            json.writeStringProperty("label", variable.label());
            json.writeStringProperty("dataType", type(variable));
            if (!variable.kind().isNumeric() && dataset.longest(variable) > 0) {
                json.writeName("length");
                json.writeNumber(dataset.longest(variable));
            }
            List<Variable> keys = dataset.domain().keys();
            if (keys.contains(variable)) {
                json.writeName("keySequence");
                json.writeNumber(keys.indexOf(variable) + 1);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static String type(Variable variable) {
        return switch (variable.kind()) {
            case TEXT -> "string";
            case DATETIME -> "datetime";
            case NUMBER -> "double";
            case WHOLE -> "integer";
        };
    }

    private void row(Map<Variable, String> record) {
        json.writeRaw("\n");
        json.writeStartArray();
        for (Variable variable : dataset.domain().variables()) {
            String value = record.get(variable);
            if (value == null) {
                json.writeNull();
            } else if (variable.kind().isNumeric()) {
                json.writeNumber(value);
            } else {
                json.writeString(value);
            }
        }
        json.writeEndArray();
    }
}
