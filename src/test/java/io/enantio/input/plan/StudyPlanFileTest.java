package io.enantio.input.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.enantio.input.ExampleRun;
import io.enantio.input.problem.InputException;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.YamlNode;
import io.enantio.method.value.Range;
import io.enantio.statistics.PostHoc;
import io.enantio.study.record.InfusedDrug;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.AreaStart;
import io.enantio.study.record.StudyPlan.Comparison;
import io.enantio.study.record.StudyPlan.Family;
import io.enantio.study.record.StudyPlan.Kinetics;
import io.enantio.study.record.StudyPlan.ResponseScore;
import io.enantio.study.record.StudyPlan.Scale;
import io.enantio.study.record.StudyPlan.Scales;
import io.enantio.study.record.StudyPlan.ShownBy;
import io.enantio.study.record.StudyPlan.SteadyStateSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study plan and its tables: what is read, and that all problems are reported at once. */
class StudyPlanFileTest {
    private static final Path GOOD = ExampleRun.RESOURCES.resolve("study/good");

    @TempDir
    Path folder;

    @Test
    void aPlanIsReadWithItsDosesScoresAndOwnLimits() {
        StudyPlanFile file = StudyPlanFile.read(GOOD.resolve("plan.yaml"));
        StudyPlan plan = file.plan();
        assertThat(plan.identity()).isEqualTo(new StudyPlan.Identity("CRPS", StudyPlan.Origin.SIMULATED));
        assertThat(plan.schedule()).hasSize(4).contains(new PlannedTime(4, "240-300 MIN", "PT4H30M", 4.5));
        assertThat(plan.comparison().baselines().shared())
                .extracting(PlannedTime::number)
                .containsExactly(4);
        assertThat(plan.comparison().postHoc()).isEqualTo(PostHoc.BONFERRONI);
        assertThat(plan.kinetics())
                .isEqualTo(new Kinetics(
                        Optional.of(new SteadyStateSpan(new Range(24, 96), ShownBy.SUBJECT)), AreaStart.PREDOSE));
        assertThat(plan.comparison().family()).isEqualTo(Family.ANALYTE);
        assertThat(plan.comparison().scales()).isEqualTo(new Scales(Scale.LOG, Scale.LINEAR));
        assertThat(plan.remarks()).isEmpty();
        assertThat(plan.infused().map(InfusedDrug::form)).isEqualTo(Optional.of(InfusedDrug.Form.RACEMATE));
        assertThat(plan.doses()).hasSize(2);
        assertThat(plan.doses().get(1).rateMgPerH()).isEqualTo(40);
        assertThat(plan.responses().scores()).contains(new ResponseScore("S001", 0, 8.5));
        assertThat(plan.rsRatioLimits()).containsOnlyKeys("ketamine");
        assertThat(plan.limits().all()).extracting(value -> value.key()).containsExactly(StudyLimit.values());
        assertThat(plan.limits().all())
                .filteredOn(value -> value.setBy().equals("plan"))
                .extracting(value -> value.key() + " " + value.numbers() + " " + value.source())
                .containsExactly("QC_CV_PERCENT [12.0] SAP-04");
        assertThat(file.inputs())
                .extracting(input -> input.role() + " " + input.path())
                .containsExactly("study_plan plan.yaml", "doses doses.csv", "responses responses.csv");
    }

    @Test
    void theShippedLimitsAndTheSchemaKnowEveryLimitOfTheCode() {
        String[] words =
                Arrays.stream(StudyLimit.values()).map(StudyLimit::word).toArray(String[]::new);
        assertThat(StudyPlanFile.shippedLimits().entries()).containsOnlyKeys(words);
        YamlNode schema = SchemaForm.STUDY.read().at("properties").orElseThrow();
        assertThat(schema.at("limits")
                        .orElseThrow()
                        .at("properties")
                        .orElseThrow()
                        .entries())
                .containsOnlyKeys(Stream.concat(Arrays.stream(words), Stream.of("slope_p"))
                        .toArray(String[]::new));
    }

