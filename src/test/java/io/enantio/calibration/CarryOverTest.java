package io.enantio.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.calibration.CarryOver.Expected;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.PairCurves.LogRatio;
import io.enantio.calibration.curve.Response;
import io.enantio.method.CurveModel;
import io.enantio.method.Method;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarryOverTest {
    private static final long SEED = 20260306;
    private static final int RUNS = 300;
    private static final int SAMPLES = 20;
    private static final Method METHOD =
            TestObjects.method(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED, TestObjects.ichM10());

    private static InjectionPeaks injection(int number, SampleType type, double area, double se) {
        return injection(number, type, Measured.peak(area, se, Set.of()));
    }

    private static InjectionPeaks injection(int number, SampleType type, Integration peak) {
        return Measured.injection(
                TestObjects.injection(number, type, type == SampleType.STANDARD ? "STD8" : ""),
                peak,
                Measured.peak(Measured.STANDARD_AREA, 0, Set.of()));
    }

    private static CarryOver of(InjectionPeaks... run) {
        return CarryOver.of(TestObjects.S_KETAMINE, List.of(run));
    }

    @Test
    void theFractionOfABlankIsExpectedAfterAnyOtherInjection() {
        CarryOver carryOver = of(
                injection(1, SampleType.STANDARD, 10000, 10),
                injection(2, SampleType.CARRYOVER_BLANK, 50, 5),
                injection(3, SampleType.STUDY, 4000, 10),
                injection(4, SampleType.STUDY, 30, 5));
        assertThat(carryOver.largestFraction()).isEqualTo(0.005);
        assertThat(carryOver.into(4).countsMin()).isCloseTo(20, within(1e-9));
        assertThat(carryOver.into(4).seCountsMin()).isCloseTo(2, within(1e-9));
        assertThat(carryOver.into(1)).isEqualTo(new Expected(0, 0));
    }

    /** 40 and 60 of 10,000, each known to 1: their mean is sure to 0.7, but the next injection scatters as they do. */
    @Test
    void blanksThatDisagreeMakeItUncertain() {
        CarryOver carryOver = of(
                injection(1, SampleType.STANDARD, 10000, 10),
                injection(2, SampleType.CARRYOVER_BLANK, 40, 1),
                injection(3, SampleType.STANDARD, 10000, 10),
                injection(4, SampleType.CARRYOVER_BLANK, 60, 1),
                injection(5, SampleType.STANDARD, 10000, 10),
                injection(6, SampleType.STUDY, 100, 1));
        assertThat(carryOver.into(6).countsMin()).isCloseTo(50, within(1e-9));
        assertThat(carryOver.into(6).seCountsMin()).isCloseTo(Math.sqrt(0.5 + 199), within(1e-6));
        assertThat(carryOver.largestFraction()).isEqualTo(0.006);
    }

    @Test
    void aResidueThatIsNotDetectedIsNone() {
        CarryOver carryOver = of(
                injection(1, SampleType.STANDARD, 10000, 10),
                injection(2, SampleType.CARRYOVER_BLANK, 14, 5),
                injection(3, SampleType.STANDARD, 10000, 10),
                injection(4, SampleType.STUDY, 100, 1));
        assertThat(carryOver.into(4)).isEqualTo(new Expected(0, 0));
        assertThat(carryOver.largestFraction()).isZero();
    }

    @Test
    void aBlankThatAPersonExcludedTellsNothing() {
        CarryOver carryOver = of(
                injection(1, SampleType.STANDARD, 10000, 10),
                injection(2, SampleType.CARRYOVER_BLANK, Measured.peak(50, 1, Set.of(Flag.EXCLUDED_BY_DECISION))),
                injection(3, SampleType.STUDY, 4000, 10),
                injection(4, SampleType.STUDY, 30, 5));
        assertThat(carryOver.into(4)).isEqualTo(new Expected(0, 0));
    }

    /**
     * Simulated runs: 0.5 % of each injection is in the next, samples of 1 to 300 are in random order, areas scatter by 1 % and
     * 0.1 ng/mL, preparation by 2 %. Without what the blank tells, intervals of results that follow large ones miss the truth.
     */
    @Test
    void intervalsContainTheTruthWhateverWasInjectedBefore() {
        Random random = new Random(SEED);
        int[] inside = new int[2];
        int[] ratios = new int[2];
        int all = 0;
        for (int run = 0; run < RUNS; run++) {
            List<InjectionPeaks> injections = new ArrayList<>();
            double[] truth = new double[9 + SAMPLES];
            double before = 0;
            for (int i = 0; i < truth.length; i++) {
                boolean isBlank = i == 8;
                truth[i] =
                        i < 8 ? TestObjects.STANDARDS_NG_PER_ML[i] : isBlank ? 0 : Math.exp(5.7 * random.nextDouble());
                double there = truth[i] * (1 + 0.02 * random.nextGaussian()) + 0.005 * before;
                double se = Math.hypot(0.1, 0.01 * there);
                double area = 20 * (there + se * random.nextGaussian());
                injections.add(
                        i < 8
                                ? Measured.standard(i + 1, i + 1, area / Measured.STANDARD_AREA, 20 * se / area)
                                : injection(
                                        i + 1, isBlank ? SampleType.CARRYOVER_BLANK : SampleType.STUDY, area, 20 * se));
                before = truth[i];
            }
            CalibrationCurve curve =
                    (CalibrationCurve) new CalibrationFitter(METHOD).fit(TestObjects.S_KETAMINE, injections, Set.of());
            CarryOver known = CarryOver.of(TestObjects.S_KETAMINE, injections);
            for (int i = 9; i < truth.length; i++) {
                all++;
                inside[0] += holds(new Quantifier().quantify(curve, injections.get(i)), truth[i]);
                inside[1] += holds(new Quantifier(known).quantify(curve, injections.get(i)), truth[i]);
                Quantitation.Estimate found =
                        (Quantitation.Estimate) new Quantifier().quantify(curve, injections.get(i));
                if (found.injectedNgPerMl() > 0.5) {
                    Response.Ratio carried = new Response.Ratio(
                            known.into(i + 1).countsMin() / Measured.STANDARD_AREA,
                            known.into(i + 1).seCountsMin() / Measured.STANDARD_AREA);
                    EnantiomerRatio.Side side =
                            new EnantiomerRatio.Side(curve, found.response(), found.injectedNgPerMl(), carried);
                    EnantiomerRatio.Side exact = new EnantiomerRatio.Side(
                            curve,
                            new Response.Ratio(curve.responseAt(truth[i]), 0),
                            truth[i],
                            new Response.Ratio(0, 0));
                    // The other enantiomer is known exactly: what is not carry-over is as for the concentration.
                    double half = Math.log(found.ci95HighNgPerMl().orElseThrow() / found.injectedNgPerMl());
                    double centre = Math.log(found.injectedNgPerMl() / truth[i]);
                    EnantiomerRatio above = EnantiomerRatio.of(side, exact, Optional.of(new LogRatio(centre, half)));
                    EnantiomerRatio below = EnantiomerRatio.of(exact, side, Optional.of(new LogRatio(-centre, half)));
                    ratios[0]++;
                    ratios[1] += above.ci95Low().orElseThrow() <= 1
                                    && below.ci95High().orElseThrow() >= 1
                            ? 1
                            : 0;
                }
            }
        }
        assertThat(100.0 * inside[0] / all).as("nothing known of carry-over").isLessThan(89);
        assertThat(100.0 * inside[1] / all).as("seed %d", SEED).isBetween(94.0, 98.5);
        assertThat(100.0 * ratios[1] / ratios[0]).as("lower ends of ratios").isGreaterThan(96);
    }

    private static int holds(Quantitation quantitation, double truth) {
        Quantitation.Estimate found = (Quantitation.Estimate) quantitation;
        return found.ci95LowNgPerMl().orElse(Double.NEGATIVE_INFINITY) <= truth
                        && found.ci95HighNgPerMl().orElse(Double.POSITIVE_INFINITY) >= truth
                ? 1
                : 0;
    }
}
