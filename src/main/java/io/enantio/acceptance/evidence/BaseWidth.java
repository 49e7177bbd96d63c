package io.enantio.acceptance.evidence;

import io.enantio.peak.area.Peak;
import java.util.OptionalDouble;

/** Width of a peak at its base: 1.7 half-height widths, four standard deviations of a Gaussian (CONTRACT). */
public final class BaseWidth {
    private static final double HALF_HEIGHT_WIDTHS = 1.7;

    private BaseWidth() {}

    /** Minutes; absent where the width was not measurable. */
    public static OptionalDouble ofMin(Peak peak) {
        OptionalDouble width = peak.figures().widthMin();
        return width.isPresent() ? OptionalDouble.of(HALF_HEIGHT_WIDTHS * width.getAsDouble()) : width;
    }
}
