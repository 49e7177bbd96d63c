package io.enantio.database.cdisc;

import io.enantio.database.PcRow;
import io.enantio.run.ColumnMap;
import io.enantio.run.Sha256;
import io.enantio.run.TabulationTerms;
import io.enantio.study.record.StudyPlan;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dataset of a study in all its forms: CSV, SAS transport file, Dataset-JSON, and the description define.xml. All of them are made in
 * memory, so that none is written if one cannot be made. Only the transport file may be missing: its format has no letters beyond ASCII.
 */
public final class CdiscExport {
    private static final String DEFINE = DefineXml.FILE;

    private final Domain domain;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final int records;
    private final List<String> remarks;
    private final List<String> transportProblems;

    /**
     * What an analysis dataset needs besides the results.
     *
     * @param plan doses and schedule of the study
     * @param blq what stands for results below the LLOQ
     * @param maps further forms for other programs
     */
    public record Analysis(StudyPlan plan, BlqRule blq, List<ColumnMap> maps) {
        public Analysis {
            maps = List.copyOf(maps);
        }
    }

    private CdiscExport(Dataset dataset, List<String> remarks, String software) {
        this.domain = dataset.domain();
        this.records = dataset.records().size();
        this.remarks = List.copyOf(remarks);
        this.transportProblems = XportFile.problems(dataset);
        files.put(domain.fileName() + ".csv", csv(dataset));
        if (transportProblems.isEmpty()) {
            files.put(transportFile(), XportFile.bytes(dataset));
        }
        files.put(domain.fileName() + ".json", DatasetJson.bytes(dataset, software));
        Map<String, String> hashes = new LinkedHashMap<>();
        files.forEach((name, bytes) -> hashes.put(name, Sha256.of(bytes)));
        files.put(DEFINE, DefineXml.bytes(dataset, hashes, software));
    }

    /**
     * The domain PC of SDTM.
     *
     * @param study name of the study
     * @param rows reported results
     * @param terms words in which they are tabulated
     * @param software version of enantio
     * @return the files
     * @throws ExportException if the study cannot be tabulated
     */
    public static CdiscExport pc(String study, List<PcRow> rows, TabulationTerms terms, String software) {
        PcRecords tabulated = PcRecords.of(rows, terms);
        return new CdiscExport(Dataset.of(Domain.PC, study, tabulated.records(), rows), tabulated.remarks(), software);
    }

    /**
     * The analysis dataset ADNCA, and the same results in the form of other programs.
     *
     * @param analysis plan, rule and forms
     * @param rows reported results
     * @param terms words in which they are tabulated
     * @param software version of enantio
     * @return the files
     * @throws ExportException if samples, doses and terms contradict each other
     */
    public static CdiscExport adnca(Analysis analysis, List<PcRow> rows, TabulationTerms terms, String software) {
        AdncaRecords records = AdncaRecords.of(rows, terms, analysis.plan(), analysis.blq());
        Dataset dataset = Dataset.of(Domain.ADNCA, analysis.plan().identity().study(), records.records(), rows)
                .with(
                        AdncaVariable.AVAL,
                        "PC.PCSTRESN; below the LLOQ, in an additional record: "
                                + analysis.blq().meaning());
        CdiscExport export = new CdiscExport(dataset, records.remarks(), software);
        for (ColumnMap map : analysis.maps()) {
            if (export.files.put(map.name() + ".csv", EventTable.bytes(map, records)) != null) {
                throw new ExportException(
                        "--columns", "there are two forms of the name " + map.name(), "Rename one of them.");
            }
        }
        return export;
    }

    /**
     * Number of records in each file.
     *
     * @return at least 0
     */
    public int records() {
        return records;
    }

    /**
     * What is empty because nothing states it.
     *
     * @return a sentence each
     */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * Why there is no SAS transport file.
     *
     * @return a line for each text; empty if there is one
     */
    public List<String> transportProblems() {
        return transportProblems;
    }

    /**
     * What the files are.
     *
     * @return name and SHA-256 of each
     */
    public List<String> hashes() {
        return files.entrySet().stream()
                .map(file -> file.getKey() + " " + Sha256.of(file.getValue()))
                .toList();
    }

    private String transportFile() {
        return domain.fileName() + ".xpt";
    }

    /**
     * Writes the files into a folder; existing files of these names are replaced, once all new ones are on the disk. A transport file of an
     * earlier export does not stay beside files that it does not equal.
     *
     * @param folder is created if it does not exist
     * @throws ExportException if it cannot be written, or describes another dataset
     */
    public void write(Path folder) {
        if (Files.exists(folder.resolve(DEFINE)) && !Files.exists(folder.resolve(domain.fileName() + ".csv"))) {
            throw new ExportException(
                    folder.resolve(DEFINE).toString(),
                    "describes another dataset, which would be left without a description",
                    "Choose another folder with --out.");
        }
        try {
            Files.createDirectories(folder);
            stage(folder);
            // The description last: it holds the hashes of the others, so files of two exports never pass for one.
            for (String name : files.keySet()) {
                if (!name.equals(DEFINE)) {
                    unveil(folder, name);
                }
            }
            unveil(folder, DEFINE);
            if (!files.containsKey(transportFile())) {
                Files.deleteIfExists(folder.resolve(transportFile()));
            }
        } catch (IOException e) {
            throw new ExportException(
                    folder.toString(),
                    "cannot be written (" + e.getMessage() + ")",
                    "Choose another folder with --out.");
        }
    }

    /** Writes every file under a hidden name, or leaves none of them. */
    private void stage(Path folder) throws IOException {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(staged(folder, file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            for (String name : files.keySet()) {
                Files.deleteIfExists(staged(folder, name));
            }
            throw e;
        }
    }

    private static void unveil(Path folder, String name) throws IOException {
        Files.move(
                staged(folder, name),
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path staged(Path folder, String name) {
        return folder.resolve("." + name + ".partial");
    }

    private static byte[] csv(Dataset dataset) {
        List<Column<Map<Variable, String>>> columns = new ArrayList<>();
        for (Variable variable : dataset.domain().variables()) {
            columns.add(Column.text(variable.name(), variable.value(), record -> record.getOrDefault(variable, "")));
        }
        return new CsvTable<>(
                        dataset.domain().fileName() + ".csv", dataset.domain().structure(), columns)
                .text(dataset.records())
                .getBytes(StandardCharsets.UTF_8);
    }
}
