package io.enantio.peak.joint;

import io.enantio.chromatogram.Trace;
import io.enantio.method.rules.Flag;
import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.learn.TransitionTraces;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Areas of all peaks of a channel over a run: internal standard first, then shapes, then every injection. */
public final class JointFit {
    private JointFit() {}

    /** What an injection is to the fit. */
    public enum Kind {
        /** A standard or QC: every expected peak is there and nothing else; the shape may be learned from it. */
        KNOWN,
        SAMPLE,
        /** No peak need be there, nor the internal standard. */
        BLANK
    }

    /** Expected peaks of a transition and how far the group may lie away as a whole. */
    public record Expectation(List<Double> timesMin, double halfWidthMin) {}

    /** One injection: its traces of the analyte's and of the standard's transition. */
    public record Input(Kind kind, Optional<Trace> analyte, Optional<Trace> standard) {}

    /** An injection's areas on the analyte's transition and on its standard's. */
    public record Fitted(FittedChannel analyte, FittedChannel standard) {}

    /** Fits a run, its injections in order of acquisition; one result for each. */
    public static List<Fitted> fitRun(Expectation analyte, Optional<Expectation> standard, List<Input> run) {
        Optional<StandardStage> standards = standard.flatMap(
                given -> standard(given, run.stream().map(Input::standard).toList()));
        List<Kind> kinds = run.stream().map(Input::kind).toList();
        Transition transition =
                new Transition(analyte, run.stream().map(Input::analyte).toList(), kinds, FitLimits.DESIGN);
        List<FittedChannel> areas = transition.areas(transition.fit(standards));
        FittedChannel missing = FittedChannel.none(Set.of(Flag.IS_MISSING));
        return IntStream.range(0, run.size())
                .mapToObj(i -> new Fitted(
                        areas.get(i),
                        standards
                                .map(found -> found.channel(i, FitLimits.DESIGN))
                                .orElse(missing)))
                .toList();
    }

    /** The internal standard's transition, which any number of analytes are then fitted by; empty where it never shows. */
    static Optional<StandardStage> standard(Expectation expected, List<Optional<Trace>> traces) {
        return StandardStage.of(TransitionTraces.of(traces, expected.timesMin(), expected.halfWidthMin()));
    }

    /** An analyte's transition over the run. */
    record Transition(Expectation expected, List<Optional<Trace>> traces, List<Kind> kinds, FitLimits limits) {
        /** Fitted by a reference where there is one, else by the analyte's own peaks; empty where they never show. */
        Optional<AnalyteStage> fit(Optional<? extends FitReference> reference) {
            TransitionTraces own = TransitionTraces.of(traces, expected.timesMin(), expected.halfWidthMin());
            Optional<FitReference> found = reference.isPresent()
                    ? Optional.of(reference.get())
                    : StandardStage.of(own).map(itself -> itself);
            return found.map(known -> new AnalyteStage(own, kinds, known, limits).fitted());
        }

        /** Areas of each injection. */
        List<FittedChannel> areas(Optional<AnalyteStage> fitted) {
            return fitted.map(AnalyteStage::channels)
                    .orElse(traces.stream()
                            .map(trace -> FittedChannel.none(Set.of()))
                            .toList());
        }
    }
}
