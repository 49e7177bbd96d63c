package io.enantio.peak.area;

import java.util.Locale;

/** How an area was obtained. */
public enum IntegrationMethod {
    JOINT_FIT,
    FIXED_SHAPE_FIT,
    PERPENDICULAR_DROP,
    /** Manual integration: between bounds set by a person. */
    MANUAL,
    NONE;

    /** Whether the area lies between two bounds; a fit adds up whole peaks. */
    public boolean isBetweenBounds() {
        return this == PERPENDICULAR_DROP || this == MANUAL;
    }

    /** The word in result files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
