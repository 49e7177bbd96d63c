package io.enantio.validation.evidence;

import io.enantio.acceptance.result.ReferenceAreas;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges samples that should show nothing: each by itself, never their mean. */
public final class ForeignJudge {
    private final ExperimentCode code;
    private final LimitKey analyteLimit;
    private final LimitKey standardLimit;
    private final Findings findings;

    public ForeignJudge(ExperimentCode code, LimitKey analyteLimit, LimitKey standardLimit, Findings findings) {
        this.code = code;
        this.analyteLimit = analyteLimit;
        this.standardLimit = standardLimit;
        this.findings = findings;
    }

    /** A sample whose whole area is foreign. */
    public ForeignRow judge(Sample sample, List<String> labels) {
        return judge(sample, labels, 0);
    }

    /** A sample of whose area a part is accounted for, counts x minute (rule A-17). */
    public ForeignRow judge(Sample sample, List<String> labels, double explainedCountsMin) {
        ReferenceAreas references = sample.run().references(sample.analyte());
        Place place = Place.of(sample.analyte(), String.join(" ", labels) + " " + sample.where());
        Optional<String> obstacle = obstacle(sample, references);
        if (obstacle.isPresent()) {
            Outcome missing = findings.missing(place, "percent_of_lloq", obstacle.get());
            return new ForeignRow(
                    sample, labels, OptionalDouble.empty(), OptionalDouble.empty(), missing, obstacle.get());
        }
        double percent = 100
                * (sample.area().orElseThrow() - explainedCountsMin)
                / references.analyteAtLloq().orElseThrow();
        Outcome analyte = findings.atMost(place, "percent_of_lloq", percent, analyteLimit);
        OptionalDouble standard = standardPercent(sample, references);
        Outcome both = standard.isPresent()
                ? GroupJudge.worst(
                        analyte,
                        findings.atMost(place, "internal_standard_percent", standard.getAsDouble(), standardLimit))
                : analyte;
        return new ForeignRow(sample, labels, OptionalDouble.of(percent), standard, both, "");
    }

    /** Only testable on samples made without internal standard (rule B-08). */
    private static OptionalDouble standardPercent(Sample sample, ReferenceAreas references) {
        OptionalDouble area = sample.standardArea();
        OptionalDouble reference =
                references.standardForBlanks(sample.run().result().method().limits());
        boolean isTestable = sample.type().hasNoInternalStandard() && area.isPresent() && reference.isPresent();
        return isTestable
                ? OptionalDouble.of(100 * area.getAsDouble() / reference.getAsDouble())
                : OptionalDouble.empty();
    }

    private Optional<String> obstacle(Sample sample, ReferenceAreas references) {
        return sample.obstacle(code)
                .or(() -> sample.area().isEmpty() ? Optional.of(sample.where() + " gives no area") : Optional.empty())
                .or(() -> references.analyteAtLloq().isEmpty()
                        ? Optional.of("run " + sample.run().name() + " has no used standard at the LLOQ")
                        : Optional.empty());
    }
}
