package io.enantio.peak;

import io.enantio.chromatogram.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Areas of all peaks of a channel over a run: internal standard first, then shapes, then every injection. */
final class JointFit {
    private JointFit() {}

    /** What an injection is to the fit. */
    enum Kind {
        /** A standard or QC: every expected peak is there and nothing else; the shape may be learned from it. */
        KNOWN,
        SAMPLE,
        /** No peak need be there, nor the internal standard. */
        BLANK
    }

    /** Expected peaks of a transition and how far the group may lie away as a whole. */
    record Expectation(List<Double> timesMin, double halfWidthMin) {}

    /** One injection: its traces of the analyte's and of the standard's transition. */
    record Input(Kind kind, Optional<Trace> analyte, Optional<Trace> standard) {}

    static List<FittedChannel> fitRun(Expectation analyte, Optional<Expectation> standard, List<Input> run) {
        List<Kind> kinds = run.stream().map(Input::kind).toList();
        TransitionTraces analyteTraces = TransitionTraces.of(
                run.stream().map(Input::analyte).toList(), analyte.timesMin(), analyte.halfWidthMin());
        TransitionTraces standardTraces = TransitionTraces.of(
                run.stream().map(Input::standard).toList(),
                standard.orElse(analyte).timesMin(),
                standard.orElse(analyte).halfWidthMin());
        Optional<StandardStage> reference =
                standard.flatMap(given -> StandardStage.of(standardTraces)).or(() -> StandardStage.of(analyteTraces));
        return reference
                .map(found -> new AnalyteStage(analyteTraces, kinds, found).fit())
                .orElse(run.stream().map(input -> FittedChannel.none(Set.of())).toList());
    }
}
