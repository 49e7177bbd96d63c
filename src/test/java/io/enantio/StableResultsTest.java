package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.input.RunInput;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.PeakIntegrator;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results do not hang on noise below the noise: with the last bits of the intensities or the times changed, the same work in another order,
 * or one more blank at the end, no area moves by more than a tenth of its standard error, and no row or verdict is another one.
 */
class StableResultsTest {
    private static final double MOST_SE = 0.1;
    private static final Path CASE = Path.of("../shared/cases/integration/analogue-standard-spacing");

    @TempDir
    Path home;

    /** What must not matter. */
    private enum Change {
        ROUNDED,
        LAST_BITS,
        SHIFTED,
        ANOTHER_BLANK
    }

    /** A run and where its chromatograms come from. */
    private record Assay(Method method, AnalyticalRun run, ChromatogramSource source) {
        static Assay in(Path folder) {
            RunInput input = RunInput.read(folder);
            return new Assay(input.method(), input.run(), input.chromatograms());
        }

        /** Its first injections, and its first compound only. */
        Assay beginning(int count) {
            Method first = new Method(
                    method.identity(),
                    method.acquisition(),
                    method.compounds().subList(0, 1),
                    method.internalStandards().subList(0, 1),
                    List.of(),
                    method.calibration(),
                    method.qcLevels(),
                    method.limits(),
                    method.facts());
            return new Assay(
                    first,
                    new AnalyticalRun(run.header(), run.injections().subList(0, count), run.samples(), run.decisions()),
                    source);
        }

        RunResult result() {
            return new AssayPipeline(method, source).process(run);
        }

        List<RawInjection> read() {
            return run.injections().stream()
                    .map(one -> source.read(one, method.channels()))
                    .toList();
        }

        Assay with(Change change) {
            return change == Change.ANOTHER_BLANK
                    ? withAnotherBlank()
                    : new Assay(
                            method, run, (injection, channels) -> changed(source.read(injection, channels), change));
        }

        private Assay withAnotherBlank() {
            Injection blank = run.ofType(SampleType.BLANK).get(0);
            int last = run.injections().get(run.injections().size() - 1).number();
            List<Injection> injections = new ArrayList<>(run.injections());
            injections.add(new Injection(
                    last + 1,
                    blank.file(),
                    new Injection.Sample("another blank", SampleType.BLANK, Optional.empty()),
                    blank.dilutionFactor(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of()));
            return new Assay(
                    method,
                    new AnalyticalRun(run.header(), injections, run.samples(), run.decisions()),
                    (injection, channels) -> injection.number() > last
                            ? changed(source.read(injection, channels), Change.ANOTHER_BLANK)
                            : source.read(injection, channels));
        }
    }

    private static RawInjection changed(RawInjection read, Change change) {
        if (!(read instanceof AcquiredInjection acquired)) {
            return read;
        }
        Map<Channel, ChannelSignal> signals = new LinkedHashMap<>();
        acquired.signals()
                .forEach((channel, signal) -> signals.put(
                        channel,
                        signal instanceof Chromatogram found
                                ? new Chromatogram(channel, changed(found.trace(), change), found.flags())
                                : signal));
        RawFile another = new RawFile("", Optional.empty(), RawFile.InstrumentStated.NOTHING, List.of(), List.of());
        return new AcquiredInjection(
                acquired.injection(),
                signals,
                change == Change.ANOTHER_BLANK ? another : acquired.rawFile(),
                acquired.flags());
    }

    private static Trace changed(Trace trace, Change change) {
        double[] times = trace.timesMin();
        double[] counts = trace.intensitiesCounts();
        Random random = new Random(17);
        for (int p = 0; p < times.length; p++) {
            switch (change) {
                case ROUNDED -> counts[p] = (float) counts[p];
                case LAST_BITS -> counts[p] *= 1 + 6e-8 * (2 * random.nextDouble() - 1);
                case SHIFTED -> times[p] += 1e-7;
                case ANOTHER_BLANK -> {
                    // each point with its neighbour: the same noise, and yet another trace
                    if (p % 2 == 1) {
                        double one = counts[p];
                        counts[p] = counts[p - 1];
                        counts[p - 1] = one;
                    }
                }
            }
        }
        return Trace.of(times, counts);
    }

