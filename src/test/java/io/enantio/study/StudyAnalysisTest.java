package io.enantio.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.statistics.PostHoc;
import io.enantio.statistics.Spearman;
import io.enantio.study.comparison.Ratios.RatioKind;
import io.enantio.study.comparison.Ratios.RatioSummary;
import io.enantio.study.comparison.ReliefCorrelation;
import io.enantio.study.comparison.TimeComparison;
import io.enantio.study.comparison.TimeComparison.AgainstBaseline;
import io.enantio.study.comparison.TimeComparison.Corrected;
import io.enantio.study.conduct.IncurredByAnalyte;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.RunSheets;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.Baselines;
import io.enantio.study.record.StudyPlan.Comparison;
import io.enantio.study.record.StudyPlan.Family;
import io.enantio.study.record.StudyPlan.ResponseScore;
import io.enantio.study.record.StudyPlan.Responses;
import io.enantio.study.record.StudyPlan.Scale;
import io.enantio.study.record.StudyPlan.Scales;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.QcEstimate;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import io.enantio.study.record.StudyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Profiles, ratios, comparisons and the conduct of a study from planted records. */
class StudyAnalysisTest {
    private static final StudyPlan PLAN = StudyObjects.plan(
            IntStream.rangeClosed(1, 6)
                    .mapToObj(i -> StudyObjects.titration("S" + i))
                    .flatMap(List::stream)
                    .toList(),
            StudyObjects.noResponses());

    @Test
    void aMeanCountsHalfTheLloqAndIsWithheldAboveAThird() {
        List<ReportedConcentration> reported = new ArrayList<>();
        double[] at1 = {0.2, 0.3, 10, 20, 30, 40};
        double[] at2 = {0.2, 0.3, 0.4, 20, 30, 40};
        for (int i = 0; i < 6; i++) {
            reported.add(
                    StudyObjects.reported("S" + (i + 1), StudyObjects.R_K, 1, StudyObjects.measured("R1", at1[i])));
            reported.add(
                    StudyObjects.reported("S" + (i + 1), StudyObjects.R_K, 2, StudyObjects.measured("R1", at2[i])));
        }
        List<ProfilePoint> profile = analysed(reported).profile(StudyObjects.R_K);
        assertThat(profile.get(1).isWithheld()).isFalse();
        assertThat(profile.get(1).counts().belowLloq()).isEqualTo(2);
        assertThat(profile.get(1).statistics().mean().orElseThrow()).isCloseTo(101 / 6.0, within(1e-12));
        assertThat(profile.get(2).isWithheld()).isTrue();
        assertThat(profile.get(2).shown(profile.get(2).statistics().mean())).isEmpty();
    }

    @Test
    void beforeTheDoseBelowTheLloqIsZero() {
        StudyResult result =
                analysed(List.of(StudyObjects.reported("S1", StudyObjects.R_K, 0, StudyObjects.measured("R1", 0.4))));
        assertThat(result.values().get(0).valueNgPerMl()).hasValue(0);
        assertThat(result.values().get(0).basis()).isEqualTo(StudyValue.Basis.ZERO_BEFORE_DOSE);
        assertThat(result.values().get(0).actualH()).hasValue(0);
    }

    @Test
    void aValueWithoutANumberIsCountedAndNeverImputed() {
        ProfilePoint point = analysed(List.of(
                        StudyObjects.reported("S1", StudyObjects.R_K, 1, StudyObjects.without(ResultStatus.ABOVE_ULOQ)),
                        StudyObjects.reported(
                                "S2", StudyObjects.R_K, 1, StudyObjects.without(ResultStatus.NOT_QUANTIFIABLE)),
                        StudyObjects.reported("S3", StudyObjects.R_K, 1, StudyObjects.measured("R1", 7))))
                .profile(StudyObjects.R_K)
                .get(1);
        assertThat(point.statistics().n()).isEqualTo(1);
        assertThat(point.counts().aboveUloq()).isEqualTo(1);
        assertThat(point.counts().withoutResult()).isEqualTo(1);
        assertThat(point.statistics().sem()).isEmpty();
    }

