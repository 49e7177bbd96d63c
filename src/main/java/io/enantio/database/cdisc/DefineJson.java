package io.enantio.database.cdisc;

import io.enantio.run.Sha256;
import io.enantio.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The description of the exported files in JSON: each variable with its type and the origin of its values, as in Define-XML. */
final class DefineJson {
    private final JsonText json = new JsonText();
    private final PcDataset dataset;

    private DefineJson(PcDataset dataset) {
        this.dataset = dataset;
    }

    /** @param files the exported files by name */
    static byte[] bytes(PcDataset dataset, Map<String, byte[]> files) {
        return new DefineJson(dataset).text(files).getBytes(StandardCharsets.UTF_8);
    }

    private String text(Map<String, byte[]> files) {
        return json.text(() -> {
            json.put("schema", "enantio-define/1");
            json.put("standard", "SDTMIG 3.4");
            json.put("study", dataset.study());
            json.put("dataset", PcDataset.NAME);
            json.put("label", PcDataset.LABEL);
            json.put("structure", "one record per subject, specimen and analyte");
            json.put("records", dataset.records().size());
            json.put("data_until", dataset.lastChange().toString());
            json.array(
                    "files",
                    files.entrySet(),
                    file -> json.object(() -> {
                        json.put("file", file.getKey());
                        json.put("sha256", Sha256.of(file.getValue()));
                    }));
            json.array("variables", Arrays.asList(PcVariable.values()), this::variable);
            json.array(
                    "analytes",
                    dataset.analytes().byName().entrySet(),
                    analyte -> json.object(() -> {
                        json.put("analyte", analyte.getKey());
                        json.put("PCTESTCD", analyte.getValue().code());
                        json.put("PCTEST", analyte.getValue().name());
                    }));
        });
    }

    private void variable(PcVariable variable) {
        json.object(() -> {
            json.put("name", variable.name());
            json.put("label", variable.label());
            json.put("type", DatasetJson.type(variable));
            json.put("length", variable.kind().isNumeric() ? Double.BYTES : Math.max(1, dataset.longest(variable)));
            json.put("core", variable.core());
            json.put("origin", variable.origin());
        });
    }
}
