package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.pooled.StandardIonRatio.Seen;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Ratios of simulated standards whose true ratio is known. */
class StandardIonRatioTest {
    private static final double[] AREAS = {10, 20, 50, 200, 750, 2000, 4000, 5000, 30, 1750, 4000};
    private static final double NOISE = 0.01;

    private static List<Seen> seen(DoubleUnaryOperator truth, double scatter, Random random) {
        double sd = Math.hypot(NOISE, scatter);
        return DoubleStream.of(AREAS)
                .mapToObj(a -> new Seen(a, truth.applyAsDouble(a) * (1 + sd * random.nextGaussian()), NOISE * NOISE))
                .toList();
    }

    /** A detector that loses a seventh of the quantifier at the top. */
    @Test
    void aRatioThatRisesWithTheAmountIsFollowed() {
        DoubleUnaryOperator truth = area -> 0.33 * (1 + 0.1 * area / 5000);
        StandardIonRatio found =
                StandardIonRatio.of(seen(truth, 0, new Random(1))).orElseThrow();
        for (double area : new double[] {10, 1000, 3000, 5000}) {
            assertThat(found.at(area)).isCloseTo(truth.applyAsDouble(area), within(0.01 * 0.33));
        }
        assertThat(found.at(50_000)).as("beyond all standards").isEqualTo(found.at(5000));
        assertThat(found.relativeSd()).isLessThan(0.01);
    }

    @Test
    void withoutATrendItIsTheMean() {
        int lines = 0;
        for (int run = 0; run < 200; run++) {
            StandardIonRatio found = StandardIonRatio.of(seen(area -> 0.33, 0, new Random(100 + run)))
                    .orElseThrow();
            lines += found.at(10) == found.at(5000) ? 0 : 1;
            assertThat(found.at(5000)).isCloseTo(0.33, within(0.02));
        }
        assertThat(lines).as("of 200 runs").isLessThanOrEqualTo(3);
    }

    @Test
    void scatterBeyondTheErrorsOfTheAreasIsKept() {
        double sum = 0;
        for (int run = 0; run < 50; run++) {
            double sd = StandardIonRatio.of(seen(area -> 0.33, 0.05, new Random(run)))
                    .orElseThrow()
                    .relativeSd();
            sum += sd * sd / 50;
        }
        assertThat(Math.sqrt(sum)).isBetween(0.035, 0.055);
    }

    @Test
    void twoInjectionsTellNothing() {
        assertThat(StandardIonRatio.of(seen(area -> 0.33, 0, new Random(1)).subList(0, 2)))
                .isEmpty();
    }
}
