package io.enantio.comparison;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.comparison.OurIntegration.Held;
import io.enantio.comparison.OurIntegration.Neighbour;
import io.enantio.comparison.Reason.Kind;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rules by which a reason is told for a difference.
 *
 * <p>Bounds explain a difference if what our data hold between them comes to it: with our baseline (a perpendicular drop) or with a
 * straight one from bound to bound, whichever comes nearer, and at least half of the difference must be met. The reason is then the
 * largest part with the sign of the difference: the neighbours, what is cut off, or the baseline. Where their bounds are not stated,
 * those of a drop at the valleys are tried.
 */
final class Reasons {
    /** Of the difference, how much may remain. */
    private static final double UNEXPLAINED = 0.5;

    /** Of the width at half height, how far two times of one peak lie from each other at most. */
    private static final double SAME_PEAK = 0.5;

    /** Of that width, how far two programs place the apex of one peak from each other, whatever else is near. */
    private static final double SAME_APEX = 0.25;

    private static final int PERCENT_DIGITS = 2;
    private static final int MINUTE_DECIMALS = 3;

    private final MatchedPeak pair;
    private final Optional<OurIntegration> integration;
    private final List<OurPeak> siblings;
    private final Rounding rounding;
    private final List<Reason> reasons = new ArrayList<>();

    /**
     * Reasons for a pair.
     *
     * @param pair whose
     * @param integration ours, if the run was integrated again
     * @param siblings our peaks of the same compound and injection
     * @param rounding how numbers in words are rounded
     */
    Reasons(MatchedPeak pair, Optional<OurIntegration> integration, List<OurPeak> siblings, Rounding rounding) {
        this.pair = pair;
        this.integration = integration;
        this.siblings = siblings;
        this.rounding = rounding;
    }

    /** They have a value nowhere, we have one. */
    List<Reason> noPeakThere() {
        add(Kind.NO_PEAK_THERE, "no area there");
        people();
        limit();
        return reasons;
    }

    /** They have an area, we could not obtain one. */
    List<Reason> noPeakHere() {
        add(
                Kind.NO_PEAK_HERE,
                "no area here: " + pair.ours().judgement().status().word().replace('_', ' ') + flags());
        people();
        return reasons;
    }

    /**
     * Both have a value.
     *
     * @param relative theirs above ours as a share, after scaling
     * @param isOfStandard whether the analyte's own areas agree
     */
    List<Reason> differing(double relative, boolean isOfStandard) {
        otherPeak();
        people();
        if (isOfStandard) {
            add(Kind.INTERNAL_STANDARD, "the analyte's areas agree, those of the internal standard do not");
        } else if (reasons.stream().noneMatch(reason -> reason.kind() == Kind.OTHER_PEAK)) {
            bounds(relative);
        }
        limit();
        if (reasons.isEmpty()) {
            add(
                    Kind.NOT_TOLD,
                    integration.isEmpty()
                            ? "not told: the run was not integrated again"
                            : pair.theirs().integration().startMin().isEmpty()
                                    ? "not told: the other program states no bounds"
                                    : "not told by times and bounds");
        }
        return reasons;
    }

    private void add(Kind kind, String words) {
        reasons.add(new Reason(kind, words));
    }

    private String flags() {
        return pair.ours().judgement().flags().isEmpty()
                ? ""
                : " ("
                        + String.join(
                                ", ",
                                pair.ours().judgement().flags().stream()
                                        .map(Flag::name)
                                        .toList()) + ")";
    }

    private void otherPeak() {
        OptionalDouble there = pair.theirs().integration().retentionTimeMin();
        OptionalDouble here = pair.ours().figures().retentionTimeMin();
        if (there.isEmpty() || here.isEmpty()) {
            return;
        }
        double time = there.getAsDouble();
        String times = "their peak at " + minutes(time) + ", ours at " + minutes(here.getAsDouble());
        Optional<Neighbour> nearer = integration
                .map(known -> known.nearerThanOurs(time))
                .orElseGet(() -> nearerSibling(time, here.getAsDouble()));
        OptionalDouble width =
                integration.map(known -> known.peak().figures().widthMin()).orElse(OptionalDouble.empty());
        boolean isAway = width.isEmpty() || Math.abs(time - here.getAsDouble()) > SAME_APEX * width.getAsDouble();
        if (nearer.isPresent() && isAway) {
            add(Kind.OTHER_PEAK, times + ", nearer to " + name(nearer.get()));
        } else if (width.isPresent() && Math.abs(time - here.getAsDouble()) > SAME_PEAK * width.getAsDouble()) {
            add(Kind.OTHER_PEAK, times + ", more than half of its width at half height away");
        }
    }

    private Optional<Neighbour> nearerSibling(double time, double own) {
        return siblings.stream()
                .filter(other -> other.figures().retentionTimeMin().isPresent()
                        && other.judgement().status() != ResultStatus.NOT_DETECTED)
                .map(other -> new Neighbour(
                        Optional.of(other.analyte()),
                        other.figures().retentionTimeMin().getAsDouble()))
                .filter(other -> Math.abs(other.retentionTimeMin() - time) < Math.abs(own - time))
                .min((one, other) -> Double.compare(
                        Math.abs(one.retentionTimeMin() - time), Math.abs(other.retentionTimeMin() - time)));
    }

    private String name(Neighbour neighbour) {
        return neighbour.name().orElse("a peak that the method does not know") + " at "
                + minutes(neighbour.retentionTimeMin());
    }