    @Test
    void aMeasuredSpecimenWithoutAReportedResultIsCountedAndNeverUsed() {
        ReportedConcentration reported =
                StudyObjects.reported("S1", StudyObjects.R_K, 1, StudyObjects.measured("R1", 90));
        StudyRecords records = new StudyRecords(
                StudyObjects.STUDY,
                List.of(reported),
                List.of(
                        new UnreportedResult(reported.specimen(), StudyObjects.R_K, StudyObjects.measured("R2", 95)),
                        new UnreportedResult(
                                StudyObjects.specimen("S2", StudyObjects.time(1)),
                                StudyObjects.R_K,
                                StudyObjects.measured("R1", 70)),
                        new UnreportedResult(
                                StudyObjects.specimen("S2", StudyObjects.time(1)),
                                StudyObjects.R_K,
                                StudyObjects.measured("R2", 75))),
                List.of(),
                List.of(),
                RunSheets.NONE);
        StudyResult result = new StudyAnalysis(PLAN).analyse(records);
        assertThat(result.values()).hasSize(2);
        ProfilePoint point = result.profile(StudyObjects.R_K).get(1);
        assertThat(point.statistics().n()).isEqualTo(1);
        assertThat(point.statistics().mean()).hasValue(90);
        assertThat(point.counts().withoutResult()).isEqualTo(1);
    }

    @Test
    void ratiosAreThoseOfTheRulesAndNeverImputed() {
        List<ReportedConcentration> reported = new ArrayList<>();
        double[] r = {100, 120, 90};
        double[] s = {90, 100, 0.5};
        for (int i = 0; i < 3; i++) {
            String subject = "S" + (i + 1);
            reported.add(StudyObjects.reported(subject, StudyObjects.R_K, 1, StudyObjects.measured("R1", r[i])));
            reported.add(StudyObjects.reported(subject, StudyObjects.S_K, 1, StudyObjects.measured("R1", s[i])));
            reported.add(StudyObjects.reported(subject, StudyObjects.R_NK, 1, StudyObjects.measured("R1", 50)));
            reported.add(StudyObjects.reported(subject, StudyObjects.S_NK, 1, StudyObjects.measured("R1", 40)));
        }
        List<RatioSummary> all = analysed(reported).kinetics().ratioSummaries();
        RatioSummary rToS = find(all, "R/S ketamine");
        assertThat(rToS.missing()).isEqualTo(1);
        assertThat(rToS.statistics().n()).isEqualTo(2);
        assertThat(rToS.statistics().geometricMean().orElseThrow())
                .isCloseTo(Math.sqrt(100 / 90.0 * 120 / 100.0), within(1e-12));
        RatioSummary molar = all.stream()
                .filter(each -> each.kind() == RatioKind.METABOLITE_TO_PARENT_MOLAR
                        && each.name().equals("R-norketamine/R-ketamine"))
                .findFirst()
                .orElseThrow();
        RatioSummary mass = all.stream()
                .filter(each -> each.kind() == RatioKind.METABOLITE_TO_PARENT
                        && each.name().equals("R-norketamine/R-ketamine"))
                .findFirst()
                .orElseThrow();
        assertThat(molar.statistics().geometricMean().orElseThrow()
                        / mass.statistics().geometricMean().orElseThrow())
                .isCloseTo(1.06270, within(5e-6));
        assertThat(find(all, "norketamine/ketamine R/S")
                        .statistics()
                        .geometricMean()
                        .orElseThrow())
                .isCloseTo(Math.sqrt(50 / 100.0 / (40 / 90.0) * (50 / 120.0) / (40 / 100.0)), within(1e-12));
        assertThat(find(all, "R+S ketamine").adjustedP()).isEmpty();
    }

