package io.enantio.peak.joint;

import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.NoiseModel;

/**
 * The perpendicular drop of the data against the drop that the fitted model predicts, with the same cuts: an alarm that does not
 * depend on the fit's own weights. Their difference is the sum of what the fit leaves between the cuts.
 */
final class DropCheck {
    private DropCheck() {}

    /** Whether any peak's drop differs by more than so many standard errors. */
    static boolean disagrees(MapFit fit, NoiseModel noise, double mostSe) {
        FitPoints points = fit.trace().points();
        FitLayout layout = fit.trace().layout();
        double half = 1.0 * layout.shape(fit.theta(), 0, 0).widthMin();
        for (int j = 0; j < layout.peaks(); j++) {
            double from = j == 0 ? layout.apexMin(fit.theta(), 0) - half : cut(fit, j - 1);
            double to = j + 1 == layout.peaks() ? layout.apexMin(fit.theta(), j) + half : cut(fit, j);
            double difference = 0;
            double variance = 0;
            for (int i = 1; i + 1 < points.size(); i++) {
                boolean inside = points.t(i) >= from && points.t(i) <= to && !points.isCensored(i);
                double width = inside ? 0.5 * (points.t(i + 1) - points.t(i - 1)) : 0;
                difference += width * (points.y(i) - fit.trace().fitted(i));
                variance += width * width * noise.variance(fit.trace().fitted(i));
            }
            if (Math.abs(difference) > mostSe * Math.sqrt(variance)) {
                return true;
            }
        }
        return false;
    }

    /** The lowest point of the fit between two apexes; their middle where there is none. */
    private static double cut(MapFit fit, int j) {
        FitPoints points = fit.trace().points();
        double left = fit.trace().layout().apexMin(fit.theta(), j);
        double right = fit.trace().layout().apexMin(fit.theta(), j + 1);
        double cut = 0.5 * (left + right);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            boolean between = points.t(i) > left && points.t(i) < right;
            if (between && fit.trace().fitted(i) < lowest) {
                lowest = fit.trace().fitted(i);
                cut = points.t(i);
            }
        }
        return cut;
    }
}
