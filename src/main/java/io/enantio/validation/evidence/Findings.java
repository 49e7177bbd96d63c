package io.enantio.validation.evidence;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.InternalStandard;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Fraction;
import io.enantio.method.value.Require;
import io.enantio.method.value.Rounding;
import io.enantio.validation.evidence.Experiment.Description;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationFinding.Basis;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Collects the findings of one experiment. Numbers are compared unrounded, in decimal at 15 digits (rules B-01, B-03). A figure
 * whose limit the ruleset does not have is reported and not judged.
 */
public final class Findings {
    private final Description experiment;
    private final ValidationEvidence evidence;
    private final List<ValidationFinding> all = new ArrayList<>();

    Findings(Description experiment, ValidationEvidence evidence) {
        this.experiment = experiment;
        this.evidence = evidence;
    }

    List<ValidationFinding> all() {
        return List.copyOf(all);
    }

    /** Code of the experiment that is judged. */
    ExperimentCode code() {
        return experiment.code();
    }

    /** The validation plan's entry for it. */
    public PlannedExperiment plan() {
        return evidence.planned(code());
    }

    /** A limit that is a number; absent if the ruleset does not have it. */
    public OptionalDouble limit(LimitKey key) {
        return limits(key).has(key) ? OptionalDouble.of(number(key)) : OptionalDouble.empty();
    }

    /** A limit that is a number and that every ruleset has. */
    public double number(LimitKey key) {
        return limits(key).number(key);
    }

    /** Name of the internal standard that an analyte is measured against; empty if the method names none. */
    public String internalStandardOf(Analyte analyte) {
        return evidence.method()
                .internalStandardOf(evidence.method().compoundOf(analyte))
                .map(InternalStandard::name)
                .orElse("");
    }

    /** How numbers are printed. */
    public Rounding rounding() {
        return evidence.rounding();
    }

    /** Limits of runs are the method's, those of experiments the validation plan's. */
    private Limits limits(LimitKey key) {
        Require.that(experiment.limits().contains(key), experiment.id() + " does not declare the limit " + key.word());
        return key.scope() == LimitKey.Scope.RUN ? evidence.method().limits() : evidence.limits();
    }

    /** Judges a mean against its nominal value: |relative error| at most the limit. */
    public Outcome accuracy(Place place, double mean, double nominal, LimitKey key) {
        double error = Accuracy.relativeErrorPercent(mean, nominal);
        if (!limits(key).has(key)) {
            return notJudged(place, "relative_error_percent", error);
        }
        boolean holds = Accuracy.isWithin(mean, nominal, number(key));
        return judged(place, "relative_error_percent", error, key, new Ruling(holds, beyond(error, key)));
    }

    /** Judges a figure that may not exceed its limit. */
    public Outcome atMost(Place place, String figure, double value, LimitKey key) {
        if (!limits(key).has(key)) {
            return notJudged(place, figure, value);
        }
        boolean holds = FigureText.decimal(value).compareTo(FigureText.decimal(number(key))) <= 0;
        return judged(place, figure, value, key, new Ruling(holds, beyond(value, key)));
    }

    /** Judges a figure that may not fall below its limit. */
    public Outcome atLeast(Place place, String figure, double value, LimitKey key) {
        if (!limits(key).has(key)) {
            return notJudged(place, figure, value);
        }
        double limit = number(key);
        BigDecimal exact = FigureText.decimal(limit);
        String shortfall = FigureText.besides(evidence.rounding(), value, limit) + " is below the limit "
                + FigureText.exact(limit) + " by " + FigureText.exact(limit - value);
        boolean holds = FigureText.decimal(value).compareTo(exact) >= 0;
        return judged(place, figure, value, key, new Ruling(holds, shortfall));
    }

    /** Notes if fewer were found than the ruleset requires; a ruleset without the limit requires none. */
    public Outcome minimum(Place place, String figure, long found, LimitKey key) {
        if (!limits(key).has(key) || found >= number(key)) {
            return Outcome.PASS;
        }
        return incomplete(
                place,
                figure,
                OptionalDouble.of(found),
                key,
                found + " of " + FigureText.exact(number(key)) + " that are required");
    }

    /** Notes words that the ruleset requires and that the plan does not have; a ruleset without the limit requires none. */
    public Outcome covers(Place place, String figure, Collection<String> found, LimitKey key) {
        List<String> required = limits(key).words(key);
        List<String> absent =
                required.stream().filter(word -> !found.contains(word)).toList();
        return absent.isEmpty()
                ? Outcome.PASS
                : incomplete(
                        place,
                        figure,
                        OptionalDouble.empty(),
                        key,
                        "the plan is without " + words(absent) + "; required are " + words(required));
    }

