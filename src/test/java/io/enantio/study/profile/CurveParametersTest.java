package io.enantio.study.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.value.Range;
import io.enantio.statistics.StraightLine;
import io.enantio.study.StudyAnalysis;
import io.enantio.study.StudyObjects;
import io.enantio.study.StudyReference;
import io.enantio.study.StudyResult;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.profile.Refusals.Refusal;
import io.enantio.study.record.InfusionHistory.Dose;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyPlan.AreaStart;
import io.enantio.study.record.StudyPlan.Kinetics;
import io.enantio.study.record.StudyPlan.ShownBy;
import io.enantio.study.record.StudyPlan.SteadyStateSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** rules H-8 and H-10, with the numbers of H-9. */
class CurveParametersTest {

    @Test
    void theExampleOfTheRulesIsReproducedToItsLastDigit() {
        List<SubjectParameter> found = of(StudyObjects.curve("S1", StudyObjects.R_K, 1));
        assertThat(value(found, Parameter.CMAX)).isEqualTo(224);
        assertThat(value(found, Parameter.TMAX)).isEqualTo(4.5);
        assertThat(value(found, Parameter.AUC_LAST)).isCloseTo(23278.657, within(5e-4));
        assertThat(value(found, Parameter.C_STEADY)).isEqualTo(208.5);
        assertThat(value(found, Parameter.STEADY_SLOPE)).isCloseTo(-0.116667, within(5e-7));
        assertThat(value(found, Parameter.STEADY_SLOPE_SE)).isCloseTo(0.055590, within(5e-7));
        assertThat(value(found, Parameter.STEADY_SLOPE_P)).isCloseTo(0.1707, within(5e-5));
        assertThat(value(found, Parameter.CL_STEADY)).isCloseTo(95.923, within(5e-4));
        assertThat(value(found, Parameter.FALL_RATIO)).isCloseTo(84 / 206.0, within(1e-12));
        assertThat(value(found, Parameter.STEADY_PER_RATE)).isCloseTo(208.5 / 20, within(1e-12));
    }

    @Test
    void theSlopeIsThatOfR() {
        StraightLine line = StraightLine.of(StudyReference.column("days", 0), StudyReference.column("days", 1))
                .orElseThrow();
        assertThat(line.slope()).isCloseTo(StudyReference.figure("days", "slope"), within(1e-12));
        assertThat(line.slopeSe()).isCloseTo(StudyReference.figure("days", "slope_se"), within(1e-12));
        assertThat(line.p()).isCloseTo(StudyReference.figure("days", "slope_p"), within(1e-10));
    }

    @Test
    void theLinearTrapezoidalAreaIsTheOtherFigureOfTheRules() {
        List<Double> hours =
                StudyObjects.schedule().stream().map(PlannedTime::nominalH).toList();
        double linear = 0;
        for (int i = 1; i < hours.size(); i++) {
            linear += (hours.get(i) - hours.get(i - 1))
                    * (StudyObjects.EXAMPLE_CURVE.get(i) + StudyObjects.EXAMPLE_CURVE.get(i - 1))
                    / 2;
        }
        assertThat(linear).isCloseTo(23504.875, within(5e-4));
        assertThat(AreaUnderCurve.linearUpLogDown(hours, StudyObjects.EXAMPLE_CURVE))
                .isLessThan(linear);
    }

    @Test
    void anExponentialFallIsIntegratedExactly() {
        double area = AreaUnderCurve.linearUpLogDown(
                List.of(0.0, 1.0, 3.0), List.of(100.0, 100 * Math.exp(-0.5), 100 * Math.exp(-1.5)));
        assertThat(area).isCloseTo(100 / 0.5 * (1 - Math.exp(-1.5)), within(1e-10));
    }

    @Test
    void aSteadyStateWithASlopeHasNoMeanAndNoClearance() {
        List<ReportedConcentration> curve = new ArrayList<>(StudyObjects.curve("S1", StudyObjects.R_K, 1));
        for (int time = 5; time <= 8; time++) {
            curve.set(
                    time,
                    StudyObjects.reported(
                            "S1", StudyObjects.R_K, time, StudyObjects.measured("R1", 100 + 10 * time + time % 2)));
        }
        List<SubjectParameter> found = of(curve);
        assertThat(remark(found, Parameter.C_STEADY))
                .matches("not shown to be steady: 90 % interval of the drift [0-9.]+ to [0-9.]+ %, limit ± 20 %;"
                        + " power without a drift [0-9.]+");
        assertThat(find(found, Parameter.C_STEADY).value()).isEmpty();
        assertThat(find(found, Parameter.CL_STEADY).value()).isEmpty();
    }

