package io.enantio.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.enantio.GeneratedDocument;
import io.enantio.input.assay.RulesReader;
import io.enantio.input.plan.ValidationRules;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SchemaCheck;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void theLimitsOfASchemaAreThoseOfTheCode(LimitSchemas schema) throws IOException {
        GeneratedDocument.assertFresh(schema.file(), schema.fresh(Files.readString(Path.of(schema.file()))));
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
    void theShippedRulesetsOfTheExperimentsKeepToTheirSchema() {
        for (String name : RulesReader.SHIPPED) {
            Problems problems = new Problems();
            new SchemaCheck(SchemaForm.VALIDATION_RULES, problems)
                    .check(ValidationRules.shipped(name).root());
            problems.throwIfAny();
        }
    }
}
