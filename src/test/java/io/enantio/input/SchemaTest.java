package io.enantio.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.enantio.GeneratedDocument;
import io.enantio.input.assay.Ruleset;
import io.enantio.input.foreign.DecimalSign;
import io.enantio.input.foreign.Separator;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SchemaCheck;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.YamlNode;
import io.enantio.method.Configuration;
import io.enantio.method.CurveModel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.LevelRole;
import io.enantio.method.Polarity;
import io.enantio.method.Weighting;
import io.enantio.method.value.Rounding;
import io.enantio.method.value.TimeUnit;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.ColumnMap;
import io.enantio.run.PeakField;
import io.enantio.run.PeakLayout;
import io.enantio.run.SampleType;
import io.enantio.statistics.PostHoc;
import io.enantio.study.record.InfusedDrug;
import io.enantio.study.record.StudyPlan;
import io.enantio.validation.Validation;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published schemas. */
class SchemaTest {

    @ParameterizedTest
    @EnumSource(SchemaForm.class)
    void aSchemaIsValidJsonSchema2020(SchemaForm form) throws IOException {
        try (InputStream stream = SchemaForm.class.getResourceAsStream("/io/enantio/schema/" + form.file())) {
            String json = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                            .validate(json, InputFormat.JSON))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(SchemaForm.class)
    void everyGroupOfKeysIsClosedAndEveryKeyDescribed(SchemaForm form) {
        checkClosed(form.read());
    }

    private static void checkClosed(YamlNode node) {
        node.at("properties").filter(keys -> keys instanceof YamlNode.Keys).ifPresent(keys -> {
            assertThat(node.at("additionalProperties")).as(node.spot().detail()).isPresent();
            keys.entries()
                    .values()
                    .forEach(key -> assertThat(key.text("description"))
                            .as(key.spot().detail())
                            .isPresent());
        });
        node.entries().values().forEach(SchemaTest::checkClosed);
        node.items().forEach(SchemaTest::checkClosed);
    }

    @ParameterizedTest
    @EnumSource(LimitSchemas.class)
    void theLimitsAndExperimentsOfASchemaAreThoseOfTheCode(LimitSchemas schema) throws IOException {
        GeneratedDocument.assertFresh(schema.file(), schema.fresh(Files.readString(Path.of(schema.file()))));
    }

    @Test
    void theShippedRulesetsKeepToTheirSchema() {
        for (String name : Ruleset.SHIPPED) {
            Problems problems = new Problems();
            new SchemaCheck(SchemaForm.RULES, problems)
                    .check(Ruleset.Kind.RUN.shipped(name).root());
            problems.throwIfAny();
        }
    }

    @Test
    void theShippedRulesetsOfTheExperimentsKeepToTheirSchema() {
        for (String name : Ruleset.SHIPPED) {
            Problems problems = new Problems();
            new SchemaCheck(SchemaForm.VALIDATION_RULES, problems)
                    .check(Ruleset.Kind.VALIDATION.shipped(name).root());
            problems.throwIfAny();
        }
    }

    /** Every list of words in the schemas, by place, with the words that the code knows. */
    private static Map<String, List<String>> wordsOfTheCode() {
        Map<String, List<String>> words = new TreeMap<>();
        words.put("COLUMNS properties.below_lloq", words(ColumnMap.BelowLloq.values(), SchemaTest::lowerCase));
        words.put("COLUMNS properties.dosing_rows", words(ColumnMap.DosingRows.values(), SchemaTest::lowerCase));
        words.put("METHOD properties.calibration.properties.model", words(CurveModel.values(), CurveModel::word));
        words.put("METHOD properties.calibration.properties.weighting", words(Weighting.values(), Weighting::word));
        words.put("METHOD properties.integration", words(IntegrationChoice.values(), IntegrationChoice::word));
        words.put("METHOD properties.time_unit_if_missing", words(TimeUnit.values(), SchemaTest::lowerCase));
        words.put("METHOD $defs.qc_level.then.properties.role", words(LevelRole.values(), LevelRole::word));
        words.put("METHOD $defs.transition.properties.polarity", words(Polarity.values(), SchemaTest::lowerCase));
        for (String owner : List.of("compound", "internal_standard")) {
            words.put(
                    "METHOD $defs." + owner + ".properties.peaks.items.properties.configuration",
                    words(Configuration.values(), Configuration::name));
        }
        words.put("RUN properties.purpose", words(AnalyticalRun.Purpose.values(), SchemaTest::lowerCase));
        words.put("STUDY properties.post_hoc", words(PostHoc.values(), SchemaTest::lowerCase));
        words.put("STUDY properties.family", words(StudyPlan.Family.values(), StudyPlan.Family::word));
        List<String> scales = words(StudyPlan.Scale.values(), StudyPlan.Scale::word);
        words.put("STUDY properties.scale.properties.concentrations", scales);
        words.put("STUDY properties.scale.properties.scores", scales);
        words.put(
                "STUDY properties.auc.properties.start",
                words(StudyPlan.AreaStart.values(), StudyPlan.AreaStart::word));
        words.put(
                "STUDY properties.steady_state.properties.by",
                words(StudyPlan.ShownBy.values(), StudyPlan.ShownBy::word));
        words.put(
                "STUDY properties.infused.properties.form",
                words(InfusedDrug.Form.values(), form -> form.name().length() == 1 ? form.name() : lowerCase(form)));
        for (String place : List.of("names.items.properties.sample_type", "types.additionalProperties")) {
            words.put("METHOD properties.sequence.properties." + place, words(SampleType.values(), SampleType::word));
        }
        words.put("METHOD properties.sequence.properties.decimal", words(DecimalSign.values(), DecimalSign::word));
        words.put("METHOD properties.sequence.properties.separator", words(Separator.values(), Separator::word));
        words.put(
                "METHOD properties.reporting.properties.rounding",
                words(Rounding.Halves.values(), Rounding.Halves::word));
        words.put("PEAKS properties.columns.items.properties.from", words(PeakField.values(), PeakField::word));
        words.put(
                "PEAKS properties.columns.items.properties.unit",
                Arrays.stream(PeakLayout.Unit.values())
                        .map(PeakLayout.Unit::word)
                        .filter(word -> !word.isEmpty())
                        .sorted()
                        .toList());
        words.put("PEAKS properties.components", words(PeakLayout.Components.values(), SchemaTest::lowerCase));
        words.put("PEAKS properties.decimal", words(DecimalSign.values(), DecimalSign::word));
        words.put("PEAKS properties.encoding", words(PeakLayout.Encoding.values(), PeakLayout.Encoding::word));
        words.put("PEAKS properties.line_ends", List.of("crlf", "lf"));
        words.put("PEAKS properties.rows.items", words(SampleType.values(), SampleType::word));
        words.put("PEAKS properties.separator", words(Separator.values(), Separator::word));
        words.put("TABLE properties.decimal", words(DecimalSign.values(), DecimalSign::word));
        words.put("TABLE properties.separator", words(Separator.values(), Separator::word));
        words.put("TABLE properties.times", words(TimeUnit.values(), unit -> lowerCase(unit) + "s"));
        words.put(
                "VALIDATION $defs.storage.properties.condition",
                Storage.CONDITIONS.stream().sorted().toList());
        return words;
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).sorted().toList();
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void everyListOfWordsInASchemaIsThatOfTheCode() {
        Map<String, List<String>> found = new TreeMap<>();
        for (SchemaForm form : SchemaForm.values()) {
            collectWords(form, form.read(), found);
        }
        // What a column may hold is a list of room database.cdisc, whose AdncaExportTest compares it.
        assertThat(found.remove("COLUMNS properties.columns.items.properties.from"))
                .isNotEmpty();
        Map<Boolean, List<Map.Entry<String, List<String>>>> byKind = found.entrySet().stream()
                .collect(Collectors.partitioningBy(list -> list.getKey().endsWith(".status")));
        assertThat(byKind.get(false)).containsExactlyElementsOf(wordsOfTheCode().entrySet());
        assertThat(byKind.getOrDefault(true, List.of()).stream()
                        .map(Map.Entry::getValue)
                        .distinct())
                .as("status of a limit: a word for people, the same in every kind of limit")
                .hasSize(1);
    }

    private static void collectWords(SchemaForm form, YamlNode node, Map<String, List<String>> found) {
        List<String> words = node.items("enum").stream()
                .map(word -> word.text().orElseThrow())
                .sorted()
                .toList();
        if (!words.isEmpty()) {
            found.put(form + " " + node.spot().detail(), words);
        }
        node.entries().values().forEach(value -> collectWords(form, value, found));
    }

    @Test
    void theSchemaOfAPlanKnowsEveryExperimentAndEveryKeyOfAnExperiment() {
        Map<String, YamlNode> experiments = properties(properties(SchemaForm.VALIDATION.read())
                        .at("experiments")
                        .orElseThrow())
                .entries();
        assertThat(experiments.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Validation.CODES.stream().map(ExperimentCode::word).toList());
        Set<String> keys = experiments.values().stream()
                .flatMap(experiment -> properties(experiment).entries().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                words(PlannedExperiment.Count.values(), PlannedExperiment.Count::word),
                                words(PlannedExperiment.Names.values(), PlannedExperiment.Names::word),
                                List.of(PlannedExperiment.FACTORS, PlannedExperiment.CONDITIONS))
                        .flatMap(List::stream)
                        .toList());
    }

    private static YamlNode properties(YamlNode node) {
        return node.at("properties").orElseThrow();
    }
}