    @Test
    void aClearanceNeedsAConstantRate() {
        List<Dose> changed = List.of(StudyObjects.dose("S1", 0, 60, 40), StudyObjects.dose("S1", 60, 120, 30));
        List<SubjectParameter> found = of(StudyObjects.curve("S1", StudyObjects.R_K, 1), changed);
        assertThat(find(found, Parameter.C_STEADY).value()).hasValue(208.5);
        assertThat(find(found, Parameter.CL_STEADY).value()).isEmpty();
        assertThat(remark(found, Parameter.CL_STEADY))
                .isEqualTo("no constant rate on record over the steady state and the 24 h before its last sample");
        assertThat(find(of(StudyObjects.curve("S1", StudyObjects.R_K, 1), List.of()), Parameter.CL_STEADY)
                        .value())
                .isEmpty();
    }

    @Test
    void anAnalyteThatWasNotInfusedHasNoClearance() {
        List<SubjectParameter> found = of(StudyObjects.curve("S1", StudyObjects.R_NK, 0.5));
        assertThat(find(found, Parameter.C_STEADY).value()).isPresent();
        assertThat(remark(found, Parameter.CL_STEADY)).isEqualTo("it was not infused, or the plan does not say so");
    }

    @Test
    void aValueAboveTheUloqLeavesNoMaximumAndNoArea() {
        List<ReportedConcentration> curve = new ArrayList<>(StudyObjects.curve("S1", StudyObjects.R_K, 1));
        curve.set(4, StudyObjects.reported("S1", StudyObjects.R_K, 4, StudyObjects.without(ResultStatus.ABOVE_ULOQ)));
        List<SubjectParameter> found = of(curve);
        assertThat(Stream.of(Parameter.CMAX, Parameter.TMAX, Parameter.AUC_LAST)
                        .map(parameter -> remark(found, parameter)))
                .containsOnly("a sample above the ULOQ was not repeated");
    }

    @Test
    void anAreaSkipsSamplesWithoutANumberAndRemarksOnIt() {
        List<ReportedConcentration> curve = new ArrayList<>(StudyObjects.curve("S1", StudyObjects.R_K, 1));
        curve.set(
                3,
                StudyObjects.reported("S1", StudyObjects.R_K, 3, StudyObjects.without(ResultStatus.NOT_QUANTIFIABLE)));
        assertThat(remark(of(curve), Parameter.AUC_LAST))
                .isEqualTo("1 of 10 samples without a number passed over; to 121 h");
        assertThat(remark(of(curve.subList(1, 10)), Parameter.AUC_LAST))
                .isEqualTo(
                        "no pre-dose sample with a number to begin at; for a first dose the plan may state auc.start: zero");
    }

    @Test
    void anAreaOfAFirstDoseBeginsAtZeroIfThePlanStatesIt() {
        List<ReportedConcentration> whole = StudyObjects.curve("S1", StudyObjects.R_K, 1);
        double wanted = value(of(whole), Parameter.AUC_LAST);
        List<SubjectParameter> without = ofFirstDose(whole.subList(1, 10));
        assertThat(value(without, Parameter.AUC_LAST)).isEqualTo(wanted);
        assertThat(remark(without, Parameter.AUC_LAST))
                .isEqualTo("from 0 ng/mL at the start of a first dose, as the plan states; to 121 h");
        assertThat(remark(ofFirstDose(whole), Parameter.AUC_LAST))
                .as("a pre-dose sample counts")
                .isEqualTo("to 121 h");
        List<ReportedConcentration> unknown = new ArrayList<>(whole);
        unknown.set(
                0,
                StudyObjects.reported("S1", StudyObjects.R_K, 0, StudyObjects.without(ResultStatus.NOT_QUANTIFIABLE)));
        assertThat(value(ofFirstDose(unknown), Parameter.AUC_LAST)).isEqualTo(wanted);
        List<ReportedConcentration> carried = new ArrayList<>(whole);
        carried.set(0, StudyObjects.reported("S1", StudyObjects.R_K, 0, StudyObjects.measured("R1", 10)));
        assertThat(value(ofFirstDose(carried), Parameter.AUC_LAST))
                .as("what was measured before the dose is not replaced")
                .isCloseTo(wanted + 1.25 * 10 / 2, within(1e-9));
    }

    @Test
    void theSteadyStateOfTheExampleIsShownWithItsPower() {
        StudyResult result = new StudyAnalysis(
                        StudyObjects.plan(StudyObjects.titration("S1"), StudyObjects.noResponses()))
                .analyse(StudyObjects.records(StudyObjects.curve("S1", StudyObjects.R_K, 1)));
        assertThat(result.kinetics().drifts()).singleElement().satisfies(drift -> {
            assertThat(drift.test().isShown()).isTrue();
            assertThat(drift.n()).isEqualTo(4);
            assertThat(drift.percent()).isBetween(-4.0, -3.8);
            assertThat(drift.test().powerAtZero()).isGreaterThan(0.99);
        });
    }

