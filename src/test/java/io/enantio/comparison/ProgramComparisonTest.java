package io.enantio.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SharedRuns;
import io.enantio.acceptance.result.RunResult;
import io.enantio.comparison.Reason.Kind;
import io.enantio.comparison.TheirPeak.Manual;
import io.enantio.comparison.TheirPeak.Use;
import io.enantio.method.value.Rounding;
import io.enantio.peak.area.Peak;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated run whose peaks tail into each other, by joint fit as ours and by perpendicular drop as the other program's: what is wrong with
 * the drop is known, so the reasons are known. Then single peaks are changed on purpose.
 */
class ProgramComparisonTest {
    private static RunResult fitted;
    private static List<OurPeak> ours;
    private static TheirResults dropped;
    private static TheirResults same;

    @BeforeAll
    static void process(@TempDir Path home) {
        fitted = TwoPrograms.processed(SharedRuns.FIT, home);
        ours = TwoPrograms.ours(fitted);
        dropped = TwoPrograms.theirs(TwoPrograms.processed(SharedRuns.DROP, home));
        same = TwoPrograms.theirs(fitted);
    }

    private static ProgramComparison with(TheirResults theirs) {
        return ProgramComparison.of(
                theirs, Matching.of(ours, theirs, Names.NONE), OurIntegration.of(fitted), Rounding.DEFAULT);
    }

