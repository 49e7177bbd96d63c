package io.enantio.study;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.Configuration;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.method.value.Rounding;
import io.enantio.statistics.PostHoc;
import io.enantio.study.record.InfusedDrug;
import io.enantio.study.record.InfusedDrug.Form;
import io.enantio.study.record.InfusedDrug.Substance;
import io.enantio.study.record.InfusionHistory.Dose;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.RunSheets;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.AreaStart;
import io.enantio.study.record.StudyPlan.Baselines;
import io.enantio.study.record.StudyPlan.Comparison;
import io.enantio.study.record.StudyPlan.Family;
import io.enantio.study.record.StudyPlan.Identity;
import io.enantio.study.record.StudyPlan.Kinetics;
import io.enantio.study.record.StudyPlan.Origin;
import io.enantio.study.record.StudyPlan.Reporting;
import io.enantio.study.record.StudyPlan.ResponseScore;
import io.enantio.study.record.StudyPlan.Responses;
import io.enantio.study.record.StudyPlan.Scale;
import io.enantio.study.record.StudyPlan.Scales;
import io.enantio.study.record.StudyPlan.ShownBy;
import io.enantio.study.record.StudyPlan.SteadyStateSpan;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.QcEstimate;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.study.record.StudySpecimen;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Objects of a study: four analytes, the schedule of rule H-1, an infusion of 40 mg/h of the racemate over 120 h. */
public final class StudyObjects {
    public static final String STUDY = "CRPS";
    public static final StudyAnalyte R_K = new StudyAnalyte("R-ketamine", "ketamine", Optional.of(Configuration.R));
    public static final StudyAnalyte S_K = new StudyAnalyte("S-ketamine", "ketamine", Optional.of(Configuration.S));
    public static final StudyAnalyte R_NK =
            new StudyAnalyte("R-norketamine", "norketamine", Optional.of(Configuration.R));
    public static final StudyAnalyte S_NK =
            new StudyAnalyte("S-norketamine", "norketamine", Optional.of(Configuration.S));
    public static final OffsetDateTime START = OffsetDateTime.parse("2026-01-05T09:00:00Z");
    /** rule H-9. */
    public static final List<Double> EXAMPLE_CURVE =
            List.of(0.0, 90.0, 166.0, 203.0, 224.0, 215.0, 207.0, 206.0, 206.0, 84.0);

    public static final double LLOQ = 1;

    private StudyObjects() {}

    public static List<PlannedTime> schedule() {
        return List.of(
                new PlannedTime(0, "PRE-DOSE", "PT0H", 0),
                new PlannedTime(1, "60-90 MIN", "PT1H15M", 1.25),
                new PlannedTime(2, "120-150 MIN", "PT2H15M", 2.25),
                new PlannedTime(3, "180-210 MIN", "PT3H15M", 3.25),
                new PlannedTime(4, "240-300 MIN", "PT4H30M", 4.5),
                new PlannedTime(5, "DAY 2", "PT24H", 24),
                new PlannedTime(6, "DAY 3", "PT48H", 48),
                new PlannedTime(7, "DAY 4", "PT72H", 72),
                new PlannedTime(8, "DAY 5", "PT96H", 96),
                new PlannedTime(9, "60 MIN AFTER END", "PT121H", 121));
    }

    static PlannedTime time(int number) {
        return schedule().get(number);
    }

    public static StudyLimits limits() {
        return StudyLimits.of(List.of(
                limit(StudyLimit.QC_MEAN_ERROR_PERCENT, 15),
                limit(StudyLimit.QC_CV_PERCENT, 15),
                limit(StudyLimit.LLOQ_QC_MEAN_ERROR_PERCENT, 20),
                limit(StudyLimit.LLOQ_QC_CV_PERCENT, 20),
                limit(StudyLimit.ISR_DIFFERENCE_PERCENT, 20),
                limit(StudyLimit.ISR_PASS_FRACTION, 2, 3),
                limit(StudyLimit.ISR_FIRST_SAMPLES, 1000),
                limit(StudyLimit.ISR_FIRST_PERCENT, 10),
                limit(StudyLimit.ISR_REST_PERCENT, 5),
                limit(StudyLimit.BLQ_FRACTION, 1, 3),
                limit(StudyLimit.STEADY_DRIFT_PERCENT, 20),
                limit(StudyLimit.CONSTANT_RATE_HOURS, 24),
                limit(StudyLimit.TERMINAL_SAMPLES, 3),
                limit(StudyLimit.EPSILON_SWITCH, 0.75)));
    }

    private static StudyLimits.Value limit(StudyLimit key, double... numbers) {
        return new StudyLimits.Value(key, Arrays.stream(numbers).boxed().toList(), "of the tests", "shipped");
    }

    public static StudyPlan planWith(Responses responses) {
        return plan(List.of(), responses);
    }

    /** How a plan compares that says nothing else: against 240-300 min, concentrations on the log scale. */
    public static Comparison comparison() {
        return new Comparison(
                new Baselines(List.of(time(4)), Map.of()),
                PostHoc.HOLM,
                Family.ANALYTE,
                new Scales(Scale.LOG, Scale.LINEAR));
    }

    /** What a plan says that says nothing else: each subject shows its own steady state, areas begin before the dose. */
    public static Kinetics kinetics() {
        return new Kinetics(Optional.of(new SteadyStateSpan(new Range(24, 96), ShownBy.SUBJECT)), AreaStart.PREDOSE);
    }

    /** A plan with the doses of these subjects. */
    public static StudyPlan plan(List<Dose> doses, Responses responses) {
        return plan(doses, responses, comparison(), kinetics());
    }

