package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.Channel.Role;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two compounds, each with its standard, on one transition: the same signal must not count for both. */
class SharedTransitionTest {
    private static final EmgShape SHAPE = new EmgShape(0.12, 1.2);

    /** Distance in half-height widths: overlapping, touching, far apart. A reported area must be that of its own compound. */
    @ParameterizedTest
    @CsvSource({"1.1, 1000, 20000", "2.2, 20000, 1000", "4, 5000, 20000", "6, 1000, 20000"})
    void noSignalCountsForTwoCompounds(double widths, double first, double second) {
        Channel one = PlantedMethods.channel("one", Role.QUANTIFIER, 5);
        Channel two = PlantedMethods.channel("two", Role.QUANTIFIER, 5 + widths * SHAPE.fwhmMin());
        Channel oneD4 = PlantedMethods.channel("one-d4", Role.INTERNAL_STANDARD, 4.98);
        Channel twoD4 = PlantedMethods.channel("two-labelled", Role.INTERNAL_STANDARD, 4.98 + widths * SHAPE.fwhmMin());
        assertThat(one.transition()).isEqualTo(two.transition());
        Method method = PlantedMethods.method(
                List.of(
                        PlantedMethods.compound(one, Optional.empty(), Optional.of("one-d4")),
                        PlantedMethods.compound(two, Optional.empty(), Optional.of("two-labelled"))),
                List.of(PlantedMethods.standard(oneD4), PlantedMethods.standard(twoD4)));
        PlantedRun run = new PlantedRun(method, SHAPE, new PlantedRun.Noise(20, 5, 0.002));
        for (int i = 0; i < 8; i++) {
            double area = 2000 * Math.pow(1.5, i);
            add(run, SampleType.STANDARD, List.of(one, two, oneD4, twoD4), area, area);
        }
        add(run, SampleType.STUDY, List.of(one, two, oneD4, twoD4), first, second);
        for (IntegrationChoice choice : IntegrationChoice.values()) {
            InjectionPeaks sample = new PeakIntegrator(by(choice, method))
                    .integrate(run.injections())
                    .get(8);
            assertOwnOrNone(sample.in(one).peaks().get(0), first);
            assertOwnOrNone(sample.in(two).peaks().get(0), second);
            if (widths >= 6) {
                assertThat(List.of(
                                sample.in(one).peaks().get(0),
                                sample.in(two).peaks().get(0)))
                        .allMatch(Peak.class::isInstance);
            }
        }
    }

    @Tag("evidence")
    @ParameterizedTest
    @CsvSource({"1.1, 20000, 4000", "2.2, 1000, 20000"})
    void theSameHoldsWithTheOtherOneLarge(double widths, double first, double second) {
        noSignalCountsForTwoCompounds(widths, first, second);
    }

    private static void assertOwnOrNone(Integration found, double truth) {
        if (found instanceof Peak peak) {
            assertThat(peak.area().countsMin()).isCloseTo(truth, within(0.1 * truth));
        } else {
            assertThat(found.flags()).contains(Flag.INTEGRATION_FAILED);
        }
    }

    private static Method by(IntegrationChoice choice, Method method) {
        Method.Acquisition acquisition = new Method.Acquisition(
                method.acquisition().mzTolerance(),
                method.acquisition().timeUnitIfMissing(),
                method.acquisition().detectorLimitCounts(),
                choice);
        return PlantedMethods.with(method, acquisition, method.limits());
    }

    private static void add(PlantedRun run, SampleType type, List<Channel> channels, double first, double second) {
        Channel one = channels.get(0);
        Channel two = channels.get(1);
        SyntheticChromatogram both = run.signal(one, 0, first);
        SHAPE.plant(both, second, two.window().retentionTimesMin().get(0));
        Trace shared = run.noisy(both.time(1, 10, SHAPE.fwhmMin() / 20), one);
        Map<Channel, Trace> traces = new LinkedHashMap<>();
        traces.put(one, shared);
        traces.put(two, shared);
        traces.put(channels.get(2), run.trace(channels.get(2), 0, 20_000));
        traces.put(channels.get(3), run.trace(channels.get(3), 0, 20_000));
        run.add(type, traces);
    }
}
