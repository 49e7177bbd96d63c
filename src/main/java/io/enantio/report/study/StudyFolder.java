package io.enantio.report.study;

import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.folder.ResultsFolder.Contents;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.folder.SealedJson;
import io.enantio.report.writer.ReportFiles;
import io.enantio.run.Provenance.InputFile;
import io.enantio.study.StudyResult;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.text.JsonText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The results folder of a study: tables, the profile figure, the report, and study.json, sealed, with the hashes of all files. */
public final class StudyFolder {
    private static final String JSON = "study.json";
    private static final String SCHEMA_NAME = "enantio-study-results/";
    private static final String SCHEMA = SCHEMA_NAME + "1";
    private static final String FIGURE = "profile.svg";

    /**
     * Where the results come from.
     *
     * @param software version of enantio
     * @param inputs the plan first, then the files that it names
     */
    public record Origin(String software, List<InputFile> inputs) {
        public Origin {
            inputs = List.copyOf(inputs);
        }

        String planHash() {
            return inputs.get(0).sha256();
        }
    }

    private StudyFolder() {}

    /** The folder at a place, after all checks that are possible before the work. */
    public static ResultsFolder at(Path place, Overwrite overwrite, List<Path> inputs) {
        Set<String> names = new HashSet<>(ReportFiles.names());
        names.addAll(List.of(JSON, FIGURE, StudyTables.CHROMATOGRAMS.table().file()));
        StudyTables.ALL.forEach(table -> names.add(table.table().file()));
        return ResultsFolder.at(place, overwrite, inputs, new Contents(JSON, SCHEMA_NAME, names));
    }

    /** All files; study.json, which lists the others with their hashes, last. Equal inputs give equal bytes. */
    public static List<OutputFile> files(
            StudyResult result, StudyChromatograms chromatograms, Origin origin, Set<ReportFiles.Form> forms) {
        List<OutputFile> files = new ArrayList<>(
                StudyTables.ALL.stream().map(table -> table.file(result)).toList());
        files.add(StudyTables.CHROMATOGRAMS.file(chromatograms));
        files.add(OutputFile.of(FIGURE, ProfileFigure.of(result).toString()));
        files.addAll(ReportFiles.of(StudyPage.of(result, chromatograms, origin), lastAcquired(result), forms));
        files.add(OutputFile.of(JSON, SealedJson.seal(json(result, origin, List.copyOf(files)))));
        return List.copyOf(files);
    }

    private static LocalDate lastAcquired(StudyResult result) {
        return result.records().runs().stream()
                .map(StudyRun::acquired)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }

    private static String json(StudyResult result, Origin origin, List<OutputFile> files) {
        JsonText json = new JsonText();
        return json.text(() -> {
            json.put("schema", SCHEMA);
            json.put("study", result.plan().identity().study());
            json.put("data", result.plan().identity().origin());
            json.put("software_version", origin.software());
            SealedJson.inputs(json, origin.inputs());
            json.array(
                    "runs",
                    runs(result),
                    run -> json.object(() -> {
                        json.put("run", run.run());
                        json.put("version", run.version());
                        json.put("seal", run.seal());
                    }));
            SealedJson.outputs(json, "path", files);
        });
    }

    /** Each run once, whatever the number of its analytes. */
    private static List<StudyRun> runs(StudyResult result) {
        List<StudyRun> runs = new ArrayList<>();
        for (StudyRun run : result.records().runs()) {
            if (runs.stream().noneMatch(known -> known.run().equals(run.run()))) {
                runs.add(run);
            }
        }
        return runs;
    }
}
