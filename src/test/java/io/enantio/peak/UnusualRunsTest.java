package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.Transition;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual methods, failed runs, empty traces: sensible values, no exception. */
class UnusualRunsTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.2);
    private static final PlantedRun.Noise NOISE = new PlantedRun.Noise(100, 5);
    private static final Method PAIR = PlantedMethods.pair(SHAPE, 2.0);
    private static final Channel ANALYTE = PAIR.compounds().get(0).channels().quantifier();

    private static double[] areas(InjectionPeaks injection, Channel channel) {
        return injection.in(channel).peaks().stream()
                .mapToDouble(peak -> ((Peak) peak).area().countsMin())
                .toArray();
    }

    private static PlantedRun run(Method method) {
        return new PlantedRun(method, SHAPE, NOISE);
    }

    @Test
    void qualifierAndMonitoredChannelsHaveTheirPeaks() {
        Channel qualifier = PlantedMethods.channel("pair", Role.QUALIFIER, 5, 5.678);
        Channel known = PlantedMethods.channel("known", Role.MONITORED, 5.4);
        Channel any = new Channel("any", Role.MONITORED, Transition.srm(180, 90), new PeakWindow(List.of(), 1));
        Compound compound = PlantedMethods.compound(ANALYTE, Optional.of(qualifier), Optional.of("pair-d4"));
        Method method = PlantedMethods.method(
                List.of(compound),
                PAIR.internalStandards(),
                new MonitoredCompound("known", known, List.of("pair")),
                new MonitoredCompound("any", any, List.of("pair")));
        PlantedRun run = run(method);
        for (int i = 0; i < 5; i++) {
            Map<Channel, Trace> traces = run.traces(SampleType.STANDARD, 0.02 * i, 20_000, 15_000);
            traces.put(qualifier, run.trace(qualifier, 0.02 * i, 8_000, 6_000));
            traces.put(known, run.trace(known, 0.02 * i, 3_000));
            traces.put(any, run.noisy(SHAPE.plant(run.signal(known, 0), 9_000, 6.3), any));
            run.add(SampleType.STANDARD, traces);
        }
        InjectionPeaks found = run.integrate().get(3);
        assertThat(areas(found, ANALYTE)).containsExactly(new double[] {20_000, 15_000}, within(200.0));
        assertThat(areas(found, qualifier)).containsExactly(new double[] {8_000, 6_000}, within(100.0));
        assertThat(areas(found, known)).containsExactly(new double[] {3_000}, within(60.0));
        assertThat(areas(found, any)).containsExactly(new double[] {9_000}, within(100.0));
        assertThat(((Peak) found.in(any).peaks().get(0)).retentionTimeMin()).isCloseTo(6.3, within(0.01));
        assertThat(found.qualifierOf(compound.analytes().get(1))).isPresent();
    }

    @Test
    void compoundWithoutAnInternalStandardIsLocatedByItsOwnPeaks() {
        Method method = PlantedMethods.method(
                List.of(PlantedMethods.compound(ANALYTE, Optional.empty(), Optional.empty())), List.of());
        PlantedRun run = run(method).standards();
        run.addShifted(SampleType.STUDY, 0.1, 20_000, 15_000).add(SampleType.BLANK, 0, 0);
        List<InjectionPeaks> found = run.integrate();
        assertThat(areas(found.get(8), ANALYTE)).containsExactly(new double[] {20_000, 15_000}, within(200.0));
        assertThat(run.peak(found.get(9), 0).isDetected()).isFalse();
    }

    @Test
    void onePeakOfAStandardServesAPair() {
        Channel standard = PlantedMethods.channel("pair-d4", Role.INTERNAL_STANDARD, 4.98);
        Method method = PlantedMethods.method(PAIR.compounds(), List.of(PlantedMethods.standard(standard)));
        PlantedRun run = run(method).standards();
        for (int i = 0; i < 5; i++) {
            run.addShifted(SampleType.STUDY, 0.05 * i, 20_000, 1_000);
        }
        InjectionPeaks found = run.integrate().get(12);
        assertThat(areas(found, ANALYTE)).containsExactly(new double[] {20_000, 1_000}, within(200.0));
        assertThat(found.internalStandardOf(PAIR.analytes().get(1)))
                .contains(found.in(standard).peaks().get(0));
    }

    @Test
    void threePeaksAreDividedAtTwoValleys() {
        Channel three = PlantedMethods.channel("three", Role.QUANTIFIER, 5, 5.6, 6.2);
        Channel standard = PlantedMethods.channel("three-d4", Role.INTERNAL_STANDARD, 4.98, 5.58, 6.18);
        Method method = PlantedMethods.method(
                List.of(PlantedMethods.compound(three, Optional.empty(), Optional.of("three-d4"))),
                List.of(PlantedMethods.standard(standard)));
        PlantedRun run = run(method).standards().add(SampleType.STUDY, 20_000, 0, 9_000);
        InjectionPeaks found = run.integrate().get(8);
        assertThat(areas(found, three)).containsExactly(new double[] {20_000, 0, 9_000}, within(150.0));
        assertThat(found.in(three).covariance()).hasSize(3);
        assertThat(run.peak(found, 1).isDetected()).isFalse();
    }

    @Test
    void twoCompoundsOnOneTransitionAreTwoChannels() {
        Channel first = PlantedMethods.channel("early", Role.QUANTIFIER, 4);
        Channel second = new Channel("later", Role.QUANTIFIER, first.transition(), new PeakWindow(List.of(5.5), 0.8));
        Channel standard = PlantedMethods.channel("d4", Role.INTERNAL_STANDARD, 4.9);
        Method method = PlantedMethods.method(
                List.of(
                        PlantedMethods.compound(first, Optional.empty(), Optional.of("d4")),
                        PlantedMethods.compound(second, Optional.empty(), Optional.of("d4"))),
                List.of(PlantedMethods.standard(standard)));
        PlantedRun run = run(method);
        for (int i = 0; i < 6; i++) {
            Map<Channel, Trace> traces = run.traces(SampleType.STANDARD, 0, 10_000);
            Trace both = run.noisy(
                    SHAPE.plant(run.signal(first, 0, 10_000), 4_000, 5.5).time(1, 8.5, 0.01), first);
            traces.put(first, both);
            traces.put(second, both);
            run.add(SampleType.STANDARD, traces);
        }
        InjectionPeaks found = run.integrate().get(2);
        assertThat(areas(found, first)).containsExactly(new double[] {10_000}, within(100.0));
        assertThat(areas(found, second)).containsExactly(new double[] {4_000}, within(80.0));
    }

    @Test
    void largerForeignPeakBesideAnAchiralOneIsNotTaken() {
        Channel one = PlantedMethods.channel("one", Role.QUANTIFIER, 5);
        Channel standard = PlantedMethods.channel("one-d4", Role.INTERNAL_STANDARD, 4.98);
        Method method = PlantedMethods.method(
                List.of(PlantedMethods.compound(one, Optional.empty(), Optional.of("one-d4"))),
                List.of(PlantedMethods.standard(standard)));
        PlantedRun run = run(method).standards();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0.05, 5_000);
        traces.put(one, run.noisy(SHAPE.plant(run.signal(one, 0.05, 5_000), 60_000, 5.75), one));
        InjectionPeaks found = run.add(SampleType.STUDY, traces).integrate().get(8);
        assertThat(areas(found, one)).containsExactly(new double[] {5_000}, within(150.0));
        assertThat(run.peak(found, 0).flags()).isEmpty();
    }

    @Test
    void runOfBlanksHasAreasNearZero() {
        PlantedRun run = run(PAIR);
        for (int i = 0; i < 6; i++) {
            run.add(SampleType.BLANK, 0, 0);
        }
        for (InjectionPeaks blank : run.integrate()) {
            assertThat(areas(blank, ANALYTE)).containsExactly(new double[] {0, 0}, within(60.0));
            assertThat(run.peak(blank, 0).isDetected()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"STANDARD", "STUDY"})
    void oneInjectionIsEnough(SampleType type) {
        InjectionPeaks found = run(PAIR).add(type, 20_000, 15_000).integrate().get(0);
        assertThat(areas(found, ANALYTE)).containsExactly(new double[] {20_000, 15_000}, within(250.0));
    }

    @ParameterizedTest(name = "{0} points")
    @ValueSource(ints = {0, 1, 3, 4, 5, 7, 20})
    void shortTracesGiveAReason(int points) {
        PlantedRun run = run(PAIR).standards();
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, 20_000, 15_000);
        Trace whole = run.trace(ANALYTE, 0, 20_000, 15_000);
        int from = whole.firstAtOrAfter(4.95);
        traces.put(ANALYTE, whole.slice(from, from + points));
        List<Integration> peaks =
                run.add(SampleType.STUDY, traces).integrate().get(8).in(ANALYTE).peaks();
        assertThat(peaks).hasSize(2).allSatisfy(peak -> assertThat(peak.flags()).isNotEmpty());
        assertThat(peaks.get(1)).isInstanceOf(NotFound.class);
    }

    @Test
    void everyTraceShortOrAbsentIsNotAnError() {
        PlantedRun run = run(PAIR);
        Trace three = Trace.of(new double[] {4, 5, 6}, new double[] {1, 2, 1});
        run.add(SampleType.STANDARD, Map.of(ANALYTE, three)).add(SampleType.STUDY, Map.of());
        List<InjectionPeaks> found = run.integrate();
        assertThat(found.get(0).in(ANALYTE).peaks())
                .allSatisfy(peak -> assertThat(peak.flags()).containsExactly(Flag.TOO_FEW_POINTS));
        assertThat(found.get(1).in(ANALYTE).peaks())
                .allSatisfy(peak -> assertThat(peak.flags()).containsExactly(Flag.NO_DATA));
        assertThat(run(PAIR).integrate()).isEmpty();
    }

    @ParameterizedTest(name = "constant {0}")
    @ValueSource(doubles = {-20, 1, 500})
    void constantTracesHaveNoPeaks(double level) {
        PlantedRun run = run(PAIR).standards();
        Map<Channel, Trace> traces = changed(run.traces(SampleType.STUDY, 0, 0, 0), value -> level);
        InjectionPeaks found = run.add(SampleType.STUDY, traces).integrate().get(8);
        assertThat(areas(found, ANALYTE)).containsExactly(new double[] {0, 0}, within(1e-6));
        assertThat(run.peak(found, 0).isDetected()).isFalse();
    }

    @Test
    void runOfConstantTracesHasNoPeaks() {
        PlantedRun run = run(PAIR);
        for (int i = 0; i < 3; i++) {
            run.add(SampleType.STANDARD, changed(run.traces(SampleType.STANDARD, 0, 0, 0), value -> 7));
        }
        assertThat(areas(run.integrate().get(1), ANALYTE)).containsExactly(new double[] {0, 0}, within(1e-6));
    }

    @Test
    void negativeIntensitiesAreBaseline() {
        PlantedRun run = run(PAIR).standards();
        Map<Channel, Trace> traces = changed(run.traces(SampleType.STUDY, 0, 20_000, 15_000), value -> value - 2000);
        InjectionPeaks found = run.add(SampleType.STUDY, traces).integrate().get(8);
        assertThat(areas(found, ANALYTE)).containsExactly(new double[] {20_000, 15_000}, within(200.0));
    }

    private static Map<Channel, Trace> changed(Map<Channel, Trace> traces, DoubleUnaryOperator change) {
        traces.replaceAll((channel, trace) -> {
            double[] counts = trace.intensitiesCounts();
            java.util.Arrays.setAll(counts, i -> change.applyAsDouble(counts[i]));
            return Trace.of(trace.timesMin(), counts);
        });
        return traces;
    }
}
