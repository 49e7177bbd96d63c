package io.enantio.calibration;

import static io.enantio.TestObjects.KETAMINE_CHANNEL;
import static io.enantio.TestObjects.KETAMINE_D4_CHANNEL;
import static io.enantio.TestObjects.STANDARDS_NG_PER_ML;
import static io.enantio.TestObjects.S_KETAMINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.calibration.IntegrationComparison.Better;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.RawFile;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntegrationComparisonTest {
    private static final Method METHOD = TestObjects.method();
    private static final double STANDARD_AREA = 1000;
    private static final double PER_NG_PER_ML = 20;

    /** Errors of S and R by the fit and by the cut in one standard, as factors; a cut of 0 cannot cut. */
    private record Errors(double fitS, double fitR, double cutS, double cutR) {
        static final Errors NONE = new Errors(1, 1, 1, 1);
    }

    @Test
    void twoExactWaysAreAlike() {
        IntegrationComparison found = compare(run(8, Errors.NONE)).orElseThrow();
        assertThat(found.fitErrorPercent()).isCloseTo(0, within(1e-9));
        assertThat(found.dropErrorPercent().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(found.better()).isEqualTo(Better.ALIKE);
    }

    @Test
    void aScatterOfTheCutAreasIsSeenInBothErrors() {
        List<Errors> errors = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double off = i % 2 == 0 ? 0.04 : -0.04;
            errors.add(new Errors(1, 1, 1 + off, 1 - off));
        }
        IntegrationComparison found = compare(errors).orElseThrow();
        // S is off by 4 %, and so is one of two areas by the ratio of the pair; leaving one out makes it a little more
        assertThat(found.dropErrorPercent().orElseThrow()).isBetween(4.0, 8.0);
        assertThat(found.better()).isEqualTo(Better.JOINT_FIT);
    }

    @Test
    void aPreparationErrorAloneMakesNoDifference() {
        List<Errors> errors = run(8, Errors.NONE);
        errors.set(3, new Errors(1.1, 1.1, 1.1, 1.1));
        IntegrationComparison found = compare(errors).orElseThrow();
        assertThat(found.fitErrorPercent()).isGreaterThan(1);
        assertThat(found.dropErrorPercent().orElseThrow()).isCloseTo(found.fitErrorPercent(), within(1e-9));
        assertThat(found.better()).isEqualTo(Better.ALIKE);
    }

    @Test
    void theCutIsBetterWhereTheFitErrs() {
        List<Errors> errors = run(8, Errors.NONE);
        for (int i = 0; i < 8; i++) {
            double off = i % 2 == 0 ? 0.05 : -0.05;
            errors.set(i, new Errors(1 + off, 1 - off, 1 + 0.1 * off, 1 - 0.1 * off));
        }
        assertThat(compare(errors).orElseThrow().better()).isEqualTo(Better.PERPENDICULAR_DROP);
    }

    @Test
    void oneErrorOfNoiseDecidesNothing() {
        List<Errors> errors = new ArrayList<>();
        double[] fit = {0.02, -0.03, -0.01, 0.03, 0.1, -0.02, 0.02, -0.01};
        double[] cut = {-0.03, 0.01, 0.03, -0.02, 0.01, 0.04, -0.01, -0.03};
        for (int i = 0; i < fit.length; i++) {
            errors.add(new Errors(1 + fit[i], 1 - fit[i], 1 + cut[i], 1 - cut[i]));
        }
        IntegrationComparison found = compare(errors).orElseThrow();
        assertThat(found.fitErrorPercent())
                .isGreaterThan(1.1 * found.dropErrorPercent().orElseThrow());
        assertThat(found.better()).isEqualTo(Better.ALIKE);
    }

    @Test
    void peaksThatCannotBeCutAreFitted() {
        IntegrationComparison found = compare(run(8, new Errors(1.01, 1, 0, 0))).orElseThrow();
        assertThat(found.dropErrorPercent()).isEmpty();
        assertThat(found.better()).isEqualTo(Better.JOINT_FIT);
    }

    @Test
    void bothAreComparedOnStandardsThatBothHave() {
        List<Errors> errors = run(8, Errors.NONE);
        errors.set(0, new Errors(1.2, 1, 0, 0));
        IntegrationComparison found = compare(errors).orElseThrow();
        assertThat(found.fitErrorPercent()).isCloseTo(0, within(1e-9));
        assertThat(found.better()).isEqualTo(Better.ALIKE);
    }

    @Test
    void fiveStandardsAreNoBasis() {
        assertThat(compare(run(5, Errors.NONE))).isEmpty();
        assertThat(compare(run(6, Errors.NONE))).isPresent();
    }

    @Test
    void aRunThatWasNotFittedHasNoComparison() {
        List<InjectionPeaks> cut = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cut.add(standard(i, Errors.NONE, IntegrationMethod.PERPENDICULAR_DROP));
        }
        assertThat(IntegrationComparison.of(METHOD, new CalibrationFitter(METHOD).fit(S_KETAMINE, cut, Set.of()), cut))
                .isEmpty();
    }

    private static List<Errors> run(int standards, Errors each) {
        List<Errors> errors = new ArrayList<>();
        for (int i = 0; i < standards; i++) {
            errors.add(each);
        }
        return errors;
    }

    private static Optional<IntegrationComparison> compare(List<Errors> errors) {
        List<InjectionPeaks> run = new ArrayList<>();
        for (int i = 0; i < errors.size(); i++) {
            run.add(standard(i, errors.get(i), IntegrationMethod.JOINT_FIT));
        }
        return IntegrationComparison.of(METHOD, new CalibrationFitter(METHOD).fit(S_KETAMINE, run, Set.of()), run);
    }

    private static InjectionPeaks standard(int i, Errors errors, IntegrationMethod how) {
        double area = PER_NG_PER_ML * STANDARDS_NG_PER_ML[i];
        Map<Channel, ChannelPeaks> byChannel = Map.of(
                KETAMINE_CHANNEL,
                channel(KETAMINE_CHANNEL, how, new double[] {area * errors.fitS, area * errors.fitR}, new double[] {
                    area * errors.cutS, area * errors.cutR
                }),
                KETAMINE_D4_CHANNEL,
                channel(KETAMINE_D4_CHANNEL, how, new double[] {STANDARD_AREA, STANDARD_AREA}, new double[] {
                    STANDARD_AREA, STANDARD_AREA
                }));
        RawFile raw = new RawFile("00", Optional.empty(), RawFile.InstrumentStated.NOTHING, List.of(), List.of());
        return new InjectionPeaks(
                METHOD,
                new AcquiredInjection(
                        TestObjects.injection(i + 1, SampleType.STANDARD, "STD" + (i + 1)), Map.of(), raw, Set.of()),
                byChannel);
    }

    private static ChannelPeaks channel(Channel channel, IntegrationMethod how, double[] fitted, double[] cut) {
        List<List<Double>> covariance = List.of(List.of(0.0, 0.0), List.of(0.0, 0.0));
        ChannelPeaks peaks = new ChannelPeaks(channel, List.of(peak(fitted[0], how), peak(fitted[1], how)), covariance);
        return how == IntegrationMethod.JOINT_FIT ? peaks.beside(List.of(area(cut[0]), area(cut[1]))) : peaks;
    }

    /** Empty where there is no valley. */
    private static Optional<Double> area(double cut) {
        return cut > 0 ? Optional.of(cut) : Optional.empty();
    }

    private static Peak peak(double area, IntegrationMethod how) {
        Peak any = Measured.peak(area, 0, Set.of());
        return new Peak(
                any.retentionTimeMin(), any.area(), any.heightCounts(), any.bounds(), any.figures(), how, any.flags());
    }
}
