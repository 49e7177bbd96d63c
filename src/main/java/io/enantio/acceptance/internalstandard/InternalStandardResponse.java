package io.enantio.acceptance.internalstandard;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Rounding;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.OptionalDouble;

/** IS-1: the internal standard's response is steady: each sample, study samples as a group, and over the run. */
public final class InternalStandardResponse extends Rule {
    /** A line through two points shows no trend. */
    private static final int FEWEST_FOR_TREND = 3;

    public InternalStandardResponse() {
        super(
                "IS-1",
                Consequence.WARNS,
                "the internal standard response is stable: range, group shift, drift",
                LimitKey.IS_LOW_PERCENT,
                LimitKey.IS_HIGH_PERCENT,
                LimitKey.IS_GROUP_SHIFT_PERCENT,
                LimitKey.IS_DRIFT_PERCENT);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        OptionalDouble reference = evidence.referenceAreas().standard();
        List<Observation> rows = evidence.observations().stream()
                .filter(row -> row.standardArea().isPresent())
                .filter(row -> !row.type().hasNoInternalStandard())
                .toList();
        return List.of(
                range(evidence, reference, rows), groupShift(evidence, reference), drift(evidence.method(), rows));
    }

    private static Finding range(AnalyteEvidence evidence, OptionalDouble reference, List<Observation> rows) {
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.IS_LOW_PERCENT, LimitKey.IS_HIGH_PERCENT);
        if (reference.isEmpty()) {
            return Finding.notAssessable(criterion, "no used standard").about("range");
        }
        InternalStandardRange window = new InternalStandardRange(evidence);
        List<String> outside = rows.stream()
                .filter(row -> !window.raisedBy(row).isEmpty())
                .map(row -> String.valueOf(row.number()))
                .toList();
        String detail = outside.isEmpty() ? "" : "outside: injections " + String.join(", ", outside);
        return Finding.passIf("range", outside.isEmpty(), criterion, detail)
                .counting(rows.size() - outside.size(), rows.size());
    }

    private static Finding groupShift(AnalyteEvidence evidence, OptionalDouble reference) {
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.IS_GROUP_SHIFT_PERCENT);
        OptionalDouble study = Observation.standardAreas(evidence.acquired(SampleType.STUDY).stream())
                .average();
        if (study.isEmpty() || reference.isEmpty()) {
            Outcome outcome = study.isEmpty() ? Outcome.NOT_APPLICABLE : Outcome.NOT_ASSESSABLE;
            String why = study.isEmpty() ? "no study sample with internal standard" : "no used standard";
            return Finding.of("group shift", outcome, criterion, why);
        }
        double limit = evidence.limits().number(LimitKey.IS_GROUP_SHIFT_PERCENT);
        double difference = study.getAsDouble() - reference.getAsDouble();
        boolean holds = 100 * Math.abs(difference) <= limit * reference.getAsDouble();
        return Finding.passIf(
                        "group shift",
                        holds,
                        criterion,
                        percent(evidence.method().rounding(), 100 * difference / reference.getAsDouble(), limit))
                .flagging(Flag.IS_GROUP_SHIFT);
    }

    private static Finding drift(Method method, List<Observation> rows) {
        Criterion criterion = Criterion.of(method.limits(), LimitKey.IS_DRIFT_PERCENT);
        OptionalDouble drift = trendPercent(rows);
        if (drift.isEmpty()) {
            return Finding.notAssessable(criterion, "too few injections").about("drift");
        }
        double limit = method.limits().number(LimitKey.IS_DRIFT_PERCENT);
        return Finding.passIf(
                        "drift",
                        Math.abs(drift.getAsDouble()) <= limit,
                        criterion,
                        percent(method.rounding(), drift.getAsDouble(), limit))
                .flagging(Flag.IS_DRIFT);
    }

    private static String percent(Rounding rounding, double value, double limit) {
        return FigureText.besides(rounding, value, Math.copySign(limit, value)) + " %";
    }

    /**
     * Change of the fitted line from the first to the last injection, in percent of the mean; absent for fewer than three
     * injections. slope = sum (x - mean x)(y - mean y) / sum (x - mean x)^2.
     *
     * @param rows in order, each with an internal standard area
     */
    private static OptionalDouble trendPercent(List<Observation> rows) {
        if (rows.size() < FEWEST_FOR_TREND) {
            return OptionalDouble.empty();
        }
        double meanX = rows.stream().mapToInt(Observation::number).average().orElseThrow();
        double meanY = rows.stream()
                .mapToDouble(InternalStandardResponse::area)
                .average()
                .orElseThrow();
        double products = 0;
        double squares = 0;
        for (Observation row : rows) {
            double x = row.number() - meanX;
            products += x * (area(row) - meanY);
            squares += x * x;
        }
        int span = rows.get(rows.size() - 1).number() - rows.get(0).number();
        return OptionalDouble.of(100 * products / squares * span / meanY);
    }

    private static double area(Observation row) {
        return row.standardArea().orElseThrow();
    }
}
