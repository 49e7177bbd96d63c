package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.Method;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change an area, and what must change it in proportion. */
class IntegrationPropertiesTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.3);
    private static final Method METHOD = PlantedMethods.pair(SHAPE, 1.7);
    private static final PlantedRun RUN = run(METHOD, new PlantedRun.Noise(100, 5));
    private static final List<Peak> PEAKS = peaks(RUN.integrate());

    private static PlantedRun run(Method method, PlantedRun.Noise noise) {
        PlantedRun run = new PlantedRun(method, SHAPE, noise).standards();
        for (int i = 0; i < 6; i++) {
            run.addShifted(SampleType.STUDY, 0.01 * i, 1500 * (i + 1), 20_000 - 3000 * i);
        }
        return run.add(SampleType.BLANK, 0, 0).add(SampleType.ZERO, 0, 0);
    }

    private static List<Peak> peaks(List<InjectionPeaks> injections) {
        List<Peak> peaks = new ArrayList<>();
        for (InjectionPeaks injection : injections) {
            injection
                    .in(METHOD.compounds().get(0).channels().quantifier())
                    .peaks()
                    .forEach(peak -> peaks.add((Peak) peak));
            injection.in(METHOD.internalStandards().get(0).channel()).peaks().forEach(peak -> peaks.add((Peak) peak));
        }
        return peaks;
    }

    private static List<Peak> after(UnaryOperator<Trace> change) {
        return peaks(new PeakIntegrator(METHOD).integrate(RUN.changed(change)));
    }

    private static Trace counts(Trace trace, java.util.function.DoubleUnaryOperator change) {
        double[] counts = trace.intensitiesCounts();
        java.util.Arrays.setAll(counts, i -> change.applyAsDouble(counts[i]));
        return Trace.of(trace.timesMin(), counts);
    }

    @ParameterizedTest(name = "times {0}")
    @ValueSource(doubles = {4, 3.7, 0.01})
    void areasErrorsAndHeightsScaleWithTheIntensity(double factor) {
        List<Peak> scaled = after(trace -> counts(trace, value -> factor * value));
        for (int i = 0; i < PEAKS.size(); i++) {
            Peak before = PEAKS.get(i);
            Peak now = scaled.get(i);
            double se = before.area().seCountsMin();
            assertThat(now.area().countsMin() / factor).isCloseTo(before.area().countsMin(), within(1e-6 * se));
            assertThat(now.area().noiseSeCountsMin() / factor)
                    .isCloseTo(before.area().noiseSeCountsMin(), within(1e-6 * se));
            assertThat(now.area().shapeSeCountsMin() / factor)
                    .isCloseTo(before.area().shapeSeCountsMin(), within(1e-6 * se));
            assertThat(now.heightCounts() / factor)
                    .isCloseTo(before.heightCounts(), within(1e-6 * Math.abs(before.heightCounts()) + 1e-6));
            assertThat(now.flags()).isEqualTo(before.flags());
        }
    }

    @Test
    void laterTimesOfTracesAndMethodChangeNoArea() {
        double shift = 2;
        double spacing = SHAPE.spacingMin(1.7);
        Channel analyte = PlantedMethods.channel("pair", Channel.Role.QUANTIFIER, 5 + shift, 5 + shift + spacing);
        Channel standard =
                PlantedMethods.channel("pair-d4", Channel.Role.INTERNAL_STANDARD, 4.98 + shift, 4.98 + shift + spacing);
        Method later = PlantedMethods.method(
                List.of(PlantedMethods.compound(analyte, Optional.empty(), Optional.of("pair-d4"))),
                List.of(PlantedMethods.standard(standard)));
        PlantedRun run = run(later, new PlantedRun.Noise(100, 5));
        List<InjectionPeaks> found = run.integrate();
        for (int i = 0; i < found.size(); i++) {
            for (int place = 0; place < 2; place++) {
                Peak now = run.peak(found.get(i), place);
                Peak before = PEAKS.get(4 * i + place);
                assertThat(now.area().countsMin())
                        .isCloseTo(
                                before.area().countsMin(),
                                within(1e-3 * before.area().seCountsMin()));
                assertThat(now.retentionTimeMin()).isCloseTo(before.retentionTimeMin() + shift, within(1e-6));
            }
        }
    }

    @Test
    void higherBaselineChangesNoArea() {
        PlantedRun run = run(METHOD, new PlantedRun.Noise(100, 0));
        List<Peak> before = peaks(run.integrate());
        List<Peak> now =
                peaks(new PeakIntegrator(METHOD).integrate(run.changed(trace -> counts(trace, value -> value + 3000))));
        for (int i = 0; i < now.size(); i++) {
            double se = before.get(i).area().noiseSeCountsMin();
            assertThat(now.get(i).area().countsMin())
                    .isCloseTo(before.get(i).area().countsMin(), within(0.1 * se));
        }
    }

    @Test
    void twiceAsManyPointsChangeNoArea() {
        PlantedRun run = run(METHOD, PlantedRun.Noise.NONE);
        List<Peak> dense = peaks(run.integrate());
        List<Peak> sparse =
                peaks(new PeakIntegrator(METHOD).integrate(run.changed(trace -> PlantedRun.every(2, trace))));
        for (int i = 0; i < dense.size(); i++) {
            double area = dense.get(i).area().countsMin();
            assertThat(sparse.get(i).area().countsMin()).isCloseTo(area, within(0.002 * Math.abs(area) + 2));
        }
    }

    @Test
    void swappedConfigurationsSwapTheEnantiomers() {
        Compound compound = METHOD.compounds().get(0);
        List<Analyte> swapped = List.of(
                configured(compound.analytes().get(0), Configuration.R),
                configured(compound.analytes().get(1), Configuration.S));
        Method other = PlantedMethods.method(
                List.of(new Compound(compound.name(), compound.channels(), compound.internalStandard(), swapped)),
                METHOD.internalStandards());
        InjectionPeaks before = RUN.integrate().get(9);
        InjectionPeaks now =
                new PeakIntegrator(other).integrate(RUN.injections()).get(9);
        assertThat(now.of(swapped.get(0)))
                .isEqualTo(before.of(compound.analytes().get(0)));
        assertThat(now.of(swapped.get(1)))
                .isEqualTo(before.of(compound.analytes().get(1)));
        assertThat(now.internalStandardOf(swapped.get(0)))
                .isEqualTo(before.internalStandardOf(compound.analytes().get(1)));
    }

    private static Analyte configured(Analyte analyte, Configuration configuration) {
        return new Analyte(
                configuration + "-pair", analyte.compound(), Optional.of(configuration), analyte.retentionTimeMin());
    }

    @Test
    void orderOfTheInjectionsGivenDoesNotMatter() {
        List<RawInjection> shuffled = new ArrayList<>(RUN.injections());
        Collections.shuffle(shuffled, new Random(7));
        List<InjectionPeaks> found = new ArrayList<>(new PeakIntegrator(METHOD).integrate(shuffled));
        found.sort(java.util.Comparator.comparingInt(peaks -> peaks.injection().number()));
        List<Peak> now = peaks(found);
        for (int i = 0; i < PEAKS.size(); i++) {
            double se = PEAKS.get(i).area().seCountsMin();
            assertThat(now.get(i).area().countsMin())
                    .isCloseTo(PEAKS.get(i).area().countsMin(), within(1e-6 * se));
            assertThat(now.get(i).flags()).isEqualTo(PEAKS.get(i).flags());
        }
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 2, 8})
    void numberOfThreadsDoesNotMatter(int threads) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            List<InjectionPeaks> found = pool.submit(RUN::integrate).get();
            assertThat(peaks(found)).isEqualTo(PEAKS);
        } finally {
            pool.shutdown();
        }
    }
}
