package io.enantio.study.profile;

import io.enantio.method.value.Require;
import java.util.List;

/**
 * Area under a concentration-time curve, linear up and logarithmic down (rule H-8): rising or equal Δt·(C1+C2)/2, falling
 * Δt·(C1-C2)/ln(C1/C2), linear if a value is 0.
 */
final class AreaUnderCurve {
    private AreaUnderCurve() {}

    /**
     * The area in ng·h/mL.
     *
     * @param hours increasing
     * @param ngPerMl at least 0, as many
     */
    static double linearUpLogDown(List<Double> hours, List<Double> ngPerMl) {
        Require.that(hours.size() == ngPerMl.size(), "a curve must have as many times as concentrations");
        double area = 0;
        for (int i = 1; i < hours.size(); i++) {
            double span = hours.get(i) - hours.get(i - 1);
            Require.positive("time between two samples", span);
            area += span * meanOf(ngPerMl.get(i - 1), ngPerMl.get(i));
        }
        return area;
    }

    private static double meanOf(double first, double second) {
        boolean isLogarithmic = second > 0 && second < first;
        return isLogarithmic ? (first - second) / StrictMath.log(first / second) : (first + second) / 2;
    }
}
