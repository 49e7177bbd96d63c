package io.enantio.database.cdisc;

import io.enantio.run.Sha256;
import io.enantio.run.TabulationTerms.AnalyteTerm;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** What the exported files hold: each variable with its type and where its values come from, as Define-XML would say it, in JSON. */
final class DefineJson {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final PcDataset dataset;
    private final JsonGenerator json;

    private DefineJson(PcDataset dataset, JsonGenerator json) {
        this.dataset = dataset;
        this.json = json;
    }

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

    /** @param files the exported files by name */
    static byte[] bytes(PcDataset dataset, Map<String, byte[]> files) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(new Indented(), text)) {
            new DefineJson(dataset, json).write(files);
        }
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void write(Map<String, byte[]> files) {
        json.writeStartObject();
        json.writeStringProperty("schema", "enantio-define/1");
        json.writeStringProperty("standard", "SDTMIG 3.4");
        json.writeStringProperty("study", dataset.study());
        json.writeStringProperty("dataset", PcDataset.NAME);
        json.writeStringProperty("label", PcDataset.LABEL);
        json.writeStringProperty("structure", "one record per subject, specimen and analyte");
        json.writeName("records");
        json.writeNumber(dataset.records().size());
        json.writeStringProperty("data_until", dataset.lastChange().toString());
        json.writeName("files");
        json.writeStartArray();
        files.forEach(this::file);
        json.writeEndArray();
        json.writeName("variables");
        json.writeStartArray();
        for (PcVariable variable : PcVariable.values()) {
            variable(variable);
        }
        json.writeEndArray();
        json.writeName("analytes");
        json.writeStartArray();
        dataset.analytes().byName().forEach(this::analyte);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void file(String name, byte[] bytes) {
        json.writeStartObject();
        json.writeStringProperty("file", name);
        json.writeStringProperty("sha256", Sha256.of(bytes));
        json.writeEndObject();
    }

    private void variable(PcVariable variable) {
        json.writeStartObject();
        json.writeStringProperty("name", variable.name());
        json.writeStringProperty("label", variable.label());
        json.writeStringProperty("type", DatasetJson.type(variable));
        json.writeName("length");
        json.writeNumber(variable.kind().isNumeric() ? Double.BYTES : Math.max(1, dataset.longest(variable)));
        json.writeStringProperty("core", variable.core().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("origin", variable.origin());
        json.writeEndObject();
    }

    private void analyte(String name, AnalyteTerm term) {
        json.writeStartObject();
        json.writeStringProperty("analyte", name);
        json.writeStringProperty("PCTESTCD", term.code());
        json.writeStringProperty("PCTEST", term.name());
        json.writeEndObject();
    }
}
