package io.enantio.input.plan;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import io.enantio.run.TabulationTerms;
import io.enantio.run.TabulationTerms.AnalyteTerm;
import io.enantio.run.TabulationTerms.Demographics;
import io.enantio.run.TabulationTerms.Planned;
import io.enantio.run.TabulationTerms.SpecimenTypes;
import io.enantio.run.TabulationTerms.TimePoint;
import io.enantio.run.TabulationTerms.Words;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of the words in which a study's concentrations are tabulated. */
public final class ExportTerms {
    private final YamlNode root;
    private final Problems problems;

    private ExportTerms(YamlNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /**
     * Reads a file of terms.
     *
     * @throws InputException with everything that is wrong
     */
    public static TabulationTerms read(Path file) {
        Problems problems = new Problems();
        SourceFile.Location at = SourceFile.Location.of(file, file.toString());
        Optional<SettingsFile> settings = SettingsFile.read(at, SchemaForm.EXPORT, problems);
        settings.ifPresent(read -> new ExportTerms(read.root(), problems).checkDistinct());
        Optional<Demographics> demographics = settings.flatMap(
                        read -> read.root().at("demographics"))
                .filter(entry -> entry.text().isPresent())
                .flatMap(entry -> at.namedIn(entry, problems))
                .flatMap(named -> SourceFile.read(named, problems))
                .map(source -> new DemographicsList(problems).read(source));
        problems.throwIfAny();
        return new ExportTerms(settings.orElseThrow().root(), problems).terms(demographics);
    }

    private void checkDistinct() {
        checkDistinct("analytes", "analyte");
        checkDistinct("analytes", "code");
        checkDistinct("schedule", "number");
        checkDistinct("schedule", "label");
        checkDistinct("visits", "visit");
        checkDistinct("visits", "number");
    }

    private void checkDistinct(String list, String key) {
        new YamlCheck(problems)
                .unique(
                        key,
                        root.items(list).stream()
                                .flatMap(item -> item.at(key).stream())
                                .toList(),
                        "Give each " + key + " once.");
    }

    private TabulationTerms terms(Optional<Demographics> demographics) {
        Map<String, AnalyteTerm> analytes = new HashMap<>();
        for (YamlNode item : root.items("analytes")) {
            analytes.put(
                    text(item, "analyte"),
                    new AnalyteTerm(text(item, "code"), text(item, "name"), item.text("category")));
        }
        return new TabulationTerms(
                new Words(
                        root.text("method"),
                        root.text("laboratory"),
                        root.text("reference_point"),
                        root.text("treatment"),
                        root.text("route")),
                specimenTypes(),
                analytes,
                planned(),
                demographics);
    }

    private SpecimenTypes specimenTypes() {
        Map<String, String> byMatrix = new HashMap<>();
        root.at("specimen_type")
                .map(YamlNode::entries)
                .orElse(Map.of())
                .forEach((matrix, type) -> byMatrix.put(matrix, type.text().orElseThrow()));
        return new SpecimenTypes(root.text("specimen_type"), byMatrix);
    }

    private Planned planned() {
        Map<Integer, TimePoint> schedule = new HashMap<>();
        List<YamlNode> times = root.items("schedule");
        times.forEach(item -> schedule.put(
                (int) item.number("number").orElseThrow(), new TimePoint(text(item, "label"), text(item, "elapsed"))));
        Map<String, Double> visits = new HashMap<>();
        List<YamlNode> named = root.items("visits");
        named.forEach(
                item -> visits.put(text(item, "visit"), item.number("number").orElseThrow()));
        return new Planned(schedule, visits);
    }

    private static String text(YamlNode node, String key) {
        return node.text(key).orElseThrow();
    }
}
