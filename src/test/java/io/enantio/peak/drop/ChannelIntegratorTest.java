package io.enantio.peak.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.RaisedByFault;
import io.enantio.SyntheticChromatogram;
import io.enantio.TestObjects;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Transition;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.retention.ChannelRun;
import io.enantio.peak.retention.LocatedChannel;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.retention.LocatedChannel.RetentionShift;
import io.enantio.peak.retention.ShapeLearner;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.Signal;
import io.enantio.run.SampleType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gaussians of 0.3 min at half height, expected at 10.4 and 11.6 min. */
@RaisedByFault(flag = Flag.INTERFERENCE_SUSPECTED, fault = "stranger-between", integration = "perpendicular_drop")
@RaisedByFault(flag = Flag.BASELINE_SHIFT, fault = "small-valve-step", integration = "perpendicular_drop")
@RaisedByFault(flag = Flag.BASELINE_SHIFT_LARGE, fault = "valve-step", integration = "perpendicular_drop")
class ChannelIntegratorTest {
    private static final double WIDTH = 0.3;
    private static final double SIGMA = WIDTH / 2.354820045;
    private static final NoiseModel NOISE = new NoiseModel(25, 0, 0);

    private static SyntheticChromatogram blank() {
        return new SyntheticChromatogram().time(6, 16, 1.0 / 60).baseline(500, 0);
    }

    private static Signal signal(SyntheticChromatogram trace) {
        return new Signal(trace.trace(), NOISE);
    }

    /** Expected times with the apexes that are found there. */
    private static PeakTimes places(Signal signal, double... times) {
        List<PeakTime> places = Arrays.stream(times)
                .mapToObj(time -> new PeakTime(
                        time,
                        0.02,
                        Apex.near(signal, time, new Apex.Search(WIDTH, 0.1)).filter(apex -> apex.bend() > 6)))
                .toList();
        return new PeakTimes(new RetentionShift(0.1, 0.01, RetentionShift.Source.SEEN, Set.of()), places);
    }

    private static ChannelIntegrator integrator(Role role, double... times) {
        Channel channel = new Channel(
                "ketamine",
                role,
                Transition.srm(238.1, 125.0),
                new PeakWindow(Arrays.stream(times).boxed().toList(), 1));
        LocatedChannel located = new LocatedChannel(
                new ChannelRun(channel, List.of(), List.of()), List.of(), ShapeLearner.assumed(WIDTH, times.length));
        return new ChannelIntegrator(TestObjects.method(), located, OptionalDouble.of(10));
    }

    private static List<Integration> integrated(Signal signal, SampleType type, double... times) {
        return integrator(Role.QUANTIFIER, times)
                .integrate(signal, places(signal, times), type)
                .peaks();
    }

    @Test
    void aPairHasItsAreasAndItsFigures() {
        Signal signal = signal(blank().peak(3000, 10.4, SIGMA, 0).peak(1000, 11.6, SIGMA, 0));
        ChannelPeaks found =
                integrator(Role.QUANTIFIER, 10.4, 11.6).integrate(signal, places(signal, 10.4, 11.6), SampleType.STUDY);
        assertThat(found.curve()).isEmpty();
        for (int i = 0; i < 2; i++) {
            Peak peak = (Peak) found.peaks().get(i);
            double area = i == 0 ? 3000 : 1000;
            assertThat(peak.area().countsMin()).isCloseTo(area, within(0.002 * area));
            assertThat(peak.area().noiseSeCountsMin())
                    .isCloseTo(Math.sqrt(found.covariance().get(i).get(i)), within(1e-9));
            assertThat(peak.retentionTimeMin()).isCloseTo(10.4 + 1.2 * i, within(1e-3));
            assertThat(peak.heightCounts())
                    .isCloseTo(area / SIGMA / Math.sqrt(2 * Math.PI), within(0.02 * area / SIGMA));
            assertThat(peak.bounds().baselineStartCounts()).isCloseTo(500, within(1.0));
            assertThat(peak.bounds().baselineEndCounts()).isCloseTo(500, within(1.0));
            assertThat(peak.bounds().startMin()).isCloseTo(10.4 + 1.2 * i - 1.5 * WIDTH, within(1e-3));
            assertThat(peak.bounds().endMin()).isCloseTo(10.4 + 1.2 * i + 2 * WIDTH, within(1e-3));
            assertThat(peak.figures().resolution().orElseThrow()).isCloseTo(1.18 * 1.2 / 0.6, within(0.03));
            assertThat(peak.figures().tailingFactor().orElseThrow()).isCloseTo(1, within(0.02));
            assertThat(peak.figures().widthMin().orElseThrow()).isCloseTo(WIDTH, within(0.005));
            assertThat(peak.figures().pointsPerPeak().orElseThrow()).isCloseTo(1.7 * WIDTH * 60, within(0.5));
            assertThat(peak.figures().signalToNoise().orElseThrow())
                    .isCloseTo(peak.heightCounts() / 5, within(1e-6 * peak.heightCounts()));
            assertThat(peak.figures().valleyPercent()).isEmpty();
        }
        assertThat(found.covariance().get(0).get(1))
                .isNotZero()
                .isEqualTo(found.covariance().get(1).get(0));
    }

