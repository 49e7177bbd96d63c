package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PooledLayout.Carries;
import io.enantio.peak.pooled.PooledLayout.Correction;
import io.enantio.peak.shape.PeakShape;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Traces that a pooled model itself has drawn, with known parameters. */
final class Simulated {
    static final PeakShape SHAPE = PeakShape.tailing(0.07, 1.1);
    private static final BaseShape BASE = BaseShape.of(SHAPE);
    static final double SPACING = 0.3;
    private static final double FIRST = 5;
    private static final double OFFSET = 0.02;
    private static final int TERMS = 4;

    private Simulated() {}

    static PooledLayout layout(int standardPeaks, int analytePeaks, int analyteChannels) {
        List<Carries> channels = Stream.concat(
                        Collections.nCopies(standardPeaks > 0 ? 1 : 0, Carries.STANDARD).stream(),
                        Collections.nCopies(analyteChannels, Carries.ANALYTE).stream())
                .toList();
        return new PooledLayout(channels, standardPeaks, analytePeaks, TERMS);
    }

    /** A shape of a run with these corrections, their coefficients random. */
    static SharedShape shape(PooledLayout layout, List<Correction> corrections, long seed) {
        Random random = new Random(seed);
        double[] values = new double[layout.sharedHead() + corrections.size() * SplineGrid.SPLINES];
        for (int k = layout.sharedHead(); k < values.length; k++) {
            values[k] = 0.1 * random.nextGaussian();
        }
        if (layout.hasOffset()) {
            values[layout.sharedOffset()] = OFFSET;
            values[layout.standardWidth()] = -0.02;
            values[layout.standardTail()] = 0.06;
        }
        for (int k = 1; k < layout.analytePeaks(); k++) {
            values[layout.sharedSpacing(k)] = SPACING;
        }
        for (int k = 1; k < layout.standardPeaks(); k++) {
            values[layout.sharedStandardSpacing(k)] = SPACING;
        }
        for (int k = 1; k <= layout.furtherWidths(); k++) {
            values[layout.sharedWidth(k)] = 0.03;
            values[layout.sharedTail(k)] = -0.08;
        }
        return new SharedShape(layout, BASE, corrections, values);
    }

    /** Parameters of an injection: each peak of a channel has another area. */
    static double[] own(PooledLayout layout, double area) {
        double[] own = new double[layout.ownSize()];
        own[PooledLayout.PLACE] = FIRST;
        own[PooledLayout.WIDTH] = 0.02;
        own[PooledLayout.TAIL] = 0.083; // no tail of any peak on a line of the table
        for (int c = 0; c < layout.channels(); c++) {
            for (int j = 0; j < layout.slots(c).length; j++) {
                own[layout.area(c, j)] = area * (1 - 0.3 * j) / (1 + 0.5 * c);
            }
            own[layout.baseline(c)] = 300;
            own[layout.baseline(c) + 1] = -20;
            own[layout.baseline(c) + 2] = 5;
            own[layout.baseline(c) + 3] = 0.7;
        }
        return own;
    }

    /** Times of a window without signals; behind its middle the background is higher in every injection. */
    static TraceData empty(int points) {
        double from = FIRST - 0.5;
        double to = FIRST + 2.2;
        double[] t = new double[points];
        double[] u = new double[points];
        double[] step = new double[points];
        for (int p = 0; p < points; p++) {
            u[p] = 2.0 * p / (points - 1) - 1;
            t[p] = 0.5 * (from + to) + 0.5 * (to - from) * u[p];
            step[p] = u[p] > 0 ? 40 : 0;
        }
        return new TraceData(t, new double[points], new boolean[points], 0, u, step);
    }

    static TraceModel model(TraceData data, SharedShape shape, PooledNoise noise, int channel, double[] own) {
        double[] loads = new double[shape.layout().slots(channel).length];
        java.util.Arrays.setAll(loads, j -> 0.9 - 0.4 * j);
        UnitPeaks peaks = UnitPeaks.of(data.t(), shape, channel, own, loads);
        double[][] baseline = data.baseline(shape.layout().baselineTerms());
        return new TraceModel(data, noise, shape, channel, own, peaks, baseline);
    }

    /** The signal of a model under its own noise. */
    static TraceData noisy(TraceModel truth, Random random) {
        TraceData data = truth.data();
        double[] y = new double[data.size()];
        for (int p = 0; p < y.length; p++) {
            y[p] = truth.signal(p) + Math.sqrt(truth.variance(p)) * random.nextGaussian();
        }
        return with(data, y);
    }

    static TraceData exact(TraceModel truth) {
        double[] y = new double[truth.data().size()];
        for (int p = 0; p < y.length; p++) {
            y[p] = truth.signal(p);
        }
        return with(truth.data(), y);
    }

    static TraceData with(TraceData data, double[] y) {
        return new TraceData(data.t(), y, data.censored(), data.censoredBelow(), data.u(), data.pattern());
    }

    /** Hardly anything is known beforehand. */
    static OwnPrior vague(PooledLayout layout, double[] mean) {
        double[] precision = new double[layout.baseline(0)];
        java.util.Arrays.fill(precision, 1e-14);
        double[][] baseline = new double[layout.channels()][TERMS * TERMS];
        for (double[] one : baseline) {
            for (int k = 0; k < TERMS; k++) {
                one[k * TERMS + k] = 1e-14;
            }
        }
        return new OwnPrior(layout, mean, precision, baseline, new OwnPrior.Tie[0]);
    }
}
