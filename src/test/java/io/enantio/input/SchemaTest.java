package io.enantio.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.enantio.input.assay.RulesReader;
import io.enantio.input.plan.ValidationRules;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SchemaCheck;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.YamlNode;
import io.enantio.method.rules.LimitKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

    @Test
    void theSchemasKnowEveryLimitOfTheCodeInItsForm() {
        YamlNode overrides = properties(SchemaForm.METHOD
                .read()
                .at("properties")
                .orElseThrow()
                .at("acceptance")
                .orElseThrow());
        YamlNode limits = properties(SchemaForm.RULES
                .read()
                .at("properties")
                .orElseThrow()
                .at("limits")
                .orElseThrow());
        List<String> words = keys(LimitKey.Scope.RUN).map(LimitKey::word).toList();
        assertThat(limits.entries().keySet()).containsExactlyElementsOf(words);
        assertThat(overrides.entries().keySet())
                .startsWith("rules")
                .containsAll(words)
                .hasSize(words.size() + 1);
        for (LimitKey key : keys(LimitKey.Scope.RUN).toList()) {
            Set<String> forms = switch (key.kind()) {
                case NUMBER -> Set.of("number", "count");
                case FRACTION -> Set.of("fraction");
                case RANGE -> Set.of("range");
                case WORDS -> Set.of("words");
            };
            assertThat(limits.at(key.word()).orElseThrow().text("$ref").orElseThrow())
                    .isIn(forms.stream()
                            .map(form -> "#/$defs/" + form + "_limit")
                            .toList());
            assertThat(overrides.at(key.word()).orElseThrow().text("$ref").orElseThrow())
                    .isIn(forms.stream().map(form -> "#/$defs/set_" + form).toList());
            assertThat(overrides.at(key.word()).orElseThrow().text("description"))
                    .isEqualTo(limits.at(key.word()).orElseThrow().text("description"));
        }
    }

    @Test
    void theShippedRulesetsKeepToTheirSchema() {
        for (String name : RulesReader.SHIPPED) {
            Problems problems = new Problems();
            new SchemaCheck(SchemaForm.RULES, problems)
                    .check(RulesReader.shipped(name).root());
            problems.throwIfAny();
        }
    }

    @Test
    void theSchemasKnowEveryLimitOfTheExperiments() {
        YamlNode overrides =
                properties(properties(SchemaForm.VALIDATION.read()).at("limits").orElseThrow());
        YamlNode limits = properties(
                properties(SchemaForm.VALIDATION_RULES.read()).at("limits").orElseThrow());
        List<String> words = keys(LimitKey.Scope.VALIDATION).map(LimitKey::word).toList();
        assertThat(limits.entries().keySet()).containsExactlyElementsOf(words);
        assertThat(overrides.entries().keySet()).containsExactlyElementsOf(words);
        for (String word : words) {
            assertThat(overrides.at(word).orElseThrow().text("description"))
                    .isEqualTo(limits.at(word).orElseThrow().text("description"));
        }
    }

    @Test
    void theShippedRulesetsOfTheExperimentsKeepToTheirSchema() {
        for (String name : RulesReader.SHIPPED) {
            Problems problems = new Problems();
            new SchemaCheck(SchemaForm.VALIDATION_RULES, problems)
                    .check(ValidationRules.shipped(name).root());
            problems.throwIfAny();
        }
    }

    private static Stream<LimitKey> keys(LimitKey.Scope scope) {
        return Arrays.stream(LimitKey.values()).filter(key -> key.scope() == scope);
    }

    private static YamlNode properties(YamlNode node) {
        return node.at("properties").orElseThrow();
    }
}
