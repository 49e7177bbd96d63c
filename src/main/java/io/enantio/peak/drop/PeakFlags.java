package io.enantio.peak.drop;

import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak.Figures;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.signal.Saturation;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Trapezoid;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Flags about a peak's shape and retention time (docs/reference/flags.md). Only a detected peak has them; a limit that a
 * figure exceeds by less than its own noise raises no flag.
 */
public final class PeakFlags {
    /** Standard errors by which a valley must pass its limit. */
    private static final double NOISE_SE = 3;

    private static final double WARNING_PART = 1.0 / 3;

    private final Method method;
    private final Signal signal;

    public PeakFlags(Method method, Signal signal) {
        this.method = method;
        this.signal = signal;
    }

    /**
     * Data of one detected peak.
     *
     * @param valleySe standard error of the valley's percentage
     * @param relativeRetention found / expected retention relative to the internal standard; empty without one
     * @param how the area was obtained: a fit needs fewer points and less resolution than perpendicular drop
     */
    public record Facts(
            PeakTime place,
            PeakTimes places,
            DropResult.Piece piece,
            Figures figures,
            double valleySe,
            OptionalDouble relativeRetention,
            IntegrationMethod how) {
        boolean isCut() {
            return how == IntegrationMethod.PERPENDICULAR_DROP;
        }
    }

    public Set<Flag> of(Facts facts) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(facts.places.shift().flags());
        ofPoints(facts, flags);
        ofPlace(facts, flags);
        ofShape(facts, flags);
        if (facts.isCut()) {
            flags.addAll(ofShift(facts.piece));
            flags.addAll(ofStranger(facts.piece));
        }
        if (facts.piece.truncated()) {
            flags.add(Flag.WINDOW_TRUNCATED);
        }
        return flags;
    }

    /** What falsifies an area by more than the accuracy limit takes the result; by a third of it, it warns. */
    Set<Flag> ofShift(DropResult.Piece piece) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        double most = limit(LimitKey.QC_ACCURACY_PERCENT) / 100 * piece.countsMin();
        double shift = piece.disturbance().shiftCountsMin();
        if (shift > most) {
            flags.add(Flag.BASELINE_SHIFT_LARGE);
        } else if (shift > WARNING_PART * most) {
            flags.add(Flag.BASELINE_SHIFT);
        }
        return flags;
    }

    private Set<Flag> ofStranger(DropResult.Piece piece) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        double most = limit(LimitKey.QC_ACCURACY_PERCENT) / 100 * piece.countsMin();
        double stranger = piece.disturbance().strangerCountsMin();
        if (stranger > most) {
            flags.add(Flag.INTERFERENCE_LARGE);
        } else if (stranger > WARNING_PART * most) {
            flags.add(Flag.INTERFERENCE_SUSPECTED);
        }
        return flags;
    }

    private double limit(LimitKey key) {
        return method.limits().number(key);
    }

    private void ofPoints(Facts facts, Set<Flag> flags) {
        double points = facts.figures.pointsPerPeak().orElse(0);
        double fewest = limit(facts.isCut() ? LimitKey.POINTS_MINIMUM : LimitKey.POINTS_MINIMUM_FIT);
        if (points < fewest) {
            flags.add(Flag.TOO_FEW_POINTS);
        } else if (points < limit(facts.isCut() ? LimitKey.POINTS_LOW : LimitKey.POINTS_MINIMUM)) {
            flags.add(Flag.POINTS_LOW);
        }
        double width = facts.figures.widthMin().orElse(0);
        double top = facts.place.timeMin();
        if (signal.defects().lostPoints(top - width, top + width) > limit(LimitKey.MASKED_POINTS_MAXIMUM)) {
            flags.add(Flag.MASKED_POINTS);
        }
        Trapezoid area = facts.piece.area();
        if (Saturation.isIn(
                signal, area.startMin(), area.endMin(), method.acquisition().detectorLimitCounts())) {
            flags.add(Flag.SATURATED);
        }
    }

    private void ofPlace(Facts facts, Set<Flag> flags) {
        PeakTime place = facts.place;
        if (facts.isCut() && place.top().isPresent()) {
            double away = Math.abs(place.timeMin() - place.expectedMin());
            double sd = Math.hypot(place.sdMin(), place.top().get().sdMin());
            if (away > limit(LimitKey.RT_SHIFT_SD) * sd) {
                flags.add(Flag.RT_SHIFT);
            }
        }
        Range allowed = method.limits().range(LimitKey.RELATIVE_RETENTION_RANGE);
        if (facts.relativeRetention.isPresent() && !allowed.holds(facts.relativeRetention.getAsDouble())) {
            flags.add(Flag.RT_SHIFT);
        }
    }

    private void ofShape(Facts facts, Set<Flag> flags) {
        Figures figures = facts.figures;
        double floor = limit(LimitKey.RESOLUTION_FLOOR);
        floor = facts.isCut() ? Math.max(floor, limit(LimitKey.DROP_RESOLUTION_FLOOR)) : floor;
        if (figures.resolution().isPresent()) {
            double resolution = figures.resolution().getAsDouble();
            if (resolution < floor) {
                flags.add(Flag.RS_BELOW_FLOOR);
            } else if (resolution < limit(LimitKey.RESOLUTION_MINIMUM)) {
                flags.add(Flag.RS_LOW);
            }
        }
        double valley = figures.valleyPercent().orElse(0) - NOISE_SE * facts.valleySe;
        if (facts.isCut() && valley > limit(LimitKey.VALLEY_PERCENT)) {
            flags.add(Flag.VALLEY);
        }
        Range tailing = method.limits().range(LimitKey.TAILING_RANGE);
        if (figures.tailingFactor().isPresent()
                && !tailing.holds(figures.tailingFactor().getAsDouble())) {
            flags.add(Flag.TAIL);
        }
    }
}
