package io.enantio;

import io.enantio.acceptance.RunAcceptance;
import io.enantio.acceptance.evidence.FailedBatches;
import io.enantio.acceptance.evidence.RunEvidence;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.calibration.CalibrationFitter;
import io.enantio.calibration.CarryOver;
import io.enantio.calibration.Quantifier;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.chromatogram.ChangedChannels;
import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.ReusedFiles;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.PeakIntegrator;
import io.enantio.run.AnalyticalRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The line from raw chromatograms to a judged run. Read this first.
 *
 * <p>Every stage takes the whole run and gives the whole run: chromatograms, peaks, curves, concentrations, verdicts. What
 * people decided comes between peaks and curves, and what came of the run without it stays beside it. The result does not
 * depend on the number of threads: work is parallel over injections, and every reduction keeps their order.
 */
public final class AssayPipeline {
    private final Method method;
    private final ChromatogramSource source;

    /**
     * A pipeline for one method.
     *
     * @param method with the limits in force
     * @param source of the chromatograms
     */
    public AssayPipeline(Method method, ChromatogramSource source) {
        this.method = method;
        this.source = source;
    }

    /**
     * Processes one analytical run.
     *
     * @param run what was injected, and what people decided about it
     * @return peaks, curves, concentrations, flags and verdicts; independent of the number of threads
     * @throws RuntimeException of the source's choice if its raw files make the whole run unusable; the sources of
     *     {@link io.enantio.input.RunInput} throw an {@link io.enantio.input.problem.InputException}
     */
    public RunResult process(AnalyticalRun run) {
        return integrate(run).judgedWith(run.decisions());
    }

    /**
     * Reads and integrates one analytical run: the long part of the work, which no decision changes.
     *
     * @param run what was injected
     * @return its peaks, to be judged under any decisions
     * @throws RuntimeException as {@link #process} does
     */
    public IntegratedRun integrate(AnalyticalRun run) {
        return new IntegratedRun(this, method, run, new PeakIntegrator(method).whole(read(run)));
    }

    /** Standards of an extraction batch that fails support no other: curves are fitted without them until no further batch fails (RUN-5). */
    RunResult judge(AnalyticalRun run, List<InjectionPeaks> peaks, Optional<RunResult> undecided) {
        FailedBatches failed = FailedBatches.NONE;
        RunAcceptance acceptance = new RunAcceptance(calibrate(run, peaks, failed, undecided));
        while (!acceptance.failedBatches().equals(failed)) {
            failed = acceptance.failedBatches();
            acceptance = new RunAcceptance(calibrate(run, peaks, failed, undecided));
        }
        return acceptance.judge();
    }

    private RunEvidence calibrate(
            AnalyticalRun run, List<InjectionPeaks> peaks, FailedBatches failed, Optional<RunResult> undecided) {
        List<CalibratedAnalyte> concentrations = method.judgedAnalytes().parallelStream()
                .map(analyte -> calibrate(analyte, peaks, failed.namesOf(analyte), undecided))
                .toList();
        return new RunEvidence(method, run, peaks, concentrations, failed, undecided);
    }

    private List<RawInjection> read(AnalyticalRun run) {
        List<Channel> channels = method.channels();
        List<RawInjection> read = run.injections().parallelStream()
                .map(injection -> source.read(injection, channels))
                .toList();
        source.refuseUnusable();
        return ChangedChannels.told(ReusedFiles.marked(read));
    }

    /** The curve comes from the standards alone; then every injection, standards too, is read off it. */
    private CalibratedAnalyte calibrate(
            Analyte analyte, List<InjectionPeaks> peaks, Set<String> failedBatches, Optional<RunResult> undecided) {
        CurveFit curve = new CalibrationFitter(method).fit(analyte, peaks, failedBatches);
        CarryOver carryOver = CarryOver.of(analyte, peaks);
        if (undecided.isPresent()) {
            return new CalibratedAnalyte(
                    curve, EarlierEstimates.of(undecided.get(), analyte).by(curve, carryOver, peaks));
        }
        Quantifier quantifier = new Quantifier(carryOver);
        return new CalibratedAnalyte(
                curve,
                peaks.parallelStream()
                        .map(injection -> quantifier.quantify(curve, injection))
                        .toList());
    }
}
