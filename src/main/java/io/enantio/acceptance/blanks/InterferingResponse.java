package io.enantio.acceptance.blanks;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.result.ReferenceAreas;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Response in a sample that should have none, as a share of the response at the LLOQ (BLK-1, CO-1). The internal standard
 * is judged only in samples that were made without one.
 */
final class InterferingResponse {
    private static final String AT_LLOQ = "the LLOQ's";

    private final AnalyteEvidence evidence;
    private final ReferenceAreas references;
    private final LimitKey analyteLimit;
    private final LimitKey standardLimit;

    InterferingResponse(AnalyteEvidence evidence, LimitKey analyteLimit, LimitKey standardLimit) {
        this.evidence = evidence;
        this.references = evidence.referenceAreas();
        this.analyteLimit = analyteLimit;
        this.standardLimit = standardLimit;
    }

    /** One finding per injection of these types; failures mark their rows. */
    List<Finding> judge(List<Observation> rows, Flag flag) {
        return rows.stream().map(row -> judge(row, flag)).toList();
    }

    private Finding judge(Observation row, Flag flag) {
        Limits limits = evidence.limits();
        Criterion criterion = row.type() == SampleType.ZERO
                ? Criterion.of(limits, analyteLimit)
                : Criterion.of(limits, analyteLimit, standardLimit);
        String subject = String.valueOf(row.number());
        OptionalDouble area = area(row.measured());
        if (area.isEmpty() || references.analyteAtLloq().isEmpty()) {
            String why = area.isEmpty() ? "no area in injection " + subject : "no used standard at the LLOQ";
            return Finding.of(subject, Outcome.NOT_ASSESSABLE, criterion, why);
        }
        List<Share> shares = new ArrayList<>();
        shares.add(new Share(
                "analyte", area.getAsDouble(), references.analyteAtLloq().getAsDouble(), analyteLimit, AT_LLOQ));
        standardShare(row).ifPresent(shares::add);
        boolean holds = shares.stream().allMatch(share -> share.isWithin(limits));
        String detail = String.join(
                ", ",
                shares.stream().map(share -> share.text(evidence.method())).toList());
        return Finding.passIf(subject, holds, criterion, detail).flagging(flag, List.of(row.number()));
    }

    private Optional<Share> standardShare(Observation row) {
        OptionalDouble area = area(row.measuredStandard());
        OptionalDouble reference = references.standardForBlanks(evidence.limits());
        return row.type().hasNoInternalStandard() && area.isPresent() && reference.isPresent()
                ? Optional.of(new Share(
                        "IS",
                        area.getAsDouble(),
                        reference.getAsDouble(),
                        standardLimit,
                        ReferenceAreas.areOfStandardsAndQcs(evidence.limits())
                                ? "the mean of standards and QCs"
                                : AT_LLOQ))
                : Optional.empty();
    }

    private static OptionalDouble area(Optional<Peak> peak) {
        return peak.map(found -> OptionalDouble.of(found.area().countsMin())).orElse(OptionalDouble.empty());
    }

    private record Share(String what, double area, double reference, LimitKey limit, String of) {
        boolean isWithin(Limits limits) {
            return 100 * area <= limits.number(limit) * reference;
        }

        String text(Method method) {
            return what + " "
                    + FigureText.besides(
                            method.rounding(),
                            100 * area / reference,
                            method.limits().number(limit)) + " % of " + of;
        }
    }
}
