package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.RaisedByFault;
import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags of a run integrated by the joint fit: their causes are planted in one sample, from traces to peaks. */
@RaisedByFault(flag = Flag.WIDTH_ANOMALY, fault = "wide")
@RaisedByFault(flag = Flag.INTERFERENCE_MODELLED, fault = "stranger")
@RaisedByFault(flag = Flag.INTERFERENCE_LARGE, fault = "stranger")
@RaisedByFault(flag = Flag.FIT_POOR, fault = "tail")
@RaisedByFault(flag = Flag.FIT_FALLBACK_LINEAR, fault = "tail")
@RaisedByFault(flag = Flag.INTEGRATION_DISAGREE, fault = "rt-far")
class JointFitFlagsTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.2);
    private static final PlantedRun.Noise NOISE = new PlantedRun.Noise(70, 5);
    private static final int SAMPLE = 8;

    private static Method method(double resolution) {
        Method pair = PlantedMethods.pair(SHAPE, resolution);
        Method.Acquisition acquisition = new Method.Acquisition(
                pair.acquisition().mzTolerance(),
                pair.acquisition().timeUnitIfMissing(),
                pair.acquisition().detectorLimitCounts(),
                IntegrationChoice.JOINT_FIT);
        return PlantedMethods.with(pair, acquisition, pair.limits());
    }

    private static PlantedRun run(double resolution) {
        return new PlantedRun(method(resolution), SHAPE, NOISE).standards();
    }

    /** The sample of (20 000, 15 000) after one of its traces was changed. */
    private static InjectionPeaks after(PlantedRun run, Channel channel, UnaryOperator<Trace> spoil) {
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        traces.put(channel, spoil.apply(traces.get(channel)));
        return run.add(SampleType.STUDY, traces).integrate().get(SAMPLE);
    }

    private static Channel standard(PlantedRun run) {
        return run.method().internalStandards().get(0).channel();
    }

    private static Trace spiked(Trace trace, double fromMin, int spikes) {
        double[] counts = trace.intensitiesCounts();
        int from = trace.firstAtOrAfter(fromMin);
        for (int k = 0; k < spikes; k++) {
            counts[from + 4 * k] += 50_000;
        }
        return Trace.of(trace.timesMin(), counts);
    }

    @ParameterizedTest(name = "{0} spikes")
    @ValueSource(ints = {2, 4})
    void spikesOnThePeaksDoNotChangeTheirAreas(int spikes) {
        PlantedRun run = run(1.5);
        InjectionPeaks found = after(run, run.analyte(), trace -> spiked(trace, 4.9, spikes));
        assertThat(run.peak(found, 0).area().countsMin()).isCloseTo(20_000, within(300.0));
        assertThat(run.peak(found, 1).area().countsMin()).isCloseTo(15_000, within(300.0));
        assertThat(run.peak(found, 0).flags().contains(Flag.MASKED_POINTS)).isEqualTo(spikes > 2);
    }

    @Test
    void spikesOnTheStandardDoNotChangeItsAreas() {
        PlantedRun run = run(1.5);
        InjectionPeaks found = after(run, standard(run), trace -> spiked(trace, 4.9, 4));
        for (Integration peak : found.in(standard(run)).peaks()) {
            assertThat(((Peak) peak).area().countsMin()).isCloseTo(20_000, within(300.0));
        }
        assertThat(found.in(standard(run)).peaks().get(0).flags()).contains(Flag.MASKED_POINTS);
    }

    /** A foreign peak in the standard's channel is fitted, teaches nothing, and refuses the row where it decides the standard's area. */
    @ParameterizedTest(name = "{0} of the standard, {1} min behind it")
    @CsvSource({"0.3, 0.3", "0.3, 0.15"})
    void foreignPeakBehindTheStandardIsFittedAndTeachesNothing(double part, double away) {
        PlantedRun run = run(1.5);
        Channel standard = standard(run);
        double last = standard.window().retentionTimesMin().get(1);
        SyntheticChromatogram three = run.signal(standard, 0, 20_000, 20_000);
        SHAPE.plant(three, part * 20_000, last + away);
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        traces.put(standard, run.noisy(three, standard));
        List<InjectionPeaks> all = run.add(SampleType.STUDY, traces).integrate();
        for (int i = 0; i <= SAMPLE; i++) {
            for (int place = 0; place < 2; place++) {
                Peak one = (Peak) all.get(i).in(standard).peaks().get(place);
                boolean isSpoilt = part > 0 && i == SAMPLE;
                assertThat(one.flags().contains(Flag.INTERFERENCE_MODELLED))
                        .as(i + " " + one)
                        .isEqualTo(isSpoilt);
                assertThat(one.flags().contains(Flag.INTERFERENCE_LARGE))
                        .as(i + " " + one)
                        .isEqualTo(isSpoilt && place == 1);
                assertThat(one.flags()).doesNotContain(Flag.FIT_POOR);
                assertThat(one.area().countsMin()).isCloseTo(20_000, within(600.0));
                assertThat(one.area().seCountsMin()).isLessThan(300);
            }
        }
    }

    @ParameterizedTest(name = "resolution {0}, {1} min away")
    @CsvSource({"1.5, 0.1", "1.5, 0.2", "2.0, 0.15", "2.0, 0.25"})
    void pairFarFromTheTimePredictedByItsStandardIsFlaggedOrHasNoArea(double resolution, double shift) {
        PlantedRun run = run(resolution);
        InjectionPeaks found = after(run, run.analyte(), trace -> run.trace(run.analyte(), shift, 20_000, 15_000));
        for (int place = 0; place < 2; place++) {
            Integration peak = found.in(run.analyte()).peaks().get(place);
            double truth = place == 0 ? 20_000 : 15_000;
            assertThat(peak instanceof NotFound
                            || peak.flags().contains(Flag.INTERFERENCE_LARGE)
                            || peak.flags().contains(Flag.RT_SHIFT)
                                    && Math.abs(((Peak) peak).area().countsMin() - truth) < 0.05 * truth)
                    .as(peak.toString())
                    .isTrue();
        }
    }

    /** Whichever peak is missing, no peak of the analyte is taken for the other one. */
    @ParameterizedTest(name = "only peak {0} of the standard, resolution {1}")
    @CsvSource({"0, 1.2", "1, 1.5"})
    void aStandardWithOnePeakLeavesTheAreasRightOrRefused(int there, double resolution) {
        PlantedRun run = run(resolution);
        Channel standard = standard(run);
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 9_000, 15_000);
        traces.put(
                standard,
                run.noisy(run.signal(standard, 0, there == 0 ? 20_000 : 0, there == 1 ? 20_000 : 0), standard));
        List<InjectionPeaks> all = run.add(SampleType.STUDY, traces).integrate();
        for (int place = 0; place < 2; place++) {
            Integration one = all.get(SAMPLE).in(run.analyte()).peaks().get(place);
            double truth = place == 0 ? 9_000 : 15_000;
            assertThat(one instanceof NotFound
                            || one.flags().contains(Flag.INTERFERENCE_LARGE)
                            || Math.abs(((Peak) one).area().countsMin() - truth) < 0.05 * truth)
                    .as(one.toString())
                    .isTrue();
        }
    }

    /** What is left out above. */
    @Tag("evidence")
    @Test
    void theSameHoldsForTheOtherSpikesPlacesAndResolutions() {
        spikesOnThePeaksDoNotChangeTheirAreas(0);
        spikesOnThePeaksDoNotChangeTheirAreas(1);
        for (double shift : new double[] {0.15, 0.25}) {
            pairFarFromTheTimePredictedByItsStandardIsFlaggedOrHasNoArea(1.5, shift);
        }
        for (double shift : new double[] {0.1, 0.2}) {
            pairFarFromTheTimePredictedByItsStandardIsFlaggedOrHasNoArea(2.0, shift);
        }
        aStandardWithOnePeakLeavesTheAreasRightOrRefused(0, 1.5);
        aStandardWithOnePeakLeavesTheAreasRightOrRefused(1, 1.2);
        foreignPeakBehindTheStandardIsFittedAndTeachesNothing(0, 0.3);
    }

    @Test
    void fitAtAnotherTimeIsReplacedByPerpendicularDrop() {
        PlantedRun run = run(2.0);
        Channel analyte = run.analyte();
        List<Double> times = analyte.window().retentionTimesMin();
        SyntheticChromatogram moved = run.signal(analyte, 0, 0, 15_000);
        SHAPE.plant(moved, 20_000, times.get(0) - 0.28);
        InjectionPeaks found = after(run, analyte, trace -> run.noisy(moved, analyte));
        Peak first = run.peak(found, 0);
        assertThat(first.area().countsMin()).isCloseTo(20_000, within(600.0));
        assertThat(first.how()).isEqualTo(IntegrationMethod.PERPENDICULAR_DROP);
        assertThat(first.flags()).contains(Flag.RT_SHIFT, Flag.FIT_FALLBACK_DROP);
        assertThat(run.peak(found, 1).area().countsMin()).isCloseTo(15_000, within(600.0));
    }

    /** The same with too little resolution for perpendicular drop. */
    @Test
    void fitAtAnotherTimeWithoutAValleyIsFlagged() {
        PlantedRun run = run(1.0);
        Channel analyte = run.analyte();
        InjectionPeaks found = after(run, analyte, trace -> run.trace(analyte, 0.15, 20_000, 15_000));
        assertThat(found.in(analyte).peaks())
                .allSatisfy(peak -> assertThat(peak.flags())
                        .containsAnyOf(Flag.INTEGRATION_FAILED, Flag.AMBIGUOUS_ASSIGNMENT, Flag.RT_SHIFT));
    }

    @Test
    void tailUnlikeTheRunsShapeIsFlagged() {
        PlantedRun run = run(1.5);
        Channel analyte = run.analyte();
        List<Double> times = analyte.window().retentionTimesMin();
        SyntheticChromatogram tailing = new SyntheticChromatogram()
                .peak(20_000, times.get(0) - 0.06, 0.06, 0.22)
                .peak(15_000, times.get(1) - 0.06, 0.06, 0.22)
                .time(2, 9, 0.01)
                .baseline(PlantedRun.BASELINE_COUNTS, 0);
        InjectionPeaks found = after(run, analyte, trace -> run.noisy(tailing, analyte));
        assertThat(found.in(analyte).peaks())
                .allSatisfy(peak -> assertThat(peak.flags())
                        .containsAnyOf(Flag.FIT_POOR, Flag.FIT_FALLBACK_LINEAR, Flag.INTEGRATION_FAILED));
    }

    /** What the two share is known, how they share it is not: such areas are no result. */
    @ParameterizedTest(name = "resolution {0}")
    @ValueSource(doubles = {0.25, 0.35})
    void peaksThatAreHardlySeparatedAreFlaggedAndRightTogether(double resolution) {
        PlantedRun run = run(resolution);
        InjectionPeaks found = after(run, run.analyte(), trace -> trace);
        assertThat(found.in(run.analyte()).peaks())
                .allSatisfy(peak -> assertThat(peak.flags()).contains(Flag.RS_BELOW_FLOOR));
        double both = run.peak(found, 0).area().countsMin()
                + run.peak(found, 1).area().countsMin();
        assertThat(both).isCloseTo(35_000, within(500.0));
        assertThat(run.peak(found, 0).area().countsMin())
                .isGreaterThan(run.peak(found, 1).area().countsMin());
    }
}