    @Test
    void baselinesFamilyScalesAndTheStartOfAreasAreReadAsWritten() throws IOException {
        ExampleRun.in(folder)
                .with(GOOD)
                .replacing("plan.yaml", "baseline: 4", """
                        baseline: [4, 5]
                        baselines: {R-ketamine: 5, scores: [0, 8]}
                        family: all_analytes
                        scale: {concentrations: linear, scores: log}
                        auc: {start: zero}""")
                .replacing("plan.yaml", "{from: 5, to: 8}", "{from: 5, to: 8, by: study}");
        StudyPlanFile file = StudyPlanFile.read(folder.resolve("plan.yaml"));
        Comparison comparison = file.plan().comparison();
        assertThat(comparison.baselines().shared())
                .extracting(PlannedTime::number)
                .containsExactly(4, 5);
        assertThat(comparison.baselines().own().get("R-ketamine"))
                .extracting(PlannedTime::number)
                .containsExactly(5);
        assertThat(comparison.baselines().ofScores().orElseThrow())
                .extracting(PlannedTime::number)
                .containsExactly(0, 8);
        assertThat(comparison.family()).isEqualTo(Family.ALL_ANALYTES);
        assertThat(comparison.scales()).isEqualTo(new Scales(Scale.LINEAR, Scale.LOG));
        assertThat(file.plan().kinetics().areaStart()).isEqualTo(AreaStart.ZERO);
        assertThat(file.plan().kinetics().steadyState().orElseThrow().shownBy()).isEqualTo(ShownBy.STUDY);
        file.checkNames(List.of("R-ketamine", "S-ketamine"));
        InputException refused =
                catchThrowableOfType(InputException.class, () -> file.checkNames(List.of("R-ketamin", "S-ketamine")));
        assertThat(refused.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.toString())
                                .endsWith(
                                        "plan.yaml, line 10, baselines.R-ketamine: \"R-ketamine\" is no analyte of the study."
                                                + " Did you mean R-ketamin or S-ketamine? Known names: R-ketamin, S-ketamine, scores."));
    }

    @Test
    void anOldPlanWithALimitOfTheSlopesPIsReadAndAnswered() throws IOException {
        ExampleRun.in(folder).with(GOOD).replacing("plan.yaml", "  qc_cv_percent", "  slope_p: 0.1\n  qc_cv_percent");
        StudyPlan plan = StudyPlanFile.read(folder.resolve("plan.yaml")).plan();
        assertThat(plan.remarks())
                .containsExactly(
                        "the plan's limits.slope_p decides nothing any more: a steady state is shown by the interval of its"
                                + " drift; replace it by limits.steady_drift_percent");
        assertThat(plan.limits().all()).extracting(value -> value.key()).containsExactly(StudyLimit.values());
    }

    @Test
    void baselinesAndDriftsThatCannotBeUsedAreReported() throws IOException {
        ExampleRun.in(folder)
                .with(GOOD)
                .replacing(
                        "plan.yaml",
                        "baseline: 4",
                        "baseline: [4, 3]\nbaselines: {scores: 5}\nfamily: all\nauc: {start: 0}")
                .replacing(
                        "plan.yaml",
                        "  qc_cv_percent",
                        "  steady_drift_percent: {value: 100, source: SAP-04}\n  qc_cv_percent");
        assertThat(messages()).isEqualTo("""
                plan.yaml, line 9, baseline[1]: the schedule has no time "3". Known numbers: 0, 4, 5, 8.
                plan.yaml, line 10, baselines.scores: no subject has a score at time 5. Name a time at which scores were taken.
                plan.yaml, line 11, family: unknown word "all". Known words: analyte, all_analytes.
                plan.yaml, line 12, auc.start: unknown word "0". Known words: predose, zero.
                plan.yaml, line 24, limits.steady_drift_percent.value: 100 % is no limit of a drift. Write a number above 0 and below 100.
                """);
    }

    @Test
    void allProblemsAreReportedAtOnce() throws IOException {
        ExampleRun.in(folder)
                .with(GOOD)
                .replacing("plan.yaml", "baseline: 4", "baseline: 3")
                .replacing("plan.yaml", "post_hoc: bonferroni", "post_hoc: bonferoni")
                .replacing("plan.yaml", "elapsed: PT24H", "elapsed: PT25H")
                .replacing("plan.yaml", "{from: 5, to: 8}", "{from: 8, to: 5}")
                .replacing("plan.yaml", "[0.5, 2]", "[2, 0.5]")
                .replacing("plan.yaml", "qc_cv_percent:", "qc_cv_persent:")
                .replacing(
                        "doses.csv",
                        "2026-01-05T10:30:00Z,2026-01-10T09:00:00Z,40",
                        "2026-01-05T10:00:00Z,2026-01-10T09:00:00Z,40 mg/h")
                .replacing("responses.csv", "S001,96,3", "S001,0,3");
        assertThat(messages()).isEqualTo("""
                doses.csv, line 3, column rate_mg_per_h: "40 mg/h" is not a number. Write a number such as 12, 0.5 or 5e7.
                plan.yaml, line 7, schedule[2].elapsed: PT25H is 25 h, but nominal_h is 24. Correct one of them.
                plan.yaml, line 9, baseline: the schedule has no time "3". Known numbers: 0, 4, 5, 8.
                plan.yaml, line 10, post_hoc: unknown word "bonferoni". Did you mean bonferroni? Known words: holm, bonferroni.
                plan.yaml, line 11, steady_state: ends before it begins. Let from name an earlier planned time than to.
                plan.yaml, line 19, rs_ratio_limits.ketamine: the range [2, 0.5] is upside down. Write the lower number first.
                plan.yaml, line 21, limits.qc_cv_persent: unknown key qc_cv_persent. Did you mean qc_cv_percent? Known here:\
                 qc_mean_error_percent, qc_cv_percent, lloq_qc_mean_error_percent, lloq_qc_cv_percent,\
                 isr_difference_percent, isr_pass_fraction, isr_first_samples, isr_first_percent, isr_rest_percent, blq_fraction, steady_drift_percent, slope_p, constant_rate_hours, terminal_samples,\
                 epsilon_switch.
                responses.csv, line 3, column nominal_h: the score of S001 at 0 h is listed twice, first in line 2. Keep one of them.
                """);
    }

    @Test
    void tablesThatDoNotFitThePlanAreReported() throws IOException {
        ExampleRun.in(folder)
                .with(GOOD)
                .replacing("doses.csv", "2026-01-05T10:30:00Z,2026-01-10", "2026-01-05T10:00:00Z,2026-01-10")
                .writing("responses.csv", "subject,nominal_h,points\nS001,0,8\n");
        assertThat(messages()).isEqualTo("""
                doses.csv, line 3, column start: begins before the dose of S001 above it ended.\
                 List the doses of a subject in order of time, without overlap.
                responses.csv, line 1: the column score is missing. Add it (a number, for example pain from 0 to 10).
                responses.csv, line 1, column points: unknown column "points". Known columns: subject, nominal_h, score.
                """);
    }

    @Test
    void timesOfDosesAreIsoAloneAndOfOneClock() throws IOException {
        ExampleRun.in(folder).with(GOOD).writing("doses.csv", """
                subject,start,end,rate_mg_per_h,nominal_start_h
                S001,2026-03-29T00:15:00+01:00[Europe/Zurich],2026-03-29T03:15:00+02:00,10,
                S002,2026-03-29T00:15:00+01:00,2026-03-29T03:15:00,10,
                S003,2026-03-29T00:15:00,2026-03-29T03:15:00,10,
                S003,2026-03-29T04:15:00+02:00,2026-03-29T05:15:00+02:00,10,-1
                """);
        assertThat(messages()).isEqualTo("""
                doses.csv, line 2, column start: "2026-03-29T00:15:00+01:00[Europe/Zurich]" names a time zone, which ISO 8601 does not have.\
                 Write 2026-03-29T00:15:00+01:00.
                doses.csv, line 3, column end: and the start must both have an offset from UTC, or neither. Add the offset, for example +01:00.
                doses.csv, line 5, column nominal_start_h: must be at least 0, is -1. Correct the number.
                doses.csv, line 5, column start: of S003 must have an offset from UTC in all lines, or in none. Add the offset, for example +01:00.
                """);
    }

    @Test
    void aMissingTableIsReported() throws IOException {
        ExampleRun.in(folder).with(GOOD);
        Files.delete(folder.resolve("doses.csv"));
        assertThat(messages()).isEqualTo("""
                plan.yaml, line 15, doses: doses.csv does not exist. Put a readable file there or correct the path.
                """);
    }

    private String messages() {
        InputException refused =
                catchThrowableOfType(InputException.class, () -> StudyPlanFile.read(folder.resolve("plan.yaml")));
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.problems().stream()
                .map(problem -> (problem + "\n").replace(folder.toString().replace('\\', '/') + "/", ""))
                .collect(Collectors.joining());
    }
}
