package io.enantio.peak.signal;

import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.List;

/** The intensities of all traces of a transition together, in one array: a long run has millions. */
public final class Pooled {
    private Pooled() {}

    /** All intensities, counts, ascending. */
    public static double[] sorted(List<Trace> traces) {
        double[] all = new double[traces.stream().mapToInt(Trace::size).sum()];
        int n = 0;
        for (Trace trace : traces) {
            for (int i = 0; i < trace.size(); i++) {
                all[n++] = trace.intensityCounts(i);
            }
        }
        Arrays.sort(all);
        return all;
    }
}
