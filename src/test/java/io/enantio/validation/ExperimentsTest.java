package io.enantio.validation;

import static io.enantio.validation.PlantedPlan.judge;
import static io.enantio.validation.PlantedPlan.planned;
import static io.enantio.validation.PlantedPlan.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.run.SampleType;
import io.enantio.validation.plan.LaboratoryStatements;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.plan.ValidationPlan;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ExperimentReport.Verdict;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.TableCell;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import io.enantio.validation.report.ValidationScope;
import io.enantio.validation.report.ValidationScope.Element;
import io.enantio.validation.report.ValidationScope.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each experiment of docs/rules/validation.md on planted results: clean results pass, each planted fault is reported, and nothing else. */
class ExperimentsTest {
    private static final Map<String, String> AP = Map.of("experiment", "AP");
    private static final PlannedExperiment AP_PLAN =
            planned(Map.of(Count.REPLICATES, 3, Count.RUNS, 2), Map.of(Names.LEVELS, List.of("LLOQ", "MID")));

    private static PlantedValidationRun run(int day) {
        return new PlantedValidationRun(PlantedPlan.method(), "R" + day, day);
    }

    private static PlantedValidationRun accurate(int day) {
        PlantedValidationRun run = run(day);
        for (double share : new double[] {0.96, 1, 1.04}) {
            run.qc("LLOQ", AP, share);
            run.qc("MID", AP, 175 * share);
        }
        return run;
    }

    @Test
    void accurateRunsPassWithinAndBetween() {
        ValidationReport report = judge("AP", AP_PLAN, accurate(1), accurate(2));
        assertThat(problems(report)).isEmpty();
        assertThat(report.isPassed()).isTrue();
        assertThat(report.experiments()).extracting(ExperimentReport::id).containsExactly("AP-1", "AP-2");
    }

    @Test
    void aResultOutsideItsLimitCountsAndIsMarked() {
        PlantedValidationRun second = run(2);
        for (double share : new double[] {0.96, 1, 1.04}) {
            second.qc("LLOQ", AP, share);
        }
        second.qc("MID", AP, 175);
        second.qc("MID", AP, 178);
        second.qc("MID", AP, 175 * 1.3);
        ValidationReport report = judge("AP", AP_PLAN, accurate(1), second);
        ExperimentTable within = report.experiments().get(0).tables().get(0);
        List<TableCell> row = within.rows().stream()
                .filter(cells -> cells.get(1).equals(new TableCell.Words("R2"))
                        && cells.get(2).equals(new TableCell.Words("MID")))
                .findFirst()
                .orElseThrow();
        assertThat(row)
                .contains(new TableCell.Results(List.of(
                        new TableCell.Result(175, TableCell.Mark.NONE),
                        new TableCell.Result(178, TableCell.Mark.NONE),
                        new TableCell.Result(175 * 1.3, TableCell.Mark.OUTSIDE))));
        assertThat(problems(report)).as("over both runs the CV is 11.6 %").isEmpty();
        List<ValidationFinding> findings = report.experiments().get(0).findings();
        assertThat(findings)
                .filteredOn(finding -> finding.place().subject().equals("R2 MID")
                        && finding.figure().equals("cv_percent"))
                .extracting(ValidationFinding::outcome)
                .containsExactly(ValidationFinding.Outcome.INFORMATION, ValidationFinding.Outcome.INFORMATION);
        // R1: 168, 175, 182; R2: 175, 178, 227.5. MSW = (98 + 1738.5) / 4 = 459.125; mean 184.25.
        assertThat(value(findings, "overall_within_run_cv_percent"))
                .isCloseTo(100 * Math.sqrt(459.125) / 184.25, within(1e-9));
    }

    /** Both runs are precise; together they are not accurate, so the level fails by the accuracy over all runs. */
    @Test
    void aLevelThatARunMissedIsJudgedByItsAccuracyOverAllRunsToo() {
        PlantedValidationRun first = run(1);
        PlantedValidationRun second = run(2);
        for (double share : new double[] {0.99, 1, 1.01}) {
            first.qc("LLOQ", AP, share);
            first.qc("MID", AP, 1.16 * 175 * share);
            second.qc("LLOQ", AP, share);
            second.qc("MID", AP, 1.15 * 175 * share);
        }
        assertThat(problems(judge("AP", AP_PLAN, first, second)))
                .contains("AP-1 | S-ketamine | MID | relative_error_percent | fail")
                .noneMatch(line -> line.contains("R1 MID"));
        PlantedValidationRun third = run(3);
        for (double share : new double[] {0.99, 1, 1.01}) {
            third.qc("LLOQ", AP, share);
            third.qc("MID", AP, 1.14 * 175 * share);
        }
        assertThat(problems(judge("AP", AP_PLAN, first, second, third)))
                .as("116, 115 and 114 % are 115 % together, which is on the limit")
                .isEmpty();
    }

    @Test
    void aMissedLimitIsReportedWithTheExcess() {
        PlantedValidationRun second = run(2);
        PlantedValidationRun first = run(1);
        for (int i = 0; i < 3; i++) {
            first.qc("LLOQ", AP, 1);
            first.qc("MID", AP, 175 * 0.8);
            second.qc("LLOQ", AP, 1);
            second.qc("MID", AP, 175 * 0.8);
        }
        ValidationFinding finding = judge("AP", AP_PLAN, first, second)
                .experiments()
                .get(0)
                .problems()
                .get(0);
        assertThat(finding.detail()).isEqualTo("-20.0 is beyond the limit 15 by 5.0");
        assertThat(finding.basis().limit()).isEqualTo("ap_accuracy_percent=15");
        assertThat(finding.basis().origin()).isEqualTo("TEST: a test");
        assertThat(finding.value().orElseThrow()).isCloseTo(-20, within(1e-9));
    }

