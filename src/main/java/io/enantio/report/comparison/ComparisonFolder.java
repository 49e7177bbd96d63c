package io.enantio.report.comparison;

import io.enantio.comparison.ProgramComparison;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.folder.ResultsFolder.Contents;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.folder.SealedJson;
import io.enantio.report.writer.ReportFiles;
import io.enantio.text.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The folder of a comparison: report, tables, and comparison.json, sealed, with the hashes of all files. */
public final class ComparisonFolder {
    private static final String JSON = "comparison.json";
    private static final String SCHEMA_NAME = "enantio-comparison/";
    private static final String SCHEMA = SCHEMA_NAME + "1";

    private ComparisonFolder() {}

    /** The folder at a place, after all checks that are possible before the work. */
    public static ResultsFolder at(Path place, Overwrite overwrite, List<Path> inputs) {
        Set<String> names = new HashSet<>(ReportFiles.names());
        names.addAll(List.of(JSON, PeakTable.TABLE.file(), StatisticsTable.TABLE.file()));
        return ResultsFolder.at(place, overwrite, inputs, new Contents(JSON, SCHEMA_NAME, names));
    }

    /** All files; comparison.json, which lists the others with their hashes, last. Equal inputs give equal bytes. */
    public static List<OutputFile> files(
            ProgramComparison comparison, ComparisonSources sources, Set<ReportFiles.Form> forms) {
        List<OutputFile> files = new ArrayList<>();
        files.add(OutputFile.of(PeakTable.TABLE.file(), PeakTable.TABLE.text(PeakTable.rows(comparison))));
        files.add(OutputFile.of(StatisticsTable.TABLE.file(), StatisticsTable.TABLE.text(comparison.quantities())));
        files.addAll(ReportFiles.of(ComparisonPage.of(comparison, sources), sources.acquired(), forms));
        files.add(OutputFile.of(JSON, SealedJson.seal(json(comparison, sources, List.copyOf(files)))));
        return List.copyOf(files);
    }

    private static String json(ProgramComparison comparison, ComparisonSources sources, List<OutputFile> files) {
        JsonText json = new JsonText();
        return json.text(() -> {
            json.put("schema", SCHEMA);
            json.put("run", sources.run());
            json.put("software_version", sources.software());
            json.put("results_version", sources.processedWith());
            json.put("system", comparison.theirs().system());
            json.put("area_scale", comparison.scale().factor());
            json.put("pairs", comparison.matching().pairs().size());
            json.put("ours_alone", comparison.matching().oursAlone().size());
            json.put("theirs_alone", comparison.matching().theirsAlone().size());
            json.put("disagreements", comparison.disagreements().size());
            SealedJson.inputs(json, sources.inputs());
            SealedJson.outputs(json, "path", files);
        });
    }
}
