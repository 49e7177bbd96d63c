package io.enantio.study;

import io.enantio.study.comparison.Comparisons;
import io.enantio.study.comparison.Ratios;
import io.enantio.study.comparison.ReliefCorrelation;
import io.enantio.study.comparison.ReliefWithinSubjects;
import io.enantio.study.comparison.ResponseTable;
import io.enantio.study.conduct.IncurredByAnalyte;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.Repeats;
import io.enantio.study.conduct.RunDocumentation;
import io.enantio.study.profile.CurveParameters;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.profile.ParameterSummary;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.profile.Refusals;
import io.enantio.study.profile.SteadyState;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyValue;
import io.enantio.study.record.StudyValues;
import java.util.ArrayList;
import java.util.List;

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
        SteadyState steadyState = new SteadyState(plan, values);
        List<SubjectParameter> parameters = parameters(values, steadyState);
        Ratios ratios = new Ratios(plan, values);
        Repeats repeats = Repeats.of(records);
        List<IncurredByAnalyte> incurred = IncurredByAnalyte.of(records, plan.limits());
        return new StudyResult(
                plan,
                records,
                values.all(),
                profiles,
                new StudyResult.Kinetics(
                        parameters,
                        ParameterSummary.of(values.analytes(), parameters),
                        steadyState.drifts(),
                        ratios.samples(),
                        ratios.summaries()),
                new StudyResult.Relations(
                        Comparisons.of(plan, values, profiles, responses),
                        responses.points(),
                        responses.responders(),
                        ReliefCorrelation.of(plan, parameters, responses),
                        ReliefWithinSubjects.of(plan, values, responses)),
                new StudyResult.Conduct(
                        QcPrecision.of(records.qcs(), plan.limits()),
                        repeats,
                        incurred,
                        RunDocumentation.of(plan, records),
                        StudyFlag.of(plan, records, repeats, incurred, ratios.samples()),
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

    private List<SubjectParameter> parameters(StudyValues values, SteadyState steadyState) {
        List<SubjectParameter> parameters = new ArrayList<>();
        for (StudyAnalyte analyte : values.analytes()) {
            for (String subject : values.subjects()) {
                List<StudyValue> curve = values.curve(analyte, subject);
                if (!curve.isEmpty()) {
                    parameters.addAll(CurveParameters.of(plan, analyte, subject, curve, steadyState));
                }
            }
        }
        return parameters;
    }

    private List<String> remarks(StudyValues values) {
        List<String> remarks = new ArrayList<>(plan.remarks());
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