    @Test
    void plannedResultsThatAreAbsentAreMissingWithTheReason() {
        PlantedValidationRun second = run(2);
        for (int i = 0; i < 3; i++) {
            second.qc("LLOQ", AP, 1);
        }
        second.qc("MID", AP, 175);
        second.qc("MID", AP, 175).flagged(Flag.NOT_ACQUIRED);
        second.qc("MID", AP, 175).flagged(Flag.SATURATED);
        ValidationReport report = judge("AP", AP_PLAN, accurate(1), second);
        assertThat(problems(report))
                .containsExactly(
                        "AP-1 | S-ketamine | R2 MID | replicates | missing",
                        "AP-1 | R-ketamine | R2 MID | replicates | missing");
        assertThat(report.experiments().get(0).problems().get(0).detail())
                .isEqualTo("1 of 3 planned results: R2 injection 13 was not acquired; R2 injection 14 is not"
                        + " quantifiable: SATURATED");
    }

    /** AP is judged on all results of a run whose curve is accepted; a run without a curve cannot serve it. */
    @Test
    void failingQcsDoNotExcludeARunFromAccuracyButARejectedCurveDoes() {
        assertThat(problems(judge("AP", AP_PLAN, accurate(1), accurate(2).rejectedBy("RUN-2"))))
                .isEmpty();
        assertThat(problems(judge("AP", AP_PLAN, accurate(1), accurate(2).rejectedBy("CAL-3"))))
                .contains("AP-2 | S-ketamine |  | runs | missing", "AP-2 | S-ketamine |  | runs | incomplete");
    }

    @Test
    void runsOfOneDayAreNotDifferentDays() {
        PlantedValidationRun sameDay = new PlantedValidationRun(PlantedPlan.method(), "R1b", 1);
        for (double share : new double[] {0.96, 1, 1.04}) {
            sameDay.qc("LLOQ", AP, share);
            sameDay.qc("MID", AP, 175 * share);
        }
        assertThat(problems(judge("AP", AP_PLAN, accurate(1), sameDay)))
                .containsExactly(
                        "AP-2 | S-ketamine |  | days | incomplete", "AP-2 | R-ketamine |  | days | incomplete");
    }

    @Test
    void onlyTheLotThatContainsTheAnalyteFailsAndAnAbsentLotIsMissing() {
        PlannedExperiment plan = planned(Map.of(Count.LOTS, 2, Count.LIPAEMIC, 1, Count.HAEMOLYSED, 1), Map.of());
        PlantedValidationRun run = run(1);
        for (String lot : List.of("L1 normal", "L2 normal", "LIP1 lipaemic")) {
            String[] words = lot.split(" ");
            run.both(
                    SampleType.BLANK,
                    "",
                    Map.of("experiment", "SEL", "lot", words[0], "condition", words[1]),
                    words[0].equals("L2") ? 0.21 : 0.2);
        }
        assertThat(problems(judge("SEL", plan, run)))
                .containsExactly(
                        "SEL-1 | S-ketamine | L2 normal R1 injection 10 | percent_of_lloq | fail",
                        "SEL-1 | S-ketamine | haemolysed | lots | missing",
                        "SEL-1 | S-ketamine | haemolysed | lots | incomplete",
                        "SEL-1 | R-ketamine | L2 normal R1 injection 10 | percent_of_lloq | fail",
                        "SEL-1 | R-ketamine | haemolysed | lots | missing",
                        "SEL-1 | R-ketamine | haemolysed | lots | incomplete");
    }

    @Test
    void internalStandardInABlankIsJudgedAgainstThatOfTheLloq() {
        PlannedExperiment plan = planned(Map.of(), Map.of(Names.SUBSTANCES, List.of("a", "b")));
        PlantedValidationRun run = run(1);
        run.both(SampleType.BLANK, "", Map.of("experiment", "SPE", "set", "a"), 0)
                .standardArea(51);
        run.both(SampleType.ZERO, "", Map.of("experiment", "SPE", "set", "b"), 0);
        assertThat(problems(judge("SPE", plan, run)))
                .containsExactly(
                        "SPE-1 | S-ketamine | a R1 injection 9 | internal_standard_percent | fail",
                        "SPE-1 | R-ketamine | a R1 injection 9 | internal_standard_percent | fail");
    }

    @Test
    void aSuppressingLotFailsByItselfThoughAllLotsTogetherWouldPass() {
        PlannedExperiment plan =
                planned(Map.of(Count.LOTS, 3, Count.REPLICATES, 2), Map.of(Names.LEVELS, List.of("LOW")));
        PlantedValidationRun run = run(1);
        for (String lot : List.of("L1", "L2", "L3")) {
            double share = lot.equals("L2") ? 0.8 : 1;
            run.qc("LOW", Map.of("experiment", "ME", "lot", lot), 3 * share);
            run.qc("LOW", Map.of("experiment", "ME", "lot", lot), 3.01 * share);
        }
        assertThat(problems(judge("ME", plan, run)))
                .containsExactly(
                        "ME-1 | S-ketamine | normal L2 LOW | relative_error_percent | fail",
                        "ME-1 | R-ketamine | normal L2 LOW | relative_error_percent | fail");
    }