    /** Suitability injections, blanks, standards and the first QCs of a shipped run; evidence takes all of every run. */
    @Test
    void theBeginningOfAShippedRunIsUnmoved() {
        Assay assay = Assay.in(Path.of("sample-runs/failing-qc")).beginning(16);
        RunResult before = assay.result();
        Assay changed = assay.with(Change.LAST_BITS).with(Change.ANOTHER_BLANK);
        assertThat(differences(before, changed.result())).isEmpty();
        assertThat(peaks(assay, inAnotherOrder(assay))).isEqualTo(peaks(assay, before.injections()));
    }

    /** Every figure of every peak, injection by injection. */
    private static List<List<Integration>> peaks(Assay assay, List<InjectionPeaks> injections) {
        return injections.stream()
                .map(one -> assay.method.channels().stream()
                        .flatMap(channel -> one.in(channel).peaks().stream())
                        .toList())
                .toList();
    }

    /** Peaks of the injections given in another order, by another number of threads; in the order of the run. */
    private static List<InjectionPeaks> inAnotherOrder(Assay assay) {
        List<RawInjection> shuffled = new ArrayList<>(assay.read());
        Collections.shuffle(shuffled, new Random(5));
        ForkJoinPool pool = new ForkJoinPool(3);
        try {
            Map<Injection, InjectionPeaks> found =
                    pool.submit(() -> new PeakIntegrator(assay.method).integrate(shuffled)).join().stream()
                            .collect(Collectors.toMap(InjectionPeaks::injection, Function.identity()));
            return assay.run.injections().stream().map(found::get).toList();
        } finally {
            pool.shutdown();
        }
    }

    @Tag("evidence")
    @ParameterizedTest
    @ValueSource(strings = {"crps-day-1", "failing-qc", "every-flag"})
    void shippedRunsAreUnmoved(String run) {
        isUnmoved(Assay.in(Path.of("sample-runs", run)));
    }

    @Tag("evidence")
    @Test
    void theCaseOfAnAnalogueStandardIsUnmoved() {
        assumeTrue(Files.exists(CASE), "the case is not here");
        isUnmoved(Assay.in(CASE));
    }

    @Tag("evidence")
    @ParameterizedTest(name = "standard with peaks: {0}, seed {1}")
    @CsvSource({"TWO, 1", "TWO, 2", "TWO, 3", "TWO, 4", "ONE, 5", "ONE, 6", "ONE, 7", "ONE, 8"})
    void runsWithAnAnalogueStandardAreUnmoved(AnalogueAssay.Standard standard, int seed) throws IOException {
        isUnmoved(Assay.in(AnalogueAssay.simulated(home, standard, seed)));
    }

    private static void isUnmoved(Assay assay) {
        RunResult before = assay.result();
        for (Change change : Change.values()) {
            assertThat(differences(before, assay.with(change).result()))
                    .as(change.name())
                    .isEmpty();
        }
    }

    /** What differs, in words. */
    private static List<String> differences(RunResult before, RunResult after) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < before.injections().size(); i++) {
            InjectionPeaks one = before.injections().get(i);
            for (Channel channel : before.method().channels()) {
                List<Integration> peaks = one.in(channel).peaks();
                for (int place = 0; place < peaks.size(); place++) {
                    Integration other =
                            after.injections().get(i).in(channel).peaks().get(place);
                    if (isMoved(peaks.get(place), other)) {
                        found.add("injection " + one.injection().number() + ", " + channel.owner() + ", peak " + place
                                + ": " + peaks.get(place) + ", " + other);
                    }
                }
            }
        }
        for (int row = 0; row < before.rows().size(); row++) {
            String one = before.rows().get(row).judgement().status().word();
            String other = after.rows().get(row).judgement().status().word();
            if (!one.equals(other)) {
                found.add("row " + row + ": " + one + ", " + other);
            }
        }
        for (int k = 0; k < before.verdicts().size(); k++) {
            if (before.verdicts().get(k).isAccepted() != after.verdicts().get(k).isAccepted()) {
                found.add(before.verdicts().get(k) + ", " + after.verdicts().get(k));
            }
        }
        return found;
    }

    private static boolean isMoved(Integration one, Integration other) {
        if (one instanceof Peak a && other instanceof Peak b) {
            double moved = Math.abs(b.area().countsMin() - a.area().countsMin());
            return moved > MOST_SE * a.area().seCountsMin();
        }
        return one instanceof Peak || other instanceof Peak;
    }
}
