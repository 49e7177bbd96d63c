package io.enantio.study;

import io.enantio.study.comparison.ConcentrationComparison;
import io.enantio.study.comparison.Ratios;
import io.enantio.study.comparison.ReliefCorrelation;
import io.enantio.study.comparison.ResponseTable;
import io.enantio.study.comparison.TimeComparison;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.Repeats;
import io.enantio.study.profile.CurveParameters;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.profile.ParameterSummary;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.profile.Refusals;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyValue;
import io.enantio.study.record.StudyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From the reported concentrations of a study and its plan to profiles, parameters, ratios and tests (docs/rules/study.md). */
public final class StudyAnalysis {
    private final StudyPlan plan;

    /** An analysis by a plan. */
    public StudyAnalysis(StudyPlan plan) {
        this.plan = plan;
    }

    /** Analyses the records of the study. */
    public StudyResult analyse(StudyRecords records) {
        StudyValues values = new StudyValues(plan, records);
        ResponseTable responses = new ResponseTable(plan);
        List<ProfilePoint> profiles = profiles(values);
        List<SubjectParameter> parameters = parameters(values);
        Ratios ratios = new Ratios(plan, values);
        Repeats repeats = Repeats.of(records, plan.limits());
        return new StudyResult(
                plan,
                records,
                values.all(),
                profiles,
                new StudyResult.Kinetics(
                        parameters,
                        ParameterSummary.of(values.analytes(), parameters),
                        ratios.samples(),
                        ratios.summaries()),
                new StudyResult.Relations(
                        comparisons(values, profiles, responses),
                        responses.points(),
                        responses.responders(),
                        ReliefCorrelation.of(plan, parameters, responses)),
                new StudyResult.Conduct(
                        QcPrecision.of(records.qcs(), plan.limits()),
                        repeats,
                        StudyFlag.of(plan, records, repeats, ratios.samples()),
                        remarks(values)),
                new Refusals(plan, values).all());
    }

    private List<ProfilePoint> profiles(StudyValues values) {
        List<ProfilePoint> profiles = new ArrayList<>();
        for (StudyAnalyte analyte : values.analytes()) {
            for (PlannedTime time : plan.schedule()) {
                profiles.add(ProfilePoint.of(
                        analyte, time, values.at(analyte, time), plan.limits().fraction(StudyLimit.BLQ_FRACTION)));
            }
        }
        return profiles;
    }

    private List<SubjectParameter> parameters(StudyValues values) {
        return values.analytes().stream()
                .flatMap(analyte -> values.subjects().stream().flatMap(subject -> parameters(values, analyte, subject)))
                .toList();
    }

    private Stream<SubjectParameter> parameters(StudyValues values, StudyAnalyte analyte, String subject) {
        List<StudyValue> curve = values.curve(analyte, subject);
        return curve.isEmpty() ? Stream.empty() : CurveParameters.of(plan, analyte, subject, curve).stream();
    }

    private List<TimeComparison> comparisons(StudyValues values, List<ProfilePoint> profiles, ResponseTable responses) {
        List<TimeComparison> all = new ArrayList<>();
        for (StudyAnalyte analyte : values.analytes()) {
            List<ProfilePoint> own = profiles.stream()
                    .filter(point -> point.analyte().equals(analyte))
                    .toList();
            all.add(ConcentrationComparison.of(plan, values, own));
        }
        responses.comparison().ifPresent(all::add);
        return all;
    }

    private List<String> remarks(StudyValues values) {
        List<String> remarks = new ArrayList<>();
        long unplanned = values.all().stream()
                .filter(value -> value.planned().isEmpty())
                .map(value -> value.reported().specimen().specimen())
                .distinct()
                .count();
        if (unplanned > 0) {
            remarks.add(unplanned + " specimens have no time of the schedule and enter no profile");
        }
        values.subjects().stream()
                .filter(subject -> !plan.doses().isEmpty()
                        && plan.doses().stream()
                                .noneMatch(dose -> dose.subject().equals(subject)))
                .forEach(subject -> remarks.add("subject " + subject + " has no doses in the plan"));
        return remarks;
    }
}
