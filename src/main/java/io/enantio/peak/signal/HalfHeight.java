package io.enantio.peak.signal;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Walks from the top of a peak to where it has fallen to a part of its height. */
public final class HalfHeight {
    private HalfHeight() {}

    /** @param stepMin of the walk; between steps the line is straight */
    public record Walk(double stepMin, double longestMin) {}

    /** Distance to half height on one side (-1: in front, 1: behind); empty where it is not reached. */
    public static OptionalDouble distance(DoubleUnaryOperator relativeHeight, double topMin, int side, Walk walk) {
        return distance(relativeHeight, topMin, new Fall(0.5, side), walk);
    }

    /** @param part of the height to fall to */
    public record Fall(double part, int side) {}

    /** Distance to a part of the height; empty where it is not reached. */
    public static OptionalDouble distance(DoubleUnaryOperator relativeHeight, double topMin, Fall fall, Walk walk) {
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
