package io.enantio.peak;

import io.enantio.SyntheticChromatogram;
import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A run whose every peak is planted: each channel of a method at its expected times, of one shape, on a baseline of 500
 * counts; electronic noise and gain are the run's.
 */
final class PlantedRun {
    static final double BASELINE_COUNTS = 500;
    private static final double MARGIN_MIN = 3;

    private final Method method;
    private final EmgShape shape;
    private final Noise noise;
    private final List<RawInjection> injections = new ArrayList<>();

    /**
     * @param sdCounts of the baseline
     * @param gainCounts per ion
     * @param spray relative noise of every point
     */
    record Noise(double sdCounts, double gainCounts, double spray) {
        static final Noise NONE = new Noise(0, 0);

        Noise(double sdCounts, double gainCounts) {
            this(sdCounts, gainCounts, 0);
        }
    }

    PlantedRun(Method method, EmgShape shape, Noise noise) {
        this.method = method;
        this.shape = shape;
        this.noise = noise;
    }

    /** Areas of the peaks of a channel, all moved by a shift. */
    SyntheticChromatogram signal(Channel channel, double shiftMin, double... areas) {
        List<Double> times = channel.window().retentionTimesMin();
        SyntheticChromatogram signal = new SyntheticChromatogram();
        for (int place = 0; place < areas.length; place++) {
            shape.plant(signal, areas[place], times.get(place) + shiftMin);
        }
        double first = times.get(0) - MARGIN_MIN;
        double last = times.get(times.size() - 1) + MARGIN_MIN;
        return signal.time(first, last, shape.fwhmMin() / 20).baseline(BASELINE_COUNTS, 0);
    }

    Trace trace(Channel channel, double shiftMin, double... areas) {
        return noisy(signal(channel, shiftMin, areas), channel);
    }

    /** The signal under the noise of the next injection. */
    Trace noisy(SyntheticChromatogram signal, Channel channel) {
        // neighbouring seeds of java.util.Random begin alike, so they are spread
        long seed = (31L * injections.size() + channel.owner().hashCode()) * 0x9E3779B97F4A7C15L;
        Trace trace = signal.noise(noise.sdCounts, noise.gainCounts, seed).trace();
        double[] counts = trace.intensitiesCounts();
        Random random = new Random(~seed);
        java.util.Arrays.setAll(
                counts, i -> counts[i] + noise.spray * signal.signalAt(trace.timeMin(i)) * random.nextGaussian());
        return Trace.of(trace.timesMin(), counts);
    }

    /** An injection of these traces; channels of the method that are left out have none. */
    PlantedRun add(SampleType type, Map<Channel, Trace> traces) {
        int number = injections.size() + 1;
        Map<Channel, ChannelSignal> signals = new LinkedHashMap<>();
        traces.forEach((channel, trace) -> signals.put(channel, new Chromatogram(channel, trace, Set.of())));
        injections.add(new AcquiredInjection(
                TestObjects.injection(number, type, type.needsLevel() ? "STD1" : ""),
                signals,
                new RawFile("", Optional.empty(), RawFile.InstrumentStated.NOTHING, List.of(), List.of()),
                Set.of()));
        return this;
    }

    /** Eight standards that hold every peak of every channel in the same amount, S/N about 100 and more. */
    PlantedRun standards() {
        for (int i = 0; i < 8; i++) {
            double area = 2000 * Math.pow(1.8, i);
            Map<Channel, Trace> traces = new LinkedHashMap<>();
            for (Channel channel : method.channels()) {
                double[] areas = new double[Math.max(channel.window().peaks(), 1)];
                java.util.Arrays.fill(areas, channel.role() == Channel.Role.INTERNAL_STANDARD ? 20_000 : area);
                traces.put(channel, trace(channel, 0.002 * i, areas));
            }
            add(SampleType.STANDARD, traces);
        }
        return this;
    }

    /** An injection of the first compound, and of every internal standard in the usual amount. */
    PlantedRun add(SampleType type, double... areas) {
        return addShifted(type, 0, areas);
    }

    PlantedRun addShifted(SampleType type, double shiftMin, double... areas) {
        return add(type, traces(type, shiftMin, areas));
    }

    /** The same without noise. */
    PlantedRun addClean(SampleType type, double... areas) {
        Map<Channel, Trace> traces = traces(type, 0, areas);
        traces.put(analyte(), signal(analyte(), 0, areas).trace());
        return add(type, traces);
    }

    /** The injections with every trace changed. */
    List<RawInjection> changed(UnaryOperator<Trace> change) {
        PlantedRun changed = new PlantedRun(method, shape, noise);
        for (RawInjection injection : injections) {
            Map<Channel, Trace> traces = new LinkedHashMap<>();
            method.channels().forEach(channel -> {
                if (injection.signal(channel) instanceof Chromatogram found) {
                    traces.put(channel, change.apply(found.trace()));
                }
            });
            changed.add(injection.injection().type(), traces);
        }
        return changed.injections;
    }

    /** Every n-th point of a trace. */
    static Trace every(int n, Trace trace) {
        int size = (trace.size() + n - 1) / n;
        double[] times = new double[size];
        double[] counts = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = trace.timeMin(n * i);
            counts[i] = trace.intensityCounts(n * i);
        }
        return Trace.of(times, counts);
    }

    /** Traces of such an injection, to be changed. */
    Map<Channel, Trace> traces(SampleType type, double shiftMin, double... areas) {
        Map<Channel, Trace> traces = new LinkedHashMap<>();
        traces.put(analyte(), trace(analyte(), shiftMin, areas));
        for (InternalStandard standard : method.internalStandards()) {
            double[] amounts = new double[standard.channel().window().peaks()];
            java.util.Arrays.fill(amounts, type.hasNoInternalStandard() ? 0 : 20_000);
            traces.put(standard.channel(), trace(standard.channel(), shiftMin, amounts));
        }
        return traces;
    }

    Method method() {
        return method;
    }

    /** Quantifier of the first compound. */
    Channel analyte() {
        return method.compounds().get(0).channels().quantifier();
    }

    Peak peak(InjectionPeaks peaks, int place) {
        return (Peak) peaks.in(analyte()).peaks().get(place);
    }

    List<RawInjection> injections() {
        return injections;
    }

    List<InjectionPeaks> integrate() {
        return new PeakIntegrator(method).integrate(injections);
    }
}
