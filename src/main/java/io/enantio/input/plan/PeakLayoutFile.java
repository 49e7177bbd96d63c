package io.enantio.input.plan;

import io.enantio.input.assay.Ruleset;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlCheck;
import io.enantio.input.text.YamlNode;
import io.enantio.run.PeakField;
import io.enantio.run.PeakField.Kind;
import io.enantio.run.PeakLayout;
import io.enantio.run.PeakLayout.Column;
import io.enantio.run.PeakLayout.Components;
import io.enantio.run.PeakLayout.Content;
import io.enantio.run.PeakLayout.Digits;
import io.enantio.run.PeakLayout.Encoding;
import io.enantio.run.PeakLayout.Form;
import io.enantio.run.PeakLayout.Rows;
import io.enantio.run.PeakLayout.Texts;
import io.enantio.run.PeakLayout.Unit;
import io.enantio.run.SampleType;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Layouts in which other programs want peaks: shipped ones, and files of the same kind. */
public final class PeakLayoutFile {
    /** Names of the shipped layouts. */
    public static final List<String> SHIPPED = List.of("multiquant", "csv");

    private final YamlNode root;
    private final Problems problems;

    private PeakLayoutFile(YamlNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** A shipped layout. */
    public static PeakLayout shipped(String name) {
        return new PeakLayoutFile(Ruleset.inJar("peaks-" + name + ".yaml").root(), new Problems()).layout();
    }

    /**
     * The layout of a file.
     *
     * @throws InputException with everything that is wrong
     */
    public static PeakLayout read(Path file) {
        Problems problems = new Problems();
        Optional<SettingsFile> settings =
                SettingsFile.read(SourceFile.Location.of(file, file.toString()), SchemaForm.PEAKS, problems);
        settings.ifPresent(read -> new PeakLayoutFile(read.root(), problems).check());
        problems.throwIfAny();
        return new PeakLayoutFile(settings.orElseThrow().root(), problems).layout();
    }

    private void check() {
        new YamlCheck(problems)
                .unique(
                        "column",
                        root.items("columns").stream()
                                .flatMap(item -> item.at("column").stream())
                                .toList(),
                        "Give each column once.");
        List.of("missing", "below_lloq", "above_uloq", "yes", "no").forEach(key -> checkText(root.at(key)));
        root.at("types").ifPresent(types -> types.entries().values().forEach(word -> checkText(Optional.of(word))));
        root.items("columns").forEach(this::check);
        List.of("missing", "below_lloq", "above_uloq")
                .forEach(key -> root.at(key)
                        .filter(node -> node.number().isPresent())
                        .ifPresent(node -> problems.add(
                                node.spot(),
                                key + " is a number, and would pass for a value that was measured",
                                "State a word, or leave it out.")));
    }

    private void check(YamlNode column) {
        checkText(column.at("column"));
        checkText(column.at("value"));
        if (column.at("from").isPresent() == column.at("value").isPresent()) {
            problems.add(column.spot(), "must have either from or value", "Keep one of them.");
        }
        if (column.at("figures").isPresent() && column.at("decimals").isPresent()) {
            problems.add(column.spot(), "has both figures and decimals", "Keep one of them.");
        }
        Optional<PeakField> field = column.text("from").flatMap(PeakField::ofWord);
        boolean isNumber = field.map(PeakField::kind)
                .filter(kind -> kind != Kind.TEXT && kind != Kind.YES_NO)
                .isPresent();
        for (String key : List.of("figures", "decimals")) {
            column.at(key)
                    .filter(node -> !isNumber)
                    .ifPresent(node ->
                            problems.add(node.spot(), "is for numbers, and the column holds none", "Leave it out."));
        }
        column.text("unit")
                .flatMap(Unit::ofWord)
                .filter(unit -> field.map(PeakField::kind)
                        .filter(kind -> kind == unit.kind())
                        .isEmpty())
                .ifPresent(
                        unit -> problems.add(
                                column.at("unit").orElseThrow().spot(),
                                unit.word() + " is no unit of what the column holds",
                                "ng/mL, ug/L, mg/L and nmol/L are for concentrations, counts_min and counts_s for areas, min and s for times."));
    }

    /** A text may be empty, but no spreadsheet must take it for a formula. */
    private void checkText(Optional<YamlNode> node) {
        node.ifPresent(found -> found.text().ifPresent(text -> SafeText.check(text, found.spot(), problems)));
    }

    private PeakLayout layout() {
        return new PeakLayout(
                root.text("name").orElseThrow(),
                form(),
                texts(),
                new Rows(types(), components()),
                root.items("columns").stream().map(PeakLayoutFile::column).toList(),
                molarMasses());
    }

    private Form form() {
        return new Form(
                switch (root.text("separator").orElse("comma")) {
                    case "semicolon" -> ';';
                    case "tab" -> '\t';
                    default -> ',';
                },
                root.text("decimal").orElse("point").equals("comma") ? ',' : '.',
                root.text("encoding").flatMap(Encoding::ofWord).orElse(Encoding.UTF_8),
                root.text("line_ends").orElse("lf").equals("crlf") ? "\r\n" : "\n");
    }

    private Texts texts() {
        Map<SampleType, String> types = new EnumMap<>(SampleType.class);
        root.at("types")
                .ifPresent(words -> words.entries()
                        .forEach((type, word) -> SampleType.ofWord(type)
                                .ifPresent(known -> types.put(known, word.text().orElseThrow()))));
        return new Texts(
                root.text("missing").orElse(""),
                root.text("below_lloq").orElse("BLQ"),
                root.text("above_uloq").orElse("ALQ"),
                root.text("yes").orElse("yes"),
                root.text("no").orElse("no"),
                types);
    }

    private Set<SampleType> types() {
        Set<SampleType> types = EnumSet.noneOf(SampleType.class);
        root.items("rows")
                .forEach(item -> item.text().flatMap(SampleType::ofWord).ifPresent(types::add));
        return types.isEmpty() ? EnumSet.allOf(SampleType.class) : types;
    }

    private Components components() {
        return Components.valueOf(root.text("components").orElse("analytes").toUpperCase(Locale.ROOT));
    }

    private Map<String, Double> molarMasses() {
        Map<String, Double> masses = new LinkedHashMap<>();
        root.at("molar_mass_g_per_mol")
                .ifPresent(node -> node.entries()
                        .forEach((compound, mass) ->
                                masses.put(compound, mass.number().orElseThrow())));
        return masses;
    }

    private static Column column(YamlNode item) {
        Optional<PeakField> field = item.text("from").flatMap(PeakField::ofWord);
        return new Column(
                item.text("column").orElseThrow(),
                new Content(field, item.text("value")),
                item.text("unit")
                        .flatMap(Unit::ofWord)
                        .orElse(field.map(found -> Unit.usualOf(found.kind())).orElse(Unit.NONE)),
                new Digits(whole(item, "figures"), whole(item, "decimals")));
    }

    private static OptionalInt whole(YamlNode item, String key) {
        OptionalDouble number = item.number(key);
        return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
    }
}