    /** What a joint fit asks of a cut is said without its figures, and is what the figures' peaks say. */
    @Test
    void aCutKnowsItsAreasBeforeItsFigures() {
        for (double second : new double[] {1000, 0}) {
            Signal signal =
                    signal(blank().noise(5, 0, 3).peak(3000, 10.4, SIGMA, 0).peak(second, 11.6, SIGMA, 0));
            CutTrace cut =
                    integrator(Role.QUANTIFIER, 10.4, 11.6).cut(signal, places(signal, 10.4, 11.6), SampleType.STUDY);
            List<Integration> peaks = cut.peaks().peaks();
            for (int i = 0; i < 2; i++) {
                Peak peak = (Peak) peaks.get(i);
                assertThat(cut.areasCountsMin().get(i)).contains(peak.area().countsMin());
                assertThat(cut.isDetected(i)).isEqualTo(peak.isDetected()).isEqualTo(i == 0 || second > 0);
                assertThat(cut.refused(i)).isEmpty();
            }
            assertThat(cut.peaks()).isSameAs(cut.peaks());
        }
        Signal early = signal(blank().peak(3000, 10.4, SIGMA, 0));
        CutTrace beyond =
                integrator(Role.QUANTIFIER, 30.4, 31.6).cut(early, places(early, 30.4, 31.6), SampleType.STUDY);
        assertThat(beyond.areasCountsMin()).containsExactly(Optional.empty(), Optional.empty());
        assertThat(beyond.isDetected(0)).isFalse();
        assertThat(beyond.refused(0)).contains((NotFound) beyond.peaks().peaks().get(0));
    }

    /** A blank: areas near 0, nothing but a signal-to-noise ratio, and no flag although the shape could not be seen. */
    @Test
    void anUndetectedPeakHasNoFiguresAndNoFlags() {
        Signal signal = signal(blank().noise(5, 0, 3));
        for (Integration found : integrated(signal, SampleType.BLANK, 10.4, 11.6)) {
            Peak peak = (Peak) found;
            assertThat(peak.isDetected()).isFalse();
            assertThat(peak.flags()).isEmpty();
            assertThat(Math.abs(peak.figures().signalToNoise().orElseThrow())).isLessThan(3);
            assertThat(peak.figures().widthMin()).isEmpty();
            assertThat(peak.figures().resolution()).isEmpty();
        }
    }

    @Test
    void aNeighbourThatIsNotDetectedGivesNoResolution() {
        for (double alone : new double[] {10.4, 11.6}) {
            Signal signal = signal(blank().peak(3000, alone, SIGMA, 0));
            Peak peak = (Peak) integrated(signal, SampleType.STUDY, 10.4, 11.6).get(alone > 11 ? 1 : 0);
            assertThat(peak.isDetected()).isTrue();
            assertThat(peak.figures().resolution()).isEmpty();
            assertThat(peak.figures().widthMin()).isPresent();
        }
    }

    /** Of three peaks the middle one has the resolution and the valley of the nearer, worse neighbour, wherever that is. */
    @Test
    void theWorseNeighbourCounts() {
        for (double[] times : new double[][] {{10.4, 10.95, 11.6}, {10.4, 11.05, 11.6}}) {
            SyntheticChromatogram trace = blank();
            for (double time : times) {
                trace.peak(3000, time, SIGMA, 0);
            }
            Signal signal = signal(trace);
            List<Peak> peaks = integrated(signal, SampleType.STUDY, times).stream()
                    .map(Peak.class::cast)
                    .toList();
            int near = times[1] < 11 ? 0 : 2;
            Peak.Figures middle = peaks.get(1).figures();
            assertThat(middle.resolution()).isEqualTo(peaks.get(near).figures().resolution());
            assertThat(middle.resolution().orElseThrow()).isCloseTo(1.18 * 0.55 / 0.6, within(0.02));
            assertThat(middle.valleyPercent())
                    .isEqualTo(peaks.get(near).figures().valleyPercent());
            assertThat(peaks.get(2 - near).figures().resolution().orElseThrow())
                    .isCloseTo(1.18 * 0.65 / 0.6, within(0.02));
            double half = 0.275 / SIGMA;
            assertThat(middle.valleyPercent().orElseThrow()).isCloseTo(200 * Math.exp(-half * half / 2), within(1.0));
        }
    }

