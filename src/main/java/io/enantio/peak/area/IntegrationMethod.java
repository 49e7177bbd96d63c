package io.enantio.peak.area;

import java.util.Locale;

/** How an area was obtained. */
public enum IntegrationMethod {
    JOINT_FIT,
    FIXED_SHAPE_FIT,
    PERPENDICULAR_DROP,
    /** Between bounds that a person drew. */
    MANUAL,
    NONE;

    /** As results say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