    @Test
    void overTheSubjectsTheMeanDriftDecidesIfThePlanSaysSo() {
        List<ReportedConcentration> reported = new ArrayList<>();
        double[] noise = {0.12, -0.1, 0.11, -0.13, 0.09, -0.12};
        for (int subject = 1; subject <= 6; subject++) {
            List<ReportedConcentration> curve = new ArrayList<>(StudyObjects.curve("S" + subject, StudyObjects.R_K, 1));
            for (int time = 5; time <= 8; time++) {
                double value = 200 * (1 + noise[subject - 1] * (time % 2 == 0 ? 1 : -1));
                curve.set(
                        time,
                        StudyObjects.reported(
                                "S" + subject, StudyObjects.R_K, time, StudyObjects.measured("R1", value)));
            }
            reported.addAll(curve);
        }
        assertThat(css(reported, ShownBy.SUBJECT))
                .as("12 % scatter on four points shows nothing")
                .isZero();
        assertThat(css(reported, ShownBy.STUDY)).isEqualTo(6);
    }

    private static long css(List<ReportedConcentration> reported, ShownBy by) {
        Kinetics kinetics = new Kinetics(Optional.of(new SteadyStateSpan(new Range(24, 96), by)), AreaStart.PREDOSE);
        StudyResult result = new StudyAnalysis(
                        StudyObjects.plan(List.of(), StudyObjects.noResponses(), StudyObjects.comparison(), kinetics))
                .analyse(StudyObjects.records(reported));
        assertThat(result.kinetics().drifts()).hasSize(7);
        return result.kinetics().parameters().stream()
                .filter(each ->
                        each.parameter() == Parameter.C_STEADY && each.value().isPresent())
                .count();
    }

    @Test
    void theTimeOfTheMaximumHasAMedianAndARangeAndNoMean() {
        StudyResult result = new StudyAnalysis(
                        StudyObjects.plan(StudyObjects.titration("S1"), StudyObjects.noResponses()))
                .analyse(StudyObjects.records(StudyObjects.curve("S1", StudyObjects.R_K, 1)));
        ParameterSummary summary = result.kinetics().parameterSummaries().stream()
                .filter(each -> each.parameter() == Parameter.TMAX)
                .findFirst()
                .orElseThrow();
        assertThat(summary.averaged(summary.statistics().mean())).isEmpty();
        assertThat(summary.statistics().median()).hasValue(4.5);
    }

    @Test
    void parametersThatTheSamplesDoNotSupportAreRefusedWithTheReason() {
        StudyResult result = new StudyAnalysis(
                        StudyObjects.plan(StudyObjects.titration("S1"), StudyObjects.noResponses()))
                .analyse(StudyObjects.records(StudyObjects.curve("S1", StudyObjects.R_K, 1)));
        assertThat(result.refusals())
                .extracting(Refusal::what)
                .contains(
                        "terminal half-life",
                        "area under the curve to infinity",
                        "accumulation ratio",
                        "any statement of cause and effect between concentration and pain");
        assertThat(result.refusals().get(0).reason())
                .isEqualTo("at most 1 sample of a subject after the end of the infusion; 3 are needed");
        assertThat(result.kinetics().parameters())
                .extracting(SubjectParameter::parameter)
                .doesNotContain(Parameter.HALF_LIFE, Parameter.AUC_INFINITY);
    }

    private static List<SubjectParameter> of(List<ReportedConcentration> curve) {
        return of(curve, StudyObjects.titration("S1"));
    }

    private static List<SubjectParameter> ofFirstDose(List<ReportedConcentration> curve) {
        Kinetics kinetics = new Kinetics(StudyObjects.kinetics().steadyState(), AreaStart.ZERO);
        return new StudyAnalysis(StudyObjects.plan(
                        StudyObjects.titration("S1"), StudyObjects.noResponses(), StudyObjects.comparison(), kinetics))
                .analyse(StudyObjects.records(curve))
                .kinetics()
                .parameters();
    }

    private static List<SubjectParameter> of(List<ReportedConcentration> curve, List<Dose> doses) {
        return new StudyAnalysis(StudyObjects.plan(doses, StudyObjects.noResponses()))
                .analyse(StudyObjects.records(curve))
                .kinetics()
                .parameters();
    }

    private static SubjectParameter find(List<SubjectParameter> all, Parameter parameter) {
        return all.stream()
                .filter(each -> each.parameter() == parameter)
                .findFirst()
                .orElseThrow();
    }

    private static double value(List<SubjectParameter> all, Parameter parameter) {
        return find(all, parameter).value().orElseThrow();
    }

    private static String remark(List<SubjectParameter> all, Parameter parameter) {
        return find(all, parameter).remark();
    }
}