    @Test
    void aRatioOutsideThePredefinedLimitsIsFlaggedAndKept() {
        StudyResult result = analysed(List.of(
                StudyObjects.reported("S1", StudyObjects.R_K, 1, StudyObjects.measured("R1", 100)),
                StudyObjects.reported("S1", StudyObjects.S_K, 1, StudyObjects.measured("R1", 30))));
        assertThat(result.conduct().flags())
                .extracting(StudyFlag::flag, StudyFlag::subjectMatter, StudyFlag::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Flag.RS_RATIO_OUTLIER, "ketamine", "R/S 3.333 outside 0.5-2, predefined"));
        assertThat(result.kinetics().sampleRatios()).hasSize(2);
    }

    @Test
    void theBaselineIsComparedOverCompleteCasesWithoutPreDose() {
        List<ReportedConcentration> reported = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            reported.addAll(scattered("S" + i, StudyObjects.R_K, i));
        }
        reported.set(
                3,
                StudyObjects.reported("S1", StudyObjects.R_K, 3, StudyObjects.without(ResultStatus.NOT_QUANTIFIABLE)));
        TimeComparison comparison = analysed(reported).relations().comparisons().get(0);
        assertThat(comparison.times()).hasSize(9);
        assertThat(comparison.subjects()).isEqualTo(5);
        assertThat(comparison.droppedSubjects()).isEqualTo(1);
        assertThat(comparison.againstBaseline())
                .hasSize(8)
                .allSatisfy(each -> assertThat(each.baseline().label()).isEqualTo("240-300 MIN"));
        assertThat(comparison.anova()).isPresent();
        assertThat(comparison.scale()).isEqualTo(Scale.LOG);
        assertThat(comparison.model().orElseThrow().fit().subjects())
                .as("a gap costs the model one value")
                .isEqualTo(6);
        assertThat(comparison.values()).isEqualTo(6 * 9 - 1);
    }

    @Test
    void severalBaselinesAreComparedEachPairOnceAndCorrectedTogether() {
        List<ReportedConcentration> reported = sixScattered(StudyObjects.R_K);
        TimeComparison comparison = compared(
                        reported,
                        new Baselines(
                                List.of(StudyObjects.time(4)),
                                Map.of("R-ketamine", List.of(StudyObjects.time(4), StudyObjects.time(5)))),
                        PostHoc.BONFERRONI,
                        Family.ANALYTE)
                .get(0);
        assertThat(comparison.againstBaseline()).hasSize(8 + 7);
        assertThat(comparison.againstBaseline())
                .extracting(each -> each.baseline().label())
                .containsOnly("240-300 MIN", "DAY 2");
        assertThat(comparison.againstBaseline()).allSatisfy(each -> {
            assertThat(each.tests()).isEqualTo(15);
            Corrected model = each.model().orElseThrow();
            assertThat(model.p()).isCloseTo(Math.min(1, 15 * model.estimate().p()), within(1e-12));
            assertThat(model.simultaneous().holds(0)).isEqualTo(model.p() >= 0.05);
            Corrected paired = each.paired().orElseThrow();
            assertThat(paired.simultaneous().holds(0)).isEqualTo(paired.p() >= 0.05);
        });
    }

    @Test
    void aFamilyOfAllAnalytesCorrectsForAllOfThem() {
        List<ReportedConcentration> reported = sixScattered(StudyObjects.R_K);
        reported.addAll(sixScattered(StudyObjects.S_K));
        Baselines shared = StudyObjects.comparison().baselines();
        List<TimeComparison> each = compared(reported, shared, PostHoc.BONFERRONI, Family.ANALYTE);
        List<TimeComparison> together = compared(reported, shared, PostHoc.BONFERRONI, Family.ALL_ANALYTES);
        assertThat(together).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(together.get(i).model().orElseThrow().tests()).isEqualTo(2);
            assertThat(each.get(i).model().orElseThrow().tests()).isEqualTo(1);
            for (int row = 0; row < 8; row++) {
                AgainstBaseline own = each.get(i).againstBaseline().get(row);
                AgainstBaseline shares = together.get(i).againstBaseline().get(row);
                assertThat(own.tests()).isEqualTo(8);
                assertThat(shares.tests()).isEqualTo(16);
                assertThat(shares.time()).isEqualTo(own.time());
                assertThat(shares.model().orElseThrow().p())
                        .isCloseTo(
                                Math.min(
                                        1,
                                        16
                                                * own.model()
                                                        .orElseThrow()
                                                        .estimate()
                                                        .p()),
                                within(1e-12));
            }
        }
    }

    @Test
    void onTheLogScaleAPreDoseBaselineHasNoValuesAndHalfAnLloqHas() {
        List<ReportedConcentration> reported = sixScattered(StudyObjects.R_K);
        reported.set(1, StudyObjects.reported("S1", StudyObjects.R_K, 1, StudyObjects.measured("R1", 0.2)));
        TimeComparison comparison = compared(
                        reported, new Baselines(List.of(StudyObjects.time(0)), Map.of()), PostHoc.HOLM, Family.ANALYTE)
                .get(0);
        assertThat(comparison.againstBaseline()).isEmpty();
        assertThat(comparison.times()).hasSize(9);
        assertThat(comparison.model()).isPresent();
        assertThat(comparison.remarks())
                .contains(
                        "1 value below the LLOQ entered as half the LLOQ",
                        "warning: the baseline is pre-dose, where concentrations are 0 by nature and have no logarithm; choose a"
                                + " time after the start to learn anything",
                        "6 values of 0 have no logarithm and are left out",
                        "no comparison with the baseline PRE-DOSE: no values there");
    }

    @Test
    void unequalVariancesOfTheTimesAreRemarkedOnByTheLimitOfThePlan() {
        List<ReportedConcentration> reported = new ArrayList<>();
        double[] change = {0.5, -0.4, 0.3, -0.6, 0.2, 0.7};
        for (int i = 1; i <= 6; i++) {
            for (int time = 1; time <= 4; time++) {
                // The last time scatters ten times more than the others.
                double value = 100 * (1 + change[(i + time) % 6] * (time == 4 ? 1 : 0.1));
                reported.add(
                        StudyObjects.reported("S" + i, StudyObjects.R_K, time, StudyObjects.measured("R1", value)));
            }
        }
        TimeComparison comparison = analysed(reported).relations().comparisons().get(0);
        assertThat(comparison.anova().orElseThrow().anova().sphericity().greenhouseGeisser())
                .isLessThan(0.75);
        assertThat(comparison.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark)
                        .startsWith("the mixed model takes variances and covariances of the times as equal")
                        .endsWith("rely on the second result, which does not need it"));
    }

    @Test
    void reliefAndConcentrationAreCorrelatedWithinSubjects() {
        List<ReportedConcentration> reported = sixScattered(StudyObjects.R_K);
        List<ResponseScore> scores = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            // The score falls as the logarithm of the concentration rises, from a level of each subject.
            scores.add(new ResponseScore("S" + i, 0, 5 + i));
            for (int time = 4; time <= 8; time++) {
                double relief = Math.log(SCATTERED[i % 3][time]);
                scores.add(new ResponseScore("S" + i, StudyObjects.time(time).nominalH(), 5 + i - relief));
            }
        }
        StudyPlan plan = StudyObjects.plan(PLAN.doses(), new Responses("pain", scores, List.of(), List.of()));
        assertThat(new StudyAnalysis(plan)
                        .analyse(StudyObjects.records(reported))
                        .relations()
                        .correlationsWithin())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.scale()).isEqualTo(Scale.LOG);
                    assertThat(each.correlation().orElseThrow().subjects()).isEqualTo(6);
                    assertThat(each.correlation().orElseThrow().pairs()).isEqualTo(24);
                    assertThat(each.hours()).containsExactly(24.0, 48.0, 72.0, 96.0);
                    assertThat(each.correlation().orElseThrow().df()).isEqualTo(17);
                    assertThat(each.correlation().orElseThrow().r()).isCloseTo(1, within(1e-9));
                });
    }

    private static final double[][] SCATTERED = {
        {0, 90, 166, 203, 224, 215, 207, 206, 206, 84},
        {0, 81, 170, 190, 231, 209, 211, 199, 212, 90},
        {0, 97, 158, 211, 219, 222, 201, 210, 203, 79}
    };

    private static List<ReportedConcentration> scattered(String subject, StudyAnalyte analyte, int number) {
        List<ReportedConcentration> curve = new ArrayList<>();
        for (int time = 0; time < 10; time++) {
            double value = SCATTERED[number % 3][time] * (1 + 0.1 * number);
            curve.add(StudyObjects.reported(subject, analyte, time, StudyObjects.measured("R1", value)));
        }
        return curve;
    }

    private static List<ReportedConcentration> sixScattered(StudyAnalyte analyte) {
        List<ReportedConcentration> reported = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            reported.addAll(scattered("S" + i, analyte, i));
        }
        return reported;
    }

    private static List<TimeComparison> compared(
            List<ReportedConcentration> reported, Baselines baselines, PostHoc postHoc, Family family) {
        StudyPlan plan = StudyObjects.plan(
                PLAN.doses(),
                StudyObjects.noResponses(),
                new Comparison(baselines, postHoc, family, new Scales(Scale.LOG, Scale.LINEAR)),
                StudyObjects.kinetics());
        return new StudyAnalysis(plan)
                .analyse(StudyObjects.records(reported))
                .relations()
                .comparisons();
    }

    @Test
    void aReplacedValueIsListedWithItsReasonAndAnIncurredPairLeavesTheFirst() {
        ReportedConcentration first = StudyObjects.reported("S1", StudyObjects.R_K, 1, StudyObjects.measured("R1", 90));
        ReportedConcentration repeat = StudyObjects.chosen(
                StudyObjects.reported("S2", StudyObjects.R_K, 1, StudyObjects.measured("R2", 80)), "RUN_REJECTED");
        StudyRecords records = new StudyRecords(
                StudyObjects.STUDY,
                List.of(first, repeat),
                List.of(
                        new UnreportedResult(first.specimen(), StudyObjects.R_K, StudyObjects.measured("R2", 110.1)),
                        new UnreportedResult(
                                repeat.specimen(),
                                StudyObjects.R_K,
                                StudyObjects.without(ResultStatus.NOT_QUANTIFIABLE))),
                List.of(),
                List.of(),
                RunSheets.NONE);
        StudyResult.Conduct conduct = new StudyAnalysis(PLAN).analyse(records).conduct();
        assertThat(conduct.repeats().reanalysed()).hasSize(1);
        IncurredByAnalyte incurred = conduct.incurred().get(0);
        assertThat(incurred.evaluation().pairs()).hasSize(1);
        assertThat(incurred.evaluation().isReproduced()).contains(false);
        assertThat(conduct.flags()).extracting(StudyFlag::flag).containsExactly(Flag.REANALYSED, Flag.ISR_DIFFERENCE);
    }

    @Test
    void qcsOfAllRunsGiveTheComponentsOfTheRules() {
        List<List<Double>> usp = List.of(
                List.of(100.70, 101.05, 101.15),
                List.of(99.46, 99.37, 99.59),
                List.of(99.96, 100.17, 101.01),
                List.of(101.80, 102.16, 102.44),
                List.of(101.91, 102.00, 101.67));
        QcPrecision balanced = qcs(usp);
        assertThat(balanced.statistics().mean().orElseThrow()).isCloseTo(100.962667, within(5e-7));
        assertThat(balanced.withinPercent().orElseThrow()).isCloseTo(0.31596, within(5e-6));
        assertThat(balanced.intermediatePercent().orElseThrow()).isCloseTo(1.10789, within(5e-6));
        assertThat(balanced.plainPercent().orElseThrow()).isCloseTo(1.03263, within(5e-6));
        QcPrecision unbalanced =
                qcs(List.of(List.of(98.0, 101.0, 99.5), List.of(103.0, 104.5), List.of(97.0, 96.0, 98.5, 97.5)));
        assertThat(unbalanced.intermediatePercent().orElseThrow()).isCloseTo(3.29236, within(5e-6));
        assertThat(unbalanced.plainPercent().orElseThrow()).isCloseTo(2.87126, within(5e-6));
        assertThat(unbalanced.standing()).isEqualTo(QcPrecision.Standing.WITHIN);
    }

    @Test
    void aLevelThatReadsSixteenPercentHighMustBeInvestigated() {
        assertThat(qcs(List.of(List.of(115.0, 115.0), List.of(115.0, 115.0))).standing())
                .isEqualTo(QcPrecision.Standing.WITHIN);
        assertThat(qcs(List.of(List.of(115.0, 116.0), List.of(116.0, 116.0))).standing())
                .isEqualTo(QcPrecision.Standing.INVESTIGATE);
    }

    @Test
    void rankCorrelationIsThatOfR() {
        Spearman found = Spearman.of(StudyReference.column("ranks", 0), StudyReference.column("ranks", 1))
                .orElseThrow();
        assertThat(found.rho()).isCloseTo(StudyReference.figure("ranks", "rho"), within(1e-12));
        assertThat(found.p().orElseThrow()).isCloseTo(StudyReference.figure("ranks", "p"), within(1e-10));
    }

    @Test
    void aCorrelationNamesTheNumberOfTests() {
        List<ReportedConcentration> reported = new ArrayList<>();
        List<ResponseScore> scores = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            reported.addAll(StudyObjects.curve("S" + i, StudyObjects.R_K, 1 + 0.1 * i));
            reported.addAll(StudyObjects.curve("S" + i, StudyObjects.S_K, 1 + 0.1 * (i % 4)));
            scores.add(new ResponseScore("S" + i, 0, 10));
            scores.add(new ResponseScore("S" + i, 96, 10 - i));
        }
        StudyPlan plan = StudyObjects.plan(PLAN.doses(), new Responses("pain", scores, List.of(), List.of()));
        List<ReliefCorrelation> found = new StudyAnalysis(plan)
                .analyse(StudyObjects.records(reported))
                .relations()
                .correlations();
        assertThat(found).hasSize(2).allSatisfy(each -> assertThat(each.tests()).isEqualTo(2));
        assertThat(found.get(0).correlation().orElseThrow().rho()).isEqualTo(1);
        assertThat(found.get(0).nominalH()).isEqualTo(96);
    }

    private static QcPrecision qcs(List<List<Double>> runs) {
        List<QcEstimate> qcs = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            String name = "R" + run;
            runs.get(run)
                    .forEach(value -> qcs.add(
                            new QcEstimate(name, StudyObjects.R_K, "MID", Optional.of(LevelRole.MIDDLE), 100, value)));
        }
        return QcPrecision.of(qcs, StudyObjects.limits()).get(0);
    }

    private static RatioSummary find(List<RatioSummary> all, String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static StudyResult analysed(List<ReportedConcentration> reported) {
        return new StudyAnalysis(PLAN).analyse(StudyObjects.records(reported));
    }
}