    /** A plan with everything that differs between tests. */
    public static StudyPlan plan(List<Dose> doses, Responses responses, Comparison comparison, Kinetics kinetics) {
        return new StudyPlan(
                new Identity(STUDY, Origin.SIMULATED),
                schedule(),
                doses,
                responses,
                comparison,
                Optional.of(new InfusedDrug(
                        new Substance("ketamine", 237.730),
                        Form.RACEMATE,
                        List.of(new Substance("norketamine", 223.703)))),
                kinetics,
                Map.of("ketamine", new Range(0.5, 2)),
                Reporting.PLAIN,
                limits(),
                List.of());
    }

    public static Responses noResponses() {
        return new Responses("pain", List.of(), List.of(), List.of());
    }

    /** Titration to 40 mg/h of racemate in 1.5 h, then constant until 120 h. */
    public static List<Dose> titration(String subject) {
        return List.of(
                dose(subject, 0, 0.5, 10),
                dose(subject, 0.5, 1, 20),
                dose(subject, 1, 1.5, 30),
                dose(subject, 1.5, 120, 40));
    }

    public static Dose dose(String subject, double fromH, double toH, double rate) {
        return new Dose(subject, at(fromH), at(toH), rate);
    }

    static OffsetDateTime at(double hours) {
        return START.plus(Duration.ofSeconds(Math.round(3600 * hours)));
    }

    /** A specimen drawn at its nominal time. */
    static StudySpecimen specimen(String subject, PlannedTime time) {
        return new StudySpecimen(
                STUDY,
                subject,
                subject + String.format(Locale.ROOT, "-T%02d", time.number()),
                new StudySpecimen.Sampling(
                        Optional.of(time.label()),
                        Optional.of(String.valueOf(time.number())),
                        OptionalDouble.of(time.nominalH()),
                        Optional.of(at(time.isPreDose() ? -0.5 : time.nominalH())),
                        Optional.of(START)));
    }

    /** A result: quantified, or below the LLOQ. */
    public static Measurement measured(String run, double ngPerMl, Flag... flags) {
        boolean isBelow = ngPerMl < LLOQ;
        return new Measurement(
                run,
                1,
                isBelow ? ResultStatus.BELOW_LLOQ : ResultStatus.QUANTIFIED,
                new Measurement.Amount(
                        isBelow ? OptionalDouble.empty() : OptionalDouble.of(ngPerMl),
                        OptionalDouble.of(ngPerMl),
                        OptionalDouble.of(LLOQ),
                        OptionalDouble.of(500),
                        1),
                List.of(flags));
    }

    public static Measurement without(ResultStatus status) {
        return new Measurement(
                "R1",
                1,
                status,
                new Measurement.Amount(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(LLOQ),
                        OptionalDouble.of(500),
                        1),
                List.of());
    }

    public static ReportedConcentration reported(
            String subject, StudyAnalyte analyte, int time, Measurement measurement) {
        return new ReportedConcentration(specimen(subject, time(time)), analyte, measurement, Optional.empty());
    }

    static ReportedConcentration chosen(ReportedConcentration reported, String reason) {
        return new ReportedConcentration(
                reported.specimen(), reported.analyte(), reported.measurement(), Optional.of(reason));
    }

    /** The example curve of one subject, times a factor. */
    public static List<ReportedConcentration> curve(String subject, StudyAnalyte analyte, double factor) {
        List<ReportedConcentration> curve = new ArrayList<>();
        for (int time = 0; time < EXAMPLE_CURVE.size(); time++) {
            curve.add(reported(subject, analyte, time, measured("R1", factor * EXAMPLE_CURVE.get(time))));
        }
        return curve;
    }

    public static StudyRecords records(List<ReportedConcentration> reported) {
        return new StudyRecords(STUDY, reported, List.of(), List.of(), List.of(), RunSheets.NONE);
    }

    private static final List<String> THREE = List.of("S1", "S2", "S3");

    /** A plan of three subjects with a score before and on Day 5. */
    public static StudyPlan threeSubjects() {
        List<ResponseScore> scores = new ArrayList<>();
        for (int i = 0; i < THREE.size(); i++) {
            scores.add(new ResponseScore(THREE.get(i), 0, 8));
            scores.add(new ResponseScore(THREE.get(i), 96, 7 - 2 * i));
        }
        return plan(
                THREE.stream().flatMap(subject -> titration(subject).stream()).toList(),
                new Responses("pain", scores, List.of(30.0), List.of(15.0)));
    }

    /** Their concentrations of both enantiomers of the drug, a QC, a run. */
    public static StudyRecords threeSubjectsRecords() {
        List<ReportedConcentration> reported = new ArrayList<>();
        for (int i = 0; i < THREE.size(); i++) {
            reported.addAll(curve(THREE.get(i), R_K, 1 + 0.1 * i));
            reported.addAll(curve(THREE.get(i), S_K, 0.9 + 0.13 * (i % 2)));
        }
        return new StudyRecords(
                STUDY,
                reported,
                List.of(),
                List.of(
                        new QcEstimate("R1", R_K, "MID", Optional.of(LevelRole.MIDDLE), 175, 180),
                        new QcEstimate("R1", R_K, "MID", Optional.of(LevelRole.MIDDLE), 175, 171)),
                List.of(new StudyRun(
                        "R1",
                        1,
                        "cd".repeat(32),
                        LocalDate.of(2026, 3, 2),
                        "Instrument 1",
                        "method 1.0.0",
                        R_K,
                        List.of(),
                        Rounding.DEFAULT)),
                RunSheets.NONE);
    }
}
