package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.Method;
import io.enantio.method.rules.Severity;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A large foreign peak before a pair: the pair has its areas, or is refused, or is so uncertain that nobody can call it absent. */
class ForeignPeakTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.2);
    private static final double[] TRUTH = {20_000, 15_000};
    /** Of the smallest standard. */
    private static final double LLOQ_AREA = 2000;

    @ParameterizedTest(name = "{0} times the analyte, {1} min before, of {2}")
    @CsvSource({
        "3, 0.4, STUDY, JOINT_FIT",
        "10, 0.4, STUDY, JOINT_FIT",
        "10, 1, STUDY, JOINT_FIT",
        "10, 0.6, QC, JOINT_FIT",
        "3, 0.4, STUDY, PERPENDICULAR_DROP",
        "10, 0.4, STUDY, PERPENDICULAR_DROP",
        "10, 1, STUDY, PERPENDICULAR_DROP"
    })
    void whatCannotBeMeasuredIsNotAbsent(double times, double beforeMin, SampleType type, IntegrationChoice way) {
        Method pair = PlantedMethods.pair(SHAPE, 1.8);
        Method.Acquisition acquisition = new Method.Acquisition(
                pair.acquisition().mzTolerance(),
                pair.acquisition().timeUnitIfMissing(),
                pair.acquisition().detectorLimitCounts(),
                way);
        PlantedRun run = new PlantedRun(
                        PlantedMethods.with(pair, acquisition, pair.limits()), SHAPE, new PlantedRun.Noise(70, 5))
                .standards();
        Channel analyte = run.analyte();
        List<Double> expected = analyte.window().retentionTimesMin();
        SyntheticChromatogram foreign = run.signal(analyte, 0, TRUTH);
        foreign.peak(times * TRUTH[0], expected.get(0) - beforeMin, 0.085, 0);
        Map<Channel, Trace> traces = new LinkedHashMap<>(run.traces(type, 0, TRUTH));
        traces.put(analyte, run.noisy(foreign, analyte));
        InjectionPeaks found = run.add(type, traces).integrate().get(8);
        for (int place = 0; place < 2; place++) {
            Integration peak = found.in(analyte).peaks().get(place);
            assertThat(isRefused(peak) || isRight((Peak) peak, TRUTH[place]) || isUncertain((Peak) peak))
                    .as(peak.toString())
                    .isTrue();
        }
    }

    @Tag("evidence")
    @ParameterizedTest(name = "{0} times the analyte, {1} min before")
    @CsvSource({"3, 1", "10, 0.6"})
    void theSameHoldsForOtherPeaksThatAreFitted(double times, double beforeMin) {
        whatCannotBeMeasuredIsNotAbsent(times, beforeMin, SampleType.STUDY, IntegrationChoice.JOINT_FIT);
    }

    private static boolean isRefused(Integration peak) {
        return !(peak instanceof Peak)
                || peak.flags().stream().anyMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE);
    }

    private static boolean isRight(Peak peak, double truth) {
        return Math.abs(peak.area().countsMin() - truth) < 0.15 * truth;
    }

    /** Refused where the row is judged: not detected, and the LLOQ would not be either. */
    private static boolean isUncertain(Peak peak) {
        Peak.Area area = peak.area();
        return !peak.isDetected() && Math.max(Peak.DETECTION_SE * area.seCountsMin(), -area.countsMin()) > LLOQ_AREA;
    }
}
