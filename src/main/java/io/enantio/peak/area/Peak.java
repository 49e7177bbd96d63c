package io.enantio.peak.area;

import io.enantio.method.rules.Flag;
import io.enantio.method.value.Require;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * An expected peak with its area, which may be near or below 0 if the substance is absent.
 *
 * @param retentionTimeMin of the apex; if no peak is detected, the expected time
 * @param heightCounts above the baseline
 */
public record Peak(
        double retentionTimeMin,
        Area area,
        double heightCounts,
        Bounds bounds,
        Figures figures,
        IntegrationMethod how,
        Set<Flag> flags)
        implements Integration {

    /** An area is a peak when it is at least this many standard errors (rule C-01). */
    public static final double DETECTION_SE = 3.0;

    /**
     * An area and its standard error, in counts x minute.
     *
     * @param noiseSeCountsMin the part of the standard error that comes from noise
     * @param shapeSeCountsMin the part that comes from not knowing the peak's shape; common to all injections of a run
     */
    public record Area(double countsMin, double noiseSeCountsMin, double shapeSeCountsMin) {
        public Area {
            Require.finite("area", countsMin);
            Require.notNegative("noise part of the area's standard error", noiseSeCountsMin);
            Require.notNegative("shape part of the area's standard error", shapeSeCountsMin);
        }

        /** Standard error of the area, both parts together. */
        public double seCountsMin() {
            return Math.hypot(noiseSeCountsMin, shapeSeCountsMin);
        }
    }

    /** Where the peak was integrated: a straight baseline from start to end. */
    public record Bounds(double startMin, double endMin, double baselineStartCounts, double baselineEndCounts) {}

    /**
     * Chromatographic figures; empty if not measurable.
     *
     * @param signalToNoise height / SD of the baseline noise
     * @param resolution 1.18 x distance / sum of half-height widths, of the worse neighbour
     * @param tailingFactor USP, at 5 % of the height
     * @param pointsPerPeak points over 1.7 half-height widths
     * @param widthMin at half height
     * @param valleyPercent height of the valley to the neighbour, of the smaller apex
     */
    public record Figures(
            OptionalDouble signalToNoise,
            OptionalDouble resolution,
            OptionalDouble tailingFactor,
            OptionalDouble pointsPerPeak,
            OptionalDouble widthMin,
            OptionalDouble valleyPercent) {}

    public Peak {
        Require.finite("retention time", retentionTimeMin);
        Require.finite("height", heightCounts);
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    @Override
    public Peak flagged(Flag flag) {
        Set<Flag> more = new TreeSet<>(flags);
        more.add(flag);
        return new Peak(retentionTimeMin, area, heightCounts, bounds, figures, how, more);
    }

    /** Whether the area exceeds three of its standard errors. */
    public boolean isDetected() {
        return area.countsMin() >= DETECTION_SE * area.seCountsMin() && area.countsMin() > 0;
    }
}
