package io.enantio.peak.joint;

import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.learn.ShapeKnowledge;
import io.enantio.peak.learn.SharedShapeLearner;

/** What the shape of a reference, mostly the internal standard's, says about an analyte's before that is fitted. */
final class AnalyteStart {
    private AnalyteStart() {}

    /** How far analyte and standard may differ, relative. */
    private record Difference(double spacingWidths, double sigma, double ratio, double width) {}

    /** With hardly any standards to learn from, the internal standard's shape has to do. */
    static ShapeKnowledge close(FitReference standard, double[] expectedMin) {
        return of(standard, expectedMin, new Difference(SharedShapeLearner.SPACING_WIDTHS, 0.05, 0.1, 0.03));
    }

    /** With standards to learn from, it is a hint. */
    static ShapeKnowledge loose(FitReference standard, double[] expectedMin) {
        return of(standard, expectedMin, new Difference(0.1, 0.15, 0.4, 0.08));
    }

    private static ShapeKnowledge of(FitReference standard, double[] expectedMin, Difference difference) {
        ShapeKnowledge known = standard.shape();
        FitLayout layout = known.layout().forPeaks(expectedMin.length);
        boolean alike = layout.peaks() == known.layout().peaks();
        double width = known.widthMin();
        double[] sd = new double[layout.size()];
        for (int j = 1; j < layout.peaks(); j++) {
            sd[j] = (alike ? difference.spacingWidths() : 0.2) * width;
            sd[layout.width(j)] = alike ? difference.width() : 0.05;
        }
        sd[layout.logSigma()] = difference.sigma();
        sd[layout.logRatio()] = difference.ratio();
        return (alike ? known : spread(known, layout, expectedMin)).loosened(sd);
    }

    /** A standard with another number of peaks: its peak's shape for each, the method's spacings. */
    private static ShapeKnowledge spread(ShapeKnowledge known, FitLayout layout, double[] expectedMin) {
        FitLayout from = known.layout();
        double[] mean = new double[layout.size()];
        double[][] covariance = new double[mean.length][mean.length];
        for (int j = 1; j < layout.peaks(); j++) {
            mean[j] = expectedMin[j] - expectedMin[j - 1];
        }
        int[] source = places(from);
        int[] target = places(layout);
        for (int a = 0; a < source.length; a++) {
            mean[target[a]] = known.mean()[source[a]];
            for (int b = 0; b < source.length; b++) {
                covariance[target[a]][target[b]] = known.covariance()[source[a]][source[b]];
            }
        }
        return new ShapeKnowledge(layout, mean, covariance);
    }

    private static int[] places(FitLayout layout) {
        return layout.has(FitLayout.Term.SLOW_TAIL)
                ? new int[] {layout.logSigma(), layout.logRatio(), layout.slowFraction(), layout.logSlowFactor()}
                : new int[] {layout.logSigma(), layout.logRatio()};
    }
}