    @Test
    void aMatrixFactorIsNormalisedByTheInternalStandardAndJudgedOverLots() {
        PlannedExperiment plan = planned(Map.of(Count.LOTS, 2), Map.of(Names.LEVELS, List.of("LOW")));
        PlantedValidationRun run = run(1);
        run.qc("LOW", Map.of("experiment", "ME", "condition", "neat"), 3);
        run.qc("LOW", Map.of("experiment", "ME", "condition", "post_spiked", "lot", "L1"), 2.4)
                .standardArea(800);
        run.qc("LOW", Map.of("experiment", "ME", "condition", "post_spiked", "lot", "L2"), 2.4)
                .standardArea(1000);
        ValidationReport report = judge("ME_E", plan, run);
        List<TableCell> first =
                report.experiments().get(0).tables().get(0).rows().get(0);
        assertThat(((TableCell.Figure) first.get(3)).value()).isCloseTo(0.8, within(1e-12));
        assertThat(((TableCell.Figure) first.get(4)).value()).isCloseTo(0.8, within(1e-12));
        assertThat(((TableCell.Figure) first.get(5)).value()).isCloseTo(1.0, within(1e-12));
        // Factors 1.0 and 0.8: CV 100 · 0.141421 / 0.9 = 15.713 %.
        assertThat(problems(report))
                .containsExactly(
                        "ME-E | S-ketamine | LOW | normalised_factor_cv_percent | fail",
                        "ME-E | R-ketamine | LOW | normalised_factor_cv_percent | fail");
    }

    @Test
    void recoveryIsTheRatioOfMeanAreasOfAnalyteAndStandard() {
        PlannedExperiment plan = planned(Map.of(Count.REPLICATES, 1), Map.of(Names.LEVELS, List.of("LOW")));
        PlantedValidationRun run = run(1);
        run.qc("LOW", Map.of("experiment", "REC", "condition", "pre_spiked"), 2.1)
                .standardArea(600);
        run.qc("LOW", Map.of("experiment", "REC", "condition", "post_spiked"), 3);
        ValidationReport report = judge("REC", plan, run);
        List<TableCell> row = report.experiments().get(0).tables().get(0).rows().get(0);
        assertThat(((TableCell.Figure) row.get(8)).value()).isCloseTo(70, within(1e-9));
        assertThat(((TableCell.Figure) row.get(9)).value()).isCloseTo(60, within(1e-9));
        assertThat(problems(report)).isEmpty();
    }

    @Test
    void aDilutedLevelInsideTheRangeIsNoDilutionIntegrity() {
        PlannedExperiment plan =
                new PlannedExperiment(Map.of(Count.REPLICATES, 1), Map.of(), List.of(5.0, 20.0), List.of());
        PlantedValidationRun run = run(1);
        run.qc("HIGH", Map.of("experiment", "DIL"), 400).diluted(5);
        assertThat(problems(judge("DIL", plan, run)))
                .containsExactly(
                        "DIL-1 | S-ketamine | 5 HIGH | nominal_ng_per_ml | missing",
                        "DIL-1 | S-ketamine | 20 | replicates | missing",
                        "DIL-1 | R-ketamine | 5 HIGH | nominal_ng_per_ml | missing",
                        "DIL-1 | R-ketamine | 20 | replicates | missing");
    }

    @Test
    void aBlankThatDoesNotFollowTheHighestStandardShowsNoCarryOver() {
        PlannedExperiment plan = planned(Map.of(Count.BLANKS, 1), Map.of());
        PlantedValidationRun after = run(1);
        after.both(SampleType.CARRYOVER_BLANK, "", Map.of("experiment", "CO"), 0.05);
        ValidationReport clean = judge("CO", plan, after);
        assertThat(problems(clean)).isEmpty();
        assertThat(clean.experiments().get(0).findings())
                .filteredOn(finding -> finding.figure().equals("carried_over_fraction"))
                .first()
                .extracting(finding -> finding.value().orElseThrow())
                .isEqualTo(0.0001);
        PlantedValidationRun elsewhere = run(1);
        elsewhere.qc("LOW", Map.of(), 3);
        elsewhere.both(SampleType.CARRYOVER_BLANK, "", Map.of("experiment", "CO"), 0.05);
        assertThat(problems(judge("CO", plan, elsewhere)))
                .containsExactly(
                        "CO-2 | S-ketamine |  | blanks | missing",
                        "CO-2 | S-ketamine |  | blanks | incomplete",
                        "CO-2 | R-ketamine |  | blanks | missing",
                        "CO-2 | R-ketamine |  | blanks | incomplete");
    }

