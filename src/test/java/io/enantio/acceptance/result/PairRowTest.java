package io.enantio.acceptance.result;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.acceptance.PlantedFigures;
import io.enantio.acceptance.RunScenario;
import io.enantio.calibration.EnantiomerRatio;
import io.enantio.method.Channel.Role;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Injection 20 with 2 ng/mL of S and 6 ng/mL of R: areas of 40 and 120, internal standards of 1000. */
class PairRowTest {
    private static RunScenario scenario() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, 2).found(R_KETAMINE, 6).noiseSe = OptionalDouble.of(1);
        return scenario;
    }

    private static PairRow ketamine(RunScenario scenario) {
        return PairRow.of(scenario.judge()).stream()
                .filter(row -> row.injection().number() == 20)
                .filter(row -> row.compound().name().equals("ketamine"))
                .findFirst()
                .orElseThrow();
    }

    private static double halfWidth(PairRow row) {
        EnantiomerRatio ratio = row.ratio().orElseThrow();
        return Math.log(ratio.ci95High().orElseThrow() / ratio.value());
    }

    @Test
    void everyInjectionHasARowOfEachPair() {
        List<PairRow> rows = PairRow.of(scenario().judge());
        assertThat(rows).hasSize(2 * 60);
        assertThat(rows.subList(2, 4))
                .extracting(row -> row.compound().name())
                .containsExactly("ketamine", "norketamine");
        assertThat(rows.subList(2, 4)).allMatch(row -> row.injection().number() == 2);
    }

    @Test
    void theRatioIsThatOfTheConcentrations() {
        PairRow row = ketamine(scenario());
        assertThat(row.ratio().orElseThrow().value()).isCloseTo(3, within(1e-12));
        assertThat(row.areaCorrelation()).hasValue(0);
        assertThat(row.valleyPercent()).hasValue(0);
    }

    @Test
    void thereIsNoRatioUnlessBothAreQuantified() {
        RunScenario below = scenario();
        below.at(20).found(S_KETAMINE, 0.9);
        assertThat(ketamine(below).ratio()).isEmpty();
        below.at(20).found(S_KETAMINE, 2).found(R_KETAMINE, 501);
        assertThat(ketamine(below).ratio()).isEmpty();
        below.at(20).found(R_KETAMINE, 500);
        assertThat(ketamine(below).ratio().orElseThrow().value()).isCloseTo(250, within(1e-9));
    }

    /**
     * A covariance of 0.6 between areas of 40 and 120 is 0.000125 of the logarithms; one of 1 between internal standards of 1000 is 0.000001, and
     * the most that their errors of 1 allow. The variances are (1 / 40)^2, (1 / 120)^2 and twice (1 / 1000)^2, and the covariance counts
     * twice. The standards of the run are nearly exact.
     */
    @ParameterizedTest
    @CsvSource({
        "QUANTIFIER, 0.6, 0.000125, 0.01",
        "INTERNAL_STANDARD, 1, 0.000001, 0.0001",
        "INTERNAL_STANDARD, 9, 0.000001, 0.0001"
    })
    void whatBothAreasShareNarrowsTheInterval(Role role, double covariance, double ofLogarithms, double tolerance) {
        RunScenario shared = scenario();
        shared.at(20).covariance.put(role, covariance);
        double alone = Math.pow(1 / 40.0, 2) + Math.pow(1 / 120.0, 2) + 2e-6;
        double expected = Math.sqrt((alone - 2 * ofLogarithms) / alone);
        assertThat(halfWidth(ketamine(shared)) / halfWidth(ketamine(scenario())))
                .isCloseTo(expected, within(tolerance));
    }

    /** Standard errors of 1: the covariance is the correlation. */
    @Test
    void theCorrelationOfTheAreasIsThatOfTheirErrors() {
        RunScenario shared = scenario();
        shared.at(20).covariance.put(Role.QUANTIFIER, -0.25);
        assertThat(ketamine(shared).areaCorrelation()).hasValue(-0.25);
        shared.at(20).noiseSe = OptionalDouble.of(0.5);
        assertThat(ketamine(shared).areaCorrelation()).hasValue(-1);
        shared.at(20).noiseSe = OptionalDouble.of(0);
        assertThat(ketamine(shared).areaCorrelation()).isEmpty();
    }

    @Test
    void withoutAnAreaThereIsNeitherRatioNorCorrelation() {
        for (String lost : List.of(S_KETAMINE.name(), R_KETAMINE.name())) {
            RunScenario scenario = scenario();
            scenario.at(20).lost.add(lost);
            PairRow row = ketamine(scenario);
            assertThat(row.ratio()).isEmpty();
            assertThat(row.areaCorrelation()).isEmpty();
            assertThat(row.valleyPercent()).hasValue(0);
        }
    }

    @Test
    void theValleyIsTheHigherOneOfBoth() {
        RunScenario scenario = scenario();
        scenario.at(20).figures(S_KETAMINE, new PlantedFigures(40, 2, 1.1, 7));
        assertThat(ketamine(scenario).valleyPercent()).hasValue(7);
        scenario.at(20).figures(R_KETAMINE, new PlantedFigures(40, 2, 1.1, 9));
        assertThat(ketamine(scenario).valleyPercent()).hasValue(9);
        scenario.at(20).lost.addAll(List.of(S_KETAMINE.name(), R_KETAMINE.name()));
        assertThat(ketamine(scenario).valleyPercent()).isEmpty();
    }

    /** Standards at 1 ng/mL have an area of 20; means are of 16 standards and 15 QCs that pass and are of no other experiment. */
    @Test
    void referenceAreasAreOfUsedStandardsAndPassingQcs() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(7).found(S_KETAMINE, 1.1).standardArea(S_KETAMINE, 900);
        assertThat(areas(scenario).analyteAtLloq().orElseThrow()).isCloseTo(21, within(1e-9));
        assertThat(areas(scenario).standardAtLloq().orElseThrow()).isCloseTo(950, within(1e-9));
        assertThat(areas(scenario).standard().orElseThrow()).isCloseTo((31 * 1000 - 100) / 31.0, within(1e-9));
        scenario.at(17).found(S_KETAMINE, 30).standardArea(S_KETAMINE, 400);
        scenario.at(18).standardArea(S_KETAMINE, 400).remarks = java.util.Map.of("experiment", "STB");
        assertThat(areas(scenario).standard().orElseThrow()).isCloseTo((29 * 1000 - 100) / 29.0, within(1e-9));
        scenario.at(8).excluded.add(S_KETAMINE.name());
        assertThat(areas(scenario).standard().orElseThrow()).isCloseTo((28 * 1000 - 100) / 28.0, within(1e-9));
        assertThat(areas(RunScenario.clean().without(SampleType.STANDARD)).analyteAtLloq())
                .isEmpty();
    }

    private static ReferenceAreas areas(RunScenario scenario) {
        return scenario.judge().calibrations().get(0).areas();
    }
}
