package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Rules D-3 (data of USP 1010, components computed) and D-4 (unbalanced, computed), to every printed digit. */
class VarianceComponentsTest {
    private static final List<List<Double>> USP_1010 = List.of(
            List.of(100.70, 101.05, 101.15),
            List.of(99.46, 99.37, 99.59),
            List.of(99.96, 100.17, 101.01),
            List.of(101.80, 102.16, 102.44),
            List.of(101.91, 102.00, 101.67));

    private static final List<List<Double>> UNBALANCED =
            List.of(List.of(98.0, 101.0, 99.5), List.of(103.0, 104.5), List.of(97.0, 96.0, 98.5, 97.5));

    @Test
    void componentsOfTheUspDataAreThePublishedOnes() {
        VarianceComponents found = VarianceComponents.of(USP_1010).orElseThrow();
        assertThat(printed(found.mean(), 6)).isEqualTo("100.962667");
        assertThat(printed(found.msb(), 6)).isEqualTo("3.549973");
        assertThat(printed(found.msw(), 6)).isEqualTo("0.101760");
        assertThat(printed(found.f().orElseThrow(), 6)).isEqualTo("34.885744");
        assertThat(found.runs() - 1).isEqualTo(4);
        assertThat(found.n() - found.runs()).isEqualTo(10);
        assertThat(printed(found.varianceBetween(), 6)).isEqualTo("1.149404");
        assertThat(printed(found.withinCvPercent(), 5)).isEqualTo("0.31596");
        assertThat(printed(found.betweenCvPercent(), 5)).isEqualTo("1.06188");
        assertThat(printed(found.intermediateCvPercent(), 5)).isEqualTo("1.10789");
        assertThat(printed(found.naiveCvPercent(), 5)).isEqualTo("1.03263");
    }

    @Test
    void runsOfUnequalSizeAreWeighedByTheirEffectiveNumber() {
        VarianceComponents found = VarianceComponents.of(UNBALANCED).orElseThrow();
        assertThat(printed(found.mean(), 6)).isEqualTo("99.444444");
        assertThat(printed(found.msb(), 6)).isEqualTo("28.173611");
        assertThat(printed(found.msw(), 6)).isEqualTo("1.479167");
        assertThat(printed(found.n0(), 6)).isEqualTo("2.888889");
        assertThat(printed(found.varianceBetween(), 6)).isEqualTo("9.240385");
        assertThat(printed(found.intermediateCvPercent(), 5)).isEqualTo("3.29236");
        assertThat(printed(found.naiveCvPercent(), 5)).isEqualTo("2.87126");
    }

    @Test
    void theNaiveCvIsTooLowIfRunsDiffer() {
        VarianceComponents found = VarianceComponents.of(USP_1010).orElseThrow();
        assertThat(found.naiveCvPercent()).isLessThan(found.intermediateCvPercent());
    }

    /** Tables of F: 3.478 is the 5 % point of 4 and 10 degrees of freedom, 5.994 the 1 % point. */
    @Test
    void theProbabilityOfAnFIsThatOfTheTables() {
        VarianceComponents at5 = new VarianceComponents(5, 15, 100, 3.478, 1, 3, 1);
        VarianceComponents at1 = new VarianceComponents(5, 15, 100, 5.994, 1, 3, 1);
        assertThat(at5.p().orElseThrow()).isCloseTo(0.05, within(5e-5));
        assertThat(at1.p().orElseThrow()).isCloseTo(0.01, within(5e-6));
    }

    @Test
    void runsThatDifferLessThanTheirReplicatesHaveNoVarianceBetweenThem() {
        VarianceComponents found = VarianceComponents.of(List.of(List.of(90.0, 110.0), List.of(91.0, 109.0)))
                .orElseThrow();
        assertThat(found.isBetweenBelowWithin()).isTrue();
        assertThat(found.varianceBetween()).isZero();
        assertThat(found.intermediateCvPercent()).isEqualTo(found.withinCvPercent());
    }

    @Test
    void oneRunOrNoReplicateGivesNothing() {
        assertThat(VarianceComponents.of(List.of(List.of(1.0, 2.0), List.of()))).isEmpty();
        assertThat(VarianceComponents.of(List.of(List.of(1.0), List.of(2.0)))).isEmpty();
    }

    private static String printed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