    /**
     * Notes roles of QC levels that the ruleset requires and that no planned level has: what is measured without a plan does not
     * make one.
     */
    public Outcome levels(Analyte analyte, LimitKey key) {
        List<String> roles = plan().names(Names.LEVELS).stream()
                .flatMap(level -> evidence.role(analyte, level).stream())
                .map(LevelRole::word)
                .toList();
        return covers(Place.of(analyte, ""), "levels", roles, key);
    }

    private static String words(List<String> words) {
        return String.join(", ", words).replace('_', ' ');
    }

    private Outcome incomplete(Place place, String figure, OptionalDouble value, LimitKey key, String detail) {
        all.add(new ValidationFinding(experiment.id(), place, figure, value, basis(key), Outcome.INCOMPLETE, detail));
        return Outcome.INCOMPLETE;
    }

    /** Findings of the same experiment that count only if they are {@linkplain #take taken over}. */
    public Findings trial() {
        return new Findings(experiment, evidence);
    }

    /** Takes over the findings of a trial. */
    public void take(Findings trial, UnaryOperator<ValidationFinding> as) {
        trial.all.forEach(finding -> all.add(as.apply(finding)));
    }

    /** Judges how many of some results pass, in integers (rule B-02); none at all fail. */
    public Outcome passed(Place place, int passed, int of, LimitKey key) {
        Fraction share = limits(key).fraction(key);
        boolean holds = of > 0 && share.isReachedBy(passed, of);
        String shortfall = passed + " of " + of + " pass, required are " + share;
        return judged(place, "passed", passed, key, new Ruling(holds, shortfall));
    }

    /** Records a figure that the experiment has judged itself. */
    public Outcome judged(Place place, String figure, double value, LimitKey key, Ruling ruling) {
        Outcome outcome = ruling.outcome();
        String detail = ruling.holds() ? "" : ruling.detail();
        all.add(new ValidationFinding(
                experiment.id(), place, figure, OptionalDouble.of(value), basis(key), outcome, detail));
        return outcome;
    }

    /** Records the verdict of a rule of the runs. */
    public Outcome quoted(Place place, String rule, Basis basis, Ruling ruling) {
        Outcome outcome = ruling.outcome();
        all.add(new ValidationFinding(
                experiment.id(), place, rule, OptionalDouble.empty(), basis, outcome, ruling.detail()));
        return outcome;
    }

    /**
     * A limit met or not.
     *
     * @param detail of a missed limit, or of the rule that is quoted
     */
    public record Ruling(boolean holds, String detail) {
        private Outcome outcome() {
            return holds ? Outcome.PASS : Outcome.FAIL;
        }
    }

    /**
     * Notes if fewer were found than planned.
     *
     * @param what is counted, for people
     */
    public Outcome planned(Place place, String figure, Tally tally, String what) {
        return tally.found() < tally.planned()
                ? missing(place, figure, tally.found() + " of " + tally.planned() + " planned " + what)
                : Outcome.PASS;
    }

    /** How many were found of how many planned. */
    public record Tally(long found, int planned) {}

    /** Notes something planned that is not there. */
    public Outcome missing(Place place, String figure, String what) {
        all.add(new ValidationFinding(
                experiment.id(), place, figure, OptionalDouble.empty(), Basis.NONE, Outcome.MISSING, what));
        return Outcome.MISSING;
    }

    private Outcome notJudged(Place place, String figure, double value) {
        information(place, figure, value, "no rule of this ruleset");
        return Outcome.INFORMATION;
    }

    /** Reports a figure that has no limit. */
    public void information(Place place, String figure, double value, String what) {
        all.add(new ValidationFinding(
                experiment.id(), place, figure, OptionalDouble.of(value), Basis.NONE, Outcome.INFORMATION, what));
    }

    /** Reports something without a number. */
    public void note(Place place, String figure, String what) {
        all.add(new ValidationFinding(
                experiment.id(), place, figure, OptionalDouble.empty(), Basis.NONE, Outcome.INFORMATION, what));
    }

    /** The value keeps its sign; the excess has none. */
    private String beyond(double value, LimitKey key) {
        double limit = number(key);
        return FigureText.besides(evidence.rounding(), value, Math.copySign(limit, value)) + " is beyond the limit "
                + FigureText.exact(limit) + " by "
                + FigureText.besides(evidence.rounding(), Math.abs(value) - limit, 0);
    }

    private Basis basis(LimitKey key) {
        Limit limit = limits(key).get(key);
        String value = limit.words().isEmpty()
                ? limit.numbers().stream().map(FigureText::exact).collect(Collectors.joining("/"))
                : String.join(" ", limit.words());
        return new Basis(key.word() + "=" + value, limit.origin().toString());
    }
}
