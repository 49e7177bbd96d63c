package io.enantio.study.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Rounding;
import io.enantio.run.SampleType;
import io.enantio.study.StudyObjects;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.RunSheets;
import io.enantio.study.record.RunSheets.Injected;
import io.enantio.study.record.RunSheets.RunOfAnalyte;
import io.enantio.study.record.RunSheets.SampleInjection;
import io.enantio.study.record.RunSheets.Standard;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan.ChromatogramShare;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a bioanalytical report states about runs, from planted records. */
class RunDocumentationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void incurredSamplesOfOneAnalyteAreNeverHiddenByThoseOfTheOthers() {
        List<ReportedConcentration> reported = new ArrayList<>();
        List<UnreportedResult> repeats = new ArrayList<>();
        List<StudyAnalyte> analytes = List.of(StudyObjects.R_K, StudyObjects.S_K, StudyObjects.R_NK, StudyObjects.S_NK);
        for (int subject = 1; subject <= 16; subject++) {
            for (StudyAnalyte analyte : analytes) {
                ReportedConcentration first =
                        StudyObjects.reported("S" + subject, analyte, 1, StudyObjects.measured("R1", 100));
                reported.add(first);
                double again = analyte.equals(StudyObjects.R_K) ? 160 : 101;
                repeats.add(new UnreportedResult(first.specimen(), analyte, StudyObjects.measured("R2", again)));
            }
        }
        List<IncurredByAnalyte> found = IncurredByAnalyte.of(records(reported, repeats), StudyObjects.limits());
        assertThat(found)
                .extracting(each -> each.analyte().name() + " "
                        + each.evaluation().isReproduced().orElseThrow())
                .containsExactlyInAnyOrder(
                        StudyObjects.R_K.name() + " false",
                        StudyObjects.S_K.name() + " true",
                        StudyObjects.R_NK.name() + " true",
                        StudyObjects.S_NK.name() + " true");
    }

    @Test
    void tenPercentOfTheSamplesAreRequiredOfEachAnalyte() {
        for (int[] vector : new int[][] {{160, 16, 1}, {161, 16, 0}, {161, 17, 1}}) {
            List<ReportedConcentration> reported = new ArrayList<>();
            List<UnreportedResult> repeats = new ArrayList<>();
            for (int i = 0; i < vector[0]; i++) {
                ReportedConcentration first =
                        StudyObjects.reported("S" + i, StudyObjects.R_K, 1, StudyObjects.measured("R1", 100));
                reported.add(first);
                if (i < vector[1]) {
                    repeats.add(
                            new UnreportedResult(first.specimen(), StudyObjects.R_K, StudyObjects.measured("R2", 100)));
                }
            }
            assertThat(IncurredByAnalyte.of(records(reported, repeats), StudyObjects.limits())
                            .get(0)
                            .evaluation()
                            .isEnough())
                    .as("%d samples, %d pairs", vector[0], vector[1])
                    .isEqualTo(vector[2] == 1);
        }
    }

    @Test
    void aRepeatOfTheSameRunOrDayOrWithoutANumberIsNoPairAndSaysWhy() {
        ReportedConcentration first =
                StudyObjects.reported("S1", StudyObjects.R_K, 1, StudyObjects.measured("R1", 100));
        List<UnreportedResult> repeats = List.of(
                new UnreportedResult(first.specimen(), StudyObjects.R_K, StudyObjects.measured("R1", 101)),
                new UnreportedResult(first.specimen(), StudyObjects.R_K, StudyObjects.measured("SAME-DAY", 101)),
                new UnreportedResult(first.specimen(), StudyObjects.R_K, StudyObjects.measured("R2", 0.2)),
                new UnreportedResult(
                        first.specimen(), StudyObjects.R_K, StudyObjects.without(ResultStatus.NOT_QUANTIFIABLE)));
        IncurredByAnalyte found = IncurredByAnalyte.of(records(List.of(first), repeats), StudyObjects.limits())
                .get(0);
        assertThat(found.evaluation().pairs()).isEmpty();
        assertThat(found.repeats())
                .extracting(IncurredByAnalyte.Repeat::note)
                .containsExactly("both in one run", "both on one day", "without a number in run R2 (below_lloq)");
    }

    @Test
    void standardsOfAcceptedCurvesGiveMeanAccuracyAndPrecisionAndTheOthersAreCounted() {
        List<StandardAccuracy> levels = StandardAccuracy.of(List.of(
                standard("R1", true, 100, 96, true),
                standard("R1", true, 100, 180, false),
                standard("R2", true, 100, 104, true),
                standard("R3", false, 100, 300, true)));
        assertThat(levels).singleElement().satisfies(level -> {
            assertThat(level.runs()).isEqualTo(2);
            assertThat(level.used().n()).isEqualTo(2);
            assertThat(level.excluded()).isEqualTo(1);
            assertThat(level.accuracyPercent()).hasValue(100);
            assertThat(level.meanErrorPercent()).hasValue(0);
            assertThat(level.used().cvPercent().orElseThrow()).isCloseTo(Math.sqrt(32), within(1e-12));
        });
    }

    @Test
    void valuesOfARejectedRunAreThoseOfTheAnalyteThatWasRejected() {
        ReportedConcentration reported =
                StudyObjects.reported("S1", StudyObjects.R_K, 1, StudyObjects.measured("R1", 100));
        List<StudyRun> runs = List.of(
                run("R1", DAY, StudyObjects.R_K, List.of()),
                run("R2", DAY.plusDays(1), StudyObjects.R_K, List.of("RUN-2")),
                run("R2", DAY.plusDays(1), StudyObjects.S_K, List.of()));
        StudyRecords records = new StudyRecords(
                StudyObjects.STUDY,
                List.of(reported),
                List.of(
                        new UnreportedResult(reported.specimen(), StudyObjects.R_K, StudyObjects.measured("R2", 130)),
                        new UnreportedResult(reported.specimen(), StudyObjects.S_K, StudyObjects.measured("R2", 90))),
                List.of(),
                runs,
                RunSheets.NONE);
        assertThat(RejectedValue.of(records)).singleElement().satisfies(value -> {
            assertThat(value.analyte()).isEqualTo(StudyObjects.R_K);
            assertThat(value.measurement().amount().estimateNgPerMl()).hasValue(130);
            assertThat(value.reasons()).containsExactly("RUN-2");
        });
    }

    /** An accepted run of two extraction batches, of which one failed: its samples are flagged, and the run's verdict does not say so. */
    @Test
    void valuesOfARejectedBatchAreListedToo() {
        ReportedConcentration reported =
                StudyObjects.reported("S1", StudyObjects.R_K, 1, StudyObjects.measured("R2", 100));
        StudyRecords records = new StudyRecords(
                StudyObjects.STUDY,
                List.of(reported),
                List.of(
                        new UnreportedResult(
                                reported.specimen(),
                                StudyObjects.R_K,
                                StudyObjects.measured("R1", 130, Flag.RUN_REJECTED)),
                        new UnreportedResult(reported.specimen(), StudyObjects.R_K, StudyObjects.measured("R1", 90))),
                List.of(),
                List.of(run("R1", DAY, StudyObjects.R_K, List.of())),
                RunSheets.NONE);
        assertThat(RejectedValue.of(records)).singleElement().satisfies(value -> {
            assertThat(value.measurement().amount().estimateNgPerMl()).hasValue(130);
            assertThat(value.reasons()).containsExactly("RUN-5");
        });
    }

    @Test
    void theSeedAloneDrawsTheSamplesAndEverySampleIsDrawnEquallyOften() {
        List<SampleInjection> injections = IntStream.range(0, 60)
                .mapToObj(i -> new SampleInjection("R1", i + 1, "T" + i, Optional.empty(), Optional.empty()))
                .toList();
        DrawnSamples first = DrawnSamples.of("STUDY", injections, new ChromatogramShare(7, 5));
        assertThat(first.drawn()).hasSize(3);
        assertThat(first.of()).isEqualTo(60);
        List<SampleInjection> turned = new ArrayList<>(injections);
        java.util.Collections.reverse(turned);
        assertThat(DrawnSamples.of("STUDY", turned, new ChromatogramShare(7, 5)))
                .isEqualTo(first);
        assertThat(DrawnSamples.of("STUDY", injections.subList(0, 41), new ChromatogramShare(7, 5))
                        .drawn())
                .as("5 % of 41, rounded up")
                .hasSize(3);
        Map<String, Integer> counts = new HashMap<>();
        for (long seed = 0; seed < 4000; seed++) {
            DrawnSamples.of("STUDY", injections, new ChromatogramShare(seed, 5))
                    .drawn()
                    .forEach(sample -> counts.merge(sample, 1, Integer::sum));
        }
        // Binomial, 4,000 draws of 1/20: 200 with SD 13.8; five SD.
        assertThat(counts).hasSize(60);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(131, 269));
    }

    private static Standard standard(String run, boolean accepted, double nominal, double found, boolean used) {
        return new Standard(of(run, accepted), injected(SampleType.STANDARD), nominal, OptionalDouble.of(found), used);
    }

    private static Injected injected(SampleType type) {
        return new Injected(1, "X", type, Optional.of("L1"));
    }

    private static RunOfAnalyte of(String run, boolean accepted) {
        return new RunOfAnalyte(run, DAY, StudyObjects.R_K, accepted);
    }

    private static StudyRun run(String name, LocalDate day, StudyAnalyte analyte, List<String> reasons) {
        return new StudyRun(
                name, 1, "cd".repeat(32), day, "Instrument 1", "method 1.0.0", analyte, reasons, Rounding.DEFAULT);
    }

    private static StudyRecords records(List<ReportedConcentration> reported, List<UnreportedResult> repeats) {
        return new StudyRecords(
                StudyObjects.STUDY,
                reported,
                repeats,
                List.of(),
                List.of(
                        run("R1", DAY, StudyObjects.R_K, List.of()),
                        run("SAME-DAY", DAY, StudyObjects.R_K, List.of()),
                        run("R2", DAY.plusDays(1), StudyObjects.R_K, List.of())),
                RunSheets.NONE);
    }
}
