package io.enantio.input;

import io.enantio.input.assay.ColumnRecordList;
import io.enantio.input.assay.Ruleset;
import io.enantio.input.assay.SequenceWords;
import io.enantio.input.plan.ColumnMapFile;
import io.enantio.input.plan.DemographicsList;
import io.enantio.input.plan.DoseList;
import io.enantio.input.plan.PeakLayoutFile;
import io.enantio.input.plan.ResponseList;
import io.enantio.input.runfolder.DecisionList;
import io.enantio.input.runfolder.InjectionList;
import io.enantio.input.runfolder.SampleList;
import io.enantio.input.sequence.SequenceSystem;
import io.enantio.input.sequence.SequenceWord;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.YamlNode;
import io.enantio.run.Action;
import io.enantio.run.PeakField;
import io.enantio.run.SampleColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the pages on method, rules and run folder from the schemas and the tables' columns. */
final class ReferencePages {
    private static final String MADE = "<!-- Written by ReferencePagesTest from the schemas and columns in the code:"
            + " change those, then run `mvn test -Dtest=ReferencePagesTest -Dgolden.update=yes`. -->\n\n";

    private static final String RAW_FILES = """
            ## Raw files

            A row means the mzML file with the base name of its data file, whatever the folder and ending that the list states; else the one that says it was converted from that data file. Where several rows name one data file (a `.wiff`), a row means the raw file with the stated index in it (`run.wiff|12`), else with the sample's name, which converters write into the run's id; several samples of one name are taken in the order of their indices, or of their starts. Two candidates are a problem. A row without raw file is planned, not acquired. Stated starts are compared with those of the raw files, apart from a difference that is the same for all rows, the zone.

            """;

    private final YamlNode schema;
    private final StringBuilder page = new StringBuilder();
    private final Set<String> shown = new HashSet<>();

    private ReferencePages(YamlNode schema) {
        this.schema = schema;
    }

    /** docs/reference/method.md. */
    static String method() {
        return MADE
                + "# The method file\n\n"
                + "A YAML file, for example `calibration/ketamine-norketamine-plasma.yaml`. An editor that knows JSON Schema"
                + " checks it while you write: its first lines name the schema.\n\n"
                + "Numbers have a point and may be written `5e7`, quoted or not. Aliases (`*x`) are not read. A key that is"
                + " not listed here is an error.\n\n"
                + tables(SchemaForm.METHOD, "Method")
                + "# A rules file\n\n"
                + "`acceptance: rules:` names a shipped ruleset (" + String.join(", ", Ruleset.SHIPPED)
                + ") or the path of a file like this.\n\n"
                + tables(SchemaForm.RULES, "Rules");
    }

    /** docs/reference/run-folder.md. */
    static String runFolder() {
        return MADE
                + "# The run folder\n\n"
                + "```\nrun.yaml          which method, which column, who, when\n"
                + "injections.csv    one row per injection, in order\n"
                + "raw/              the mzML files\n"
                + "decisions.csv     optional: what people decided; `enantio decide` writes it\n"
                + "samples.csv       optional: whose the study samples are\n```\n\n"
                + "Tables are CSV, UTF-8, separated by comma, semicolon or tab, with any line ends; the decimal sign is a point."
                + " Lines without any text are passed over. Names that a spreadsheet would run as a formula are refused.\n\n"
                + tables(SchemaForm.RUN, "run.yaml")
                + columns("injections.csv", InjectionList.LAYOUT)
                + columns("samples.csv", SampleList.LAYOUT)
                + columns("decisions.csv", DecisionList.LAYOUT)
                + codes()
                + columns("column-records.csv (named by the method)", ColumnRecordList.LAYOUT);
    }

    /** docs/reference/study-plan.md. */
    static String studyPlan() {
        return MADE
                + "# The study plan\n\n"
                + "A YAML file for `enantio study`, with a table of doses and one of scores beside it. Its times and"
                + " names are those of `samples.csv`. Every limit has a shipped value, which the report names with its"
                + " source.\n\n"
                + tables(SchemaForm.STUDY, "Study plan")
                + columns("doses.csv", DoseList.LAYOUT)
                + columns("responses.csv", ResponseList.LAYOUT);
    }

