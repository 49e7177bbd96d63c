package io.enantio.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelRolesTest {
    private static final Analyte ANALYTE = TestObjects.S_KETAMINE;

    /** Of the range 0.7 to 500 ng/mL: 3 x 0.7 is 2.1 in decimal and less in binary, 75 % of 500 is 375. */
    @ParameterizedTest
    @CsvSource({
        "0.69, ''",
        "0.7, LLOQ",
        "0.701, LOW",
        "2.1, LOW",
        "2.101, MIDDLE",
        "374.9, MIDDLE",
        "375, HIGH",
        "500, HIGH",
        "500.1, DILUTION"
    })
    void theConcentrationDecides(double nominal, String wanted) {
        LevelRoles roles = roles(0.7, 500, level("any", nominal, Optional.empty()));
        assertThat(roles.role("any").map(Enum::name).orElse("")).isEqualTo(wanted);
    }

    @Test
    void aDeclaredRoleHoldsAgainstTheConcentration() {
        LevelRoles roles = roles(1, 500, level("A", 3.4, Optional.of(LevelRole.LOW)));
        assertThat(roles.levels(LevelRole.LOW)).extracting(Level::name).containsExactly("A");
        assertThat(roles.missing()).containsExactly(LevelRole.MIDDLE, LevelRole.HIGH);
    }

    @Test
    void whatIsMissingIsExplainedLevelByLevel() {
        assertThat(roles(1, 500, level("LOW", 30, Optional.empty()), level("HIGH", 0.5, Optional.empty()))
                        .explainMissing())
                .isEqualTo(
                        "no QC level is low or high (LOW at 30 ng/mL is middle, HIGH at 0.5 ng/mL lies below the LLOQ);"
                                + " add a level to the method, or declare the role of one");
        assertThat(roles(1, 500).explainMissing())
                .isEqualTo(
                        "no QC level is low or middle or high; add a level to the method, or declare the role of one");
    }

    /** From 1 to 3 ng/mL a level of 2.5 is at most three times the LLOQ and at least 75 % of the ULOQ. */
    @Test
    void inANarrowRangeALevelThatFitsTwoRolesHasNone() {
        LevelRoles roles = roles(1, 3, level("A", 2.5, Optional.empty()), level("B", 2, Optional.empty()));
        assertThat(roles.role("A")).isEmpty();
        assertThat(roles.role("B")).hasValue(LevelRole.LOW);
        assertThat(roles.explainMissing()).contains("A at 2.5 ng/mL fits low and high");
    }

    @Test
    void eachAnalyteHasItsOwnRoles() {
        Level skewed = new Level(
                "X",
                Map.of(TestObjects.S_KETAMINE.name(), 3.0, TestObjects.R_KETAMINE.name(), 400.0),
                Optional.empty());
        Method method = method(1, 500, skewed);
        assertThat(LevelRoles.of(method, TestObjects.S_KETAMINE).role("X")).hasValue(LevelRole.LOW);
        assertThat(LevelRoles.of(method, TestObjects.R_KETAMINE).role("X")).hasValue(LevelRole.HIGH);
        assertThat(LevelRoles.of(method, TestObjects.R_KETAMINE).role("other")).isEmpty();
    }

    private static Level level(String name, double nominal, Optional<LevelRole> role) {
        return new Level(name, Map.of(ANALYTE.name(), nominal), role);
    }

    private static LevelRoles roles(double lloq, double uloq, Level... levels) {
        return LevelRoles.of(method(lloq, uloq, levels), ANALYTE);
    }

    private static Method method(double lloq, double uloq, Level... levels) {
        Method usual = TestObjects.method();
        CalibrationPlan plan = usual.calibration();
        return new Method(
                usual.identity(),
                usual.acquisition(),
                usual.compounds(),
                usual.internalStandards(),
                usual.monitored(),
                new CalibrationPlan(
                        plan.model(),
                        plan.weighting(),
                        List.of(TestObjects.level("one", uloq), TestObjects.level("two", lloq))),
                List.of(levels),
                usual.limits(),
                usual.facts());
    }
}
