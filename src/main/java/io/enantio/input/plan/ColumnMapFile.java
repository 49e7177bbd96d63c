package io.enantio.input.plan;

import io.enantio.input.assay.Ruleset;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import io.enantio.run.ColumnMap;
import io.enantio.run.ColumnMap.BelowLloq;
import io.enantio.run.ColumnMap.Column;
import io.enantio.run.ColumnMap.Content;
import io.enantio.run.ColumnMap.DosingRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Forms in which other programs want the concentrations of a study: shipped ones, and files of the same kind. */
public final class ColumnMapFile {
    /** Names of the shipped forms. */
    public static final List<String> SHIPPED = List.of("nonmem", "winnonlin");

    private ColumnMapFile() {}

    /**
     * The form of this name, or of this file.
     *
     * @throws InputException with everything that is wrong
     */
    public static ColumnMap read(String nameOrFile) {
        if (SHIPPED.contains(nameOrFile)) {
            return map(Ruleset.inJar("columns-" + nameOrFile + ".yaml").root());
        }
        Problems problems = new Problems();
        Path file = Path.of(nameOrFile);
        if (!Files.exists(file) && !nameOrFile.contains(".")) {
            problems.add(
                    Spot.of("--columns"),
                    "no form " + nameOrFile + " is shipped, and there is no such file",
                    Spelling.hint(nameOrFile, SHIPPED) + "Shipped: " + String.join(", ", SHIPPED) + ".");
        }
        problems.throwIfAny();
        Optional<SettingsFile> settings =
                SettingsFile.read(SourceFile.Location.of(file, nameOrFile), SchemaForm.COLUMNS, problems);
        settings.ifPresent(read -> check(read.root(), problems));
        problems.throwIfAny();
        return map(settings.orElseThrow().root());
    }

    private static void check(YamlNode root, Problems problems) {
        new YamlCheck(problems)
                .unique(
                        "column",
                        root.items("columns").stream()
                                .flatMap(item -> item.at("column").stream())
                                .toList(),
                        "Give each column once.");
        for (YamlNode column : root.items("columns")) {
            if (column.at("from").isPresent() == column.at("value").isPresent()) {
                problems.add(column.spot(), "must have either from or value", "Keep one of them.");
            }
        }
        root.at("name")
                .filter(name -> name.text().filter("adnca"::equals).isPresent())
                .ifPresent(name -> problems.add(
                        name.spot(), "is the name of the analysis dataset's own file", "Choose another name."));
    }

    private static ColumnMap map(YamlNode root) {
        return new ColumnMap(
                root.text("name").orElseThrow(),
                root.items("columns").stream()
                        .map(item -> new Column(
                                item.text("column").orElseThrow(), new Content(item.text("from"), item.text("value"))))
                        .toList(),
                root.text("missing").orElse(""),
                root.text("below_lloq").flatMap(BelowLloq::ofWord).orElseThrow(),
                DosingRows.valueOf(root.text("dosing_rows").orElseThrow().toUpperCase(Locale.ROOT)));
    }
}
