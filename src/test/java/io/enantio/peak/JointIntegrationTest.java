package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of tailing pairs whose method requires the joint fit. */
class JointIntegrationTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.5);
    private static final PlantedRun.Noise NOISE = new PlantedRun.Noise(70, 10, 0);
    private static final double DETECTION_SE = 3;

    @ParameterizedTest(name = "resolution {0}")
    @ValueSource(doubles = {0.8, 1.0})
    void areasAreRightIfPerpendicularDropIsWrong(double resolution) {
        PlantedRun run = run(resolution);
        for (int i = 0; i < 12; i++) {
            run.add(SampleType.STUDY, 20_000, i % 2 == 0 ? 4_000 : 20_000);
        }
        List<List<Peak>> fitted = peaks(run, IntegrationChoice.JOINT_FIT);
        int covered = 0;
        for (int i = 0; i < 12; i++) {
            double[] truth = {20_000, i % 2 == 0 ? 4_000 : 20_000};
            for (int place = 0; place < 2; place++) {
                Peak peak = fitted.get(8 + i).get(place);
                assertThat(peak.how()).isEqualTo(IntegrationMethod.JOINT_FIT);
                assertThat(peak.area().countsMin()).isCloseTo(truth[place], within(0.04 * truth[place]));
                assertThat(peak.figures().resolution()).hasValueCloseTo(resolution, within(0.05));
                double away = Math.abs(peak.area().countsMin() - truth[place]);
                covered += away < 1.96 * peak.area().seCountsMin() ? 1 : 0;
            }
        }
        assertThat(covered).isGreaterThanOrEqualTo(19);
        assertThat(worstOfCut(run)).isGreaterThan(0.04);
    }

    /** Largest relative error of the second peak by drop; a peak without a valley counts as 100 % wrong. */
    private static double worstOfCut(PlantedRun run) {
        List<InjectionPeaks> cut = integrate(run, IntegrationChoice.PERPENDICULAR_DROP);
        return IntStream.range(0, 12)
                .mapToDouble(i -> {
                    double truth = i % 2 == 0 ? 4_000 : 20_000;
                    Integration found = cut.get(8 + i).in(run.analyte()).peaks().get(1);
                    return found instanceof Peak peak ? Math.abs(peak.area().countsMin() / truth - 1) : 1;
                })
                .max()
                .orElseThrow();
    }

    @Test
    void areasAreCoveredByTheirIntervals() {
        PlantedRun run = run(1.0);
        for (int i = 0; i < 40; i++) {
            run.add(SampleType.STUDY, 500 * (1 + i), 20_000 - 400.0 * i);
        }
        List<List<Peak>> fitted = peaks(run, IntegrationChoice.JOINT_FIT);
        long covered = 0;
        for (int i = 0; i < 40; i++) {
            double[] truth = {500 * (1 + i), 20_000 - 400.0 * i};
            for (int place = 0; place < 2; place++) {
                Peak.Area area = fitted.get(8 + i).get(place).area();
                covered += Math.abs(area.countsMin() - truth[place]) < 1.96 * area.seCountsMin() ? 1 : 0;
            }
        }
        assertThat(covered).isBetween(70L, 80L);
    }

    @Test
    void absentEnantiomerBesideALargeOneHasAnAreaNearZero() {
        PlantedRun run = run(1.0);
        for (int i = 0; i < 10; i++) {
            run.add(SampleType.STUDY, i % 2 == 0 ? 30_000 : 0, i % 2 == 0 ? 0 : 30_000);
        }
        List<List<Peak>> fitted = peaks(run, IntegrationChoice.JOINT_FIT);
        for (int i = 0; i < 10; i++) {
            Peak absent = fitted.get(8 + i).get(i % 2 == 0 ? 1 : 0);
            assertThat(Math.abs(absent.area().countsMin())).isLessThan(0.01 * 30_000);
            assertThat(Math.abs(absent.area().countsMin()))
                    .isLessThan(DETECTION_SE * absent.area().seCountsMin() + 1);
        }
    }

    @Test
    void areasOfBlanksScatterAroundZero() {
        PlantedRun run = run(1.2);
        for (int i = 0; i < 40; i++) {
            run.add(i % 2 == 0 ? SampleType.BLANK : SampleType.ZERO, 0, 0);
        }
        double[] z = peaks(run, IntegrationChoice.JOINT_FIT).subList(8, 48).stream()
                .mapToDouble(peaks ->
                        peaks.get(0).area().countsMin() / peaks.get(0).area().seCountsMin())
                .toArray();
        double squares = IntStream.range(0, 40).mapToDouble(i -> z[i] * z[i]).sum();
        assertThat(IntStream.range(0, 40).mapToDouble(i -> z[i]).sum() / 40).isCloseTo(0, within(0.4));
        assertThat(Math.sqrt(squares / 40)).isBetween(0.6, 1.4);
    }

    @Test
    void blankWithoutInternalStandardHasNoFlagOfIt() {
        PlantedRun run = run(1.5);
        run.add(SampleType.BLANK, 0, 0);
        List<Integration> standard = integrate(run, IntegrationChoice.JOINT_FIT)
                .get(8)
                .in(run.method().internalStandards().get(0).channel())
                .peaks();
        assertThat(standard).allSatisfy(peak -> {
            assertThat(peak).isInstanceOf(Peak.class);
            assertThat(((Peak) peak).isDetected()).isFalse();
            assertThat(peak.flags()).isEmpty();
        });
    }

    @Test
    void cleanRunHasNoWarning() {
        PlantedRun run = run(1.8);
        for (int i = 0; i < 30; i++) {
            run.add(SampleType.STUDY, 3000 + 500 * i, 9000);
        }
        long flagged = peaks(run, IntegrationChoice.JOINT_FIT).stream()
                .flatMap(List::stream)
                .filter(peak -> !peak.flags().isEmpty())
                .count();
        assertThat(flagged).isLessThanOrEqualTo(2);
    }

    @Test
    void resolutionBelowTheFloorIsFlaggedOnceForAFit() {
        PlantedRun run = run(1.22);
        List<Peak> fitted = peaks(run, IntegrationChoice.JOINT_FIT).get(7);
        List<Peak> cut = peaks(run, IntegrationChoice.PERPENDICULAR_DROP).get(7);
        assertThat(fitted.get(0).flags()).contains(Flag.RS_LOW).doesNotContain(Flag.RS_BELOW_FLOOR, Flag.VALLEY);
        assertThat(cut.get(0).flags()).contains(Flag.RS_BELOW_FLOOR);
    }

    @Test
    void neitherThreadsNorTheOrderInTheListMatter() throws Exception {
        PlantedRun run = mixed();
        List<List<Peak>> forth = inThreads(1, run);
        assertThat(inThreads(8, run)).isEqualTo(forth);
        List<RawInjection> reversed = new ArrayList<>(run.injections());
        Collections.reverse(reversed);
        List<List<Peak>> back =
                peaks(run, integrator(run, IntegrationChoice.JOINT_FIT).integrate(reversed));
        for (int i = 0; i < forth.size(); i++) {
            double one = forth.get(i).get(1).area().countsMin();
            assertThat(back.get(forth.size() - 1 - i).get(1).area().countsMin())
                    .isCloseTo(one, within(1e-6 * Math.abs(one) + 1e-3));
        }
    }

    private static List<List<Peak>> inThreads(int threads, PlantedRun run) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        Callable<List<List<Peak>>> task = () -> peaks(run, IntegrationChoice.JOINT_FIT);
        try {
            return pool.submit(task).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void onlyFittedStandardsKeepTheirAreasByDrop() {
        PlantedRun run = run(1.5).add(SampleType.STUDY, 3000, 5000);
        List<InjectionPeaks> fitted = integrate(run, IntegrationChoice.JOINT_FIT);
        List<InjectionPeaks> cut = integrate(run, IntegrationChoice.PERPENDICULAR_DROP);
        for (int i = 0; i < 8; i++) {
            List<Optional<Double>> kept = fitted.get(i).in(run.analyte()).byDropCountsMin();
            assertThat(kept).hasSize(2);
            for (int place = 0; place < 2; place++) {
                double byDrop = ((Peak) cut.get(i).in(run.analyte()).peaks().get(place))
                        .area()
                        .countsMin();
                assertThat(kept.get(place)).hasValue(byDrop);
            }
        }
        assertThat(fitted.get(8).in(run.analyte()).byDropCountsMin()).isEmpty();
        assertThat(cut.get(0).in(run.analyte()).byDropCountsMin()).isEmpty();
    }

    /** Nothing but one injection, and its peaks lean to the front: the shape is learned from what there is. */
    @Test
    void oneInjectionOfFrontingPeaksHasItsAreas() {
        double spacing = SHAPE.spacingMin(1.5);
        PlantedRun run = new PlantedRun(PlantedMethods.pair(SHAPE, 1.5), SHAPE, NOISE);
        run.add(SampleType.STANDARD, 20_000, 8_000);
        List<RawInjection> mirrored = run.changed(trace -> mirrored(trace, 5 + 0.5 * spacing));
        List<Integration> found = integrator(run, IntegrationChoice.JOINT_FIT)
                .integrate(mirrored)
                .get(0)
                .in(run.analyte())
                .peaks();
        double[] truth = {8_000, 20_000};
        for (int place = 0; place < 2; place++) {
            assertThat(found.get(place)).isInstanceOf(Peak.class);
            Peak peak = (Peak) found.get(place);
            assertThat(peak.how()).isEqualTo(IntegrationMethod.JOINT_FIT);
            assertThat(peak.area().countsMin()).isCloseTo(truth[place], within(0.03 * truth[place]));
        }
    }

    private static Trace mirrored(Trace trace, double aboutMin) {
        int size = trace.size();
        double[] times = new double[size];
        double[] counts = new double[size];
        for (int p = 0; p < size; p++) {
            times[p] = 2 * aboutMin - trace.timeMin(size - 1 - p);
            counts[p] = trace.intensityCounts(size - 1 - p);
        }
        return Trace.of(times, counts);
    }

    /** A detector that stores 0 below a threshold: a zero says that the signal was lower than it, not that there was none. */
    @Test
    void storedZerosAreNotTheSignal() {
        PlantedRun run = run(1.5);
        List<RawInjection> stored = run.changed(trace -> {
            double[] counts = trace.intensitiesCounts();
            for (int p = 0; p < counts.length; p++) {
                double above = counts[p] - PlantedRun.BASELINE_COUNTS;
                counts[p] = above < 800 ? 0 : above;
            }
            return Trace.of(trace.timesMin(), counts);
        });
        List<InjectionPeaks> found =
                integrator(run, IntegrationChoice.JOINT_FIT).integrate(stored);
        for (int i = 0; i < 8; i++) {
            double truth = 2_000 * Math.pow(1.8, i);
            for (Integration one : found.get(i).in(run.analyte()).peaks()) {
                assertThat(one).isInstanceOf(Peak.class);
                assertThat(((Peak) one).area().countsMin()).isCloseTo(truth, within(0.03 * truth));
            }
        }
    }

    private static PlantedRun mixed() {
        PlantedRun run = run(1.0);
        run.add(SampleType.BLANK, 0, 0);
        run.add(SampleType.STUDY, 3000, 5000);
        return run.add(SampleType.STUDY, 9000, 1000);
    }

    private static PlantedRun run(double resolution) {
        return new PlantedRun(PlantedMethods.pair(SHAPE, resolution), SHAPE, NOISE).standards();
    }

    private static List<InjectionPeaks> integrate(PlantedRun run, IntegrationChoice choice) {
        return integrator(run, choice).integrate(run.injections());
    }

    private static PeakIntegrator integrator(PlantedRun run, IntegrationChoice choice) {
        Method method = run.method();
        Method.Acquisition acquisition = new Method.Acquisition(
                method.acquisition().mzTolerance(),
                method.acquisition().timeUnitIfMissing(),
                method.acquisition().detectorLimitCounts(),
                choice);
        return new PeakIntegrator(PlantedMethods.with(method, acquisition, method.limits()));
    }

    private static List<List<Peak>> peaks(PlantedRun run, IntegrationChoice choice) {
        return peaks(run, integrate(run, choice));
    }

    private static List<List<Peak>> peaks(PlantedRun run, List<InjectionPeaks> injections) {
        return injections.stream()
                .map(found -> found.in(run.analyte()).peaks().stream()
                        .map(Peak.class::cast)
                        .toList())
                .toList();
    }
}
