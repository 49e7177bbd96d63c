package io.enantio.calibration.standards;

import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.response.Response;
import io.enantio.calibration.response.ResponseRatio;
import io.enantio.method.Analyte;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Every acquired standard of an analyte, in injection order: all that count (rule B-05), before any curve. */
public final class AcquiredStandards {
    private final Method method;
    private final Analyte analyte;

    public AcquiredStandards(Method method, Analyte analyte) {
        this.method = method;
        this.analyte = analyte;
    }

    /** Sorted by injection, so that the curve does not depend on the order in which peaks are handed over. */
    public List<StandardPoint> of(List<InjectionPeaks> injections) {
        return injections.stream()
                .filter(peaks -> peaks.injection().type() == SampleType.STANDARD)
                .filter(peaks -> !peaks.rawFlags().contains(Flag.NOT_ACQUIRED))
                .sorted(Comparator.comparingInt(peaks -> peaks.injection().number()))
                .flatMap(peaks -> point(peaks).stream())
                .toList();
    }

    /** Absent where the standard's level does not hold this analyte. */
    private Optional<StandardPoint> point(InjectionPeaks peaks) {
        Level level = levelOf(peaks);
        Response response = ResponseRatio.of(peaks, analyte);
        return level.nominalNgPerMl(analyte).stream()
                .mapToObj(nominal -> new StandardPoint(
                        peaks.injection().number(),
                        level.name(),
                        nominal,
                        response,
                        OptionalDouble.empty(),
                        use(peaks, response)))
                .findFirst();
    }

    private Use use(InjectionPeaks peaks, Response response) {
        if (peaks.of(analyte).flags().contains(Flag.EXCLUDED_BY_DECISION)) {
            return Use.EXCLUDED_BY_DECISION;
        }
        return response instanceof Response.Ratio && isMeasured(peaks) ? Use.USED : Use.WITHOUT_RESULT;
    }

    private Level levelOf(InjectionPeaks peaks) {
        String name = peaks.injection().sample().level().orElseThrow();
        return method.standardLevel(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("level of a standard must be one of the method, is " + name));
    }

    /** An undetected analyte or a flag "not quantifiable" leaves an area, but no measurement to calibrate with. */
    private boolean isMeasured(InjectionPeaks peaks) {
        Integration own = peaks.of(analyte);
        boolean detected = own instanceof Peak peak && peak.isDetected();
        Stream<Set<Flag>> flags = Stream.of(
                peaks.rawFlags(),
                own.flags(),
                peaks.internalStandardOf(analyte).map(Integration::flags).orElse(Set.of()));
        return detected && flags.flatMap(Set::stream).noneMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE);
    }
}
