package io.enantio.peak;

import io.enantio.SyntheticChromatogram;
import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run of ketamine injections whose true areas are known; FWHM 0.3 min, resolution chosen by the spacing of the method. */
final class SimulatedRun {
    static final Method METHOD = TestObjects.method();
    static final double INTERVAL_MIN = 1.0 / 60;
    private final List<RawInjection> injections = new ArrayList<>();

    /** What elutes: areas of both enantiomers and of their standards, counts x minute, all shifted. */
    record Content(double first, double second, double standard, double shiftMin) {}

    /** Width of the Gaussian and time constant of the tail, minutes. */
    record Shape(double sigmaMin, double tauMin) {
        static final Shape TAILING = new Shape(0.11, 0.11);
    }

    SimulatedRun add(SampleType type, Content content) {
        return add(type, content, INTERVAL_MIN);
    }

    SimulatedRun add(SampleType type, Content content, double intervalMin) {
        int number = injections.size() + 1;
        Trace analyte = pair(content.first(), content.second(), 10.4 + content.shiftMin())
                .time(6, 18, intervalMin)
                .noise(70, 10, 2L * number)
                .trace();
        Trace standard = pair(content.standard(), content.standard(), 10.36 + content.shiftMin())
                .time(6, 18, intervalMin)
                .noise(70, 10, 2L * number + 1)
                .trace();
        return add(type, analyte, standard);
    }

    SimulatedRun add(SampleType type, Trace analyte, Trace standard) {
        int number = injections.size() + 1;
        injections.add(new AcquiredInjection(
                TestObjects.injection(number, type, type.needsLevel() ? "STD1" : ""),
                Map.of(
                        TestObjects.KETAMINE_CHANNEL,
                        chromatogram(TestObjects.KETAMINE_CHANNEL, analyte),
                        TestObjects.KETAMINE_D4_CHANNEL,
                        chromatogram(TestObjects.KETAMINE_D4_CHANNEL, standard)),
                new RawFile("", Optional.empty(), RawFile.InstrumentStated.NOTHING, List.of(), List.of()),
                Set.of()));
        return this;
    }

    private static Chromatogram chromatogram(Channel channel, Trace trace) {
        return new Chromatogram(channel, trace, Set.of());
    }

    /** Two peaks 1.2 min apart on a baseline of 500 counts that rises a little. */
    static SyntheticChromatogram pair(double first, double second, double atMin) {
        Shape shape = Shape.TAILING;
        return new SyntheticChromatogram()
                .peak(first, atMin, shape.sigmaMin(), shape.tauMin())
                .peak(second, atMin + 1.2, shape.sigmaMin(), shape.tauMin())
                .time(6, 18, INTERVAL_MIN)
                .baseline(500, 10);
    }

    /** Eight racemic standards, S/N about 30 to 3000. */
    SimulatedRun standards() {
        for (int i = 0; i < 8; i++) {
            double area = 1000 * Math.pow(2, i);
            add(SampleType.STANDARD, new Content(area, area, 20_000, 0.01 * i));
        }
        return this;
    }

    List<RawInjection> injections() {
        return injections;
    }

    List<InjectionPeaks> integrate() {
        return new PeakIntegrator(METHOD).integrate(injections);
    }

    static Peak peak(InjectionPeaks peaks, Analyte analyte) {
        return (Peak) peaks.of(analyte);
    }
}
