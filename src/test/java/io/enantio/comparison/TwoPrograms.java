package io.enantio.comparison;

import io.enantio.AssayPipeline;
import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.comparison.TheirPeak.Component;
import io.enantio.comparison.TheirPeak.Manual;
import io.enantio.comparison.TheirPeak.Use;
import io.enantio.input.RunInput;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** One simulated run as two programs report it: ours by the joint fit, the other one from a processing of its own. */
final class TwoPrograms {
    /** The unit of the other program's areas: counts x second. */
    static final double SECONDS = 60;

    private TwoPrograms() {}

    /** A run whose peaks tail into each other, integrated in one way. */
    static RunResult processed(String way, Path home) {
        Path run = SharedRuns.copy(
                SharedRuns.simulated("--subjects", "1", "--seed", "7", "--tailing", "1.7", "--resolution", "1.5"),
                home.resolve(way));
        RunInput input =
                RunInput.read(new SimulatedFolder(run).integratedBy(way).run());
        return new AssayPipeline(input.method(), input.chromatograms()).process(input.run());
    }

    static List<OurPeak> ours(RunResult result) {
        return result.rows().stream().map(TwoPrograms::ours).toList();
    }

    private static OurPeak ours(ResultRow row) {
        Optional<Peak> peak = peak(Optional.of(row.peak()));
        Optional<Peak> standard = peak(row.internalStandard());
        OptionalDouble area = of(peak, each -> each.area().countsMin());
        OptionalDouble standardArea = of(standard, each -> each.area().countsMin());
        return new OurPeak(
                new OurPeak.Injected(
                        row.injection().number(),
                        row.injection().file(),
                        row.injection().sample().id(),
                        row.injection().type(),
                        row.injection().sample().level(),
                        Optional.empty()),
                row.analyte().name(),
                compound(row),
                new OurPeak.Figures(
                        area,
                        of(peak, each -> each.area().seCountsMin()),
                        standardArea,
                        of(standard, each -> each.area().seCountsMin()),
                        area.isPresent() && standardArea.isPresent()
                                ? OptionalDouble.of(area.getAsDouble() / standardArea.getAsDouble())
                                : OptionalDouble.empty(),
                        row.estimate()
                                .map(estimate -> OptionalDouble.of(estimate.ngPerMl()))
                                .orElse(OptionalDouble.empty()),
                        of(peak, Peak::heightCounts),
                        of(peak, Peak::retentionTimeMin)),
                new OurPeak.Judgement(
                        row.judgement().status(),
                        row.reportedNgPerMl(),
                        row.judgement().nominalNgPerMl(),
                        row.peak().how().word(),
                        row.judgement().usedInCurve(),
                        row.judgement().flags()));
    }

    private static String compound(ResultRow row) {
        return row.analyte().name().replaceFirst("^[RS]-", "");
    }

    private static Optional<Peak> peak(Optional<Integration> found) {
        return found.filter(Peak.class::isInstance).map(Peak.class::cast);
    }

    private static OptionalDouble of(Optional<Peak> peak, Function<Peak, Double> figure) {
        return peak.map(figure).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** The other program's table of a run: areas over seconds, a peak that it did not detect has none. */
    static TheirResults theirs(RunResult result) {
        List<TheirPeak> peaks = new ArrayList<>();
        for (ResultRow row : result.rows()) {
            OurPeak own = ours(row);
            Optional<Peak> peak = peak(Optional.of(row.peak())).filter(Peak::isDetected);
            peaks.add(new TheirPeak(
                    peaks.size() + 2,
                    sample(own),
                    new Component(row.analyte().name(), Component.Kind.ANALYTE, Optional.empty()),
                    new TheirPeak.Figures(
                            of(peak, each -> SECONDS * each.area().countsMin()),
                            times(own.figures().isAreaCountsMin()),
                            peak.isPresent() ? own.figures().areaRatio() : OptionalDouble.empty(),
                            own.figures().estimateNgPerMl(),
                            OptionalDouble.empty(),
                            Optional.empty()),
                    new TheirPeak.Integration(
                            of(peak, Peak::retentionTimeMin),
                            of(peak, each -> each.bounds().startMin()),
                            of(peak, each -> each.bounds().endMin()),
                            Manual.NO,
                            Use.NOT_STATED,
                            Optional.empty())));
        }
        return new TheirResults("another program", "theirs.txt", "0".repeat(64), peaks, List.of());
    }

    private static OptionalDouble times(OptionalDouble area) {
        return area.isPresent() ? OptionalDouble.of(SECONDS * area.getAsDouble()) : area;
    }

    private static TheirPeak.Sample sample(OurPeak own) {
        return new TheirPeak.Sample(
                own.injected().sampleId(),
                Optional.empty(),
                own.injected().file(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