    @Test
    void aPeakBeyondTheTraceIsNotFound() {
        Signal signal = signal(new SyntheticChromatogram()
                .time(6, 10.9, 1.0 / 60)
                .baseline(500, 0)
                .peak(3000, 10.4, SIGMA, 0));
        ChannelPeaks found =
                integrator(Role.QUANTIFIER, 10.4, 11.6).integrate(signal, places(signal, 10.4, 11.6), SampleType.STUDY);
        assertThat(found.peaks().get(0)).isInstanceOf(Peak.class);
        assertThat(((NotFound) found.peaks().get(1)).flags())
                .containsExactlyInAnyOrder(Flag.INTEGRATION_FAILED, Flag.WINDOW_TRUNCATED);
        assertThat(found.covariance().get(0).get(0)).isPositive();
        assertThat(found.covariance().get(1)).containsExactly(0.0, 0.0);
        assertThat(found.covariance().get(0).get(1)).isZero();
    }

    /** The group reaches from 9.95 to 12.2 min; eight points are the least. */
    @Test
    void sevenPointsAreTooFewForAGroup() {
        for (int points : new int[] {7, 8}) {
            double first = points == 8 ? 9.96 : 10.2;
            double[] times =
                    IntStream.range(-10, 20).mapToDouble(i -> first + 0.3 * i).toArray();
            double[] counts = new double[times.length];
            Arrays.fill(counts, 500);
            Signal signal = new Signal(Trace.of(times, counts), NOISE);
            for (Integration found : integrated(signal, SampleType.STUDY, 10.4, 11.6)) {
                if (points == 8) {
                    assertThat(found).isInstanceOf(Peak.class);
                } else {
                    assertThat(((NotFound) found).flags()).containsExactly(Flag.TOO_FEW_POINTS);
                }
            }
        }
    }

    @Test
    void theOnlyPeakBetweenTheExpectedTimesIsAmbiguous() {
        Signal signal = signal(blank().peak(3000, 11, SIGMA, 0));
        assertThat(integrated(signal, SampleType.STUDY, 10.4, 11.6))
                .allSatisfy(found -> assertThat(((NotFound) found).flags()).containsExactly(Flag.AMBIGUOUS_ASSIGNMENT));
        assertThat(integrator(Role.INTERNAL_STANDARD, 10.4, 11.6)
                        .integrate(signal, places(signal, 10.4, 11.6), SampleType.STUDY)
                        .peaks())
                .allSatisfy(found -> assertThat(found).isInstanceOf(Peak.class));
    }

    /** Two equal peaks half a width apart; beside a single enantiomer the method knows that nothing is hidden. */
    @Test
    void peaksWithoutAValleyAreNotFoundUnlessOneIsAlone() {
        Signal signal = signal(blank().peak(3000, 10.4, SIGMA, 0).peak(3000, 10.6, SIGMA, 0));
        assertThat(integrated(signal, SampleType.STUDY, 10.4, 10.6))
                .allSatisfy(found -> assertThat(((NotFound) found).flags()).containsExactly(Flag.INTEGRATION_FAILED));
        assertThat(integrated(signal, SampleType.SINGLE_ENANTIOMER, 10.4, 10.6))
                .allSatisfy(found -> assertThat(found).isInstanceOf(Peak.class));
    }

    private static PeakTimes found(double first, Optional<Apex> second) {
        return new PeakTimes(
                new RetentionShift(0, 0.01, RetentionShift.Source.SEEN, Set.of()),
                List.of(
                        new PeakTime(10.4, 0.2, Optional.of(new Apex(first, 0.001, 9000, 50))),
                        new PeakTime(11.6, 0.2, second)));
    }

