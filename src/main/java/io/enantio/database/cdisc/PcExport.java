package io.enantio.database.cdisc;

import io.enantio.database.PcRow;
import io.enantio.run.TabulationTerms;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The domain PC of a study as pc.csv, pc.xpt and pc.json, and their description define.json. */
public final class PcExport {
    static final String DEFINE = "define.json";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final int records;

    /**
     * Creates all files in memory, so that none is written if one cannot be created.
     *
     * @param software version of enantio
     * @throws ExportException if the study cannot be represented in the formats
     */
    public PcExport(String study, List<PcRow> rows, TabulationTerms terms, String software) {
        PcDataset dataset = PcDataset.of(study, rows, terms);
        files.put("pc.csv", csv(dataset));
        files.put("pc.xpt", XportFile.bytes(dataset));
        files.put("pc.json", DatasetJson.bytes(dataset, software));
        files.put(DEFINE, DefineJson.bytes(dataset, files));
        this.records = dataset.records().size();
    }

    /** Number of records in each file. */
    public int records() {
        return records;
    }

    /**
     * Writes the files into a folder, each completely or not at all; existing files of these names are replaced.
     *
     * @throws ExportException if it cannot be written
     */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path partial = folder.resolve("." + file.getKey() + ".partial");
                Files.write(partial, file.getValue());
                Files.move(
                        partial,
                        folder.resolve(file.getKey()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ExportException(
                    folder.toString(),
                    "cannot be written (" + e.getMessage() + ")",
                    "Choose another folder with --out.");
        }
    }

    private static byte[] csv(PcDataset dataset) {
        List<Column<Map<PcVariable, String>>> columns = Arrays.stream(PcVariable.values())
                .map(variable -> Column.text(
                        variable.name(),
                        variable.origin(),
                        (Map<PcVariable, String> record) -> record.getOrDefault(variable, "")))
                .toList();
        return new CsvTable<>("pc.csv", "a row per subject, specimen and analyte", columns)
                .text(dataset.records())
                .getBytes(StandardCharsets.UTF_8);
    }
}