    private static QuantityComparison of(ProgramComparison comparison, String analyte, Quantity quantity) {
        return comparison.quantities().stream()
                .filter(each -> each.analyte().equals(analyte) && each.quantity() == quantity)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProgramThatFindsTheSameAgreesInEveryQuantity() {
        ProgramComparison comparison = with(same);
        assertThat(comparison.disagreements()).isEmpty();
        assertThat(comparison.scale().factor()).isEqualTo(60);
        assertThat(comparison.scale().basis()).isEqualTo(AreaScale.Basis.SECONDS);
        for (QuantityComparison each : comparison.quantities()) {
            assertThat(each.ratio().shares()).allMatch(share -> share.percent() == 100);
            assertThat(each.differences().orElseThrow().upper().high95())
                    .as(each.analyte() + " " + each.quantity())
                    .isCloseTo(0, within(1e-9));
            assertThat(each.lines().passingBablok().orElseThrow().slope().value())
                    .isCloseTo(1, within(1e-9));
        }
        assertThat(of(comparison, "S-ketamine", Quantity.AREA)
                        .ratio()
                        .rawMedian()
                        .orElseThrow())
                .isCloseTo(60, within(1e-9));
    }

    /** The drop leaves the tail of the first peak in the second: the first loses, the second gains. */
    @Test
    void theTailOfTheFirstPeakIsTheReasonWhereADropCutsIt() {
        ProgramComparison comparison = with(dropped);
        assertThat(of(comparison, "S-ketamine", Quantity.AREA)
                        .ratio()
                        .median()
                        .orElseThrow()
                        .median()
                        .high95())
                .isLessThan(0.97);
        assertThat(of(comparison, "R-ketamine", Quantity.AREA)
                        .ratio()
                        .median()
                        .orElseThrow()
                        .median()
                        .low95())
                .isGreaterThan(1.02);
        Map<String, List<Disagreement>> areas = comparison.disagreements().stream()
                .filter(each ->
                        each.quantity() == Quantity.AREA && each.percent().isPresent())
                .filter(each -> each.pair().ours().judgement().status().isAboveLloq())
                .collect(Collectors.groupingBy(
                        each -> each.pair().ours().analyte().substring(0, 1)));
        assertThat(areas.getOrDefault("R", List.of()))
                .hasSizeGreaterThan(30)
                .allMatch(each -> each.percent().getAsDouble() > 0);
        assertThat(share(areas.getOrDefault("R", List.of()), Kind.NEIGHBOUR)).isGreaterThan(0.95);
        assertThat(share(areas.getOrDefault("S", List.of()), Kind.CUT)).isGreaterThan(0.95);
        assertThat(areas.getOrDefault("R", List.of()).get(0).reasons().get(0).words())
                .contains("that our fit takes for S-")
                .contains("between their bounds");
    }

    @Test
    void withoutBoundsADropAtTheValleysIsTried() {
        TheirResults unbounded =
                changed(dropped, any -> true, peak -> bounds(peak, OptionalDouble.empty(), OptionalDouble.empty()));
        List<Disagreement> second = with(unbounded).disagreements().stream()
                .filter(each ->
                        each.quantity() == Quantity.AREA && each.percent().isPresent())
                .filter(each -> each.pair().ours().analyte().startsWith("R-"))
                .filter(each -> each.pair().ours().judgement().status().isAboveLloq())
                .toList();
        assertThat(share(second, Kind.NEIGHBOUR)).isGreaterThan(0.9);
        assertThat(second.get(0).reasons().get(0).words()).contains("their bounds are not stated) would hold");
    }

    @Test
    void withoutTheRawFilesBoundsTellNothing() {
        List<Disagreement> all = ProgramComparison.of(
                        dropped, Matching.of(ours, dropped, Names.NONE), Map.of(), Rounding.DEFAULT)
                .disagreements();
        assertThat(all)
                .isNotEmpty()
                .noneMatch(each -> each.reasons().stream()
                        .anyMatch(reason -> reason.kind() == Kind.NEIGHBOUR || reason.kind() == Kind.CUT));
        assertThat(all.get(all.size() / 2).reasons())
                .anyMatch(reason -> reason.words().equals("not told: the run was not integrated again"));
    }

    private static double share(List<Disagreement> all, Kind kind) {
        return all.stream().filter(each -> each.reasons().get(0).kind() == kind).count() / (double) all.size();
    }

    /** A peak that is certain: the first QC in the middle of the range. */
    private static boolean isProbe(TheirPeak peak) {
        return peak.sample().name().equals("QC-MID-1")
                && peak.component().name().equals("R-ketamine");
    }

    private static TheirResults changed(TheirResults of, Predicate<TheirPeak> which, UnaryOperator<TheirPeak> change) {
        return new TheirResults(
                of.system(),
                of.file(),
                of.sha256(),
                of.peaks().stream()
                        .map(peak -> which.test(peak) ? change.apply(peak) : peak)
                        .toList(),
                of.remarks());
    }

    private static TheirPeak area(TheirPeak peak, double factor) {
        return new TheirPeak(
                peak.line(),
                peak.sample(),
                peak.component(),
                new TheirPeak.Figures(
                        OptionalDouble.of(factor * peak.figures().area().orElseThrow()),
                        peak.figures().isArea(),
                        OptionalDouble.of(factor * peak.figures().areaRatio().orElseThrow()),
                        peak.figures().concentration(),
                        peak.figures().height(),
                        Optional.empty()),
                peak.integration());
    }

    private static TheirPeak bounds(TheirPeak peak, OptionalDouble start, OptionalDouble end) {
        return integrated(
                peak,
                new TheirPeak.Integration(
                        peak.integration().retentionTimeMin(),
                        start,
                        end,
                        peak.integration().manual(),
                        peak.integration().use(),
                        Optional.empty()));
    }

    private static TheirPeak integrated(TheirPeak peak, TheirPeak.Integration integration) {
        return new TheirPeak(peak.line(), peak.sample(), peak.component(), peak.figures(), integration);
    }

    private static TheirPeak told(TheirPeak peak, double time, Manual manual, Use use) {
        return integrated(
                peak,
                new TheirPeak.Integration(
                        OptionalDouble.of(time),
                        peak.integration().startMin(),
                        peak.integration().endMin(),
                        manual,
                        use,
                        Optional.empty()));
    }

    /** The one disagreement of a table that is ours but for the probe. */
    private static Disagreement only(UnaryOperator<TheirPeak> change) {
        List<Disagreement> all =
                with(changed(same, ProgramComparisonTest::isProbe, change)).disagreements();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).pair().ours().injected().sampleId()).isEqualTo("QC-MID-1");
        return all.get(0);
    }

    private static List<Kind> kinds(Disagreement of) {
        return of.reasons().stream().map(Reason::kind).toList();
    }

    @Test
    void aTimeAtTheNeighbourIsAnotherPeak() {
        double neighbour = same.peaks().stream()
                .filter(peak -> peak.sample().name().equals("QC-MID-1"))
                .filter(peak -> peak.component().name().equals("S-ketamine"))
                .findFirst()
                .orElseThrow()
                .integration()
                .retentionTimeMin()
                .orElseThrow();
        Disagreement found = only(peak -> told(area(peak, 1.8), neighbour, Manual.NO, Use.NOT_STATED));
        assertThat(kinds(found)).containsExactly(Kind.OTHER_PEAK);
        assertThat(found.reasons().get(0).words()).contains("nearer to S-ketamine at");
        assertThat(found.percent().getAsDouble()).isCloseTo(80, within(1e-9));
    }

    @Test
    void aTimeMoreThanHalfAWidthAwayIsAnotherPeakToo() {
        Peak peak = OurIntegration.of(fitted).entrySet().stream()
                .filter(entry -> entry.getKey().analyte().equals("R-ketamine"))
                .filter(entry -> entry.getKey().injection() == injection())
                .map(entry -> entry.getValue().peak())
                .findFirst()
                .orElseThrow();
        double width = peak.figures().widthMin().orElseThrow();
        double time = peak.retentionTimeMin();
        assertThat(kinds(only(each -> told(area(each, 1.8), time + 0.51 * width, Manual.NO, Use.USED))))
                .contains(Kind.OTHER_PEAK);
        assertThat(kinds(only(each -> told(area(each, 1.8), time + 0.49 * width, Manual.NO, Use.USED))))
                .doesNotContain(Kind.OTHER_PEAK);
    }

    private static int injection() {
        return ours.stream()
                .filter(peak -> peak.injected().sampleId().equals("QC-MID-1"))
                .findFirst()
                .orElseThrow()
                .injected()
                .number();
    }

    @Test
    void whatPeopleDidIsAReason() {
        Disagreement found = only(peak ->
                told(area(peak, 1.3), peak.integration().retentionTimeMin().orElseThrow(), Manual.YES, Use.EXCLUDED));
        assertThat(kinds(found)).startsWith(Kind.MANUAL_THERE, Kind.EXCLUDED_THERE);
    }

    /** Half of the peak within their bounds, and half of the area: the bounds explain it. Three times the area: they do not. */
    @Test
    void boundsAreAReasonOnlyIfTheDataBetweenThemComeToTheDifference() {
        UnaryOperator<TheirPeak> half = peak -> bounds(
                area(peak, 0.5),
                peak.integration().startMin(),
                peak.integration().retentionTimeMin());
        assertThat(kinds(only(half))).containsExactly(Kind.CUT);
        assertThat(kinds(only(peak -> area(half.apply(peak), 6)))).containsExactly(Kind.BOUNDS);
    }

    @Test
    void anAreaThatNothingExplainsIsNotTold() {
        Disagreement found = only(peak -> area(peak, 1.3));
        assertThat(kinds(found)).containsExactly(Kind.NOT_TOLD);
    }

    /** From signal to signal, one bound far up the flank: a straight baseline takes away what lies below it. */
    @Test
    void aBaselineFromFlankToFlankIsAnotherBaseline() {
        OurIntegration probe = OurIntegration.of(fitted).entrySet().stream()
                .filter(entry -> entry.getKey().equals(new OurIntegration.Key(injection(), "R-ketamine")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        double width = probe.peak().figures().widthMin().orElseThrow();
        double start = probe.peak().retentionTimeMin() - width / 2;
        double end = probe.peak().retentionTimeMin() + 2 * width;
        OurIntegration.Held held = probe.between(start, end).orElseThrow();
        assertThat(held.baseline()).isLessThan(held.cut()).isNegative();
        assertThat(kinds(only(peak ->
                        bounds(area(peak, 1 + held.straight()), OptionalDouble.of(start), OptionalDouble.of(end)))))
                .containsExactly(Kind.BASELINE);
    }

    @Test
    void anotherAreaOfTheInternalStandardIsToldAsThat() {
        Disagreement found = only(peak -> new TheirPeak(
                peak.line(),
                peak.sample(),
                peak.component(),
                new TheirPeak.Figures(
                        peak.figures().area(),
                        OptionalDouble.of(0.8 * peak.figures().isArea().orElseThrow()),
                        OptionalDouble.of(peak.figures().areaRatio().orElseThrow() / 0.8),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Optional.empty()),
                peak.integration()));
        assertThat(found.quantity()).isEqualTo(Quantity.AREA_RATIO);
        assertThat(kinds(found)).containsExactly(Kind.INTERNAL_STANDARD);
        assertThat(found.percent().getAsDouble()).isCloseTo(25, within(1e-9));
    }

    @Test
    void aPeakThatTheyDoNotHaveComesFirst() {
        Disagreement found = only(peak -> new TheirPeak(
                peak.line(),
                peak.sample(),
                peak.component(),
                new TheirPeak.Figures(
                        OptionalDouble.of(0),
                        peak.figures().isArea(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Optional.empty()),
                peak.integration()));
        assertThat(kinds(found)).containsExactly(Kind.NO_PEAK_THERE);
        assertThat(found.weight()).isInfinite();
        assertThat(found.percent()).isEmpty();
    }

    @Test
    void anAreaInABlankWhereWeDetectNothingIsBelowOurLimit() {
        ProgramComparison comparison = with(changed(
                same,
                peak -> peak.sample().name().startsWith("BLANK")
                        && peak.component().name().equals("R-ketamine"),
                peak -> new TheirPeak(
                        peak.line(),
                        peak.sample(),
                        peak.component(),
                        new TheirPeak.Figures(
                                OptionalDouble.of(1e6),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                Optional.empty()),
                        peak.integration())));
        assertThat(comparison.disagreements())
                .isNotEmpty()
                .allMatch(each -> kinds(each).contains(Kind.BELOW_OUR_LIMIT));
    }

    /** Their areas in a unit of their own: the median is the scale, so the ranks are those of the same table in seconds. */
    @Test
    void anotherUnitOfAreasChangesNoRank() {
        TheirResults scaled = changed(
                dropped,
                any -> true,
                peak -> new TheirPeak(
                        peak.line(),
                        peak.sample(),
                        peak.component(),
                        new TheirPeak.Figures(
                                times(peak.figures().area(), 1000 / 59.54659715570958),
                                times(peak.figures().isArea(), 1000 / 59.54659715570958),
                                peak.figures().areaRatio(),
                                peak.figures().concentration(),
                                OptionalDouble.empty(),
                                Optional.empty()),
                        peak.integration()));
        ProgramComparison comparison = with(scaled);
        assertThat(comparison.scale().basis()).isEqualTo(AreaScale.Basis.MEDIAN);
        assertThat(comparison.scale().medianRatio().orElseThrow())
                .isEqualTo(comparison.scale().factor());
        assertThat(comparison.scale().factor()).isBetween(900.0, 1100.0);
        double shift = 60 / (comparison.scale().factor() * 59.54659715570958 / 1000);
        QuantityComparison before = of(with(dropped), "R-ketamine", Quantity.AREA);
        QuantityComparison after = of(comparison, "R-ketamine", Quantity.AREA);
        assertThat(after.ratio().median().orElseThrow().median().value())
                .isCloseTo(
                        shift * before.ratio().median().orElseThrow().median().value(), within(1e-9));
    }

    private static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(factor * value.getAsDouble()) : value;
    }

    @Test
    void concentrationsInAKnownUnitAreConvertedAndInAnUnknownOneNotCompared() {
        ProgramComparison known = with(unit("µg/mL", 1e-3));
        assertThat(of(known, "S-ketamine", Quantity.CONCENTRATION)
                        .ratio()
                        .rawMedian()
                        .orElseThrow())
                .isCloseTo(1, within(1e-9));
        assertThat(known.remarks()).contains("Their concentrations in µg/mL are compared in ng/mL.");
        ProgramComparison unknown = with(unit("drops", 1));
        assertThat(of(unknown, "S-ketamine", Quantity.CONCENTRATION).values()).isEmpty();
        assertThat(unknown.remarks())
                .contains("Their concentrations in \"drops\" are not compared: no factor to ng/mL is known.");
    }

    private static TheirResults unit(String unit, double factor) {
        return changed(
                same,
                any -> true,
                peak -> new TheirPeak(
                        peak.line(),
                        peak.sample(),
                        peak.component(),
                        new TheirPeak.Figures(
                                peak.figures().area(),
                                peak.figures().isArea(),
                                peak.figures().areaRatio(),
                                times(peak.figures().concentration(), factor),
                                OptionalDouble.empty(),
                                Optional.of(unit)),
                        peak.integration()));
    }

    @Test
    void fewPairsSayWhatTheyCannotShow() {
        for (int pairs : List.of(0, 1, 2, 3, 4, 5)) {
            TheirResults few = new TheirResults(
                    "few",
                    "few.txt",
                    "0".repeat(64),
                    same.peaks().stream()
                            .filter(peak -> peak.sample().name().startsWith("STD"))
                            .filter(peak -> peak.component().name().equals("S-ketamine"))
                            .limit(pairs)
                            .toList(),
                    List.of());
            ProgramComparison comparison = with(few);
            if (pairs == 0) {
                assertThat(comparison.quantities()).isEmpty();
                continue;
            }
            QuantityComparison area = of(comparison, "S-ketamine", Quantity.AREA);
            assertThat(area.values()).hasSize(pairs);
            assertThat(area.ratio().median()).isEmpty();
            assertThat(area.differences().isPresent()).isEqualTo(pairs >= 2);
            assertThat(area.lines().passingBablok().isPresent()).isEqualTo(pairs >= 5);
            assertThat(area.absences()).anyMatch(text -> text.contains("needs six"));
            assertThat(area.lines().passingBablok().isPresent()
                            || area.absences().stream().anyMatch(text -> text.contains("Passing and Bablok")))
                    .isTrue();
            assertThat(area.lines().weightedDeming().isPresent()
                            || area.absences().stream().anyMatch(text -> text.contains("Deming")))
                    .isTrue();
        }
    }

    /** Numbers that no instrument gives are told as that, and nothing that is drawn or written becomes infinite. */
    @Test
    void absurdNumbersDoNotCount() {
        double[] absurd = {1e300, -5, 0, 1e-300};
        List<TheirPeak> peaks = new ArrayList<>(same.peaks());
        List<Integer> places = IntStream.range(0, peaks.size())
                .filter(i -> peaks.get(i).component().name().equals("S-ketamine"))
                .filter(i -> peaks.get(i).sample().name().startsWith("STD"))
                .limit(4)
                .boxed()
                .toList();
        for (int i = 0; i < 4; i++) {
            TheirPeak peak = peaks.get(places.get(i));
            peaks.set(
                    places.get(i),
                    new TheirPeak(
                            peak.line(),
                            peak.sample(),
                            peak.component(),
                            new TheirPeak.Figures(
                                    OptionalDouble.of(absurd[i]),
                                    OptionalDouble.of(absurd[i]),
                                    OptionalDouble.of(absurd[i]),
                                    OptionalDouble.of(absurd[i]),
                                    OptionalDouble.empty(),
                                    Optional.empty()),
                            peak.integration()));
        }
        ProgramComparison comparison = with(new TheirResults("absurd", "x", "0".repeat(64), peaks, List.of()));
        QuantityComparison area = of(comparison, "S-ketamine", Quantity.AREA);
        assertThat(area.leftOut().getOrDefault(Compared.Why.NOT_POSITIVE, 0)).isEqualTo(4);
        assertThat(comparison.disagreements())
                .hasSize(4)
                .allMatch(each -> kinds(each).get(0) == Kind.NO_PEAK_THERE);
    }

    @Test
    void excludedPairsAreCountedAndNotUsed() {
        ProgramComparison comparison = with(changed(
                same,
                peak -> peak.sample().name().startsWith("STD"),
                peak -> told(peak, peak.integration().retentionTimeMin().orElse(1), Manual.NO, Use.EXCLUDED)));
        QuantityComparison area = of(comparison, "R-ketamine", Quantity.AREA);
        long standards = ours.stream()
                .filter(peak -> peak.analyte().equals("R-ketamine")
                        && peak.injected().sampleId().startsWith("STD"))
                .count();
        assertThat(area.leftOut().getOrDefault(Compared.Why.EXCLUDED, 0)).isEqualTo((int) standards);
        assertThat(area.values())
                .noneMatch(each -> each.pair().ours().injected().sampleId().startsWith("STD"));
    }

    /** No value depends on the order in which a program writes its rows. */
    @Test
    void theOrderOfTheirRowsDoesNotMatter() {
        List<TheirPeak> back = new ArrayList<>(dropped.peaks());
        Collections.reverse(back);
        TheirResults reversed =
                new TheirResults(dropped.system(), dropped.file(), dropped.sha256(), back, dropped.remarks());
        assertThat(with(reversed).quantities()).isEqualTo(with(dropped).quantities());
        assertThat(with(reversed).disagreements()).isEqualTo(with(dropped).disagreements());
    }
}
