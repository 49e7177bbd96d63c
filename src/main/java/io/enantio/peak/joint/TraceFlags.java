package io.enantio.peak.joint;

import io.enantio.chromatogram.Trace;
import io.enantio.method.rules.Flag;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.learn.TransitionTraces;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** What is wrong with the points under a fit: clipped, masked or missing, cut short. */
final class TraceFlags {
    private static final int MOST_MISSING = 2;
    private static final double WINDOW_WIDTHS = 1.5;

    private TraceFlags() {}

    static Set<Flag> of(TransitionTraces traces, int injection, InjectionFit fit) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Trace trace = traces.trace(injection).orElseThrow();
        FitLayout layout = fit.fit().trace().layout();
        double[] theta = fit.fit().theta();
        double interval = interval(trace);
        for (int j = 0; j < layout.peaks(); j++) {
            double width = layout.shape(theta, j, 0).widthMin();
            double apex = layout.apexMin(theta, j);
            int[] near = IntStream.range(trace.firstAtOrAfter(apex - width), trace.firstAtOrAfter(apex + width))
                    .toArray();
            long used = IntStream.of(near)
                    .filter(i -> !traces.isClipped(injection, i) && !traces.isMasked(injection, i))
                    .count();
            if (IntStream.of(near).anyMatch(i -> traces.isClipped(injection, i))) {
                flags.add(Flag.SATURATED);
            }
            if ((int) (2 * width / interval) - used > MOST_MISSING) {
                flags.add(Flag.MASKED_POINTS);
            }
            boolean early = trace.timeMin(0) > apex - WINDOW_WIDTHS * width;
            boolean late = trace.timeMin(trace.size() - 1) < apex + WINDOW_WIDTHS * width;
            if (early || late) {
                flags.add(Flag.WINDOW_TRUNCATED);
            }
        }
        return flags;
    }

    private static double interval(Trace trace) {
        double[] steps = new double[trace.size() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = trace.timeMin(i + 1) - trace.timeMin(i);
        }
        java.util.Arrays.sort(steps);
        return steps[steps.length / 2];
    }
}
