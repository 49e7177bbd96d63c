package io.enantio.acceptance.internalstandard;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Basis;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.ReferenceAreas;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.OptionalDouble;

/** IS-1: the internal standard's response is steady: each sample, study samples as a group, and over the run. */
public final class InternalStandardResponse implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        OptionalDouble reference = ReferenceAreas.of(evidence).standard();
        List<Observation> rows = evidence.observations().stream()
                .filter(row -> row.standardArea().isPresent())
                .filter(row -> !row.type().hasNoInternalStandard())
                .toList();
        return List.of(
                range(evidence, reference, rows), groupShift(evidence, reference), drift(evidence.limits(), rows));
    }

    private static Finding range(AnalyteEvidence evidence, OptionalDouble reference, List<Observation> rows) {
        Basis basis = Basis.of(evidence.limits(), LimitKey.IS_LOW_PERCENT, LimitKey.IS_HIGH_PERCENT);
        if (reference.isEmpty()) {
            return Finding.notAssessable(basis, "no used standard").about("range");
        }
        InternalStandardRange window = new InternalStandardRange(evidence);
        List<String> outside = rows.stream()
                .filter(row -> !window.raisedBy(row).isEmpty())
                .map(row -> String.valueOf(row.number()))
                .toList();
        String detail = outside.isEmpty() ? "" : "outside: injections " + String.join(", ", outside);
        return Finding.that("range", outside.isEmpty(), basis, detail)
                .counting(rows.size() - outside.size(), rows.size());
    }

    private static Finding groupShift(AnalyteEvidence evidence, OptionalDouble reference) {
        Basis basis = Basis.of(evidence.limits(), LimitKey.IS_GROUP_SHIFT_PERCENT);
        OptionalDouble study = ReferenceAreas.standardAreas(evidence.acquired(SampleType.STUDY).stream())
                .average();
        if (study.isEmpty() || reference.isEmpty()) {
            Outcome outcome = study.isEmpty() ? Outcome.NOT_APPLICABLE : Outcome.NOT_ASSESSABLE;
            String why = study.isEmpty() ? "no study sample with internal standard" : "no used standard";
            return Finding.of("group shift", outcome, basis, why);
        }
        double limit = evidence.limits().number(LimitKey.IS_GROUP_SHIFT_PERCENT);
        double difference = study.getAsDouble() - reference.getAsDouble();
        boolean holds = 100 * Math.abs(difference) <= limit * reference.getAsDouble();
        return Finding.that("group shift", holds, basis, percent(100 * difference / reference.getAsDouble(), limit))
                .marking(Flag.IS_GROUP_SHIFT, List.of());
    }

    private static Finding drift(Limits limits, List<Observation> rows) {
        Basis basis = Basis.of(limits, LimitKey.IS_DRIFT_PERCENT);
        OptionalDouble drift = ResponseTrend.percentOverRun(rows);
        if (drift.isEmpty()) {
            return Finding.notAssessable(basis, "too few injections").about("drift");
        }
        double limit = limits.number(LimitKey.IS_DRIFT_PERCENT);
        return Finding.that("drift", Math.abs(drift.getAsDouble()) <= limit, basis, percent(drift.getAsDouble(), limit))
                .marking(Flag.IS_DRIFT, List.of());
    }

    private static String percent(double value, double limit) {
        return FigureText.besides(value, Math.copySign(limit, value)) + " %";
    }
}
