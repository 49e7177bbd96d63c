package io.enantio.cli.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.selftest.SelfTest.PackedRequirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementsTest {
    private final List<PackedRequirement> requirements = PackedRequirement.all();
    private final List<String> checks = SelfTest.all().stream().map(Check::id).toList();

    @Test
    void everyRequirementHasASourceAndEvidence() {
        assertThat(requirements).isNotEmpty().allSatisfy(requirement -> {
            assertThat(requirement.requirement().text()).isNotBlank().endsWith(".");
            assertThat(requirement.requirement().source()).isNotBlank();
            assertThat(requirement.tests()).isNotEmpty();
        });
        assertThat(requirements).extracting(PackedRequirement::requirement).doesNotHaveDuplicates();
    }

    @Test
    void everyTestThatARequirementNamesExists() {
        assertThat(requirements.stream().flatMap(requirement -> requirement.tests().stream()))
                .allSatisfy(test -> assertThat(Path.of("src/test/java/io/enantio", test.replace('.', '/') + ".java"))
                        .matches(Files::exists, "exists"));
    }

    @Test
    void everyCheckBelongsToARequirementAndEveryNamedCheckExists() {
        List<String> named = requirements.stream()
                .flatMap(requirement -> requirement.checks().stream())
                .toList();
        assertThat(checks).allSatisfy(check -> assertThat(named).anyMatch(check::startsWith));
        assertThat(named).allSatisfy(name -> assertThat(checks).anyMatch(check -> check.startsWith(name)));
        assertThat(checks).doesNotHaveDuplicates();
    }
}