    /**
     * An SD of 0.2 min about 10.4 and 11.6 min: 0.24 min late leaves exp(-0.72) against exp(-11.52) for the other time,
     * 0.46 min late exp(-2.645) against exp(-6.845), which is 0.985 of the sum.
     */
    @Test
    void theOnlyPeakIsAmbiguousIfItMayBelongToTheOtherTime() {
        Signal near = signal(blank().peak(3000, 10.64, SIGMA, 0));
        Signal signal = signal(blank().peak(3000, 10.86, SIGMA, 0));
        ChannelIntegrator analyte = integrator(Role.QUANTIFIER, 10.4, 11.6);
        assertThat(analyte.isAmbiguous(near, found(10.64, Optional.empty()), 0)).isFalse();
        assertThat(analyte.isAmbiguous(signal, found(10.86, Optional.empty()), 0))
                .isTrue();
        assertThat(integrator(Role.INTERNAL_STANDARD, 10.4, 11.6)
                        .isAmbiguous(signal, found(10.86, Optional.empty()), 0))
                .isFalse();
        // an apex of noise belongs nowhere
        assertThat(analyte.isAmbiguous(signal(blank().noise(5, 0, 1)), found(10.86, Optional.empty()), 0))
                .isFalse();
    }

    /** Noise that is four times what the run's noise model says, and correlated: humps of half a width, nowhere a peak. */
    @Test
    void noiseBelongsToNoPlace() {
        for (long seed = 1; seed <= 100; seed++) {
            Trace white = blank().noise(60, 0, seed).trace();
            double[] counts = white.intensitiesCounts();
            double[] smooth = new double[counts.length];
            for (int i = 0; i < counts.length; i++) {
                int from = Math.max(0, i - 4);
                smooth[i] = Arrays.stream(counts, from, Math.min(counts.length, i + 5))
                        .average()
                        .orElseThrow();
            }
            Signal signal = new Signal(Trace.of(white.timesMin(), smooth), NOISE);
            for (SampleType type : List.of(SampleType.BLANK, SampleType.ZERO, SampleType.STUDY)) {
                assertThat(integrated(signal, type, 10.4, 11.6))
                        .allSatisfy(found -> assertThat(found.flags()).doesNotContain(Flag.AMBIGUOUS_ASSIGNMENT));
            }
        }
    }

    private static Signal stepped(SyntheticChromatogram chromatogram, double atMin, double counts) {
        Trace trace = chromatogram.noise(5, 0, 2).trace();
        double[] all = trace.intensitiesCounts();
        for (int i = trace.firstAtOrAfter(atMin); i < all.length; i++) {
            all[i] += counts;
        }
        return new Signal(Trace.of(trace.timesMin(), all), NOISE);
    }

    /** A pair of 3000 counts x min each, 9400 counts high: a step falsifies an area by up to 0.6 of it over 1.05 min. */
    @Test
    void aStepOfTheBaselineIsFlaggedByItsSize() {
        for (double step : new double[] {0, 40, 400, -400, 3000}) {
            Signal signal = stepped(blank().peak(3000, 10.4, SIGMA, 0).peak(3000, 11.6, SIGMA, 0), 11, step);
            for (Integration found : integrated(signal, SampleType.STUDY, 10.4, 11.6)) {
                Set<Flag> flags = found.flags();
                assertThat(flags.contains(Flag.BASELINE_SHIFT))
                        .as(step + " " + found)
                        .isEqualTo(Math.abs(step) == 400);
                assertThat(flags.contains(Flag.BASELINE_SHIFT_LARGE))
                        .as(step + " " + found)
                        .isEqualTo(step == 3000);
                Peak.Area area = ((Peak) found).area();
                assertThat(Math.abs(area.countsMin() - 3000)).isLessThan(3 * area.seCountsMin() + 15);
            }
        }
    }

    /** A ramp is what a straight baseline is made for. */
    @Test
    void aRampIsNoStep() {
        Signal ramp = signal(blank().baseline(500, 500)
                .peak(3000, 10.4, SIGMA, 0)
                .peak(3000, 11.6, SIGMA, 0)
                .noise(5, 0, 2));
        assertThat(integrated(ramp, SampleType.STUDY, 10.4, 11.6))
                .allSatisfy(found ->
                        assertThat(found.flags()).doesNotContain(Flag.BASELINE_SHIFT, Flag.BASELINE_SHIFT_LARGE));
    }