    /** docs/reference/validation-plan.md. */
    static String validationPlan() {
        return MADE
                + "# The validation plan\n\n"
                + "A YAML file, for example `validation/ketamine-norketamine-plasma/plan.yaml`; `enantio validate PLAN` reads it."
                + " What each injection serves is stated in its run's `injections.csv` (run-folder.md).\n\n"
                + tables(SchemaForm.VALIDATION, "Plan")
                + "# A validation rules file\n\n"
                + "`rules:` names a shipped ruleset (" + String.join(", ", Ruleset.SHIPPED)
                + ") or the path of a file like this.\n\n"
                + tables(SchemaForm.VALIDATION_RULES, "Validation rules");
    }

    /** docs/reference/export-terms.md. */
    static String exportTerms() {
        return MADE
                + "# Words for an export\n\n"
                + "A file for `enantio export pc --terms FILE` and `enantio export adnca --terms FILE`. Everything in it is optional:"
                + " without it the names of method and samples.csv serve, and what only the file can state stays empty."
                + " `calibration/ketamine-norketamine-export.yaml` is one.\n\n"
                + tables(SchemaForm.EXPORT, "Keys")
                + columns("The table of demographics", DemographicsList.LAYOUT);
    }

    /** docs/reference/columns.md. */
    static String columnMap() {
        return MADE
                + "# Columns for another program\n\n"
                + "A file for `enantio export adnca --columns FILE`. The names "
                + String.join(" and ", ColumnMapFile.SHIPPED)
                + " stand for shipped files of this form. A row is a result; with `dosing_rows: segments` each segment of a dose"
                + " is a row too. Rows are in order of subject, time, analyte; a result comes before a dose of the same time."
                + " The fields are listed in [adnca.md](adnca.md).\n\n"
                + tables(SchemaForm.COLUMNS, "Keys");
    }

    /** docs/reference/tables.md. */
    static String tables() {
        return MADE
                + "# Tables of other programs\n\n"
                + "`enantio run import` reads the sequence of an instrument, and a list of samples. It tells the encoding (UTF-8,"
                + " UTF-16, Windows-1252), the separator (comma, semicolon, tab) and these systems, by the names of their columns, in any order. The first line of an Analyst batch begins with `% header=`, that of an"
                + " Xcalibur sequence with `Bracket Type=`.\n\n"
                + systems()
                + "\nCapitals, blanks and underscores in the names of columns make no difference. A list of another system, or other"
                + " columns of these, are stated in a map file: `--map FILE` for the sequence, `--samples-map FILE` for the list"
                + " of samples; for the sequence the same keys may stand in the method, below `sequence:` ([method.md](method.md)).\n\n"
                + tables(SchemaForm.TABLE, "A map file")
                + "Our names for a sequence: "
                + ticked(SequenceWords.COLUMNS)
                + ". `sample_name` is the text by which patterns of names and the samples in one"
                + " file are recognised; without it that is `sample_id`. `time_point` is that of samples.csv for a study sample, that of"
                + " injections.csv for any other. For a list of samples: "
                + ticked(SampleColumn.words()) + ".\n\n"
                + "A number with a thousands separator is refused, also where it could be read. A date is read if it is written by"
                + " ISO 8601, as `dates:` says, or so that all dates of its column can be read in one way only: 03.04.2026 09:00"
                + " cannot, unless another row has a day above 12.\n\n"
                + RAW_FILES
                + "## Words of the systems\n\n"
                + "| word | kind of sample |\n|---|---|\n"
                + Arrays.stream(SequenceWord.values())
                        .map(word -> String.format(
                                Locale.ROOT,
                                "| `%s` | %s |\n",
                                word.word(),
                                word.meanings().stream()
                                        .map(type -> "`" + type.word() + "`")
                                        .collect(Collectors.joining(
                                                " or ",
                                                "",
                                                word.meanings().size() > 1
                                                        ? ", asked for unless something settles it"
                                                        : ""))))
                        .collect(Collectors.joining())
                + "\nBeside `Double Blank`, `Blank` is `zero`; beside `zero`, `Blank` is `blank`; `Double Blank` is `blank`, unless"
                + " the method says what `Blank` is. A blank right after the highest standard is `carryover_blank`. The words of the"
                + " method (`sequence: types:`) and its patterns of names take precedence.\n";
    }

