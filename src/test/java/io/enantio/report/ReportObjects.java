package io.enantio.report;

import static io.enantio.TestObjects.KETAMINE_CHANNEL;
import static io.enantio.TestObjects.KETAMINE_D4_CHANNEL;
import static io.enantio.TestObjects.R_KETAMINE;
import static io.enantio.TestObjects.S_KETAMINE;

import io.enantio.SyntheticChromatogram;
import io.enantio.TestObjects;
import io.enantio.acceptance.result.ReferenceAreas;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.IntegrationComparison;
import io.enantio.calibration.Quantitation;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.RejectedCurve;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Analyte;
import io.enantio.method.CurveModel;
import io.enantio.method.Method;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.Injection;
import io.enantio.run.Provenance;
import io.enantio.run.SampleType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** A small evaluated run: a standard that was measured, a study sample whose file was refused; S accepted, R without a curve. */
public final class ReportObjects {
    public static final Provenance PROVENANCE = new Provenance(
            new Provenance.Software("0.1.0", "stax"),
            Instant.parse("2026-03-03T08:00:00Z"),
            List.of(new Provenance.InputFile("method", "../method.yaml", "ab".repeat(32))),
            List.of("--salvage"));
    private static final Method METHOD = TestObjects.method();
    private static final Injection MEASURED = TestObjects.injection(1, SampleType.STANDARD, "STD8");
    private static final Injection REFUSED = TestObjects.injection(2, SampleType.STUDY, "");

    private ReportObjects() {}

    public static RunResult result() {
        List<InjectionPeaks> peaks = List.of(measured(), refused());
        return new RunResult(
                METHOD,
                TestObjects.run(List.of(MEASURED, REFUSED)),
                peaks,
                List.of(
                        row(peaks.get(0), S_KETAMINE),
                        row(peaks.get(0), R_KETAMINE),
                        row(peaks.get(1), S_KETAMINE),
                        row(peaks.get(1), R_KETAMINE)),
                List.of(
                        new RunResult.Calibration(
                                curve(S_KETAMINE),
                                Set.of(Flag.TRUNCATED_ULOQ),
                                ReferenceAreas.NONE,
                                Optional.of(new IntegrationComparison(
                                        1.25, OptionalDouble.of(2.5), IntegrationComparison.Better.JOINT_FIT))),
                        new RunResult.Calibration(
                                rejected(), Set.of(Flag.NO_CURVE), ReferenceAreas.NONE, Optional.empty())),
                List.of(new RuleOutcome(
                        R_KETAMINE,
                        "CAL-3",
                        "",
                        new RuleOutcome.Count(OptionalInt.of(1), OptionalInt.of(3)),
                        RuleOutcome.Outcome.FAIL,
                        new RuleOutcome.Evidence(">= 3/4", "=NO_CURVE, \"1 of 3\"", "ICH-M10"))),
                List.of(new Verdict(S_KETAMINE, List.of()), new Verdict(R_KETAMINE, List.of("CAL-3", "CAL-1"))),
                Optional.empty());
    }

    private static InjectionPeaks measured() {
        Trace trace = new SyntheticChromatogram()
                .peak(5000, 10.4, 0.15, 0.05)
                .peak(2500, 11.6, 0.15, 0.05)
                .baseline(200, 5)
                .noise(20, 1, 7)
                .time(8.5, 13.5, 1.0 / 60)
                .trace();
        RawInjection raw = new AcquiredInjection(
                MEASURED,
                Map.of(KETAMINE_CHANNEL, new Chromatogram(KETAMINE_CHANNEL, trace, Set.of())),
                new RawFile(
                        "cd".repeat(32),
                        Optional.empty(),
                        RawFile.InstrumentStated.NOTHING,
                        List.of("converter 1.0"),
                        List.of("two equal times")),
                Set.of(Flag.RAW_IRREGULAR));
        return peaks(raw, List.of(peak(10.44, 5000, 9.9, 11.0), peak(11.64, 2500, 11.0, 12.4)));
    }

