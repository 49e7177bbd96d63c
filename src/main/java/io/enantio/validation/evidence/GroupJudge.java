package io.enantio.validation.evidence;

import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges groups of replicates: the error of their mean, their CV, and whether all of them are there. */
public final class GroupJudge {
    private final ExperimentCode code;
    private final Limits limits;
    private final Findings findings;

    public GroupJudge(ExperimentCode code, Limits limits, Findings findings) {
        this.code = code;
        this.limits = limits;
        this.findings = findings;
    }

    /** Limits of a group; no CV is judged where none is named. */
    public record Bounds(LimitKey accuracy, Optional<LimitKey> cv, LimitKey replicates) {}

    public GroupRow judge(SampleGroup group, Bounds bounds) {
        List<Double> values = values(group);
        Place place = Place.of(group.analyte(), group.subject());
        Optional<Spread> spread = values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
        Outcome outcome = worst(counted(group, values.size(), bounds), judged(group, spread, bounds));
        return new GroupRow(
                group,
                values,
                spread,
                limits.number(bounds.accuracy()),
                bounds.cv().map(key -> OptionalDouble.of(limits.number(key))).orElse(OptionalDouble.empty()),
                outcome,
                notes(group, place));
    }

    /** Concentrations of a group's samples; being out of limits is no reason to leave one out. */
    public List<Double> values(SampleGroup group) {
        return group.samples().stream()
                .filter(sample -> sample.emptiness(code).isEmpty())
                .map(Sample::ngPerMl)
                .toList();
    }

    private Outcome judged(SampleGroup group, Optional<Spread> spread, Bounds bounds) {
        if (spread.isEmpty()) {
            return Outcome.MISSING;
        }
        Place place = Place.of(group.analyte(), group.subject());
        Outcome accuracy = findings.accuracy(place, spread.get().mean(), group.nominalNgPerMl(), bounds.accuracy());
        OptionalDouble cv = spread.get().cvPercent();
        return bounds.cv().isPresent() && cv.isPresent()
                ? worst(
                        accuracy,
                        findings.atMost(
                                place,
                                "cv_percent",
                                cv.getAsDouble(),
                                bounds.cv().get()))
                : accuracy;
    }

    /** What was promised must be there; what was promised must be what the rules ask for. */
    private Outcome counted(SampleGroup group, int found, Bounds bounds) {
        Place place = Place.of(group.analyte(), group.subject());
        Outcome promised = Outcome.PASS;
        if (found < group.promised()) {
            String what = found + " of " + group.promised() + " promised results";
            String why = reasons(group);
            promised = findings.missing(place, "replicates", why.isEmpty() ? what : what + ": " + why);
        }
        return found < limits.number(bounds.replicates()) && promised == Outcome.PASS
                ? findings.atLeast(place, "replicates", found, bounds.replicates())
                : promised;
    }

    private String notes(SampleGroup group, Place place) {
        String reasons = reasons(group);
        if (!reasons.isEmpty()) {
            findings.note(place, "left_out", reasons);
        }
        return reasons;
    }

    private String reasons(SampleGroup group) {
        return String.join(
                "; ",
                group.samples().stream()
                        .flatMap(sample -> sample.emptiness(code).stream())
                        .distinct()
                        .toList());
    }

    /** A failed limit says more than a missing result, and that more than a pass. */
    public static Outcome worst(Outcome one, Outcome other) {
        if (one == Outcome.FAIL || other == Outcome.FAIL) {
            return Outcome.FAIL;
        }
        return one == Outcome.MISSING || other == Outcome.MISSING ? Outcome.MISSING : one;
    }
}
