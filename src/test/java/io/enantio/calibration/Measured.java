package io.enantio.calibration;

import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.RawFile;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Injections with chosen areas for S-ketamine and its internal standard; R-ketamine has the same. */
public final class Measured {
    /** Area of the internal standard unless a test chooses another. */
    static final double STANDARD_AREA = 1000;

    private static final Method METHOD = TestObjects.method();
    private static final RawFile RAW =
            new RawFile("00", Optional.empty(), RawFile.InstrumentStated.NOTHING, List.of(), List.of());

    private Measured() {}

    /** A standard of STD{@code level} whose response ratio is given, its area's standard error relative to the area. */
    static InjectionPeaks standard(int number, int level, double ratio, double relativeSe) {
        return injection(
                TestObjects.injection(number, SampleType.STANDARD, "STD" + level),
                peak(ratio * STANDARD_AREA, Math.abs(ratio) * STANDARD_AREA * relativeSe, Set.of()),
                peak(STANDARD_AREA, 0, Set.of()));
    }

    /** A study sample. */
    public static InjectionPeaks sample(double ratio, double se, double dilutionFactor) {
        Injection injection = new Injection(
                99,
                Optional.of("raw/099.mzML"),
                new Injection.Sample("subject", SampleType.STUDY, Optional.empty()),
                dilutionFactor,
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return injection(
                injection, peak(ratio * STANDARD_AREA, se * STANDARD_AREA, Set.of()), peak(STANDARD_AREA, 0, Set.of()));
    }

    public static InjectionPeaks injection(Injection injection, Integration analyte, Integration standard) {
        return injection(injection, List.of(analyte, standard), Set.of());
    }

    /** Analyte and internal standard of an injection whose file has flags. */
    public static InjectionPeaks injection(Injection injection, List<Integration> peaks, Set<Flag> rawFlags) {
        Map<Channel, ChannelPeaks> byChannel = Map.of(
                TestObjects.KETAMINE_CHANNEL, channel(TestObjects.KETAMINE_CHANNEL, peaks.get(0)),
                TestObjects.KETAMINE_D4_CHANNEL, channel(TestObjects.KETAMINE_D4_CHANNEL, peaks.get(1)));
        return new InjectionPeaks(METHOD, new AcquiredInjection(injection, Map.of(), RAW, rawFlags), byChannel);
    }

    private static ChannelPeaks channel(Channel channel, Integration peak) {
        return new ChannelPeaks(channel, List.of(peak, peak), List.of(List.of(0.0, 0.0), List.of(0.0, 0.0)));
    }

    public static Peak peak(double area, double se, Set<Flag> flags) {
        return new Peak(
                10.4,
                new Peak.Area(area, se, 0),
                area,
                new Peak.Bounds(10, 11, 0, 0),
                new Peak.Figures(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                IntegrationMethod.PERPENDICULAR_DROP,
                flags);
    }

    public static NotFound notFound() {
        return new NotFound("nothing there", Set.of());
    }

    /** One standard per level, STD1 ... STD8, injections 1 ... 8, each ratio exactly on the line 0.02 x times a factor. */
    public static List<InjectionPeaks> onLine(double... factors) {
        List<InjectionPeaks> standards = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            int level = i % TestObjects.STANDARDS_NG_PER_ML.length;
            standards.add(standard(i + 1, level + 1, 0.02 * TestObjects.STANDARDS_NG_PER_ML[level] * factors[i], 0));
        }
        return standards;
    }
}
