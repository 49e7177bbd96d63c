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
import io.enantio.run.TabulationTerms.TimePoint;
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
        Optional<SettingsFile> settings =
                SettingsFile.read(SourceFile.Location.of(file, file.toString()), SchemaForm.EXPORT, problems);
        settings.ifPresent(read -> new ExportTerms(read.root(), problems).checkDistinct());
        problems.throwIfAny();
        return new ExportTerms(settings.orElseThrow().root(), problems).terms();
    }

    private void checkDistinct() {
        checkDistinct("analytes", "analyte");
        checkDistinct("analytes", "code");
        checkDistinct("schedule", "number");
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

    private TabulationTerms terms() {
        Map<String, AnalyteTerm> analytes = new HashMap<>();
        for (YamlNode item : root.items("analytes")) {
            analytes.put(
                    text(item, "analyte"),
                    new AnalyteTerm(text(item, "code"), text(item, "name"), item.text("category")));
        }
        Map<Integer, TimePoint> schedule = new HashMap<>();
        List<YamlNode> times = root.items("schedule");
        times.forEach(item -> schedule.put(
                (int) item.number("number").orElseThrow(), new TimePoint(text(item, "label"), text(item, "elapsed"))));
        return new TabulationTerms(
                root.text("specimen_type"),
                root.text("method"),
                root.text("laboratory"),
                root.text("reference_point"),
                analytes,
                schedule);
    }

    private static String text(YamlNode node, String key) {
        return node.text(key).orElseThrow();
    }
}
