package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interval and power against R, and the pass rates of four points with known drift. */
class EquivalenceTest {
    private static final double LOW = StrictMath.log(0.8);
    private static final double HIGH = StrictMath.log(1.2);
    private static final List<Double> DAYS = List.of(0.0, 1.0, 2.0, 3.0);
    private static final int RUNS = 20_000;

    @ParameterizedTest
    @CsvSource({"four_points_cv_3, 0.03", "four_points_cv_8, 0.08", "four_points_cv_12, 0.12"})
    void thePowerOfFourPointsIsThatOfR(String name, double cv) {
        double se = cv * 3 / Math.sqrt(5);
        assertThat(new Equivalence(new Estimate(0, se, 2), LOW, HIGH).powerAtZero())
                .isCloseTo(MixedReference.figure("power", name), within(1e-8));
    }

    @Test
    void thePowerOfSixteenSubjectsIsThatOfR() {
        assertThat(new Equivalence(new Estimate(0.01, 0.05, 15), LOW, HIGH).powerAtZero())
                .isCloseTo(MixedReference.figure("power", "sixteen_subjects_sd_20"), within(1e-8));
    }

    @Test
    void anIntervalThatEndsOnALimitIsWithinIt() {
        Estimate estimate = new Estimate(0.02, 0.01, 6);
        double high = estimate.interval(0.10).high();
        assertThat(new Equivalence(estimate, -0.2, high).isShown()).isTrue();
        assertThat(new Equivalence(estimate, -0.2, Math.nextDown(high)).isShown())
                .isFalse();
        double low = new Estimate(-0.02, 0.01, 6).interval(0.10).low();
        assertThat(new Equivalence(new Estimate(-0.02, 0.01, 6), low, 0.2).isShown())
                .isTrue();
        assertThat(new Equivalence(new Estimate(-0.02, 0.01, 6), Math.nextUp(low), 0.2).isShown())
                .isFalse();
    }

    /**
     * A drift over four days, with scatter: share of subjects whose steady state is shown within ±20 %, and the share that the former
     * criterion passed, a slope with p at least 0.05 (by the noncentral t distribution). The table of rule H-8.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 3, 0.845, 0.95", "0, 8, 0.156, 0.95", "0, 12, 0.054, 0.95",
        "30, 3, 0.003, 0.1196", "30, 8, 0.014, 0.7093", "30, 12, 0.015, 0.8339",
        "5, 1, 1, 0.4986"
    })
    void noisyDataDoNotPassAndCleanDataDo(double driftPercent, double cvPercent, double wanted, double formerly) {
        int shown = 0;
        int flat = 0;
        Random random = new Random(20260308);
        double slope = StrictMath.log(1 + driftPercent / 100) / 3;
        double sd = StrictMath.sqrt(StrictMath.log1p(cvPercent * cvPercent / 1e4));
        for (int run = 0; run < RUNS; run++) {
            List<Double> logs = new ArrayList<>();
            for (double day : DAYS) {
                logs.add(slope * day + sd * random.nextGaussian());
            }
            StraightLine line = StraightLine.of(DAYS, logs).orElseThrow();
            flat += line.p() >= 0.05 ? 1 : 0;
            shown +=
                    new Equivalence(new Estimate(3 * line.slope(), 3 * line.slopeSe(), 2), LOW, HIGH).isShown() ? 1 : 0;
        }
        double rate = (double) shown / RUNS;
        assertThat(rate).isCloseTo(wanted, within(tolerance(wanted)));
        assertThat((double) flat / RUNS).isCloseTo(formerly, within(tolerance(formerly)));
        if (driftPercent == 30) {
            assertThat(rate)
                    .as("a drift beyond the limit passes in one case of twenty at most")
                    .isLessThan(0.05);
        }
    }

    /** Three standard errors of the share, and what three decimals leave. */
    private static double tolerance(double share) {
        return 3 * Math.sqrt(share * (1 - share) / RUNS) + 0.0015;
    }

    @Test
    void moreScatterNeverRaisesThePower() {
        double before = 1;
        for (double se = 0.005; se < 0.4; se += 0.005) {
            double power = new Equivalence(new Estimate(0, se, 2), LOW, HIGH).powerAtZero();
            assertThat(power).isBetween(0.0, before + 1e-9);
            before = power;
        }
        assertThat(before).isLessThan(0.01);
    }

    @Test
    void aSimultaneousIntervalHoldsZeroExactlyWhenTheAdjustedPIsAboveTheError() {
        Random random = new Random(20260309);
        for (int i = 0; i < 2000; i++) {
            Estimate estimate =
                    new Estimate(random.nextGaussian(), 0.2 + random.nextDouble(), 1 + 20 * random.nextDouble());
            int tests = 1 + random.nextInt(12);
            double adjusted = Math.min(1, tests * estimate.p());
            assertThat(estimate.simultaneous(0.05, tests).holds(0)).isEqualTo(adjusted >= 0.05);
        }
    }

    @Test
    void theIntervalOfTheDriftIsThatOfR() {
        List<Double> hours = List.of(24.0, 48.0, 72.0, 96.0);
        List<Double> logs = List.of(215.0, 207.0, 206.0, 206.0).stream()
                .map(StrictMath::log)
                .toList();
        StraightLine line = StraightLine.of(hours, logs).orElseThrow();
        Equivalence drift = new Equivalence(new Estimate(72 * line.slope(), 72 * line.slopeSe(), 2), LOW, HIGH);
        assertThat(percent(drift.estimate().value()))
                .isCloseTo(MixedReference.figure("days", "drift"), withinPercentage(1e-9));
        assertThat(percent(drift.interval().low()))
                .isCloseTo(MixedReference.figure("days", "drift_low90"), withinPercentage(1e-8));
        assertThat(percent(drift.interval().high()))
                .isCloseTo(MixedReference.figure("days", "drift_high90"), withinPercentage(1e-8));
        assertThat(drift.powerAtZero()).isCloseTo(MixedReference.figure("days", "power"), within(1e-8));
    }

    private static double percent(double logarithm) {
        return 100 * StrictMath.expm1(logarithm);
    }
}
