package io.enantio;

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
import io.enantio.chromatogram.Acquisition;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.chromatogram.TraceOrigin;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.input.RunInput;
import io.enantio.input.assay.MethodFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.CurveModel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.InternalStandard;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.MzTolerance;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.rules.Severity;
import io.enantio.method.value.Fraction;
import io.enantio.method.value.Range;
import io.enantio.method.value.Rounding;
import io.enantio.method.value.TimeUnit;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.run.Action;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.Injection;
import io.enantio.run.Objection;
import io.enantio.run.Provenance;
import io.enantio.run.ReasonCode;
import io.enantio.run.SampleType;
import io.enantio.run.StudySample;
import java.util.List;
import java.util.stream.Stream;

/**
 * The public API: what a Java program may call. Every other public type of the jar is internal; it is public only because
 * another room uses it. {@link PublicApiTest} checks that the list is complete, and writes docs/reference/java-api.md
 * from it.
 */
final class PublicApi {
    /** What a program calls or implements. */
    static final List<Class<?>> CALLED = List.of(
            AssayPipeline.class,
            IntegratedRun.class,
            RunInput.class,
            RawReading.class,
            MethodFile.class,
            ChromatogramSource.class,
            InputException.class);

    /** What is given to these and what they give: the types of their signatures, by package. */
    static final List<Class<?>> NEEDED = List.of(
            ReferenceAreas.class,
            ResultRow.class,
            ResultStatus.class,
            RuleOutcome.class,
            RunResult.class,
            Verdict.class,
            IntegrationComparison.class,
            Quantitation.class,
            CalibrationCurve.class,
            CurveFit.class,
            RejectedCurve.class,
            StandardPoint.class,
            Response.class,
            AcquiredInjection.class,
            Acquisition.class,
            ChannelSignal.class,
            Chromatogram.class,
            NoChromatogram.class,
            RawFile.class,
            RawInjection.class,
            Trace.class,
            TraceOrigin.class,
            UnreadInjection.class,
            Truncated.class,
            RunFolder.class,
            Analyte.class,
            AssayFacts.class,
            CalibrationPlan.class,
            Channel.class,
            Compound.class,
            Configuration.class,
            CurveModel.class,
            IntegrationChoice.class,
            InternalStandard.class,
            Level.class,
            LevelRole.class,
            Method.class,
            MonitoredCompound.class,
            MzTolerance.class,
            Polarity.class,
            Transition.class,
            Weighting.class,
            Flag.class,
            Limit.class,
            LimitKey.class,
            Limits.class,
            Severity.class,
            Fraction.class,
            Range.class,
            Rounding.class,
            TimeUnit.class,
            InjectionPeaks.class,
            Integration.class,
            IntegrationMethod.class,
            NotFound.class,
            Peak.class,
            ChannelPeaks.class,
            FittedCurve.class,
            Action.class,
            AnalyticalRun.class,
            Decision.class,
            Decisions.class,
            Objection.class,
            Injection.class,
            Provenance.class,
            ReasonCode.class,
            SampleType.class,
            StudySample.class);

    private PublicApi() {}

    /** All of it. */
    static List<Class<?>> types() {
        return Stream.concat(CALLED.stream(), NEEDED.stream()).toList();
    }
}
