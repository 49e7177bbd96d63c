package io.enantio.input.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.enantio.input.ExampleRun;
import io.enantio.input.problem.InputException;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.YamlNode;
import io.enantio.statistics.PostHoc;
import io.enantio.study.record.InfusedDrug;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.ResponseScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
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
        assertThat(plan.comparison().baseline().number()).isEqualTo(4);
        assertThat(plan.comparison().postHoc()).isEqualTo(PostHoc.BONFERRONI);
        assertThat(plan.steadyState().orElseThrow().low()).isEqualTo(24);
        assertThat(plan.steadyState().orElseThrow().high()).isEqualTo(96);
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
                .containsOnlyKeys(words);
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
                 isr_difference_percent, isr_pass_fraction, blq_fraction, slope_p, constant_rate_hours, terminal_samples,\
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
