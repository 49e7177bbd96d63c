package io.enantio.validation.evidence;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationFinding.Basis;
import io.enantio.validation.report.ValidationFinding.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Collects what one experiment finds. Numbers are compared unrounded, in decimal at 15 digits (rules B-01, B-03). */
public final class Findings {
    private final String experiment;
    private final Limits limits;
    private final List<ValidationFinding> all = new ArrayList<>();

    public Findings(String experiment, Limits limits) {
        this.experiment = experiment;
        this.limits = limits;
    }

    public List<ValidationFinding> all() {
        return List.copyOf(all);
    }

    /** Judges a mean against what it should be: |relative error| at most the limit. */
    public Outcome accuracy(Place place, double mean, double nominal, LimitKey key) {
        double error = Accuracy.relativeErrorPercent(mean, nominal);
        boolean holds = Accuracy.isWithin(mean, nominal, limits.number(key));
        Ruling ruling = new Ruling(holds, beyond(error, key));
        return judged(place, Figure.of("relative_error_percent", error), key, ruling);
    }

    /** Judges a figure that may not exceed its limit. */
    public Outcome atMost(Place place, String figure, double value, LimitKey key) {
        boolean holds = FigureText.decimal(value).compareTo(FigureText.decimal(limits.number(key))) <= 0;
        return judged(place, Figure.of(figure, value), key, new Ruling(holds, beyond(value, key)));
    }

    /** Judges a figure that may not fall below its limit. */
    public Outcome atLeast(Place place, String figure, double value, LimitKey key) {
        BigDecimal limit = FigureText.decimal(limits.number(key));
        boolean holds = FigureText.decimal(value).compareTo(limit) >= 0;
        String shortfall = FigureText.besides(value, limits.number(key)) + " is below the limit "
                + FigureText.exact(limits.number(key)) + " by " + FigureText.exact(limits.number(key) - value);
        return judged(place, Figure.of(figure, value), key, new Ruling(holds, shortfall));
    }

    /** Notes what is already decided. */
    public Outcome judged(Place place, Figure figure, LimitKey key, Ruling ruling) {
        Outcome outcome = ruling.holds() ? Outcome.PASS : Outcome.FAIL;
        String detail = ruling.holds() ? "" : ruling.shortfall();
        all.add(new ValidationFinding(experiment, place, figure.name(), figure.value(), basis(key), outcome, detail));
        return outcome;
    }

    /** What is judged; without a value where nothing could be computed. */
    public record Figure(String name, OptionalDouble value) {
        public static Figure of(String name, double value) {
            return new Figure(name, OptionalDouble.of(value));
        }
    }

    /** A limit held or not, and what to say if not. */
    public record Ruling(boolean holds, String shortfall) {}

    /** Something promised that is not there. */
    public Outcome missing(Place place, String figure, String what) {
        all.add(new ValidationFinding(
                experiment, place, figure, OptionalDouble.empty(), Basis.NONE, Outcome.MISSING, what));
        return Outcome.MISSING;
    }

    /** A figure that no rule judges. */
    public void information(Place place, String figure, double value, String what) {
        all.add(new ValidationFinding(
                experiment, place, figure, OptionalDouble.of(value), Basis.NONE, Outcome.INFORMATION, what));
    }

    /** What is said without a number. */
    void note(Place place, String figure, String what) {
        all.add(new ValidationFinding(
                experiment, place, figure, OptionalDouble.empty(), Basis.NONE, Outcome.INFORMATION, what));
    }

    /** What another rule already said. */
    public Outcome quoted(Place place, String figure, Basis basis, Ruling ruling) {
        Outcome outcome = ruling.holds() ? Outcome.PASS : Outcome.FAIL;
        all.add(new ValidationFinding(
                experiment, place, figure, OptionalDouble.empty(), basis, outcome, ruling.shortfall()));
        return outcome;
    }

    /** With the number's own sign; by how much, without. */
    private String beyond(double value, LimitKey key) {
        double limit = limits.number(key);
        return FigureText.besides(value, Math.copySign(limit, value)) + " is beyond the limit "
                + FigureText.exact(limit) + " by " + FigureText.besides(Math.abs(value) - limit, 0);
    }

    private Basis basis(LimitKey key) {
        Limit limit = limits.get(key);
        String value = limit.numbers().stream().map(FigureText::exact).collect(Collectors.joining("/"));
        return new Basis(key.word() + "=" + value, limit.origin().toString());
    }
}