    /** What people did on either side. */
    private void people() {
        if (pair.theirs().integration().manual() == TheirPeak.Manual.YES) {
            add(
                    Kind.MANUAL_THERE,
                    "integrated by hand there"
                            + pair.theirs()
                                    .integration()
                                    .remark()
                                    .map(text -> " (" + text + ")")
                                    .orElse(""));
        }
        if (pair.ours().isManual()) {
            add(Kind.MANUAL_HERE, "integrated by hand here");
        }
        if (pair.theirs().integration().use() == TheirPeak.Use.EXCLUDED) {
            add(Kind.EXCLUDED_THERE, "excluded there");
        }
        if (pair.ours().judgement().flags().contains(Flag.EXCLUDED_BY_DECISION)) {
            add(Kind.EXCLUDED_HERE, "excluded by a person here");
        }
    }

    private void limit() {
        ResultStatus status = pair.ours().judgement().status();
        if (status == ResultStatus.NOT_DETECTED || status == ResultStatus.BELOW_LLOQ) {
            add(Kind.BELOW_OUR_LIMIT, status == ResultStatus.NOT_DETECTED ? "not detected here" : "below our LLOQ");
        }
    }

    private void bounds(double relative) {
        if (integration.isEmpty()) {
            return;
        }
        OptionalDouble start = pair.theirs().integration().startMin();
        OptionalDouble end = pair.theirs().integration().endMin();
        if (start.isPresent() && end.isPresent()) {
            String bounds = minutes(start.getAsDouble()) + " to " + minutes(end.getAsDouble());
            boolean isTold = integration.get().between(start.getAsDouble(), end.getAsDouble()).stream()
                    .anyMatch(held -> told(held, relative, bounds));
            if (!isTold) {
                otherBounds(start.getAsDouble(), end.getAsDouble(), bounds);
            }
        } else {
            valleys(relative);
        }
    }

    private boolean told(Held held, double relative, String bounds) {
        boolean isStraight = Math.abs(relative - held.straight()) < Math.abs(relative - held.dropped());
        double found = isStraight ? held.straight() : held.dropped();
        if (Math.abs(relative - found) > UNEXPLAINED * Math.abs(relative)) {
            return false;
        }
        double sign = Math.signum(relative);
        double neighbour = sign * held.neighbour();
        double cut = sign * held.cut();
        double baseline = isStraight ? sign * held.baseline() : 0;
        String between = "between their bounds, " + bounds + ", ";
        String whole = "; in all " + signed(found) + " of " + signed(relative);
        if (neighbour >= cut && neighbour >= baseline) {
            add(
                    Kind.NEIGHBOUR,
                    between + "stand " + percent(held.neighbour()) + " of our area that our fit takes for "
                            + held.largest().map(this::name).orElse("a neighbour") + whole);
        } else if (cut >= baseline) {
            add(
                    Kind.CUT,
                    between
                            + (integration.orElseThrow().fit().isPresent()
                                    ? percent(-held.cut()) + " of our peak is missing"
                                    : "our data hold " + signed(held.cut()) + " against our area")
                            + whole);
        } else {
            add(
                    Kind.BASELINE,
                    between + "a straight baseline makes " + signed(held.baseline()) + " of our area" + whole);
        }
        return true;
    }

    private void valleys(double relative) {
        Optional<List<Double>> valleys = integration.flatMap(OurIntegration::valleys);
        Optional<Held> between =
                valleys.flatMap(bounds -> integration.orElseThrow().between(bounds.get(0), bounds.get(1)));
        if (valleys.isEmpty() || between.isEmpty()) {
            return;
        }
        Held held = between.get();
        if (Math.abs(relative - held.dropped()) > UNEXPLAINED * Math.abs(relative)) {
            return;
        }
        String would = "a drop at the valleys (" + minutes(valleys.get().get(0)) + " to "
                + minutes(valleys.get().get(1)) + "; their bounds are not stated) would ";
        boolean isNeighbour = Math.signum(relative) * held.neighbour() >= Math.signum(relative) * held.cut();
        add(
                isNeighbour ? Kind.NEIGHBOUR : Kind.CUT,
                isNeighbour
                        ? would + "hold " + percent(held.neighbour()) + " of our area that our fit takes for "
                                + held.largest().map(this::name).orElse("a neighbour")
                        : would + "leave out " + percent(-held.cut()) + " of our peak");
    }

    private void otherBounds(double start, double end, String bounds) {
        OurIntegration ours = integration.orElseThrow();
        double width = SAME_PEAK * ours.peak().figures().widthMin().orElse(0);
        boolean isOther = Math.abs(start - ours.peak().bounds().startMin()) > width
                || Math.abs(end - ours.peak().bounds().endMin()) > width;
        if (isOther) {
            add(
                    Kind.BOUNDS,
                    "their bounds are " + bounds + ", ours "
                            + minutes(ours.peak().bounds().startMin()) + " to "
                            + minutes(ours.peak().bounds().endMin()) + ", which does not explain the whole difference");
        }
    }

    private String signed(double share) {
        return (share > 0 ? "+" : "") + percent(share);
    }

    private String percent(double share) {
        return rounding.significant(100 * share, PERCENT_DIGITS).toPlainString() + " %";
    }

    private String minutes(double time) {
        return rounding.decimals(time, MINUTE_DECIMALS).toPlainString() + " min";
    }
}
