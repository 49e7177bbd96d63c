package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every flag of this room: its planted cause raises it, and it alone. */
@RaisedByFault(flag = Flag.INTEGRATION_FAILED, fault = "no-valley", integration = "perpendicular_drop")
@RaisedByFault(flag = Flag.MASKED_POINTS, fault = "spike")
@RaisedByFault(flag = Flag.RT_DRIFT, fault = "rt-drift")
@RaisedByFault(flag = Flag.RT_SHIFT, fault = "rt-shift")
@RaisedByFault(flag = Flag.AMBIGUOUS_RT, fault = "ambiguous-rt")
@RaisedByFault(flag = Flag.AMBIGUOUS_ASSIGNMENT, fault = "ambiguous-assignment")
@RaisedByFault(flag = Flag.WINDOW_TRUNCATED, fault = "window-truncated")
class PlantedCausesTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.2);
    private static final PlantedRun.Noise NOISE = new PlantedRun.Noise(100, 5);
    private static final Method METHOD = PlantedMethods.pair(SHAPE, 2.0);
    private static final Channel ANALYTE = METHOD.compounds().get(0).channels().quantifier();
    private static final double SECOND_MIN =
            ANALYTE.window().retentionTimesMin().get(1);

    private static PlantedRun run() {
        return new PlantedRun(METHOD, SHAPE, NOISE).standards();
    }

    /** Flags of both peaks after the analyte's trace of (20 000, 15 000) was changed. */
    private static List<Set<Flag>> after(UnaryOperator<Trace> spoil) {
        PlantedRun run = run();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        traces.put(ANALYTE, spoil.apply(run.trace(ANALYTE, 0, 20_000, 15_000)));
        return flags(run.add(SampleType.STUDY, traces), 8);
    }

    private static List<Set<Flag>> flags(PlantedRun run, int injection) {
        List<Integration> peaks =
                run.integrate().get(injection).in(run.analyte()).peaks();
        return peaks.stream().map(Integration::flags).toList();
    }

    private static Trace counts(Trace trace, java.util.function.IntToDoubleFunction change) {
        double[] counts = trace.intensitiesCounts();
        java.util.Arrays.setAll(counts, change);
        return Trace.of(trace.timesMin(), counts);
    }

    /** The trace without the points from one index to another, the second excluded. */
    private static Trace without(Trace trace, int from, int to) {
        int n = trace.size() - (to - from);
        double[] times = new double[n];
        double[] counts = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = trace.timeMin(i < from ? i : i + to - from);
            counts[i] = trace.intensityCounts(i < from ? i : i + to - from);
        }
        return Trace.of(times, counts);
    }

    @Test
    void cleanPeaksHaveNoFlags() {
        assertThat(after(trace -> trace)).containsExactly(Set.of(), Set.of());
    }

    @ParameterizedTest(name = "every {0}th point")
    @CsvSource({"2,", "3,POINTS_LOW", "4,POINTS_LOW", "5,TOO_FEW_POINTS", "8,TOO_FEW_POINTS"})
    void fewPoints(int every, Flag expected) {
        Set<Flag> wanted = expected == null ? Set.of() : Set.of(expected);
        assertThat(after(trace -> PlantedRun.every(every, trace)))
                .allSatisfy(flags -> assertThat(flags).containsExactlyElementsOf(wanted));
    }

    @ParameterizedTest(name = "{0} points missing")
    @CsvSource({"2,", "3,MASKED_POINTS"})
    void missingPoints(int missing, Flag expected) {
        List<Set<Flag>> found = after(trace -> {
            int from = trace.firstAtOrAfter(5.08);
            return without(trace, from, from + missing);
        });
        assertThat(found.get(0)).containsExactlyElementsOf(expected == null ? Set.of() : Set.of(expected));
        assertThat(found.get(1)).isEmpty();
    }

    @Test
    void spikesOnAPeak() {
        List<Set<Flag>> found = after(trace -> {
            int from = trace.firstAtOrAfter(5.06);
            return counts(
                    trace, i -> trace.intensityCounts(i) + (i == from || i == from + 4 || i == from + 8 ? 60_000 : 0));
        });
        assertThat(found.get(0)).contains(Flag.MASKED_POINTS);
        assertThat(found.get(1)).isEmpty();
    }

    @Test
    void plateau() {
        assertThat(after(trace -> counts(trace, i -> Math.min(trace.intensityCounts(i), 80_000))))
                .containsExactly(Set.of(Flag.SATURATED), Set.of());
    }

    @ParameterizedTest(name = "limit {0} counts")
    @CsvSource({"80000,SATURATED", "200000,"})
    void detectorLimit(double limit, Flag expected) {
        Method limited = PlantedMethods.with(
                METHOD,
                new Method.Acquisition(
                        METHOD.acquisition().mzTolerance(),
                        METHOD.acquisition().timeUnitIfMissing(),
                        OptionalDouble.of(limit),
                        METHOD.acquisition().integration()),
                METHOD.limits());
        PlantedRun run = new PlantedRun(limited, SHAPE, NOISE).standards().add(SampleType.STUDY, 20_000, 15_000);
        assertThat(flags(run, 8)).containsExactly(expected == null ? Set.of() : Set.of(expected), Set.of());
    }

    @ParameterizedTest(name = "{0} min later")
    @CsvSource({"0.3,", "0.5,RT_DRIFT", "-0.5,RT_DRIFT"})
    void wholePairFarFromTheMethodsTimes(double shift, Flag expected) {
        List<Set<Flag>> found = flags(run().addShifted(SampleType.STUDY, shift, 20_000, 15_000), 8);
        assertThat(found)
                .allSatisfy(flags ->
                        assertThat(flags).containsExactlyElementsOf(expected == null ? Set.of() : Set.of(expected)));
    }

    @Test
    void analyteAwayFromTheTimeThatItsStandardPredicts() {
        PlantedRun run = run();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        traces.put(ANALYTE, run.trace(ANALYTE, 0.05, 20_000, 15_000));
        assertThat(flags(run.add(SampleType.STUDY, traces), 8))
                .containsExactly(Set.of(Flag.RT_SHIFT), Set.of(Flag.RT_SHIFT));
    }

    @Test
    void twoEqualPairsOfTheStandard() {
        PlantedRun run = new PlantedRun(METHOD, SHAPE, NOISE);
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        Channel standard = METHOD.internalStandards().get(0).channel();
        SyntheticChromatogram two = run.signal(standard, 0.3, 20_000, 20_000);
        for (double time : standard.window().retentionTimesMin()) {
            SHAPE.plant(two, 20_000, time - 0.3);
        }
        traces.put(standard, run.noisy(two, standard));
        InjectionPeaks found = run.add(SampleType.STUDY, traces).integrate().get(0);
        assertThat(found.in(standard).peaks())
                .allSatisfy(peak -> assertThat(peak.flags()).contains(Flag.AMBIGUOUS_RT));
    }

    /** Unequal by less and by more than scores tell, on both sides of the pair's usual place. */
    @ParameterizedTest(name = "{0} and {1} min, second {2} times")
    @CsvSource({"0.3,-0.3,1.0", "0.3,-0.3,0.7", "-0.3,0.35,0.6", "0.25,-0.4,1.5"})
    void twoPairsNeitherAtTheTimeThatTheRunPredicts(double one, double other, double times) {
        PlantedRun run = run();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        Channel standard = METHOD.internalStandards().get(0).channel();
        SyntheticChromatogram two = run.signal(standard, one, 20_000, 20_000);
        for (double time : standard.window().retentionTimesMin()) {
            SHAPE.plant(two, 20_000 * times, time + other);
        }
        traces.put(standard, run.noisy(two, standard));
        InjectionPeaks found = run.add(SampleType.STUDY, traces).integrate().get(8);
        assertThat(found.in(standard).peaks())
                .allSatisfy(peak -> assertThat(peak.flags()).contains(Flag.AMBIGUOUS_RT));
    }

    /** The pair elutes at its usual time; one spacing later there is a further peak like its second. */
    @ParameterizedTest(name = "a foreign peak of {0} times the area, one spacing later")
    @CsvSource({"0.4,", "1.6,RT_SLOT_CORRECTED"})
    void foreignPeakOneSpacingLater(double times, Flag expected) {
        PlantedRun run = run();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        Channel standard = METHOD.internalStandards().get(0).channel();
        List<Double> slots = standard.window().retentionTimesMin();
        SyntheticChromatogram three = run.signal(standard, 0, 12_000, 20_000);
        SHAPE.plant(three, 20_000 * times, 2 * slots.get(1) - slots.get(0));
        traces.put(standard, run.noisy(three, standard));
        InjectionPeaks found = run.add(SampleType.STUDY, traces).integrate().get(8);
        Peak first = (Peak) found.in(standard).peaks().get(0);
        assertThat(first.area().countsMin()).isBetween(11_800.0, 12_200.0);
        assertThat(first.flags()).doesNotContain(Flag.AMBIGUOUS_RT);
        assertThat(first.flags().contains(Flag.RT_SLOT_CORRECTED)).isEqualTo(expected != null);
    }

    @Test
    void peakBeyondTheUsualSearchRangeIsFound() {
        PlantedRun run = run();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        SyntheticChromatogram moved = run.signal(ANALYTE, 0, 0, 15_000);
        SHAPE.plant(moved, 20_000, ANALYTE.window().retentionTimesMin().get(0) - 0.22);
        traces.put(ANALYTE, run.noisy(moved, ANALYTE));
        InjectionPeaks found = run.add(SampleType.STUDY, traces).integrate().get(8);
        Peak first = (Peak) found.in(ANALYTE).peaks().get(0);
        assertThat(first.area().countsMin()).isBetween(19_700.0, 20_300.0);
        assertThat(first.flags()).containsExactly(Flag.RT_SHIFT);
        assertThat(found.in(ANALYTE).peaks().get(1).flags()).isEmpty();
    }

    @Test
    void onlyPeakBetweenTheExpectedTimesBelongsToNeither() {
        PlantedRun run = run();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        double middle = (ANALYTE.window().retentionTimesMin().get(0) + SECOND_MIN) / 2;
        traces.put(ANALYTE, run.noisy(SHAPE.plant(run.signal(ANALYTE, 0, 0, 0), 20_000, middle), ANALYTE));
        assertThat(flags(run.add(SampleType.STUDY, traces), 8))
                .allSatisfy(flags -> assertThat(flags).contains(Flag.AMBIGUOUS_ASSIGNMENT));
    }

    @Test
    void onlyPeakWithoutAStandardBelongsToNoExpectedTime() {
        Method alone = PlantedMethods.method(
                List.of(PlantedMethods.compound(ANALYTE, Optional.empty(), Optional.empty())), List.of());
        PlantedRun run = new PlantedRun(alone, SHAPE, NOISE).add(SampleType.STUDY, 20_000, 0);
        assertThat(flags(run, 0).get(0)).contains(Flag.AMBIGUOUS_ASSIGNMENT);
    }

    @Test
    void onlyPeakAtTheTimeOfItsStandardIsAssigned() {
        assertThat(flags(run().add(SampleType.STUDY, 20_000, 0), 8)).containsExactly(Set.of(), Set.of());
    }

    @ParameterizedTest(name = "Rs {0}, {1} : {2}")
    @CsvSource({"1.1,RS_BELOW_FLOOR", "1.4,RS_LOW", "1.7,"})
    void resolution(double resolution, Flag expected) {
        PlantedRun run = new PlantedRun(PlantedMethods.pair(SHAPE, resolution), SHAPE, NOISE)
                .standards()
                .add(SampleType.STUDY, 20_000, 15_000);
        assertThat(flags(run, 8)).allSatisfy(flags -> {
            assertThat(flags.contains(Flag.RS_BELOW_FLOOR)).isEqualTo(expected == Flag.RS_BELOW_FLOOR);
            assertThat(flags.contains(Flag.RS_LOW)).isEqualTo(expected == Flag.RS_LOW);
            assertThat(flags.contains(Flag.VALLEY)).isEqualTo(expected == Flag.RS_BELOW_FLOOR);
        });
    }

    @Test
    void longTail() {
        PlantedRun run = run();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        SyntheticChromatogram tailing = run.signal(ANALYTE, 0, 20_000).peak(15_000, SECOND_MIN - 0.075, 0.06, 0.2);
        traces.put(ANALYTE, run.noisy(tailing, ANALYTE));
        List<Set<Flag>> found = flags(run.add(SampleType.STUDY, traces), 8);
        assertThat(found.get(0)).doesNotContain(Flag.TAIL);
        assertThat(found.get(1)).contains(Flag.TAIL);
    }

    @Test
    void traceThatEndsInAPeak() {
        assertThat(after(trace -> trace.slice(0, trace.firstAtOrAfter(SECOND_MIN + 0.15))))
                .containsExactly(Set.of(), Set.of(Flag.WINDOW_TRUNCATED));
    }

    @Test
    void traceThatEndsBeforeAPeak() {
        List<Set<Flag>> found = after(trace -> trace.slice(0, trace.firstAtOrAfter(5.33)));
        assertThat(found.get(1)).contains(Flag.INTEGRATION_FAILED, Flag.WINDOW_TRUNCATED);
    }

    @Test
    void zerosAlthoughTheRunHasABackground() {
        assertThat(after(trace -> counts(trace, i -> 0))).containsExactly(Set.of(Flag.NO_DATA), Set.of(Flag.NO_DATA));
    }

    @Test
    void absentChannel() {
        PlantedRun run = run();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        traces.remove(ANALYTE);
        assertThat(flags(run.add(SampleType.STUDY, traces), 8))
                .containsExactly(Set.of(Flag.NO_DATA), Set.of(Flag.NO_DATA));
    }

    @Test
    void shoulderWithoutAValley() {
        PlantedRun run = new PlantedRun(PlantedMethods.pair(SHAPE, 0.9), SHAPE, NOISE)
                .standards()
                .add(SampleType.STUDY, 40_000, 4_000);
        assertThat(flags(run, 8)).containsExactly(Set.of(Flag.INTEGRATION_FAILED), Set.of(Flag.INTEGRATION_FAILED));
    }
}
