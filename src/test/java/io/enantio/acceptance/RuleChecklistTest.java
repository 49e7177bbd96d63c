package io.enantio.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.blanks.BlankResponseTest;
import io.enantio.acceptance.blanks.CarryOverRuleTest;
import io.enantio.acceptance.enantiomers.ElutionOrderTest;
import io.enantio.acceptance.enantiomers.RacemateRatioTest;
import io.enantio.acceptance.enantiomers.ResolutionTest;
import io.enantio.acceptance.enantiomers.SuitabilityTest;
import io.enantio.acceptance.evidence.RunRule;
import io.enantio.acceptance.internalstandard.InternalStandardResponseTest;
import io.enantio.acceptance.qcs.BatchesTest;
import io.enantio.acceptance.qcs.BracketingTest;
import io.enantio.acceptance.qcs.DilutionQcsTest;
import io.enantio.acceptance.qcs.QcAcceptanceTest;
import io.enantio.acceptance.qcs.QcCoverageTest;
import io.enantio.acceptance.qcs.QcNumbersTest;
import io.enantio.acceptance.qcs.QcPlacementTest;
import io.enantio.acceptance.qcs.RangeHoldsQcsTest;
import io.enantio.acceptance.standards.BackCalculatedStandardsTest;
import io.enantio.acceptance.standards.EffectiveRangeTest;
import io.enantio.acceptance.standards.LloqResponseTest;
import io.enantio.acceptance.standards.MonotonicCurveTest;
import io.enantio.acceptance.standards.PassingStandardsTest;
import io.enantio.acceptance.standards.ReplicateStandardsTest;
import io.enantio.acceptance.standards.ValidationRangeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule id of RULES B has a test of its own boundary: just in, just out, and on it where the rule has a number. */
class RuleChecklistTest {
    private static final Map<String, List<Class<?>>> TESTS = new TreeMap<>(Map.ofEntries(
            Map.entry("CAL-1", List.of(CalibrationContentTest.class)),
            Map.entry("CAL-2", List.of(BackCalculatedStandardsTest.class)),
            Map.entry("CAL-3", List.of(PassingStandardsTest.class)),
            Map.entry("CAL-4", List.of(ReplicateStandardsTest.class, RulesetsTest.class)),
            Map.entry("CAL-5", List.of(PassingStandardsTest.class)),
            Map.entry("CAL-6", List.of(EffectiveRangeTest.class)),
            Map.entry("CAL-7", List.of(ValidationRangeTest.class)),
            Map.entry("CAL-8", List.of(MonotonicCurveTest.class)),
            Map.entry("LLOQ-1", List.of(LloqResponseTest.class, RulesetsTest.class)),
            Map.entry("QC-1", List.of(QcPlacementTest.class)),
            Map.entry("RUN-1", List.of(QcNumbersTest.class)),
            Map.entry("RUN-2", List.of(QcAcceptanceTest.class)),
            Map.entry("RUN-4", List.of(BracketingTest.class)),
            Map.entry("RUN-5", List.of(BatchesTest.class)),
            Map.entry("RNG-1", List.of(RangeHoldsQcsTest.class)),
            Map.entry("RNG-2", List.of(QcCoverageTest.class)),
            Map.entry("BLK-1", List.of(BlankResponseTest.class)),
            Map.entry("CO-1", List.of(CarryOverRuleTest.class)),
            Map.entry("DIL-2", List.of(DilutionQcsTest.class)),
            Map.entry("IS-1", List.of(InternalStandardResponseTest.class)),
            Map.entry("SST-1", List.of(SuitabilityTest.class)),
            Map.entry("CHI-1", List.of(ElutionOrderTest.class)),
            Map.entry("CHI-2", List.of(ResolutionTest.class)),
            Map.entry("CHI-3", List.of(RacemateRatioTest.class))));

    static List<String> rules() {
        return List.copyOf(TESTS.keySet());
    }

    @Test
    void everyRuleOfTheBookIsOnTheList() {
        assertThat(new TreeSet<>(RuleBook.RULES.stream().map(RunRule::id).toList()))
                .isEqualTo(new TreeSet<>(TESTS.keySet()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void itsTestsNameTheRule(String rule) {
        assertThat(TESTS.getOrDefault(rule, List.of())).isNotEmpty().allMatch(type -> tests(type, rule));
    }

    private static boolean tests(Class<?> type, String rule) {
        Path source = Path.of("src/test/java", type.getName().replace('.', '/') + ".java");
        try {
            return Files.readString(source).contains('"' + rule + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
