package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.Action;
import io.enantio.run.Action.Baseline;
import io.enantio.run.Action.Bounds;
import io.enantio.run.Action.Interference;
import io.enantio.run.Action.OtherPeak;
import io.enantio.run.Action.Way;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.ReasonCode;
import io.enantio.run.SampleType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fitted run of known areas with a foreign peak behind the pair of one sample, another peak far behind that of the next, and what people make of it. */
class DecidedPeaksTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.5);
    private static final double RESOLUTION = 1.5;
    private static final double[] PAIR = {9_000, 6_000};
    private static final double STRANGER = 3_000;
    private static final double ELSEWHERE = 4_000;
    private static final int STRANGE = 8;
    private static final int PLAIN = 9;
    private static final int FAR = 10;
    private static final double ELSEWHERE_MIN = 7.2;

    private static final PlantedRun RUN = run(SampleType.STUDY);
    private static final RunPeaks PEAKS = new PeakIntegrator(RUN.method()).whole(RUN.injections());

    /** @param type of the sample with the foreign peak */
    private static PlantedRun run(SampleType type) {
        Method pair = PlantedMethods.pair(SHAPE, RESOLUTION);
        Method.Acquisition fitted = new Method.Acquisition(
                pair.acquisition().mzTolerance(),
                pair.acquisition().timeUnitIfMissing(),
                pair.acquisition().detectorLimitCounts(),
                IntegrationChoice.JOINT_FIT);
        PlantedRun run = new PlantedRun(
                        PlantedMethods.with(pair, fitted, pair.limits()), SHAPE, new PlantedRun.Noise(70, 10, 0))
                .standards();
        run.add(type, with(run, STRANGER, last(run) + 0.3));
        run.add(SampleType.STUDY, PAIR);
        return run.add(SampleType.STUDY, with(run, ELSEWHERE, ELSEWHERE_MIN));
    }

    private static double last(PlantedRun run) {
        return run.analyte().window().retentionTimesMin().get(1);
    }

    /** Traces of the pair with one more peak in the analyte's. */
    private static Map<Channel, Trace> with(PlantedRun run, double area, double topMin) {
        Map<Channel, Trace> traces = run.traces(SampleType.STUDY, 0, PAIR);
        traces.put(
                run.analyte(), run.noisy(SHAPE.plant(run.signal(run.analyte(), 0, PAIR), area, topMin), run.analyte()));
        return traces;
    }

    private static Analyte analyte(int place) {
        return RUN.method().compounds().get(0).analytes().get(place);
    }

    private static Decision decision(int number, int injection, int place, Way way) {
        return new Decision(
                number,
                new Decision.Subject(
                        Optional.of(
                                PEAKS.injections().get(injection).injection().number()),
                        Optional.of(analyte(place).name())),
                new Action.Reintegrate(way),
                new Decision.Author("A. Analyst", Optional.empty(), OffsetDateTime.parse("2026-03-04T09:10:00Z")),
                new Decision.Reason(Optional.of(ReasonCode.INTERFERENCE), "as the trace shows it"));
    }

    /** The channel of an injection after each of these ways was decided for the peak of its place. */
    private static ChannelPeaks decided(int injection, Map<Integer, Way> ways) {
        List<Decision> all = new ArrayList<>();
        ways.forEach((place, way) -> all.add(decision(all.size() + 1, injection, place, way)));
        return new DecidedPeaks(RUN.method(), PEAKS)
                .under(new Decisions(all, all.stream().map(any -> "").toList()))
                .get(injection)
                .in(RUN.analyte());
    }

    private static Integration decided(int injection, int place, Way way) {
        return decided(injection, Map.of(place, way)).peaks().get(place);
    }

    private static ChannelPeaks found(int injection) {
        return PEAKS.injections().get(injection).in(RUN.analyte());
    }

    private static double sum(ChannelPeaks pair) {
        return pair.peaks().stream()
                .mapToDouble(one -> ((Peak) one).area().countsMin())
                .sum();
    }

    /** An independent fit without it: the same trace listed as a blank, in which no further peak is looked for. */
    @Test
    void withoutInterferenceTheAreasAreThoseOfAFitThatLooksForNone() {
        PlantedRun other = run(SampleType.BLANK);
        List<RawInjection> injections = other.injections();
        ChannelPeaks independent = new PeakIntegrator(other.method())
                .integrate(injections)
                .get(STRANGE)
                .in(other.analyte());
        assertThat(independent.without()).isEmpty();
        assertThat(found(STRANGE).without()).isPresent();
        ChannelPeaks off = decided(STRANGE, Map.of(0, Interference.OFF, 1, Interference.OFF));
        for (int place = 0; place < 2; place++) {
            Peak.Area own = ((Peak) off.peaks().get(place)).area();
            Peak.Area theirs = ((Peak) independent.peaks().get(place)).area();
            assertThat(own.countsMin()).isCloseTo(theirs.countsMin(), within(0.01 * theirs.countsMin()));
            assertThat(own.seCountsMin()).isBetween(0.7 * theirs.seCountsMin(), 1.4 * theirs.seCountsMin());
        }
    }

    /** With it the pair has its planted areas; without it, most of the foreign one besides, and the second peak most of all. */
    @Test
    void withoutInterferenceThePairTakesTheForeignArea() {
        ChannelPeaks on = found(STRANGE);
        assertThat(((Peak) on.peaks().get(1)).flags()).contains(Flag.INTERFERENCE_MODELLED);
        assertThat(sum(on)).isCloseTo(PAIR[0] + PAIR[1], within(0.02 * (PAIR[0] + PAIR[1])));
        ChannelPeaks off = decided(STRANGE, Map.of(0, Interference.OFF, 1, Interference.OFF));
        assertThat(sum(off) - sum(on)).isBetween(0.2 * STRANGER, 1.1 * STRANGER);
        assertThat(((Peak) off.peaks().get(1)).area().countsMin() - PAIR[1]).isGreaterThan(0.15 * STRANGER);
        ChannelPeaks without = on.without().orElseThrow();
        assertThat(off.covariance()).isEqualTo(without.covariance());
        assertThat(off.curve()).isEqualTo(without.curve());
        assertThat(off.curve().orElseThrow().peaks()).isEqualTo(2);
        assertThat(on.curve().orElseThrow().peaks()).isEqualTo(3);
        for (int place = 0; place < 2; place++) {
            Peak peak = (Peak) off.peaks().get(place);
            double se = peak.area().seCountsMin();
            assertThat(off.covariance().get(place).get(place)).isCloseTo(se * se, within(1e-9 * se * se));
            assertThat(peak.flags()).contains(Flag.MANUAL_INT).doesNotContain(Flag.INTERFERENCE_MODELLED);
            assertThat(peak.how()).isEqualTo(IntegrationMethod.JOINT_FIT);
        }
    }

    @Test
    void interferenceOnIsWhatTheAlgorithmFound() {
        assertThat(decided(STRANGE, Map.of(0, Interference.ON, 1, Interference.ON)))
                .isEqualTo(found(STRANGE));
        List<Decision> both =
                List.of(decision(1, STRANGE, 1, Interference.OFF), decision(2, STRANGE, 1, Interference.ON));
        assertThat(new DecidedPeaks(RUN.method(), PEAKS)
                        .under(new Decisions(both, List.of("", "")))
                        .get(STRANGE))
                .isSameAs(PEAKS.injections().get(STRANGE));
    }

    /** Of the other peak nothing is touched but what it shares with the first. */
    @Test
    void oneOfThePairAloneMayBeWithoutInterference() {
        ChannelPeaks one = decided(STRANGE, Map.of(1, Interference.OFF));
        assertThat(one.peaks().get(0)).isEqualTo(found(STRANGE).peaks().get(0));
        ChannelPeaks without = found(STRANGE).without().orElseThrow();
        assertThat(one.covariance().get(0).get(0))
                .isEqualTo(found(STRANGE).covariance().get(0).get(0));
        assertThat(one.covariance().get(0).get(1))
                .isEqualTo(without.covariance().get(0).get(1));
        assertThat(one.covariance().get(1)).isEqualTo(without.covariance().get(1));
    }

    @Test
    void onlyATraceWithAFurtherPeakHasAFitWithoutIt() {
        for (int i = 0; i < RUN.injections().size(); i++) {
            assertThat(found(i).without().isPresent()).as("injection %d", i).isEqualTo(i == STRANGE);
        }
    }

    /** Clicks anywhere on it give the same peak, to the last bit: nothing of the click is in the area. */
    @ParameterizedTest(name = "{0} widths from the top")
    @ValueSource(doubles = {-0.9, -0.3, 0, 0.5, 0.9})
    void anotherPeakHasItsArea(double widths) {
        Integration named = decided(FAR, 0, new OtherPeak(ELSEWHERE_MIN + widths * SHAPE.fwhmMin()));
        assertThat(named).isInstanceOf(Peak.class);
        Peak peak = (Peak) named;
        assertThat(peak.retentionTimeMin()).isCloseTo(ELSEWHERE_MIN, within(0.01));
        assertThat(peak.area().countsMin())
                .isCloseTo(ELSEWHERE, within(4 * peak.area().seCountsMin()));
        assertThat(peak.area().seCountsMin()).isLessThan(0.03 * ELSEWHERE);
        assertThat(peak.how()).isEqualTo(IntegrationMethod.PERPENDICULAR_DROP);
        assertThat(peak.flags()).contains(Flag.MANUAL_INT, Flag.RT_SHIFT);
        Peak atTheTop = (Peak) decided(FAR, 0, new OtherPeak(ELSEWHERE_MIN));
        assertThat(peak.area().countsMin()).isCloseTo(atTheTop.area().countsMin(), within(1e-3 * ELSEWHERE));
    }

    /** The two peaks of the pair are cut from each other as the method would: each may be named for the other. */
    @Test
    void eitherPeakOfThePairCanBeNamedForEither() {
        List<Double> times = RUN.analyte().window().retentionTimesMin();
        for (int place = 0; place < 2; place++) {
            for (int named = 0; named < 2; named++) {
                Peak peak = (Peak) decided(PLAIN, place, new OtherPeak(times.get(named)));
                assertThat(peak.area().countsMin())
                        .as("peak %d for %d", named, place)
                        .isCloseTo(PAIR[named], within(0.03 * PAIR[named]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {ELSEWHERE_MIN + 0.6, 0, 1e6})
    void noPeakNearTheNamedTimeIsNoArea(double nearMin) {
        Integration none = decided(FAR, 0, new OtherPeak(nearMin));
        assertThat(none).isInstanceOf(NotFound.class);
        assertThat(none.flags()).containsExactly(Flag.INTEGRATION_FAILED, Flag.MANUAL_INT);
    }

    /** An area that a person drew or named shares no estimate with its neighbour. */
    @Test
    void areasByHandHaveNoCovariance() {
        for (Way way : List.of(new Bounds(4.5, 5.2), new OtherPeak(5.0))) {
            ChannelPeaks pair = decided(PLAIN, Map.of(0, way));
            double se = ((Peak) pair.peaks().get(0)).area().noiseSeCountsMin();
            assertThat(pair.covariance().get(0)).containsExactly(se * se, 0.0);
            assertThat(pair.covariance().get(1).get(1))
                    .isEqualTo(found(PLAIN).covariance().get(1).get(1));
        }
    }

    @Test
    void aBaselineTooFarAwayForANumberIsNoArea() {
        Bounds bounds = new Bounds(4.5, 5.2, Optional.of(new Baseline(-1.7e308, -1.7e308)));
        Integration none = decided(PLAIN, 0, bounds);
        assertThat(none).isInstanceOf(NotFound.class);
        assertThat(none.flags()).containsExactly(Flag.INTEGRATION_FAILED, Flag.MANUAL_INT);
    }

    /** Above the whole peak: an area below zero, no width, no detection. */
    @Test
    void aBaselineAboveThePeakLeavesNothing() {
        Peak peak = (Peak) decided(PLAIN, 0, new Bounds(4.5, 5.2, Optional.of(new Baseline(1e6, 1e6))));
        assertThat(peak.area().countsMin()).isNegative();
        assertThat(peak.isDetected()).isFalse();
        assertThat(peak.figures().widthMin()).isEmpty();
        assertThat(peak.figures().pointsPerPeak()).isEmpty();
    }
}
