package io.enantio.database.cdisc;

import io.enantio.database.PcRow;
import io.enantio.run.TabulationTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The domain PC of a study as pc.csv, pc.xpt, pc.json and their description define.json. */
public final class PcExport {
    static final String DEFINE = "define.json";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final int records;

    /**
     * Makes all files in memory: none is written if one cannot be.
     *
     * @param software version of enantio
     * @throws ExportException where the study cannot be put into the formats
     */
    public PcExport(String study, List<PcRow> rows, TabulationTerms terms, String software) {
        PcDataset dataset = PcDataset.of(study, rows, terms);
        files.put("pc.csv", PcCsv.bytes(dataset));
        files.put("pc.xpt", XportFile.bytes(dataset));
        files.put("pc.json", DatasetJson.bytes(dataset, software));
        files.put(DEFINE, DefineJson.bytes(dataset, files));
        this.records = dataset.records().size();
    }

    /** How many records each file holds. */
    public int records() {
        return records;
    }

    /**
     * Writes the files into a folder, each whole or not at all; files of these names are replaced.
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
                    folder.toString(), "cannot be written (" + e.getMessage() + ")", "Name another folder with --out.");
        }
    }
}
