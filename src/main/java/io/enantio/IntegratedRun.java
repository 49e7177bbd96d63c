package io.enantio;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.samples.ReintegrationReasons;
import io.enantio.method.Method;
import io.enantio.peak.DecidedPeaks;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.RunPeaks;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decisions;
import java.util.List;
import java.util.Optional;

/**
 * A run whose peaks are known, before any decision: it is judged under what people decided, as often as they decide something else. Peaks
 * are never integrated again; the result is that of processing the run from its raw files with these decisions, to the last bit.
 */
public final class IntegratedRun {
    private final AssayPipeline pipeline;
    private final Method method;
    private final AnalyticalRun run;
    private final RunPeaks peaks;
    private volatile Optional<RunResult> lastUndecided = Optional.empty();

    IntegratedRun(AssayPipeline pipeline, Method method, AnalyticalRun run, RunPeaks peaks) {
        this.pipeline = pipeline;
        this.method = method;
        this.run = run;
        this.peaks = peaks;
    }

    /**
     * Peaks as the method's algorithm found them.
     *
     * @return every injection, in order, without any decision applied
     */
    public List<InjectionPeaks> peaks() {
        return peaks.injections();
    }

    /**
     * Judges the run. What came of it without any decision stays beside the result.
     *
     * @param decisions in place of those that the run had when it was integrated
     * @return peaks, curves, concentrations, flags and verdicts under these decisions
     */
    public RunResult judgedWith(Decisions decisions) {
        AnalyticalRun stated = run.with(decisions);
        RunResult undecided = undecided(decisions.besidesPeaks()).of(stated);
        if (!decisions.changeResults()) {
            return undecided;
        }
        Decisions checked = ReintegrationReasons.checked(undecided);
        List<InjectionPeaks> decided = new DecidedPeaks(method, peaks).under(checked);
        return pipeline.judge(run.with(checked), decided, Optional.of(undecided));
    }

    /** Without any decision applied to a peak. It is kept: most decisions are about peaks, and it is the same for all of them. */
    private RunResult undecided(Decisions seenByRules) {
        Optional<RunResult> last =
                lastUndecided.filter(known -> known.run().decisions().equals(seenByRules));
        RunResult undecided =
                last.orElseGet(() -> pipeline.judge(run.with(seenByRules), peaks.injections(), Optional.empty()));
        lastUndecided = Optional.of(undecided);
        return undecided;
    }
}