    @Test
    void storageIsJudgedByConditionAndAStockAgainstTheFreshOne() {
        PlannedExperiment plan = new PlannedExperiment(
                Map.of(Count.REPLICATES, 1),
                Map.of(Names.LEVELS, List.of("LOW")),
                List.of(),
                List.of(
                        new Storage("bench", OptionalDouble.of(24), OptionalInt.empty()),
                        new Storage("freeze_thaw", OptionalDouble.empty(), OptionalInt.of(3)),
                        new Storage("stock", OptionalDouble.of(720), OptionalInt.empty()),
                        new Storage("internal_standard_stock", OptionalDouble.of(720), OptionalInt.empty()),
                        new Storage("whole_blood", OptionalDouble.of(2), OptionalInt.empty())));
        PlantedValidationRun run = run(1);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "fresh"), 3);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "bench", "time_point", "24"), 2.4);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "bench", "time_point", "6"), 2.9);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "stock", "time_point", "0"), 3);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "stock", "time_point", "720"), 2.5);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "whole_blood", "time_point", "0"), 2.4);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "whole_blood", "time_point", "2"), 2.1);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "whole_blood", "time_point", "4"), 2.0);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "internal_standard_stock", "time_point", "0"), 3);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "internal_standard_stock", "time_point", "720"), 3)
                .standardArea(849);
        assertThat(problems(judge("STB", plan, run)))
                .containsExactly(
                        "STB-1 | S-ketamine | bench 24 h LOW | relative_error_percent | fail",
                        "STB-1 | S-ketamine | freeze_thaw 3 cycles LOW | replicates | missing",
                        "STB-1 | S-ketamine | stock 720 h LOW | relative_error_percent | fail",
                        "STB-1 | S-ketamine | internal_standard_stock 720 h | relative_error_percent | fail",
                        "STB-1 | S-ketamine | whole_blood 4 h LOW | relative_error_percent | fail",
                        "STB-1 | R-ketamine | bench 24 h LOW | relative_error_percent | fail",
                        "STB-1 | R-ketamine | freeze_thaw 3 cycles LOW | replicates | missing",
                        "STB-1 | R-ketamine | stock 720 h LOW | relative_error_percent | fail",
                        "STB-1 | R-ketamine | internal_standard_stock 720 h | relative_error_percent | fail",
                        "STB-1 | R-ketamine | whole_blood 4 h LOW | relative_error_percent | fail");
    }

    /** Without standards that were injected again there is no curve of their own. */
    @Test
    void reinjectedQcsAreCountedInIntegers() {
        PlantedExperimentOfReinjection planted = new PlantedExperimentOfReinjection(2);
        PlantedValidationRun run = run(1);
        planted.first(run);
        planted.again(run, Map.of("experiment", "RI"), 3, 2, 175, 120);
        assertThat(problems(judge("RI", planted.plan(), run)))
                .contains(
                        "RI-1 | S-ketamine | own curve | own_curve | missing",
                        "RI-1 | S-ketamine | first curve | passed | fail")
                .doesNotContain("RI-1 | S-ketamine | LOW, first curve | passed | fail");
    }

    /** A run of standards and QCs that is run R1 injected again: by both curves the means are 15 % off, on the limit, and just outside. */
    @ParameterizedTest
    @CsvSource({"1.15, ''", "1.1500001, relative_error_percent"})
    void aRunInjectedAgainIsReadOffBothCurves(double share, String figure) {
        PlantedExperimentOfReinjection planted = new PlantedExperimentOfReinjection(2);
        PlantedValidationRun first = run(1);
        planted.first(first);
        PlantedValidationRun again = run(2).standardsAgain(Map.of("experiment", "RI", "set", "R1"));
        planted.again(again, Map.of("experiment", "RI", "set", "R1"), 3 * share, 3 * share, 175 * share, 175 * share);
        List<String> problems = problems(judge("RI", planted.plan(), first, again));
        if (figure.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .contains(
                            "RI-1 | S-ketamine | LOW, first curve | relative_error_percent | fail",
                            "RI-1 | S-ketamine | LOW, own curve | relative_error_percent | fail");
        }
    }

    /** Means are right, CVs are 14.9 and 15.1 %: (1 ± a) with a = CV/sqrt 2. */
    @ParameterizedTest
    @CsvSource({"0.149, false", "0.151, true"})
    void reinjectedQcsArePrecise(double cv, boolean fails) {
        double a = cv / Math.sqrt(2);
        PlantedExperimentOfReinjection planted = new PlantedExperimentOfReinjection(2);
        PlantedValidationRun first = run(1);
        planted.first(first);
        PlantedValidationRun again = run(2).standardsAgain(Map.of("experiment", "RI", "set", "R1"));
        planted.again(again, Map.of("experiment", "RI", "set", "R1"), 3 * (1 - a), 3 * (1 + a), 175, 175);
        assertThat(problems(judge("RI", planted.plan(), first, again))
                        .contains("RI-1 | S-ketamine | LOW, own curve | cv_percent | fail"))
                .isEqualTo(fails);
    }

    /** A plan of one replicate is kept, and is still fewer than the two that this ruleset requires. */
    @Test
    void fewerReinjectedQcsThanRequiredAreTooFew() {
        PlantedExperimentOfReinjection planted = new PlantedExperimentOfReinjection(1);
        PlantedValidationRun first = run(1);
        planted.first(first);
        PlantedValidationRun again = run(2).standardsAgain(Map.of("experiment", "RI", "set", "R1"));
        again.qc("LOW", Map.of("experiment", "RI", "set", "R1"), 3).called("LOW-a");
        again.qc("MID", Map.of("experiment", "RI", "set", "R1"), 175).called("MID-a");
        again.qc("MID", Map.of("experiment", "RI", "set", "R1"), 175).called("MID-b");
        assertThat(problems(judge("RI", planted.plan(), first, again)))
                .contains("RI-1 | S-ketamine | LOW, own curve | replicates | incomplete")
                .doesNotContain("RI-1 | S-ketamine | MID, own curve | replicates | fail");
    }

    /** Standards of one's own are no reinjected standards, and a run that nobody knows was not injected again. */
    @Test
    void otherStandardsAreNoReinjectedCurve() {
        PlantedExperimentOfReinjection planted = new PlantedExperimentOfReinjection(2);
        PlantedValidationRun first = run(1);
        planted.first(first);
        PlantedValidationRun again = run(2);
        planted.again(again, Map.of("experiment", "RI", "set", "R1"), 3, 3, 175, 175);
        assertThat(problems(judge("RI", planted.plan(), first, again)))
                .containsExactly(
                        "RI-1 | S-ketamine | own curve | own_curve | missing",
                        "RI-1 | R-ketamine | own curve | own_curve | missing");
        PlantedValidationRun unknown = run(2);
        planted.again(unknown, Map.of("experiment", "RI", "set", "R9"), 3, 3, 175, 175);
        assertThat(problems(judge("RI", planted.plan(), first, unknown)))
                .contains("RI-1 | S-ketamine | LOW, first curve | replicates | missing");
    }

    /** Two QCs of LOW and two of MID, and the same injected again. */
    private record PlantedExperimentOfReinjection(int replicates) {
        PlannedExperiment plan() {
            return planned(Map.of(Count.REPLICATES, replicates), Map.of(Names.LEVELS, List.of("LOW", "MID")));
        }

        void first(PlantedValidationRun run) {
            again(run, Map.of(), 3, 3, 175, 175);
        }

        void again(PlantedValidationRun run, Map<String, String> remarks, double... found) {
            List<String> ids = List.of("LOW-a", "LOW-b", "MID-a", "MID-b");
            for (int i = 0; i < found.length; i++) {
                run.qc(ids.get(i).substring(0, 3), remarks, found[i]).called(ids.get(i));
            }
        }
    }

    /** What a method may state: factors of which every level passed, and their concentrations. */
    @Test
    void theRangeOfDilutionIsThatOfTheQcsThatPassed() {
        PlannedExperiment plan =
                new PlannedExperiment(Map.of(Count.REPLICATES, 2), Map.of(), List.of(4.0, 8.0, 16.0), List.of());
        PlantedValidationRun run = run(1);
        for (double factor : List.of(4.0, 8.0, 16.0)) {
            for (int i = 0; i < 2; i++) {
                double found = factor == 16 ? 1000 : 1500;
                run.qc("DILUTION", Map.of("experiment", "DIL"), found).diluted(factor);
            }
        }
        ExperimentTable range =
                judge("DIL", plan, run).experiments().get(0).tables().get(1);
        assertThat(range.rows())
                .first()
                .isEqualTo(List.of(
                        new TableCell.Words("S-ketamine"),
                        new TableCell.Figure(4),
                        new TableCell.Figure(8),
                        new TableCell.Figure(1500),
                        new TableCell.Figure(1500)));
        assertThat(range.rows()).hasSize(2);
    }

    @Test
    void repeatsOfStudySamplesNeedTwoThirdsInsideAndTheRequiredNumber() {
        PlannedExperiment fifteen = planned(Map.of(Count.SAMPLES, 150), Map.of());
        assertThat(problems(judge("ISR", fifteen, first(15), repeated(15, 5))))
                .as("10 of 15")
                .isEmpty();
        assertThat(problems(judge("ISR", fifteen, first(15), repeated(15, 6))))
                .as("9 of 15")
                .containsExactly("ISR | S-ketamine |  | passed | fail", "ISR | R-ketamine |  | passed | fail");
        PlannedExperiment sixteen = planned(Map.of(Count.SAMPLES, 160), Map.of());
        assertThat(problems(judge("ISR", sixteen, first(15), repeated(15, 0))))
                .containsExactly("ISR | S-ketamine |  | samples | missing", "ISR | R-ketamine |  | samples | missing");
    }

    @Test
    void aRunOfRepeatsThatAllDifferIsNamedAndDoesNotFailByItself() {
        PlantedValidationRun third = run(3);
        for (int i = 13; i < 15; i++) {
            third.both(SampleType.STUDY, "", Map.of("experiment", "ISR"), 150).called("S" + i);
        }
        ValidationReport report =
                judge("ISR", planned(Map.of(Count.SAMPLES, 150), Map.of()), first(15), repeated(13, 0), third);
        assertThat(problems(report)).isEmpty();
        List<ValidationFinding> findings = report.experiments().get(0).findings();
        assertThat(findings)
                .filteredOn(finding -> finding.figure().startsWith("trend"))
                .extracting(
                        finding -> finding.place().subject(),
                        finding -> finding.value().orElseThrow())
                .containsExactly(tuple("run of the repeats R3", 40.0), tuple("run of the repeats R3", 40.0));
        assertThat(value(findings, "within_percent")).isCloseTo(100 * 13.0 / 15, within(1e-12));
        assertThat(value(findings, "repeated_percent")).isEqualTo(10);
    }

    private static PlantedValidationRun first(int samples) {
        PlantedValidationRun run = run(1);
        for (int i = 0; i < samples; i++) {
            run.both(SampleType.STUDY, "", Map.of(), 100).called("S" + i);
        }
        return run;
    }

    private static PlantedValidationRun repeated(int samples, int off) {
        PlantedValidationRun run = run(2);
        for (int i = 0; i < samples; i++) {
            run.both(SampleType.STUDY, "", Map.of("experiment", "ISR"), i < off ? 130 : 110)
                    .called("S" + i);
        }
        return run;
    }

    private static Limit words(LimitKey key, String... words) {
        return new Limit(key, List.of(), List.of(words), new Limit.Origin("TEST", "a test", "design"));
    }

    /** Roles count, names do not: LOW at 3 and MID at 175 are low and middle. HIGH is measured and not planned. */
    @Test
    void anExperimentWithFewerLevelsThanRequiredIsIncompleteAndNamesTheRoles() {
        PlantedValidationRun first = run(1);
        PlantedValidationRun second = run(2);
        for (PlantedValidationRun run : List.of(first, second)) {
            for (double share : new double[] {0.96, 1, 1.04}) {
                run.qc("LOW", AP, 3 * share);
                run.qc("MID", AP, 175 * share);
                run.qc("HIGH", AP, 400 * share);
            }
        }
        PlannedExperiment plan =
                planned(Map.of(Count.REPLICATES, 3, Count.RUNS, 2), Map.of(Names.LEVELS, List.of("LOW", "MID")));
        Limits limits =
                PlantedPlan.limits().with(List.of(words(LimitKey.AP_LEVELS_MINIMUM, "lloq", "low", "middle", "high")));
        ValidationReport report = judge(limits, Map.of("AP", plan), LaboratoryStatements.NONE, List.of(first, second));
        assertThat(problems(report))
                .containsExactly(
                        "AP-1 | S-ketamine |  | levels | incomplete", "AP-1 | R-ketamine |  | levels | incomplete");
        assertThat(report.experiments().get(0).problems().get(0).detail())
                .isEqualTo("the plan is without lloq, high; required are lloq, low, middle, high");
        assertThat(report.experiments())
                .extracting(ExperimentReport::verdict)
                .containsExactly(Verdict.INCOMPLETE, Verdict.PASSED);
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(report.isPassed()).isFalse();
    }

    @Test
    void whatAFullValidationNeedsAndThePlanLeavesOutIsToldWithItsJustification() {
        PlannedExperiment plan = planned(Map.of(Count.BLANKS, 1), Map.of());
        PlantedValidationRun run = run(1);
        run.both(SampleType.CARRYOVER_BLANK, "", Map.of("experiment", "CO"), 0.05);
        Limits limits = PlantedPlan.limits()
                .with(List.of(
                        words(LimitKey.FULL_VALIDATION_ELEMENTS, "carry_over", "dilution_integrity", "selectivity")));
        LaboratoryStatements statements =
                new LaboratoryStatements(Map.of(), Map.of("DIL", "no sample exceeds the range"), List.of(), Map.of());
        ValidationReport report = judge(limits, Map.of("CO", plan), statements, List.of(run));
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.scope().isFull()).isFalse();
        assertThat(report.scope().isJustified()).isFalse();
        assertThat(report.scope().absent())
                .extracting(
                        entry -> entry.analyte().name(),
                        ValidationScope.Entry::element,
                        ValidationScope.Entry::standing,
                        ValidationScope.Entry::justification)
                .containsExactly(
                        tuple("S-ketamine", Element.SELECTIVITY, Standing.NOT_DONE, Optional.empty()),
                        tuple(
                                "S-ketamine",
                                Element.DILUTION_INTEGRITY,
                                Standing.NOT_DONE,
                                Optional.of("no sample exceeds the range")),
                        tuple("R-ketamine", Element.SELECTIVITY, Standing.NOT_DONE, Optional.empty()),
                        tuple(
                                "R-ketamine",
                                Element.DILUTION_INTEGRITY,
                                Standing.NOT_DONE,
                                Optional.of("no sample exceeds the range")));
        Limits onlyCarryOver =
                PlantedPlan.limits().with(List.of(words(LimitKey.FULL_VALIDATION_ELEMENTS, "carry_over")));
        assertThat(judge(onlyCarryOver, Map.of("CO", plan), statements, List.of(run))
                        .scope()
                        .isFull())
                .isTrue();
    }

    /** A condition that the ruleset requires is planned, or justified in the plan, or the experiment is incomplete. */
    @Test
    void aConditionOfStorageThatIsLeftOutNeedsAJustification() {
        PlannedExperiment plan = new PlannedExperiment(
                Map.of(Count.REPLICATES, 1),
                Map.of(Names.LEVELS, List.of("LOW")),
                List.of(),
                List.of(new Storage("bench", OptionalDouble.of(24), OptionalInt.empty())));
        PlantedValidationRun run = run(1);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "bench", "time_point", "24"), 3);
        Limits limits = PlantedPlan.limits()
                .with(List.of(
                        words(LimitKey.STB_CONDITIONS_MINIMUM, "bench", "long_term"),
                        words(LimitKey.FULL_VALIDATION_ELEMENTS, "stability")));
        ValidationReport without = judge(limits, Map.of("STB", plan), LaboratoryStatements.NONE, List.of(run));
        assertThat(problems(without)).containsExactly("STB-1 | all |  | conditions | incomplete");
        assertThat(without.experiments().get(0).problems().get(0).detail())
                .isEqualTo("the plan is without long term; required are bench, long term");
        LaboratoryStatements ongoing =
                new LaboratoryStatements(Map.of(), Map.of("long_term", "ends in May"), List.of(), Map.of());
        ValidationReport with = judge(limits, Map.of("STB", plan), ongoing, List.of(run));
        assertThat(problems(with)).isEmpty();
        assertThat(with.scope().absent())
                .extracting(
                        ValidationScope.Entry::standing,
                        ValidationScope.Entry::detail,
                        ValidationScope.Entry::justification)
                .containsOnly(tuple(Standing.INCOMPLETE, "without long term", Optional.of("ends in May")));
    }

    @Test
    void aSeriesOfTwoConcentrationsIsNoParallelism() {
        PlannedExperiment plan = planned(Map.of(Count.SERIES, 1, Count.DILUTIONS, 2), Map.of());
        PlantedValidationRun run = run(1);
        run.both(SampleType.STUDY, "", Map.of("experiment", "PAR"), 100).called("P1");
        run.both(SampleType.STUDY, "", Map.of("experiment", "PAR"), 100)
                .called("P1")
                .diluted(2);
        Limits limits = PlantedPlan.limits()
                .with(List.of(new Limit(
                        LimitKey.PAR_DILUTIONS_MINIMUM,
                        List.of(3.0),
                        List.of(),
                        new Limit.Origin("TEST", "a test", "design"))));
        assertThat(problems(judge(limits, Map.of("PAR", plan), LaboratoryStatements.NONE, List.of(run))))
                .containsExactly(
                        "PAR-1 | S-ketamine | P1 | dilutions | incomplete",
                        "PAR-1 | R-ketamine | P1 | dilutions | incomplete");
    }

    @Test
    void aSeriesThatIsNotParallelFails() {
        PlannedExperiment plan = planned(Map.of(Count.SERIES, 1, Count.DILUTIONS, 3), Map.of());
        PlantedValidationRun run = run(1);
        double[] found = {100, 150, 220};
        for (int i = 0; i < found.length; i++) {
            run.both(SampleType.STUDY, "", Map.of("experiment", "PAR"), found[i])
                    .called("P1")
                    .diluted(1 << i);
        }
        assertThat(problems(judge("PAR", plan, run)))
                .containsExactly(
                        "PAR-1 | S-ketamine | P1 | cv_percent | fail", "PAR-1 | R-ketamine | P1 | cv_percent | fail");
    }

    @Test
    void twoSetsAreComparedByDifferenceAndLine() {
        PlannedExperiment plan = planned(
                Map.of(Count.REPLICATES, 1, Count.SAMPLES, 4),
                Map.of(Names.SETS, List.of("a", "b"), Names.LEVELS, List.of("LOW")));
        PlantedValidationRun run = run(1);
        for (String set : List.of("a", "b")) {
            run.qc("LOW", Map.of("experiment", "XV", "set", set), 3);
            for (int i = 1; i <= 4; i++) {
                run.both(
                                SampleType.STUDY,
                                "",
                                Map.of("experiment", "XV", "set", set),
                                set.equals("b") ? 22.0 * i : 20.0 * i)
                        .called("S" + i);
            }
        }
        List<ValidationFinding> findings =
                judge("XV", plan, run).experiments().get(0).findings();
        assertThat(value(findings, "mean_difference_percent")).isCloseTo(200 * 2.0 / 42, within(1e-9));
        assertThat(value(findings, "weighted_deming_slope")).isCloseTo(1.1, within(1e-9));
        assertThat(value(findings, "weighted_deming_intercept_ng_per_ml")).isCloseTo(0, within(1e-9));
    }

    @Test
    void runsOfAnotherMethodServeTheCrossValidationAndNothingElse() {
        PlantedValidationRun own = accurate(1);
        PlantedValidationRun other = new PlantedValidationRun(PlantedPlan.otherMethod(), "X1", 2);
        for (double share : new double[] {0.5, 0.5, 0.5}) {
            other.qc("LLOQ", AP, share);
            other.qc("MID", AP, 175 * share);
        }
        own.qc("LOW", Map.of("experiment", "XV", "set", "own"), 3);
        other.qc("LOW", Map.of("experiment", "XV", "set", "other"), 3.3);
        for (int i = 1; i <= 4; i++) {
            own.both(SampleType.STUDY, "", Map.of("experiment", "XV", "set", "own"), 20.0 * i)
                    .called("S" + i);
            other.both(SampleType.STUDY, "", Map.of("experiment", "XV", "set", "other"), 22.0 * i)
                    .called("S" + i);
        }
        PlannedExperiment crossed = planned(
                Map.of(Count.REPLICATES, 1, Count.SAMPLES, 4),
                Map.of(Names.SETS, List.of("own", "other"), Names.LEVELS, List.of("LOW")));
        ValidationPlan plan = new ValidationPlan(
                "PLANTED",
                PlantedPlan.method(),
                PlantedPlan.limits(),
                Map.of("AP", AP_PLAN, "XV", crossed),
                LaboratoryStatements.NONE);
        ValidationReport report = PlantedPlan.judge(plan, List.of(own, accurate(3)), List.of(other));
        assertThat(report.runs()).hasSize(3);
        assertThat(PlantedPlan.problems(report)).isEmpty();
        List<ValidationFinding> findings = report.experiments().stream()
                .flatMap(experiment -> experiment.findings().stream())
                .filter(finding -> finding.experiment().equals("XV-1"))
                .toList();
        assertThat(value(findings, "mean_difference_percent")).isCloseTo(200 * 2.0 / 42, within(1e-9));
        assertThat(value(findings, "weighted_deming_slope")).isCloseTo(1.1, within(1e-9));
        other.rejectedBy("RUN-2");
        assertThat(PlantedPlan.problems(PlantedPlan.judge(plan, List.of(own, accurate(3)), List.of(other))))
                .as("a rejected run of the other method gives no results")
                .anyMatch(line -> line.startsWith("XV-1 | S-ketamine") && line.contains("missing"));
    }

    private static double value(List<ValidationFinding> findings, String figure) {
        return findings.stream()
                .filter(finding -> finding.figure().equals(figure))
                .findFirst()
                .orElseThrow()
                .value()
                .orElseThrow();
    }

    @Test
    void aGrowingAntipodeIsReportedAndACertifiedImpurityIsNot() {
        PlannedExperiment plan = new PlannedExperiment(
                Map.of(Count.INVERSION_REPLICATES, 1),
                Map.of(Names.INVERSION, List.of("S_LOW", "S_HIGH")),
                List.of(),
                List.of(new Storage("bench", OptionalDouble.of(24), OptionalInt.empty())));
        PlantedValidationRun run = run(1);
        alone(run, "S_LOW", "fresh", 3, 0.05);
        alone(run, "S_HIGH", "fresh", 400, 1.2);
        alone(run, "S_LOW", "bench", 3, 0.26);
        alone(run, "S_HIGH", "bench", 400, 5.1);
        List<String> found = problems(judge("CHI", plan, run)).stream()
                .filter(line -> line.startsWith("CHI-V3"))
                .toList();
        assertThat(found)
                .as("growth 0.21 against 20 % of the LLOQ of 1, growth 3.9 against 1 % of 400")
                .containsExactly("CHI-V3 | S-ketamine | bench 24 h S_LOW | antipode_growth_ng_per_ml | fail");
    }

    private static void alone(PlantedValidationRun run, String level, String condition, double s, double r) {
        Map<String, String> remarks = condition.equals("fresh")
                ? Map.of("experiment", "CHI", "condition", condition)
                : Map.of("experiment", "CHI", "condition", condition, "time_point", "24");
        run.qc(level, remarks, 0).found(TestObjects.S_KETAMINE, s).found(TestObjects.R_KETAMINE, r);
    }

    @Test
    void bothEnantiomersOfASkewedQcAreJudged() {
        PlannedExperiment plan = planned(Map.of(Count.SKEWED_REPLICATES, 2), Map.of(Names.SKEWED, List.of("SKEW")));
        PlantedValidationRun run = run(1);
        for (double share : new double[] {1, 1.01}) {
            run.qc("SKEW", Map.of("experiment", "CHI"), 0)
                    .found(TestObjects.S_KETAMINE, 200 * share)
                    .found(TestObjects.R_KETAMINE, 24 * share);
        }
        assertThat(problems(judge("CHI", plan, run)))
                .filteredOn(line -> line.startsWith("CHI-V4"))
                .containsExactly("CHI-V4 | R-ketamine | SKEW | relative_error_percent | fail");
    }

    @Test
    void aPureEnantiomerMustContainNothingElse() {
        PlannedExperiment plan = planned(Map.of(), Map.of(Names.PURE, List.of("S-ketamine", "R-ketamine")));
        PlantedValidationRun run = run(1);
        run.both(SampleType.SINGLE_ENANTIOMER, "S-ketamine", Map.of("experiment", "CHI"), 0)
                .found(TestObjects.S_KETAMINE, 500)
                .found(TestObjects.R_KETAMINE, 0.25);
        assertThat(problems(judge("CHI", plan, run)))
                .filteredOn(line -> line.startsWith("CHI-V2"))
                .containsExactly(
                        "CHI-V2 | R-ketamine | S-ketamine R1 injection 9 | percent_of_lloq | fail",
                        "CHI-V2 | R-ketamine |  | injections | missing");
    }

    @Test
    void injectionsOfAnExperimentThatIsNotPlannedAreReported() {
        PlantedValidationRun run = accurate(1);
        run.qc("LOW", Map.of("experiment", "STB", "condition", "bench"), 3);
        assertThat(judge("CAL", planned(Map.of(Count.RUNS, 1), Map.of()), run).unplanned())
                .containsExactly(
                        "run R1: 6 injections serve AP, which is not in the plan",
                        "run R1: 1 injections serve STB, which is not in the plan");
    }

    @Test
    void aRunThatALimitRejectsServesNoOtherExperiment() {
        PlannedExperiment plan =
                planned(Map.of(Count.LOTS, 1, Count.REPLICATES, 1), Map.of(Names.LEVELS, List.of("LOW")));
        PlantedValidationRun run = run(1).rejectedBy("RUN-2");
        run.qc("LOW", Map.of("experiment", "ME", "lot", "L1"), 3);
        ValidationReport report = judge("ME", plan, run);
        assertThat(problems(report)).contains("ME-1 | S-ketamine | normal L1 LOW | replicates | missing");
        assertThat(report.experiments().get(0).problems().get(0).detail())
                .isEqualTo("0 of 1 planned results: run R1 is rejected by RUN-2");
    }
}
