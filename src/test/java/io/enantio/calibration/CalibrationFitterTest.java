package io.enantio.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.RejectedCurve;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.calibration.standards.StandardTally;
import io.enantio.method.CurveModel;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationFitterTest {
    private static CurveFit fit(List<InjectionPeaks> injections) {
        return new CalibrationFitter(TestObjects.method()).fit(TestObjects.S_KETAMINE, injections, Set.of());
    }

    private static CalibrationCurve accepted(List<InjectionPeaks> injections) {
        return (CalibrationCurve) fit(injections);
    }

    private static StandardTally tally(CurveFit fit) {
        return StandardTally.of(TestObjects.method(), fit);
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void aPlantedLineIsFoundWithSlopeAndInterceptInTheirPlaces(Weighting weighting) {
        List<InjectionPeaks> standards = new ArrayList<>();
        for (int level = 1; level <= 8; level++) {
            double x = TestObjects.STANDARDS_NG_PER_ML[level - 1];
            standards.add(Measured.standard(level, level, 0.003 + 0.02 * x, 0.01));
        }
        CalibrationCurve curve = (CalibrationCurve)
                new CalibrationFitter(TestObjects.method(CurveModel.LINEAR, weighting, TestObjects.ichM10()))
                        .fit(TestObjects.S_KETAMINE, standards, Set.of());

        assertThat(curve.fit().coefficients().get(0)).isCloseTo(0.003, within(1e-12));
        assertThat(curve.fit().coefficients().get(1)).isCloseTo(0.02, within(1e-14));
        assertThat(curve.fit().rSquared()).isCloseTo(1, within(1e-12));
        assertThat(curve.range().effective()).isEqualTo(new Range(1, 500));
        assertThat(curve.residualErrorPercent()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theWorstFailingStandardIsExcludedFirstAndStaysOnRecord() {
        CalibrationCurve curve = accepted(Measured.onLine(1, 1, 1, 1.4, 1, 0.7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

        StandardPoint first = curve.standards().get(3);
        StandardPoint second = curve.standards().get(5);
        assertThat(first.use()).isEqualTo(Use.EXCLUDED_BY_RULE);
        assertThat(first.exclusion().orElseThrow().step()).isEqualTo(1);
        assertThat(first.exclusion().orElseThrow().relativeErrorPercent().orElseThrow())
                .isGreaterThan(15);
        assertThat(second.exclusion().orElseThrow().step()).isEqualTo(2);
        assertThat(second.exclusion().orElseThrow().limitPercent()).isEqualTo(15);
        assertThat(first.relativeErrorPercent().orElseThrow()).isCloseTo(40, within(1e-9));
        assertThat(curve.standards().stream().filter(StandardPoint::isUsed)).hasSize(14);
        assertThat(curve.slopeAt(1)).isCloseTo(0.02, within(1e-12));
        assertThat(tally(curve).passed()).isEqualTo(14);
        assertThat(tally(curve).total()).isEqualTo(16);
        assertThat(tally(curve).holding()).hasSize(8);
    }

    @Test
    void losingTheOnlyLloqStandardRaisesTheLloqWhichThenKeepsFifteenPercent() {
        List<InjectionPeaks> standards = Measured.onLine(1, 1, 1, 1, 1, 1, 1, 1);
        standards.set(0, standard(1, Measured.notFound(), Set.of(), Set.of()));
        CalibrationCurve truncated = accepted(standards);

        assertThat(truncated.range().effective()).isEqualTo(new Range(2, 500));
        assertThat(truncated.range().ofMethod()).isEqualTo(new Range(1, 500));
        StandardLimits limits = StandardLimits.of(TestObjects.method(), TestObjects.S_KETAMINE);
        assertThat(limits.percentAt(1)).isEqualTo(20);
        assertThat(limits.percentAt(2)).isEqualTo(15);
    }

    @Test
    void losingTheHighestStandardLowersTheUloq() {
        assertThat(accepted(Measured.onLine(1, 1, 1, 1, 1, 1, 1, 0.5)).range().effective())
                .isEqualTo(new Range(1, 400));
    }

    @Test
    void oneOfTwoReplicatesFailingAtTheLloqChangesNothing() {
        CalibrationCurve curve = accepted(Measured.onLine(2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

        assertThat(curve.range().effective()).isEqualTo(new Range(1, 500));
        assertThat(tally(curve).levels().get(0)).isEqualTo(new StandardTally.OfLevel("STD1", 1, 1, 2));
    }

    @Test
    void threeQuartersOfTheStandardsMustPassAndExcludedOnesAreFailures() {
        CurveFit six = fit(Measured.onLine(1, 1, 1, 1, 1, 1, 1.5, 0.5));
        CurveFit five = fit(Measured.onLine(1, 1, 1, 1, 1, 1.5, 0.5, 2));

        assertThat(six).isInstanceOf(CalibrationCurve.class);
        assertThat(five).isInstanceOf(RejectedCurve.class);
        RejectedCurve rejected = (RejectedCurve) five;
        assertThat(rejected.flag()).isEqualTo(Flag.NO_CURVE);
        assertThat(rejected.reason()).contains("of 8 standards pass, at least 3/4 must", "(CAL-3)");
        assertThat(rejected.curve()).isPresent();
        assertThat(new Quantifier().quantify(five, Measured.sample(1, 0, 1))).isInstanceOf(Quantitation.Estimate.class);
    }

    @Test
    void fewerThanSixLevelsGiveNoCurve() {
        RejectedCurve rejected = (RejectedCurve) fit(Measured.onLine(1, 1, 1, 1, 1));

        assertThat(rejected.reason()).isEqualTo("5 levels of standards, at least 6 are needed (CAL-1)");
        assertThat(rejected.standards()).hasSize(5);
    }

    @Test
    void aRunWithoutStandardsHasNoCurveAndNoEstimate() {
        CurveFit none = fit(List.of(Measured.sample(1, 0, 1)));

        assertThat(((RejectedCurve) none).curve()).isEmpty();
        assertThat(new Quantifier().quantify(none, Measured.sample(1, 0, 1)))
                .isEqualTo(new Quantitation.NoEstimate(new Response.Ratio(1, 0), "no curve could be fitted"));
    }

    @Test
    void aStandardWithoutAResultCountsAsFailedButIsNotInTheFit() {
        List<InjectionPeaks> standards = Measured.onLine(1, 1, 1, 1, 1, 1, 1, 1);
        standards.set(3, standard(4, Measured.notFound(), Set.of(), Set.of()));
        standards.set(4, standard(5, area(9999, Set.of(Flag.SATURATED)), Set.of(), Set.of()));

        CalibrationCurve curve = accepted(standards);

        assertThat(curve.standards().get(3).use()).isEqualTo(Use.WITHOUT_RESULT);
        assertThat(curve.standards().get(4).use()).isEqualTo(Use.WITHOUT_RESULT);
        assertThat(curve.standards().get(4).backCalculatedNgPerMl()).isPresent();
        assertThat(tally(curve).passed()).isEqualTo(6);
        assertThat(tally(curve).total()).isEqualTo(8);
        assertThat(curve.slopeAt(1)).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void aStandardWithAFlaggedFileOrInternalStandardOrAnUndetectedPeakHasNoResult() {
        List<InjectionPeaks> standards = Measured.onLine(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        standards.set(1, standard(2, area(40, Set.of()), Set.of(Flag.SATURATED), Set.of()));
        standards.set(2, standard(3, area(100, Set.of()), Set.of(), Set.of(Flag.RAW_CHECKSUM)));
        standards.set(3, standard(4, Measured.peak(400, 200, Set.of()), Set.of(), Set.of()));
        standards.set(4, standard(5, area(1500, Set.of()), Set.of(), Set.of(Flag.NOT_ACQUIRED)));

        CalibrationCurve curve = accepted(standards);

        assertThat(curve.standards())
                .as("a standard never acquired does not count")
                .hasSize(15);
        assertThat(curve.standards().subList(1, 4)).allMatch(point -> point.use() == Use.WITHOUT_RESULT);
    }

    private static InjectionPeaks standard(
            int number, Integration analyte, Set<Flag> standardFlags, Set<Flag> rawFlags) {
        return Measured.injection(
                TestObjects.injection(number, SampleType.STANDARD, "STD" + number),
                List.of(analyte, area(Measured.STANDARD_AREA, standardFlags)),
                rawFlags);
    }

    private static Peak area(double area, Set<Flag> flags) {
        return Measured.peak(area, 0, flags);
    }

    @Test
    void aCurveWithAMaximumInsideItsRangeIsRejectedAsNotMonotonic() {
        List<InjectionPeaks> standards = new ArrayList<>();
        for (int level = 1; level <= 8; level++) {
            double x = TestObjects.STANDARDS_NG_PER_ML[level - 1];
            standards.add(Measured.standard(level, level, 0.02 * x * (1 - x / 900), 0));
        }
        CurveFit fit = new CalibrationFitter(TestObjects.method(CurveModel.QUADRATIC, Weighting.ONE_OVER_X, loose()))
                .fit(TestObjects.S_KETAMINE, standards, Set.of());

        assertThat(((RejectedCurve) fit).flag()).isEqualTo(Flag.CURVE_NOT_MONOTONIC);
    }

    /** Limits under which a standard beyond the turning point, read on the rising branch, still passes. */
    private static Limits loose() {
        return TestObjects.ichM10()
                .with(List.of(new Limit(
                        LimitKey.STANDARD_ACCURACY_PERCENT,
                        List.of(60.0),
                        List.of(),
                        new Limit.Origin("method", "test", "design"))));
    }

    @Test
    void aFallingLineIsRejected() {
        List<InjectionPeaks> standards = new ArrayList<>();
        for (int level = 1; level <= 8; level++) {
            double x = TestObjects.STANDARDS_NG_PER_ML[level - 1];
            standards.add(Measured.standard(level, level, 20 - 0.02 * x, 0));
        }
        assertThat(((RejectedCurve) fit(standards)).flag()).isEqualTo(Flag.CURVE_NOT_MONOTONIC);
    }

    @Test
    void theOrderOfThePeaksChangesNothing() {
        Random random = new Random(7);
        for (int trial = 0; trial < 20; trial++) {
            double[] factors =
                    random.doubles(16).map(u -> u > 0.9 ? 1.5 : 0.9 + 0.2 * u).toArray();
            List<InjectionPeaks> standards = Measured.onLine(factors);
            CurveFit expected = fit(standards);
            Collections.shuffle(standards, random);

            assertThat(fit(standards)).as("trial %d", trial).isEqualTo(expected);
        }
    }

    @Test
    void theInjectionOrderOfTheSameStandardsChangesOnlyTheLastDigits() {
        double[] factors = {1.03, 0.96, 1.05, 0.98, 1.02, 0.97, 1.01, 0.99};
        List<InjectionPeaks> reversed = new ArrayList<>();
        for (int level = 8; level >= 1; level--) {
            double x = TestObjects.STANDARDS_NG_PER_ML[level - 1];
            reversed.add(Measured.standard(9 - level, level, 0.02 * x * factors[level - 1], 0));
        }
        CalibrationCurve one = accepted(Measured.onLine(factors));
        CalibrationCurve other = accepted(reversed);

        assertThat(other.slopeAt(1)).isCloseTo(one.slopeAt(1), within(1e-15));
        assertThat(other.responseAt(0)).isCloseTo(one.responseAt(0), within(1e-15));
    }
}
