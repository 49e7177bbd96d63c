package io.enantio.peak.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Peak;
import io.enantio.peak.joint.JointFitRun.Expectation;
import io.enantio.peak.joint.JointFitRun.Input;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run of simulated pairs, 10:1 at Rs about 1 with tailing, whose areas are known. */
class JointFitTest {
    private static final double SIGMA = 0.066;
    private static final double TAU = 0.08;
    private static final double SPACING = 0.34;
    private static final Expectation ANALYTE = new Expectation(List.of(5.05, 5.39), 0.17);
    private static final Expectation STANDARD = new Expectation(List.of(5.03, 5.37), 0.17);

    /** The run that most tests look at or compare with, fitted once. */
    private static List<JointFitRun.Fitted> plain = List.of();

    @BeforeAll
    static void fitted() {
        plain = JointFitRun.fit(ANALYTE, Optional.of(STANDARD), run(1, 0));
    }

    @Test
    void aSmallPeakOnTheTailOfALargeOneIsRightWithinItsInterval() {
        List<FittedChannel> fitted = analytes(plain);
        for (int i = 6; i < fitted.size(); i++) {
            Peak.Area minor = fitted.get(i).peaks().get(1).area();
            assertThat(minor.countsMin()).isCloseTo(1000, within(4 * minor.seCountsMin()));
            assertThat(minor.seCountsMin()).isLessThan(60);
            assertThat(fitted.get(i).peaks().get(0).area().countsMin()).isCloseTo(10000, within(250.0));
        }
    }

    @Test
    void theInternalStandardHasItsOwnAreas() {
        for (JointFitRun.Fitted fitted : plain) {
            for (FittedChannel.FittedPeak peak : fitted.standard().peaks()) {
                assertThat(peak.area().countsMin())
                        .isCloseTo(7000, within(4 * peak.area().seCountsMin()));
            }
        }
    }

    @Test
    void areasScaleWithTheIntensity() {
        List<Input> run = run(1, 0);
        List<FittedChannel> once = analytes(plain);
        List<FittedChannel> twice = fit(run.stream()
                .map(input -> new Input(
                        input.type(),
                        input.analyte().map(JointFitTest::doubled),
                        input.standard().map(JointFitTest::doubled)))
                .toList());
        for (int i = 0; i < once.size(); i++) {
            double area = once.get(i).peaks().get(1).area().countsMin();
            assertThat(twice.get(i).peaks().get(1).area().countsMin()).isCloseTo(2 * area, within(2e-3 * area));
        }
    }

    @Test
    void aConstantBackgroundMovesNoArea() {
        List<FittedChannel> without = analytes(plain);
        List<FittedChannel> with = fit(run(1, 400));
        for (int i = 6; i < without.size(); i++) {
            Peak.Area area = without.get(i).peaks().get(1).area();
            assertThat(with.get(i).peaks().get(1).area().countsMin())
                    .isCloseTo(area.countsMin(), within(4 * area.seCountsMin()));
        }
    }

    @Test
    void theSameRunGivesTheSameBits() {
        assertThat(fit(run(1, 0))).usingRecursiveComparison().isEqualTo(analytes(plain));
    }

    @Test
    void areasOfABlankScatterAroundZeroAndAMissingTraceIsReported() {
        List<Input> run = new ArrayList<>(run(1, 0));
        run.add(new Input(SampleType.BLANK, Optional.of(trace(0, 0, 99, 100)), Optional.of(standard(77))));
        run.add(new Input(SampleType.STUDY, Optional.empty(), Optional.of(standard(78))));
        List<FittedChannel> fitted = fit(run);
        Peak.Area blank = fitted.get(run.size() - 2).peaks().get(0).area();
        assertThat(Math.abs(blank.countsMin())).isLessThan(4 * blank.seCountsMin());
        assertThat(fitted.get(run.size() - 1).flags()).containsExactly(Flag.NO_DATA);
    }

    @Test
    void withoutStandardsTheRunIsFlaggedAndStillFitted() {
        List<Input> run = run(1, 0).stream()
                .map(input -> new Input(SampleType.STUDY, input.analyte(), input.standard()))
                .toList();
        for (FittedChannel channel : fit(run)) {
            assertThat(channel.flags()).contains(Flag.NO_SHAPE_LIBRARY);
            assertThat(channel.peaks()).hasSize(2);
        }
    }

    @Test
    void aMethodWithoutInternalStandardIsFittedByTheRunsOwnDrift() {
        List<Input> run = run(1, 0).stream()
                .map(input -> new Input(input.type(), input.analyte(), Optional.empty()))
                .toList();
        List<FittedChannel> fitted = analytes(JointFitRun.fit(ANALYTE, Optional.empty(), run));
        for (int i = 6; i < fitted.size(); i++) {
            Peak.Area minor = fitted.get(i).peaks().get(1).area();
            assertThat(minor.countsMin()).isCloseTo(1000, within(4 * minor.seCountsMin()));
        }
    }

    @Test
    void tracesWithoutPeaksGiveNoAreas() {
        List<Input> run = Collections.nCopies(3, new Input(SampleType.STUDY, Optional.empty(), Optional.empty()));
        assertThat(fit(run)).allSatisfy(channel -> assertThat(channel.peaks()).isEmpty());
    }

    private static List<FittedChannel> fit(List<Input> run) {
        return analytes(JointFitRun.fit(ANALYTE, Optional.of(STANDARD), run));
    }

    private static List<FittedChannel> analytes(List<JointFitRun.Fitted> fitted) {
        return fitted.stream().map(JointFitRun.Fitted::analyte).toList();
    }

    private static List<Input> run(long seed, double background) {
        return IntStream.range(0, 14)
                .mapToObj(i -> i < 6
                        ? new Input(
                                SampleType.STANDARD,
                                Optional.of(trace(12000, 12000, seed * 100 + i, background + 100)),
                                Optional.of(standard(seed * 100 + i + 50)))
                        : new Input(
                                SampleType.STUDY,
                                Optional.of(trace(10000, 1000, seed * 100 + i, background + 100)),
                                Optional.of(standard(seed * 100 + i + 50))))
                .toList();
    }

    private static Trace trace(double first, double second, long seed, double background) {
        return pair(first, second, 4.99, seed, background);
    }

    private static Trace standard(long seed) {
        return pair(7000, 7000, 4.97, seed, 100);
    }

    private static Trace pair(double first, double second, double mu, long seed, double background) {
        return new SyntheticChromatogram()
                .time(3.8, 6.8, 1.0 / 60)
                .baseline(background, 20)
                .peak(first, mu, SIGMA, TAU)
                .peak(second, mu + SPACING, SIGMA, TAU)
                .noise(60, 5, seed)
                .trace();
    }

    private static Trace doubled(Trace trace) {
        double[] counts = trace.intensitiesCounts();
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= 2;
        }
        return Trace.of(trace.timesMin(), counts);
    }
}