    /** An unknown peak between the pair is no part of either; what its flanks leave in them is told, or refuses them. */
    @Test
    void aPeakBetweenThePairIsNoPartOfIt() {
        for (double stranger : new double[] {0, 300, 3000, 90_000}) {
            SyntheticChromatogram three = blank().peak(3000, 10.4, SIGMA, 0).peak(3000, 11.6, SIGMA, 0);
            Signal signal = signal(three.peak(stranger, 11, 0.6 * SIGMA, 0).noise(5, 0, 4));
            for (Integration found : integrated(signal, SampleType.STUDY, 10.4, 11.6)) {
                Peak peak = (Peak) found;
                boolean isRight = Math.abs(peak.area().countsMin() - 3000) < 0.05 * 3000;
                assertThat(isRight || peak.flags().contains(Flag.INTERFERENCE_LARGE))
                        .as(stranger + " " + peak)
                        .isTrue();
                assertThat(peak.flags().contains(Flag.INTERFERENCE_LARGE)).isEqualTo(stranger == 90_000);
            }
        }
    }

    @Test
    void aLatePeakIsAmbiguousOnlyAlone() {
        for (boolean alone : new boolean[] {true, false}) {
            SyntheticChromatogram trace = blank().peak(3000, 10.86, SIGMA, 0);
            Signal signal = signal(alone ? trace : trace.peak(3000, 12.06, SIGMA, 0));
            Optional<Apex> second = alone ? Optional.empty() : Optional.of(new Apex(12.06, 0.001, 9000, 50));
            Peak late = (Peak) integrator(Role.QUANTIFIER, 10.4, 11.6)
                    .integrate(signal, found(10.86, second), SampleType.STUDY)
                    .peaks()
                    .get(0);
            assertThat(late.isDetected()).isTrue();
            assertThat(late.flags().contains(Flag.AMBIGUOUS_ASSIGNMENT)).isEqualTo(alone);
        }
    }

    /** Everything is 0.1 min late, the standard expected at 10 min too: 1 % more than expected is as expected. */
    @Test
    void retentionIsRelativeToTheInternalStandard() {
        PeakTimes late = places(signal(blank()), 10.4, 11.6);
        ChannelIntegrator pair = integrator(Role.QUANTIFIER, 10.4, 11.6);
        assertThat(pair.relativeRetention(late, 0, 10.4 * 1.01).orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(pair.relativeRetention(late, 1, 11.6 * 1.01 * 1.03).orElseThrow())
                .isCloseTo(1.03, within(1e-12));
        LocatedChannel located = new LocatedChannel(
                new ChannelRun(TestObjects.KETAMINE_CHANNEL, List.of(), List.of()),
                List.of(),
                ShapeLearner.assumed(WIDTH, 2));
        assertThat(new ChannelIntegrator(TestObjects.method(), located, OptionalDouble.empty())
                        .relativeRetention(late, 0, 10.4))
                .isEmpty();
    }

    /** Retention 3 % off the standard's is a shift; an expected time without an apex has none. */
    @Test
    void aRelativeRetentionOffItsRangeIsAShift() {
        Signal signal = signal(blank().peak(3000, 10.4 * 1.01 * 1.03, SIGMA, 0).peak(3000, 11.6 * 1.01, SIGMA, 0));
        PeakTimes places = new PeakTimes(
                new RetentionShift(0.1, 0.01, RetentionShift.Source.SEEN, Set.of()),
                List.of(
                        new PeakTime(10.4 * 1.01, 1, Apex.near(signal, 10.8, new Apex.Search(WIDTH, 0.2))),
                        new PeakTime(11.6 * 1.01, 1, Apex.near(signal, 11.7, new Apex.Search(WIDTH, 0.2)))));
        List<Integration> found = integrator(Role.QUANTIFIER, 10.4, 11.6)
                .integrate(signal, places, SampleType.STUDY)
                .peaks();
        assertThat(((Peak) found.get(0)).flags()).contains(Flag.RT_SHIFT);
        assertThat(((Peak) found.get(1)).flags()).doesNotContain(Flag.RT_SHIFT);
    }

    /** Three standard errors make a peak, and only a peak has figures. */
    @Test
    void threeStandardErrorsAreDetected() {
        double se = ((Peak) integrated(signal(blank()), SampleType.STUDY, 10.4, 11.6)
                        .get(0))
                .area()
                .seCountsMin();
        for (double errors : new double[] {2.9, 3.1}) {
            Peak peak =
                    (Peak) integrated(signal(blank().peak(errors * se, 10.4, SIGMA, 0)), SampleType.STUDY, 10.4, 11.6)
                            .get(0);
            assertThat(peak.isDetected()).isEqualTo(errors > 3);
            assertThat(peak.figures().widthMin().isPresent()).isEqualTo(errors > 3);
        }
    }
}
