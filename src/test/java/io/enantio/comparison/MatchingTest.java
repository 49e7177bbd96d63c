package io.enantio.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.comparison.OurPeak.Injected;
import io.enantio.comparison.TheirPeak.Component;
import io.enantio.comparison.TheirPeak.Component.Kind;
import io.enantio.comparison.TheirPeak.Manual;
import io.enantio.comparison.TheirPeak.Sample;
import io.enantio.comparison.TheirPeak.Use;
import io.enantio.run.SampleType;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final String NO_NAME = "no injection of ours has the data file or the name of this sample";

    private final List<OurPeak> ours = new ArrayList<>();
    private final List<TheirPeak> theirs = new ArrayList<>();

    @Test
    void theDataFileDecidesBeforeTheName() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        our(2, "raw/A002.mzML", "S-2", "S-ketamine");
        their(sample("S-2", "D:\\data\\run 7\\a001.d"), "S-ketamine", 10);
        their(sample("S-1", "/data/A002.raw"), "S-ketamine", 20);

        Matching matching = matching();

        assertThat(pairs(matching)).containsExactly("1 S-ketamine 10.0", "2 S-ketamine 20.0");
        assertThat(matching.remarks())
                .containsExactly(
                        "Their sample S-2 is by its data file our injection 1, which we call S-1; another sample of ours has their name.",
                        "Their sample S-1 is by its data file our injection 2, which we call S-2; another sample of ours has their name.");
    }

    @Test
    void withoutADataFileTheNameDecidesThenTheSecondName() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        our(2, "raw/A002.mzML", "0042", "S-ketamine");
        our(3, "raw/A003.mzML", "S-3", "S-ketamine");
        their(sample("s_1"), "S-ketamine", 10);
        their(
                new Sample(
                        "plasma",
                        Optional.of("0042"),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                "S-ketamine",
                20);
        their(sample("A003"), "S-ketamine", 30);

        assertThat(pairs(matching())).containsExactly("1 S-ketamine 10.0", "2 S-ketamine 20.0", "3 S-ketamine 30.0");
    }

    @Test
    void namesThatAreOnlyAlikeDoNotMatch() {
        our(1, "raw/A001.mzML", "1-1", "S-ketamine");
        our(2, "raw/A002.mzML", "S-10", "S-ketamine");
        their(sample("11"), "S-ketamine", 10);
        their(sample("S-1"), "S-ketamine", 20);
        their(sample("S-10"), "S-ketamin", 30);

        Matching matching = matching();

        assertThat(matching.pairs()).isEmpty();
        assertThat(alone(matching))
                .containsExactly(
                        "11 S-ketamine: " + NO_NAME,
                        "S-1 S-ketamine: " + NO_NAME,
                        "S-10 S-ketamin: no analyte of ours has the name of this component");
        assertThat(oursAlone(matching))
                .containsExactly(
                        "1 S-ketamine: no sample of theirs has the data file or the name of this injection",
                        "2 S-ketamine: their sample has no row for the component of this analyte");
    }

    @Test
    void aReinjectionIsMatchedByItsDataFile() {
        our(5, "raw/A005.mzML", "S-1", "S-ketamine");
        our(9, "raw/A009.mzML", "S-1", "S-ketamine");
        their(sample("S-1", "A009.d"), "S-ketamine", 90);
        their(sample("S-1", "A005.d"), "S-ketamine", 50);

        assertThat(pairs(matching())).containsExactly("5 S-ketamine 50.0", "9 S-ketamine 90.0");
    }

    @Test
    void reinjectionsWithoutDataFilesAreMatchedInTheOrderOfAcquisition() {
        our(5, "raw/A005.mzML", "S-1", "S-ketamine");
        our(9, "raw/A009.mzML", "S-1", "S-ketamine");
        their(sample("S-1", LocalDateTime.parse("2026-03-02T18:00")), "S-ketamine", 90);
        their(sample("S-1", LocalDateTime.parse("2026-03-02T17:00")), "S-ketamine", 50);

        Matching matching = matching();

        assertThat(pairs(matching)).containsExactly("5 S-ketamine 50.0", "9 S-ketamine 90.0");
        assertThat(matching.remarks())
                .containsExactly("Their 2 samples S-1 are our injections 5, 9 in the order of acquisition.");
    }

    @Test
    void timesThatDifferUnevenlyFromOursTellNothing() {
        our(5, "raw/A005.mzML", "S-1", "S-ketamine", OffsetDateTime.parse("2026-03-02T16:00Z"));
        our(9, "raw/A009.mzML", "S-1", "S-ketamine", OffsetDateTime.parse("2026-03-02T17:00Z"));
        their(sample("S-1", LocalDateTime.parse("2026-03-02T17:00")), "S-ketamine", 50);
        their(sample("S-1", LocalDateTime.parse("2026-03-02T18:30")), "S-ketamine", 90);

        Matching matching = matching();

        assertThat(matching.pairs()).isEmpty();
        assertThat(oursAlone(matching)).allMatch(text -> text.contains("cannot be told apart"));
    }

    @Test
    void anEvenDifferenceOfTheClocksDoesNotMatter() {
        our(5, "raw/A005.mzML", "S-1", "S-ketamine", OffsetDateTime.parse("2026-03-02T16:00:31Z"));
        our(9, "raw/A009.mzML", "S-1", "S-ketamine", OffsetDateTime.parse("2026-03-02T17:00:02Z"));
        their(sample("S-1", LocalDateTime.parse("2026-03-02T17:00")), "S-ketamine", 50);
        their(sample("S-1", LocalDateTime.parse("2026-03-02T18:00")), "S-ketamine", 90);

        assertThat(pairs(matching())).containsExactly("5 S-ketamine 50.0", "9 S-ketamine 90.0");
    }

    @Test
    void aNameThatStandsTwiceAndNothingTellsApartIsNotMatched() {
        our(5, "raw/A005.mzML", "S-1", "S-ketamine");
        our(9, "raw/A009.mzML", "S-1", "S-ketamine");
        their(sample("S-1"), "S-ketamine", 50);

        Matching matching = matching();

        String reason =
                "cannot be told apart: 1 sample of theirs and our injections 5, 9 share the name; neither data file nor time tells which is which";
        assertThat(matching.pairs()).isEmpty();
        assertThat(alone(matching)).containsExactly("S-1 S-ketamine: " + reason);
        assertThat(oursAlone(matching)).containsExactly("5 S-ketamine: " + reason, "9 S-ketamine: " + reason);
    }

    @Test
    void whereDataFilesTellAnotherFileIsAnotherInjectionWhateverItsName() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        our(2, "raw/A002.mzML", "S-2", "S-ketamine");
        their(sample("S-1", "A001.d"), "S-ketamine", 10);
        their(sample("S-2", "A044.d"), "S-ketamine", 20);

        Matching matching = matching();

        assertThat(pairs(matching)).containsExactly("1 S-ketamine 10.0");
        assertThat(alone(matching))
                .containsExactly(
                        "S-2 S-ketamine: its data file is none of ours, though others are; state it under samples if it is the same injection");
    }

    @Test
    void samplesOfOneWiffFileAreMatchedByTheNameOrIndexOfTheirPiece() {
        our(1, "raw/run7-S-1.mzML", "first", "S-ketamine");
        our(2, "raw/run7-2.mzML", "second", "S-ketamine");
        our(3, "raw/c.mzML", "S-3", "S-ketamine");
        their(inWiff("S-1", 1), "S-ketamine", 10);
        their(inWiff("S-2", 2), "S-ketamine", 20);
        their(inWiff("S-3", 3), "S-ketamine", 30);

        assertThat(pairs(matching())).containsExactly("1 S-ketamine 10.0", "2 S-ketamine 20.0", "3 S-ketamine 30.0");
    }

    @Test
    void aPersonMayStateWhichSampleIsWhich() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        their(sample("plasma 1"), "S-ketamine", 10);

        Matching matching = matching(new Names(Map.of(), Map.of("plasma 1", "S-1", "plasma 2", "S-1", "x", "S-9")));

        assertThat(pairs(matching)).containsExactly("1 S-ketamine 10.0");
        assertThat(matching.remarks())
                .containsExactly(
                        "The map says that their sample plasma 2 is S-1, but their table has no such sample.",
                        "The map says that their sample x is S-9, which is no sample of our results.");
    }

    @Test
    void componentsMatchWithoutCaseGapsAndTransitionNumber() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        our(1, "raw/A001.mzML", "S-1", "R-ketamine");
        our(1, "raw/A001.mzML", "S-1", "codeine");
        their(sample("S-1"), "S_Ketamine 1", 10);
        their(sample("S-1"), "(R)-ketamine", 20);
        their(sample("S-1"), "CODEINE", 30);

        Matching matching = matching();

        assertThat(pairs(matching)).containsExactly("1 S-ketamine 10.0", "1 codeine 30.0");
        assertThat(alone(matching))
                .containsExactly("S-1 (R)-ketamine: no analyte of ours has the name of this component");
    }

    @Test
    void theExactNameWinsAndASecondTransitionIsToldAsSuch() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        their(sample("S-1"), "S-ketamine 2", 10);
        their(sample("S-1"), "S-ketamine", 20);

        Matching matching = matching();

        assertThat(pairs(matching)).containsExactly("1 S-ketamine 20.0");
        assertThat(alone(matching))
                .containsExactly("S-1 S-ketamine 2: could be S-ketamine, which another component is already");
    }

    @Test
    void severalComponentsForOneAnalyteAreMatchedOnlyByTheMap() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        their(sample("S-1"), "S-ketamine 1", 10);
        their(sample("S-1"), "S-ketamine 2", 20);

        Matching unstated = matching();
        assertThat(unstated.pairs()).isEmpty();
        assertThat(oursAlone(unstated))
                .containsExactly(
                        "1 S-ketamine: could be each of their components S-ketamine 1, S-ketamine 2; state one under components");

        Matching stated = matching(new Names(Map.of("S-ketamine 2", "S-ketamine"), Map.of()));
        assertThat(pairs(stated)).containsExactly("1 S-ketamine 20.0");
    }

    @Test
    void aMapThatNamesWhatDoesNotExistIsTold() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        their(sample("S-1"), "S-ketamine", 10);

        assertThat(matching(new Names(Map.of("Esketamine", "S-ketamine", "S-ketamine", "esketamine"), Map.of()))
                        .remarks())
                .containsExactly(
                        "The map says that their component Esketamine is S-ketamine, but their table has no such component.",
                        "The map says that their component S-ketamine is esketamine, which is no analyte of our results (S-ketamine).");
    }

    @Test
    void anInternalStandardIsNoAnalyte() {
        our(1, "raw/A001.mzML", "S-1", "ketamine-d4");
        theirs.add(peak(sample("S-1"), new Component("Ketamine d4", Kind.INTERNAL_STANDARD, Optional.empty()), 10));

        assertThat(alone(matching())).containsExactly("S-1 Ketamine d4: is an internal standard there");
    }

    @Test
    void aRowThatStandsTwiceIsUsedOnceIfBothSayTheSameElseNotAtAll() {
        our(1, "raw/A001.mzML", "S-1", "S-ketamine");
        our(2, "raw/A002.mzML", "S-2", "S-ketamine");
        their(sample("S-1"), "S-ketamine", 10);
        their(sample("S-1"), "S-ketamine", 10);
        their(sample("S-2"), "S-ketamine", 20);
        their(sample("S-2"), "S-ketamine", 21);

        Matching matching = matching();

        String twice = "is listed more than once in this sample, with different figures (lines 4, 5)";
        assertThat(pairs(matching)).containsExactly("1 S-ketamine 10.0");
        assertThat(alone(matching))
                .containsExactly(
                        "S-1 S-ketamine: repeats line 2", "S-2 S-ketamine: " + twice, "S-2 S-ketamine: " + twice);
        assertThat(oursAlone(matching)).containsExactly("2 S-ketamine: their component " + twice);
    }

    @Test
    void whatWasNotAcquiredIsSaidSo() {
        ours.add(peak(1, Optional.empty(), "S-1", "S-ketamine", Optional.empty()));

        assertThat(oursAlone(matching())).containsExactly("1 S-ketamine: was planned but not acquired");
    }

    @Test
    void everyPeakOfBothSidesIsThereOnceInAnyOrder() {
        for (int i = 1; i <= 30; i++) {
            our(i, String.format(Locale.ROOT, "raw/A%03d.mzML", i), "S-" + i % 23, "S-ketamine");
            our(i, String.format(Locale.ROOT, "raw/A%03d.mzML", i), "S-" + i % 23, "R-ketamine");
            their(
                    i % 3 == 0
                            ? sample("S-" + i % 23)
                            : sample("S-" + i % 19, String.format(Locale.ROOT, "A%03d.d", i + i % 2)),
                    i % 5 == 0 ? "x" : "S-Ketamine",
                    i);
        }

        Matching matching = matching();

        assertThat(matching.pairs().size() + matching.oursAlone().size()).isEqualTo(60);
        assertThat(matching.pairs().size() + matching.theirsAlone().size()).isEqualTo(30);
        assertThat(matching.pairs()).isNotEmpty().doesNotHaveDuplicates();
        java.util.Collections.reverse(theirs);
        assertThat(Set.copyOf(matching().pairs())).isEqualTo(Set.copyOf(matching.pairs()));
    }

    private Matching matching() {
        return matching(Names.NONE);
    }

    private Matching matching(Names names) {
        return Matching.of(ours, new TheirResults("MultiQuant", "theirs.txt", "00", theirs, List.of()), names);
    }

    private void our(int injection, String file, String sampleId, String analyte) {
        ours.add(peak(injection, Optional.of(file), sampleId, analyte, Optional.empty()));
    }

    private void our(int injection, String file, String sampleId, String analyte, OffsetDateTime startedAt) {
        ours.add(peak(injection, Optional.of(file), sampleId, analyte, Optional.of(startedAt)));
    }

    private static OurPeak peak(
            int injection, Optional<String> file, String sampleId, String analyte, Optional<OffsetDateTime> startedAt) {
        OptionalDouble none = OptionalDouble.empty();
        return new OurPeak(
                new Injected(injection, file, sampleId, SampleType.STUDY, Optional.empty(), startedAt),
                analyte,
                "ketamine",
                new OurPeak.Figures(none, none, none, none, none, none, none, none),
                new OurPeak.Judgement(ResultStatus.NOT_DETECTED, none, none, "none", Optional.empty(), Set.of()));
    }

    private void their(Sample sample, String component, double area) {
        theirs.add(peak(sample, new Component(component, Kind.NOT_STATED, Optional.empty()), area));
    }

    private TheirPeak peak(Sample sample, Component component, double area) {
        OptionalDouble none = OptionalDouble.empty();
        return new TheirPeak(
                theirs.size() + 2,
                sample,
                component,
                new TheirPeak.Figures(OptionalDouble.of(area), none, none, none, none, Optional.empty()),
                new TheirPeak.Integration(none, none, none, Manual.NOT_STATED, Use.NOT_STATED, Optional.empty()));
    }

    private static Sample sample(String name) {
        return sample(name, Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    private static Sample sample(String name, String dataFile) {
        return sample(name, Optional.of(dataFile), OptionalInt.empty(), Optional.empty());
    }

    private static Sample sample(String name, LocalDateTime acquired) {
        return sample(name, Optional.empty(), OptionalInt.empty(), Optional.of(acquired));
    }

    private static Sample inWiff(String name, int index) {
        return sample(name, Optional.of("D:\\run7.wiff"), OptionalInt.of(index), Optional.empty());
    }

    private static Sample sample(
            String name, Optional<String> dataFile, OptionalInt index, Optional<LocalDateTime> acquired) {
        return new Sample(name, Optional.empty(), dataFile, index, Optional.empty(), Optional.empty(), acquired);
    }

    private static List<String> pairs(Matching matching) {
        return matching.pairs().stream()
                .map(pair -> pair.ours().injected().number() + " " + pair.ours().analyte() + " "
                        + pair.theirs().figures().area().orElse(-1))
                .toList();
    }

    private static List<String> alone(Matching matching) {
        return matching.theirsAlone().stream()
                .map(one -> one.peak().sample().name() + " "
                        + one.peak().component().name() + ": " + one.reason())
                .toList();
    }

    private static List<String> oursAlone(Matching matching) {
        return matching.oursAlone().stream()
                .map(one -> one.peak().injected().number() + " " + one.peak().analyte() + ": " + one.reason())
                .toList();
    }
}
