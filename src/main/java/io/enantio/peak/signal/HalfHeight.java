package io.enantio.peak.signal;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Distance from an apex to a fraction of the peak height. */
public final class HalfHeight {
    private HalfHeight() {}

    /** @param stepMin of the walk; between steps the line is straight */
    public record Steps(double stepMin, double longestMin) {}

    /** Distance to half height on one side (-1: in front, 1: behind); empty if it is not reached. */
    public static OptionalDouble distance(DoubleUnaryOperator relativeHeight, double topMin, int side, Steps walk) {
        return distance(relativeHeight, topMin, new Level(0.5, side), walk);
    }

    /** @param part of the height to fall to */
    public record Level(double part, int side) {}

    /** Distance to a part of the height; empty if it is not reached. */
    public static OptionalDouble distance(DoubleUnaryOperator relativeHeight, double topMin, Level fall, Steps walk) {
        double before = 1;
        for (double way = walk.stepMin; way <= walk.longestMin; way += walk.stepMin) {
            double here = relativeHeight.applyAsDouble(topMin + fall.side * way);
            if (here < fall.part) {
                double share = before > here ? (before - fall.part) / (before - here) : 1;
                return OptionalDouble.of(way - walk.stepMin * (1 - share));
            }
            before = here;
        }
        return OptionalDouble.empty();
    }
}