    private static InjectionPeaks refused() {
        NotFound none = new NotFound("file ends in the middle", Set.of());
        return peaks(new UnreadInjection(REFUSED, Flag.RAW_UNREADABLE, "file ends in the middle"), List.of(none, none));
    }

    private static InjectionPeaks peaks(RawInjection raw, List<? extends Integration> pair) {
        List<List<Double>> covariance = List.of(List.of(0.0, 0.0), List.of(0.0, 0.0));
        return new InjectionPeaks(
                METHOD,
                raw,
                Map.of(
                        KETAMINE_CHANNEL,
                        new ChannelPeaks(KETAMINE_CHANNEL, List.copyOf(pair), covariance),
                        KETAMINE_D4_CHANNEL,
                        new ChannelPeaks(KETAMINE_D4_CHANNEL, List.copyOf(pair), covariance)));
    }

    private static Peak peak(double timeMin, double area, double from, double to) {
        return new Peak(
                timeMin,
                new Peak.Area(area, 3, 4),
                area * 2.5,
                new Peak.Bounds(from, to, 205, 215),
                new Peak.Figures(
                        OptionalDouble.of(900),
                        OptionalDouble.of(3.1),
                        OptionalDouble.empty(),
                        OptionalDouble.of(36),
                        OptionalDouble.of(0.37),
                        OptionalDouble.of(1)),
                IntegrationMethod.PERPENDICULAR_DROP,
                Set.of());
    }

    private static ResultRow row(InjectionPeaks peaks, Analyte analyte) {
        boolean measured = peaks.injection().number() == 1;
        Response.Ratio ratio = new Response.Ratio(1.0 / 3, 0.001);
        return new ResultRow(
                peaks.injection(),
                analyte,
                peaks.of(analyte),
                peaks.internalStandardOf(analyte),
                Optional.of(
                        measured
                                ? new Quantitation.Estimate(
                                        ratio, 500, 500, OptionalDouble.of(490), OptionalDouble.of(510.5))
                                : new Quantitation.NoEstimate(
                                        new Response.NoRatio(Response.Reason.NO_AREA), "no area")),
                new ResultRow.Judgement(
                        measured ? ResultStatus.QUANTIFIED : ResultStatus.NOT_QUANTIFIABLE,
                        Optional.empty(),
                        measured ? OptionalDouble.of(500) : OptionalDouble.empty(),
                        measured ? OptionalDouble.of(-0.0) : OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        measured ? Optional.of(true) : Optional.empty(),
                        measured ? Set.of(Flag.TAIL, Flag.POINTS_LOW) : Set.of(Flag.RAW_UNREADABLE)));
    }

    public static CalibrationCurve curve(Analyte analyte) {
        return new CalibrationCurve(
                analyte,
                new CalibrationCurve.Form(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED),
                new CalibrationCurve.Fit(
                        List.of(0.001, 0.02), List.of(List.of(4e-8, 0.0), List.of(0.0, 9e-8)), 1e-4, 0, 1, 0.9991),
                new CalibrationCurve.CurveRange(new Range(1, 400), new Range(1, 500)),
                List.of(
                        standard("STD1", 1, 1.03, StandardPoint.Use.USED),
                        standard("STD5", 75, 75, StandardPoint.Use.USED),
                        standard("STD7", 400, 384, StandardPoint.Use.USED),
                        standard("STD8", 500, 600, StandardPoint.Use.EXCLUDED_BY_RULE)));
    }

    private static StandardPoint standard(String level, double nominal, double found, StandardPoint.Use use) {
        return new StandardPoint(
                1,
                level,
                nominal,
                new Response.Ratio(0.001 + 0.02 * found, 0.0001 * found),
                OptionalDouble.of(found),
                use);
    }

    private static CurveFit rejected() {
        return new RejectedCurve(R_KETAMINE, Flag.NO_CURVE, "1 of 3 standards hold", Optional.empty(), List.of());
    }
}