    private static String systems() {
        return "| system | told by | read |\n|---|---|---|\n"
                + Arrays.stream(SequenceSystem.values())
                        .filter(system -> !system.marks().isEmpty())
                        .map(system -> String.format(
                                Locale.ROOT,
                                "| %s | %s | %s |\n",
                                system.word(),
                                system.marks().stream()
                                        .map(mark -> "\"" + mark.replace("|", "\" or \"") + "\"")
                                        .collect(Collectors.joining(", ")),
                                SequenceWords.COLUMNS.stream()
                                        .filter(our -> !system.namesOf(our).isEmpty())
                                        .map(our -> "`" + our + "`: "
                                                + system.namesOf(our).stream()
                                                        .map(name -> "\"" + name + "\"")
                                                        .collect(Collectors.joining(", else ")))
                                        .collect(Collectors.joining("; "))))
                        .collect(Collectors.joining());
    }

    private static String ticked(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    /** docs/reference/peaks.md. */
    static String peaks() throws IOException {
        StringBuilder page = new StringBuilder(MADE
                + "# Peaks for another program\n\n"
                + "A file for `enantio export peaks RESULTS --columns FILE`: the layout in which a LIMS, or any other program, takes areas and"
                + " concentrations. `calibration/lims-peaks.yaml` is one; the layouts of `--as` are shipped files of this form, see below."
                + " A row is a component in an injection, in the order of the injections, analytes in the order of the method, then the peaks"
                + " of its internal standards.\n\n"
                + "Numbers come from the sealed results. Areas and times are converted exactly. A concentration is a number only in a row"
                + " whose status is `quantified`; everywhere else stands a text, also for standards and QCs outside the range and for all rows"
                + " of a rejected analyte. Areas and ratios are given as they were measured, whatever the status. Names of samples are"
                + " written as they are: `process` refuses those that a spreadsheet would run as a formula, but a spreadsheet that opens the"
                + " file may still take `1E5` for a number: import such columns as text. An internal standard has an area and a retention"
                + " time; how it was integrated is not in the results.\n\n"
                + tables(SchemaForm.PEAKS, "Keys")
                + "## Fields\n\n| field | values | meaning |\n|---|---|---|\n");
        for (PeakField field : PeakField.values()) {
            page.append("| `")
                    .append(field.word())
                    .append("` | ")
                    .append(field.kind().name().toLowerCase(Locale.ROOT).replace('_', '/'))
                    .append(" | ")
                    .append(field.meaning())
                    .append(" |\n");
        }
        for (String name : PeakLayoutFile.SHIPPED) {
            page.append("\n## `--as ")
                    .append(name)
                    .append("`\n\n```yaml\n")
                    .append(Files.readString(Path.of("src/main/resources/io/enantio/rules/peaks-" + name + ".yaml")))
                    .append("```\n");
        }
        return page.toString();
    }

    private static String codes() {
        return "Reason codes: "
                + Arrays.stream(Action.Kind.values())
                        .filter(kind -> !kind.codes().isEmpty())
                        .map(kind -> "for `" + kind.word() + "` "
                                + kind.codes().stream()
                                        .map(code -> "`" + code + "`")
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("; "))
                + ".\n\n";
    }

    private static String columns(String title, CsvFile.Layout layout) {
        String own = layout.own() == CsvFile.OwnColumns.CARRIED ? "It may have columns of your own.\n\n" : "";
        return "## " + title + "\n\n" + own + "| column | required | meaning |\n|---|---|---|\n"
                + layout.columns().stream()
                        .map(column -> String.format(
                                Locale.ROOT,
                                "| `%s` | %s | %s |\n",
                                column.name(),
                                column.need() == CsvFile.Column.Need.REQUIRED ? "yes" : "no",
                                column.meaning()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String tables(SchemaForm form, String title) {
        ReferencePages pages = new ReferencePages(LimitSchemas.read(form));
        pages.section(title, pages.schema);
        return pages.page.toString();
    }

    private void section(String path, YamlNode object) {
        String title = object == schema ? path : "`" + path + "`";
        page.append("## ").append(title).append("\n\n");
        object.text("description").ifPresent(text -> page.append(text).append("\n\n"));
        page.append("| key | required | form | meaning | example |\n|---|---|---|---|---|\n");
        List<String> required = texts(object.items("required"));
        Map<String, YamlNode> keys = object.at("properties").orElseThrow().entries();
        keys.forEach((key, node) -> row(key, node, required.contains(key) ? "yes" : "no"));
        page.append('\n');
        keys.forEach((key, node) -> below(object == schema ? key : path + "." + key, resolve(node)));
    }

    private void row(String key, YamlNode node, String required) {
        String example = node.items("examples").stream()
                .findFirst()
                .map(value -> "`" + value(value) + "`")
                .orElse("");
        page.append(String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s |\n",
                key,
                required,
                form(node),
                node.text("description").orElse(""),
                example));
    }

    private void below(String key, YamlNode node) {
        boolean limit = node.at("properties")
                .filter(keys -> keys.at("status").isPresent())
                .isPresent();
        if (node.at("properties").isPresent() && !limit && shown.add(node.spot().detail())) {
            section(key, node);
        }
        node.at("items")
                .map(this::resolve)
                .filter(item -> item.at("properties").isPresent())
                .ifPresent(item -> section(key + "[]", item));
        node.at("additionalProperties").map(this::resolve).ifPresent(named -> below(key + ".NAME", named));
        node.at("then")
                .filter(then -> then.at("properties")
                        .filter(keys -> keys.at("value").isEmpty())
                        .isPresent())
                .ifPresent(then -> section(key, then));
    }

    private static boolean isLimit(YamlNode node) {
        return node.at("properties")
                .filter(keys -> keys.at("status").isPresent())
                .isPresent();
    }

    private String form(YamlNode given) {
        YamlNode node = resolve(given);
        if (node.at("const").isPresent()) {
            return "`" + node.text("const").orElseThrow() + "`";
        }
        if (node.at("enum").isPresent()) {
            return texts(node.items("enum")).stream()
                    .map(word -> "`" + word + "`")
                    .collect(Collectors.joining(", "));
        }
        if (node.at("if").isPresent()) {
            return form(node.at("else").orElseThrow()) + ", or "
                    + form(node.at("then").orElseThrow());
        }
        return typed(node);
    }

    private String typed(YamlNode node) {
        String type = node.text("type").orElseGet(() -> String.join(" ", texts(node.items("type"))));
        return switch (type) {
            case "number" -> "number" + bounds(node);
            case "integer" -> "whole number" + bounds(node);
            case "array" -> list(node);
            case "object" -> keys(node);
            case "boolean" -> "`true`, `false`";
            case "string null" -> "text, may be empty";
            default ->
                node.text("pattern").filter(pattern -> pattern.contains("ppm")).isPresent()
                        ? "text with a number and `ppm`"
                        : "text";
        };
    }

    private String list(YamlNode node) {
        String size = node.at("maxItems").isPresent() ? node.text("maxItems").orElseThrow() + " × " : "";
        YamlNode item = resolve(node.at("items").orElseThrow());
        return "list of " + size + (item.at("properties").isPresent() ? "entries, see below" : typed(item));
    }

    private String keys(YamlNode node) {
        Optional<YamlNode> keys = node.at("properties");
        if (keys.isPresent() && keys.get().at("value").isPresent()) {
            String inner = isLimit(node) ? form(keys.get().at("value").orElseThrow()) + " in " : "";
            return inner + "`{" + String.join(", ", keys.get().entries().keySet()) + "}`";
        }
        return keys.isPresent()
                ? "keys, see below"
                : "name: " + form(node.at("additionalProperties").orElseThrow());
    }

    private static String bounds(YamlNode node) {
        return node.text("exclusiveMinimum").map(low -> " > " + low).orElse("")
                + node.text("minimum").map(low -> " ≥ " + low).orElse("")
                + node.text("maximum").map(high -> ", ≤ " + high).orElse("");
    }

    private YamlNode resolve(YamlNode node) {
        return node.text("$ref")
                .map(reference -> reference.substring("#/$defs/".length()))
                .flatMap(name -> schema.at("$defs").flatMap(defs -> defs.at(name)))
                .orElse(node);
    }

    private static String value(YamlNode node) {
        if (node instanceof YamlNode.Items list) {
            return list.items().stream().map(ReferencePages::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof YamlNode.Keys keys) {
            return keys.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.text().orElse("null").toLowerCase(Locale.ROOT).equals("null")
                ? ""
                : node.text().orElseThrow();
    }

    private static List<String> texts(List<YamlNode> nodes) {
        return nodes.stream().map(node -> node.text().orElse("null")).toList();
    }
}
