package io.enantio;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.row;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.acceptance.PlantedInjection;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * RUN-5 of a run of two extraction batches: A has the standards 7-14, B the standards 46-53. Peaks are planted, curves are fitted. Areas follow the
 * planted concentrations exactly, so that the curve of good standards is exact.
 */
class FailedBatchTest {
    private static final int LAST_OF_A = 34;

    @Test
    void standardsOfAFailedBatchDoNotCalibrateAnother() {
        RunScenario scenario = batches();
        scale(scenario, SampleType.STANDARD, "B", 1.1);
        fail(scenario, 43, 44);
        RunResult kept = judged(scenario);
        assertThat(outcome(kept, S_KETAMINE, "RUN-5", "B").count()).isEqualTo(Count.of(4, 6));
        assertThat(used(kept, S_KETAMINE)).hasSize(16);
        assertThat(found(kept, 20)).isCloseTo(0.95 * planted(scenario, 20), within(0.01 * planted(scenario, 20)));

        fail(scenario, 45);
        RunResult result = judged(scenario);
        RuleOutcome failed = outcome(result, S_KETAMINE, "RUN-5", "B");
        assertThat(failed.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(failed.count()).isEqualTo(Count.of(3, 6));
        assertThat(failed.evidence().detail())
                .startsWith("RUN_REJECTED outside: LOW injection 43 ")
                .endsWith(
                        "by the curve that included its standards; the curve was fitted again without them, injections 46, 47, 48, 49, 50, 51, 52, 53");
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "A").outcome()).isEqualTo(Outcome.PASS);
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "").count()).isEqualTo(Count.of(1, 2));
        assertThat(outcome(result, S_KETAMINE, "CAL-3", "").count()).isEqualTo(Count.of(8, 8));
        assertThat(outcome(result, S_KETAMINE, "CAL-5", "").evidence().detail())
                .contains("of a failed batch (RUN-5): STD1 injection 46, ");
        assertThat(used(result, S_KETAMINE)).containsExactly(7, 8, 9, 10, 11, 12, 13, 14);
        assertThat(found(result, 20)).isCloseTo(planted(scenario, 20), within(1e-9));
        assertThat(flags(result, 20, S_KETAMINE)).isEmpty();
        assertThat(flags(result, 40, S_KETAMINE)).containsExactly(Flag.RUN_REJECTED);
        ResultRow standard = row(result, 46, S_KETAMINE);
        assertThat(standard.judgement().flags()).containsExactly(Flag.STANDARD_EXCLUDED);
        assertThat(standard.judgement().usedInCurve()).contains(false);
        assertThat(standard.judgement().relativeErrorPercent().orElseThrow()).isCloseTo(10, within(1e-9));
        assertThat(result.isAccepted()).isTrue();
        assertThat(used(result, R_KETAMINE)).as("the other analyte").hasSize(16);
    }

    @Test
    void aFailedBatchNeverComesBack() {
        RunScenario scenario = batches();
        scale(scenario, SampleType.STANDARD, "B", 1.2);
        scale(scenario, SampleType.QC, "B", 0.92);
        RunResult result = judged(scenario);
        assertThat(row(result, 43, S_KETAMINE)
                        .judgement()
                        .relativeErrorPercent()
                        .orElseThrow())
                .as("by the curve of A, inside the limit")
                .isCloseTo(-8, within(1e-9));
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "B").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "B").count()).isEqualTo(Count.of(0, 6));
        assertThat(flags(result, 40, S_KETAMINE)).containsExactly(Flag.RUN_REJECTED);
        assertThat(verdict(result, S_KETAMINE).isAccepted()).isTrue();
    }

    @Test
    void aBatchThatFailsByTheNewCurveIsRejectedTooAndWithTheLastTheRun() {
        RunScenario scenario = batches();
        scale(scenario, SampleType.STANDARD, "B", 1.1);
        fail(scenario, 43, 44, 45);
        scale(scenario, SampleType.QC, "A", 1.18);
        RunResult result = judged(scenario);
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "A").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "").count()).isEqualTo(Count.of(0, 2));
        assertThat(verdict(result, S_KETAMINE).reasons()).contains("RUN-5");
        assertThat(used(result, S_KETAMINE)).containsExactly(7, 8, 9, 10, 11, 12, 13, 14);
        assertThat(verdict(result, R_KETAMINE).isAccepted()).isTrue();
    }

    /** There is no other batch that the standards could support: the curve is kept for a person to look at. */
    @Test
    void aRunWhoseBatchesAllFailIsRejectedAndKeepsItsCurve() {
        RunScenario scenario = batches();
        scale(scenario, SampleType.QC, "A", 1.2);
        scale(scenario, SampleType.QC, "B", 1.2);
        RunResult result = judged(scenario);
        assertThat(used(result, S_KETAMINE)).hasSize(16);
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict(result, S_KETAMINE).reasons()).contains("RUN-2", "RUN-5");
    }

    @Test
    void aRunWithoutStandardsLeftIsRejected() {
        RunScenario scenario = batches().without(planted -> planted.type == SampleType.STANDARD && planted.number < 20);
        scenario.all(SampleType.STANDARD, "").forEach(planted -> planted.batch = Optional.of("B"));
        fail(scenario, 43, 44, 45);
        RunResult result = judged(scenario);
        assertThat(used(result, S_KETAMINE)).isEmpty();
        assertThat(verdict(result, S_KETAMINE).reasons()).contains("CAL-1", "CAL-3", "RUN-5");
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "B").evidence().detail())
                .contains("LOW injection 43");
    }

    /** Standards of no batch support all, and are not lost with one of them. */
    @Test
    void standardsOfNoBatchStay() {
        RunScenario scenario = batches();
        scenario.all(SampleType.STANDARD, "").forEach(planted -> planted.batch = Optional.empty());
        fail(scenario, 43, 44, 45);
        RunResult result = judged(scenario);
        assertThat(used(result, S_KETAMINE)).hasSize(16);
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "B").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict(result, S_KETAMINE).isAccepted()).isTrue();
    }

    /** Nobody escapes the judgement of batches by leaving its column empty. */
    @Test
    void aSampleOfNoBatchIsRejectedInARunOfBatches() {
        RunScenario scenario = batches();
        scenario.at(20).batch = Optional.empty();
        RunResult result = judged(scenario);
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "(no batch)").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.RUN_REJECTED);
        assertThat(used(result, S_KETAMINE)).hasSize(16);
    }

    /** Whatever is wrong with four batches: it ends, and no curve that supports a batch rests on standards of a failed one. */
    @Test
    void noCurveThatSupportsABatchRestsOnAFailedOne() {
        int mixed = 0;
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RunScenario scenario = fourBatches();
            for (String batch : List.of("A", "B", "C", "D")) {
                scale(scenario, SampleType.STANDARD, batch, random.nextDouble(0.8, 1.2));
                scale(scenario, SampleType.QC, batch, random.nextDouble(0.8, 1.2));
            }
            RunResult result = judged(scenario);
            List<RuleOutcome> outcomes = result.rules().stream()
                    .filter(rule -> rule.analyte().equals(S_KETAMINE)
                            && rule.rule().equals("RUN-5")
                            && !rule.subject().isEmpty())
                    .toList();
            TreeSet<String> failed = outcomes.stream()
                    .filter(rule -> rule.outcome() == Outcome.FAIL)
                    .map(RuleOutcome::subject)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (failed.size() < outcomes.size()) {
                mixed += failed.isEmpty() ? 0 : 1;
                assertThat(used(result, S_KETAMINE))
                        .as("seed %d", seed)
                        .noneMatch(number ->
                                failed.contains(scenario.at(number).batch.orElseThrow()));
            } else {
                assertThat(verdict(result, S_KETAMINE).reasons())
                        .as("seed %d", seed)
                        .contains("RUN-5");
            }
        }
        assertThat(mixed).isGreaterThan(10);
    }

    private static RunScenario batches() {
        RunScenario scenario = RunScenario.clean();
        scenario.injections.stream()
                .filter(ofABatch())
                .forEach(planted -> planted.batch = Optional.of(planted.number <= LAST_OF_A ? "A" : "B"));
        return scenario;
    }

    /** Each with one or two replicates of every standard and two of every QC. */
    private static RunScenario fourBatches() {
        RunScenario scenario = batches();
        for (String batch : List.of("C", "D")) {
            int before = scenario.injections.size();
            scenario.add(SampleType.STANDARD, "STD1", "STD2", "STD3", "STD4", "STD5", "STD6", "STD7", "STD8");
            scenario.add(SampleType.QC, "LOW", "MID", "HIGH", "LOW", "MID", "HIGH");
            scenario.add(SampleType.STUDY, "");
            scenario.injections.stream().skip(before).forEach(planted -> planted.batch = Optional.of(batch));
        }
        return scenario;
    }

    private static Predicate<PlantedInjection> ofABatch() {
        return planted -> planted.type == SampleType.QC
                || planted.type == SampleType.STUDY
                || planted.type == SampleType.STANDARD;
    }

    private static void scale(RunScenario scenario, SampleType type, String batch, double factor) {
        scenario.all(type, "").stream()
                .filter(planted -> planted.batch.equals(Optional.of(batch)) && planted.dilution == 1)
                .forEach(planted -> planted.found(S_KETAMINE, factor * planted(planted)));
    }

    private static void fail(RunScenario scenario, int... qcs) {
        for (int number : qcs) {
            scenario.at(number).found(S_KETAMINE, 0.5 * planted(scenario, number));
        }
    }

    private static RunResult judged(RunScenario scenario) {
        AssayPipeline pipeline = new AssayPipeline(scenario.method(), (injection, channels) -> {
            throw new AssertionError("peaks are planted");
        });
        return pipeline.judge(scenario.run(), scenario.peaks(), Optional.empty());
    }

    private static List<Integer> used(RunResult result, Analyte analyte) {
        return result.calibrations().stream()
                .filter(calibration -> calibration.fit().analyte().equals(analyte))
                .flatMap(calibration -> new ArrayList<>(calibration.fit().standards()).stream())
                .filter(point -> point.use() == Use.USED)
                .map(StandardPoint::injection)
                .toList();
    }

    private static double found(RunResult result, int injection) {
        return row(result, injection, S_KETAMINE).reportedNgPerMl().orElseThrow();
    }

    private static double planted(RunScenario scenario, int injection) {
        return planted(scenario.at(injection));
    }

    private static double planted(PlantedInjection injection) {
        return Objects.requireNonNull(injection.found.get(S_KETAMINE.name()));
    }
}
